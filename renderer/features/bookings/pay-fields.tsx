import { Select, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { payChecks } from '../../../shared/contract/bookings.ts';
import type { Fee } from '../../../shared/domain/bookings/fee.ts';
import { formatMoney, pence } from '../../../shared/domain/money.ts';
import { FieldGroup } from '../../ui/field-group.tsx';
import { MoneyField } from '../../ui/money-field.tsx';
import classes from './booking-form.module.css';
import { payGap } from './booking-pay.ts';
import type { BookingFormValues } from './booking-values.ts';
import { isPaidByOthers, payCheckWords } from './booking-words.ts';
import { NetPayFields } from './net-pay-fields.tsx';

export interface PayFieldsProps {
  readonly form: UseFormReturnType<BookingFormValues>;
  readonly fee: Fee | null;
}

const checks = payChecks.map((value) => ({ value, label: payCheckWords[value] }));

/** Whether those who pay have paid what was agreed; only where nobody invoices. */
export function PayFields({ form, fee }: PayFieldsProps): ReactNode {
  const { values } = form;
  if (!isPaidByOthers(values.arrangement)) return null;
  const gap = payGap(values, fee);
  return (
    <FieldGroup title="Pay check">
      <Select
        label="What came in"
        data={checks}
        allowDeselect={false}
        value={values.payCheck}
        onChange={(chosen) => form.setFieldValue('payCheck', payChecks.find((check) => check === chosen) ?? 'notChecked')}
      />
      {values.payCheck === 'paidShort' && (
        <MoneyField
          label="Paid before deductions"
          value={values.paid}
          error={form.errors['paid']}
          data-path="paid"
          onChange={(paid) => form.setFieldValue('paid', paid)}
        />
      )}
      {gap !== null && (
        <output className={gap > 0 ? classes['gap'] : classes['hint']}>
          {gap > 0 ? `${formatMoney(pence(gap))} short of ${formatMoney(fee?.total ?? pence(0))}` : 'Nothing is missing.'}
        </output>
      )}
      {values.payCheck !== 'notChecked' && (
        <TextInput label="Note (optional)" key={form.key('payNote')} {...form.getInputProps('payNote')} />
      )}
      <NetPayFields form={form} fee={fee} />
    </FieldGroup>
  );
}
