import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import type { Fee } from '../../../shared/domain/bookings/fee.ts';
import type { Deductions, NetPay } from '../../../shared/domain/bookings/net-pay.ts';
import { formatMoney, pence } from '../../../shared/domain/money.ts';
import { MoneyField } from '../../ui/money-field.tsx';
import classes from './booking-form.module.css';
import { asksNetPay, typedNetPay } from './booking-pay.ts';
import type { BookingFormValues } from './booking-values.ts';
import { deductionWords } from './booking-words.ts';

export interface NetPayFieldsProps {
  readonly form: UseFormReturnType<BookingFormValues>;
  readonly fee: Fee | null;
}

/** What was taken off before the pay came, and what came; only where somebody takes tax off. */
export function NetPayFields({ form, fee }: NetPayFieldsProps): ReactNode {
  const { values } = form;
  if (!asksNetPay(values)) return null;
  const pay = typedNetPay(values, fee);
  const field = (name: keyof Deductions) => ({
    label: deductionWords[name],
    value: values.deductions[name],
    error: form.errors[`deductions.${name}`],
    'data-path': `deductions.${name}`,
    onChange: (text: string) => form.setFieldValue('deductions', { ...values.deductions, [name]: text }),
  });
  return (
    <fieldset className={classes['netPay']}>
      <legend className={classes['netPayTitle']}>Taken off before you were paid, as the payslip says</legend>
      <div className={classes['netPayFields']}>
        <MoneyField {...field('tax')} />
        <MoneyField {...field('nationalInsurance')} />
        <MoneyField {...field('studentLoan')} />
        <MoneyField {...field('pension')} />
        <MoneyField {...field('other')} description="Such as an umbrella company's margin" inputWrapperOrder={belowInput} />
        <MoneyField
          label="Net pay received"
          value={values.net}
          error={form.errors['net']}
          data-path="net"
          onChange={(net) => form.setFieldValue('net', net)}
        />
      </div>
      {pay && <output className={classes[(pay.missing ?? 0) > 0 || pay.expected < 0 ? 'gap' : 'hint'] ?? ''}>{netPayWords(pay)}</output>}
    </fieldset>
  );
}

const belowInput: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error'];

/** `£500.00 less £150.00 is £350.00. £10.00 is missing.` */
function netPayWords({ gross, deducted, expected, missing }: NetPay): string {
  if (expected < 0) return `More is taken off, ${formatMoney(deducted)}, than was paid, ${formatMoney(gross)}.`;
  const sum = `${formatMoney(gross)} less ${formatMoney(deducted)} is ${formatMoney(expected)}.`;
  if (missing === null) return sum;
  if (missing === 0) return `${sum} That is what came.`;
  return missing > 0 ? `${sum} ${formatMoney(missing)} is missing.` : `${sum} ${formatMoney(pence(Math.abs(missing)))} more came.`;
}
