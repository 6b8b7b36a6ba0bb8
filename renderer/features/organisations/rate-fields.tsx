import { Select, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { rateUnits } from '../../../shared/contract/organisations.ts';
import { FieldGroup } from '../../ui/field-group.tsx';
import { PartRows } from '../../ui/part-rows.tsx';
import type { OrganisationFormValues, RateValues } from './organisation-values.ts';
import { unitWords } from './organisation-words.ts';
import classes from './part-fields.module.css';
import { RateAmountField } from './rate-amount-field.tsx';

export interface RateFieldsProps {
  readonly form: UseFormReturnType<OrganisationFormValues>;
}

const units = rateUnits.map((value) => ({ value, label: unitWords[value] }));

/** The rate card: what is charged here, offered when a booking is made. */
export function RateFields({ form }: RateFieldsProps): ReactNode {
  const { rates } = form.values;
  return (
    <FieldGroup title="Rate card" lead="Offered when you make a booking. Later changes leave bookings as they are.">
      <PartRows<RateValues>
        parts={rates}
        name="rate"
        addLabel="Add a rate"
        most={40}
        blank={{ unit: rates.length === 0 ? 'hour' : 'session', name: '', amount: '' }}
        rowClass={classes['rate']}
        onChange={(changed) => form.setFieldValue('rates', changed)}
      >
        {(rate, index, change) => (
          <>
            <TextInput
              aria-label={`Rate ${index + 1}: name`}
              placeholder="Name (optional)"
              value={rate.name}
              error={form.errors[`rates.${index}.name`]}
              data-path={`rates.${index}.name`}
              onChange={(event) => change({ name: event.currentTarget.value })}
            />
            <RateAmountField
              unit={rate.unit}
              aria-label={`Rate ${index + 1}: amount`}
              value={rate.amount}
              error={form.errors[`rates.${index}.amount`]}
              data-path={`rates.${index}.amount`}
              onChange={(amount) => change({ amount })}
            />
            <Select
              aria-label={`Rate ${index + 1}: unit`}
              data={units}
              allowDeselect={false}
              value={rate.unit}
              onChange={(chosen) => change({ unit: rateUnits.find((unit) => unit === chosen) ?? rate.unit })}
            />
          </>
        )}
      </PartRows>
    </FieldGroup>
  );
}
