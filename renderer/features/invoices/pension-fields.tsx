import { Group, Select, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import type { Invoice } from '../../../shared/contract/invoices.ts';
import { nations } from '../../../shared/domain/invoices/model.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { FieldGroup } from '../../ui/field-group.tsx';
import { nationWords } from '../organisations/organisation-words.ts';
import { ChoiceField } from '../pension/choice-field.tsx';
import { useEngagement } from '../pension/use-engagement.ts';
import type { DraftValues } from './draft-values.ts';

export interface PensionFieldsProps {
  readonly invoice: Invoice;
  readonly form: UseFormReturnType<DraftValues>;
  readonly today: LocalDate;
}

const places = nations.map((value) => ({ value, label: nationWords[value] }));

/** Whether the work of a draft is pensioned, and by which figures; the lines say which of it. */
export function PensionFields({ invoice, form, today }: PensionFieldsProps): ReactNode {
  const { pensionChoice, nation, lines } = form.values;
  const isAppraisal = lines.length > 0 && lines.every(({ kind, appraisal }) => kind !== 'fee' || appraisal !== null);
  const engagement = useEngagement({
    identityId: invoice.identity.id,
    organisationId: invoice.organisation.id,
    arrangement: 'soleTrader',
    task: isAppraisal ? 'appraisal' : 'deputising',
    workedOn: lines.find(({ workedOn }) => workedOn !== null)?.workedOn ?? today,
    exceptIds: [...new Set(lines.flatMap(({ bookingId }) => bookingId ?? []))],
  });
  const mayCount = lines.filter(({ kind }) => kind === 'fee' || kind === 'extra');
  const isNoneTicked = pensionChoice === 'yes' && mayCount.length > 0 && mayCount.every(({ pensionable }) => !pensionable);
  return (
    <FieldGroup
      title="NHS pension"
      lead="For GP locums: adds the practice’s contribution in England and Wales. Mileage and expenses stay outside it."
    >
      <ChoiceField
        engagement={engagement}
        choice={pensionChoice}
        isDraft
        path="pensionChoice"
        onChange={(choice) => {
          form.setFieldValue('pensionChoice', choice);
          // Whoever says yes to lines of which none was pensioned means all of them.
          if (choice === 'yes' && mayCount.every(({ pensionable }) => !pensionable))
            form.setFieldValue('lines', lines.map((line) => ({ ...line, pensionable: line.kind === 'fee' || line.kind === 'extra' }))); // prettier-ignore
        }}
      />
      {isNoneTicked && <p>No line is ticked as pensionable: the form would stay empty.</p>}
      {pensionChoice === 'yes' && (
        <Group grow align="flex-start">
          <Select
            label="Nation of the workplace"
            data={places}
            allowDeselect={false}
            value={nation}
            onChange={(chosen) => form.setFieldValue('nation', nations.find((place) => place === chosen) ?? nation)}
          />
          <TextInput
            label="Practice’s rate"
            placeholder="The official one"
            inputMode="decimal"
            autoComplete="off"
            rightSection={<span aria-hidden>%</span>}
            key={form.key('practiceRate')}
            {...form.getInputProps('practiceRate')}
          />
        </Group>
      )}
    </FieldGroup>
  );
}
