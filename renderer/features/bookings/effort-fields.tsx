import { Group, NumberInput, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import type { DurationMs } from '../../../shared/domain/time.ts';
import { FieldGroup } from '../../ui/field-group.tsx';
import { MoneyField } from '../../ui/money-field.tsx';
import type { BookingFormValues } from './booking-values.ts';

export interface EffortFieldsProps {
  readonly form: UseFormReturnType<BookingFormValues>;
  /** What counts while nothing is typed. */
  readonly usualAdmin: DurationMs;
}

/** What the work takes beside its own time, for the hourly figure alone. */
export function EffortFields({ form, usualAdmin }: EffortFieldsProps): ReactNode {
  const { values } = form;
  const field = (name: keyof BookingFormValues) => ({ key: form.key(name), ...form.getInputProps(name) });
  return (
    <FieldGroup title="What it takes" lead="Never on an invoice. Counted when you see what an hour really brings.">
      <Group grow align="flex-start" wrap="nowrap">
        <NumberInput
          label="Admin time"
          placeholder={`Usual: ${Math.round(usualAdmin / 60_000)} min`}
          suffix=" min"
          min={0}
          step={5}
          allowDecimal={false}
          allowNegative={false}
          {...field('adminMinutes')}
        />
        <NumberInput label="Miles not charged" min={0} decimalScale={1} allowNegative={false} {...field('ownMiles')} />
      </Group>
      <Group grow align="flex-start" wrap="nowrap">
        <MoneyField
          label="Own costs"
          value={values.ownCosts}
          error={form.errors['ownCosts']}
          data-path="ownCosts"
          onChange={(ownCosts) => form.setFieldValue('ownCosts', ownCosts)}
        />
        <TextInput label="What for (optional)" placeholder="Parking" {...field('ownCostsFor')} />
      </Group>
    </FieldGroup>
  );
}
