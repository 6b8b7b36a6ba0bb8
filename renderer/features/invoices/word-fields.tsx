import { Switch, Textarea } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { FieldGroup } from '../../ui/field-group.tsx';
import type { DraftValues } from './draft-values.ts';

export interface WordFieldsProps {
  readonly form: UseFormReturnType<DraftValues>;
  readonly isCreditNote: boolean;
}

/** Payment terms, note and slip. */
export function WordFields({ form, isCreditNote }: WordFieldsProps): ReactNode {
  return (
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
  );
}
