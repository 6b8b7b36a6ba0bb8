import { Group, Select, Switch, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { nations } from '../../../shared/domain/invoices/model.ts';
import { FieldGroup } from '../../ui/field-group.tsx';
import { nationWords } from '../organisations/organisation-words.ts';
import type { DraftValues } from './draft-values.ts';

export interface WordFieldsProps {
  readonly form: UseFormReturnType<DraftValues>;
  readonly isCreditNote: boolean;
}

const places = nations.map((value) => ({ value, label: nationWords[value] }));

/** The pension of a GP locum, payment terms, note and slip. */
export function WordFields({ form, isCreditNote }: WordFieldsProps): ReactNode {
  const { isPensioned, nation } = form.values;
  return (
    <>
      <FieldGroup title="NHS pension">
        <Switch
          label="Pensioned GP locum work"
          description="Adds the practice’s contribution in England and Wales. Mileage and expenses stay outside it."
          key={form.key('isPensioned')}
          data-path="isPensioned"
          {...form.getInputProps('isPensioned', { type: 'checkbox' })}
        />
        {isPensioned && (
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
      <FieldGroup title="Words">
        {!isCreditNote && (
          <Textarea
            label="Payment terms"
            autosize
            minRows={2}
            maxRows={8}
            key={form.key('paymentTerms')}
            {...form.getInputProps('paymentTerms')}
          />
        )}
        <Textarea
          label="Note to the organisation (optional)"
          autosize
          minRows={2}
          maxRows={8}
          key={form.key('note')}
          {...form.getInputProps('note')}
        />
        {!isCreditNote && (
          <Switch
            label="Slip to send back with the payment"
            key={form.key('withSlip')}
            {...form.getInputProps('withSlip', { type: 'checkbox' })}
          />
        )}
      </FieldGroup>
    </>
  );
}
