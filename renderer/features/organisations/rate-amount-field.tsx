import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Rate } from '../../../shared/contract/organisations.ts';
import { MoneyField, type MoneyFieldProps } from '../../ui/money-field.tsx';

export interface RateAmountFieldProps extends MoneyFieldProps {
  readonly unit: Rate['unit'];
}

/** How much a rate is: pounds, or per cent where it is a share of the takings. */
export function RateAmountField({ unit, onChange, ...rest }: RateAmountFieldProps): ReactNode {
  if (unit !== 'percent') return <MoneyField {...rest} onChange={onChange} />;
  return (
    <TextInput
      {...rest}
      inputMode="decimal"
      autoComplete="off"
      rightSection={<span aria-hidden>%</span>}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
