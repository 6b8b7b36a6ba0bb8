import { Group } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { OpenDayField } from '../../ui/open-day-field.tsx';
import { FieldGroup } from '../../ui/field-group.tsx';
import { dayWords } from '../../ui/time-words.ts';
import { usualDue, type DraftValues } from './draft-values.ts';

export interface DateFieldsProps {
  readonly form: UseFormReturnType<DraftValues>;
  readonly today: LocalDate;
  /** Days to pay by the terms with the organisation; null while they are not known. */
  readonly agreedDays: number | null;
  /** A credit note is never due. */
  readonly isCreditNote: boolean;
  /** Whether the issuer is registered for VAT: then a payment before the work counts for its rate. */
  readonly isRegistered: boolean;
}

/** Date of the invoice, due day by the terms, and the period of the work. */
export function DateFields({ form, today, agreedDays, isCreditNote, isRegistered }: DateFieldsProps): ReactNode {
  const { dueOn, periodFrom, periodTo } = form.values;
  const day = (name: 'issuedOn' | 'dueOn' | 'paidOn' | 'periodFrom' | 'periodTo') => ({
    value: form.values[name],
    path: name,
    error: form.errors[name],
    onChange: (chosen: string | null) => form.setFieldValue(name, chosen),
  });
  const usual = usualDue(form.values, agreedDays, today);
  return (
    <FieldGroup title="Dates">
      <Group grow align="flex-start">
        <OpenDayField
          label={isCreditNote ? 'Date of the credit note' : 'Date of the invoice'}
          placeholder="The day of issue"
          {...day('issuedOn')}
        />
        {!isCreditNote && (
          <OpenDayField
            label="Due"
            placeholder={usual === null ? 'By your terms' : dayWords(usual, today)}
            description={dueOn === null && agreedDays !== null ? `By your terms: ${agreedDays} days` : undefined}
            {...day('dueOn')}
          />
        )}
      </Group>
      <Group grow align="flex-start">
        <OpenDayField label="Work from" placeholder="As the lines say" {...day('periodFrom')} />
        <OpenDayField
          label="Work to"
          placeholder="As the lines say"
          {...day('periodTo')}
          {...(periodFrom !== null && periodTo !== null && periodTo < periodFrom ? { error: 'The last day comes before the first' } : {})}
        />
      </Group>
      {isRegistered && !isCreditNote && (
        <OpenDayField
          label="Paid in advance on"
          placeholder="Not paid before the work"
          description="VAT goes by the day of a payment or an invoice that came before the work."
          {...day('paidOn')}
        />
      )}
    </FieldGroup>
  );
}
