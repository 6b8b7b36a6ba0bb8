import { TextInput, type TextInputProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatAmount, parseMoney } from '../../shared/domain/money.ts';

export interface MoneyFieldProps extends Omit<TextInputProps, 'value' | 'onChange' | 'leftSection' | 'inputMode'> {
  /** Pounds as typed: `90`, `£1,234.50`. */
  readonly value: string;
  readonly onChange: (text: string) => void;
}

/** An amount in pounds. It is tidied on leaving the field; what is no amount stays as it was typed. */
export function MoneyField({ value, onChange, ...rest }: MoneyFieldProps): ReactNode {
  const tidy = (): void => {
    const amount = parseMoney(value);
    if (amount !== null) onChange(formatAmount(amount));
  };
  return (
    <TextInput
      {...rest}
      inputMode="decimal"
      autoComplete="off"
      leftSection={<span aria-hidden>£</span>}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={tidy}
    />
  );
}
