import { Group, TextInput, type TextInputProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { MoneyField, type MoneyFieldProps } from '../../ui/money-field.tsx';

export interface OptionalLinesProps {
  /** What binds a field for per cent to its form. */
  readonly percent: (name: 'addedYears' | 'errbo' | 'mpavcShare') => Partial<TextInputProps>;
  /** What binds a field for a sum to its form. */
  readonly sum: (name: 'mpavcAmount') => Omit<MoneyFieldProps, 'label'>;
}

/** Lines c, d and f of Form B, for the few who pay them. */
export function OptionalLines({ percent, sum }: OptionalLinesProps): ReactNode {
  return (
    <>
      <Group grow align="flex-start">
        <TextInput label="Added years (c)" {...percent('addedYears')} />
        <TextInput label="ERRBO (f)" {...percent('errbo')} />
      </Group>
      <Group grow align="flex-start">
        <TextInput label="MPAVC as a share (d)" {...percent('mpavcShare')} />
        <MoneyField label="or as a sum" {...sum('mpavcAmount')} />
      </Group>
    </>
  );
}
