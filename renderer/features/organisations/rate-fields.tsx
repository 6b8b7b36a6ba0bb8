import { ActionIcon, Button, Select, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { rateUnits } from '../../../shared/contract/organisations.ts';
import { FieldGroup } from '../../ui/field-group.tsx';
import type { OrganisationFormValues, RateValues } from './organisation-values.ts';
import { unitWords } from './organisation-words.ts';
import { RateAmountField } from './rate-amount-field.tsx';
import classes from './part-rows.module.css';

export interface RateFieldsProps {
  readonly form: UseFormReturnType<OrganisationFormValues>;
}

const units = rateUnits.map((value) => ({ value, label: unitWords[value] }));

/** The rate card: what is charged here, offered when a booking is made. */
export function RateFields({ form }: RateFieldsProps): ReactNode {
  const { rates } = form.values;
  const change = (index: number, part: Partial<RateValues>): void =>
    form.setFieldValue('rates', rates.map((rate, at) => (at === index ? { ...rate, ...part } : rate))); // prettier-ignore
  return (
    <FieldGroup title="Rate card" lead="Offered when you make a booking. Later changes leave bookings as they are.">
      {rates.length > 0 && (
        <ul className={classes['rows']}>
          {rates.map((rate, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- a rate is only its place in the list
            <li key={index} className={classes['rate']}>
              <TextInput
                aria-label={`Rate ${index + 1}: name`}
                placeholder="Name (optional)"
                value={rate.name}
                error={form.errors[`rates.${index}.name`]}
                data-path={`rates.${index}.name`}
                onChange={(event) => change(index, { name: event.currentTarget.value })}
              />
              <RateAmountField
                unit={rate.unit}
                aria-label={`Rate ${index + 1}: amount`}
                value={rate.amount}
                data-path={`rates.${index}.amount`}
                error={form.errors[`rates.${index}.amount`]}
                onChange={(amount) => change(index, { amount })}
              />
              <Select
                aria-label={`Rate ${index + 1}: unit`}
                data={units}
                allowDeselect={false}
                value={rate.unit}
                onChange={(chosen) => change(index, { unit: rateUnits.find((unit) => unit === chosen) ?? rate.unit })}
              />
              <ActionIcon
                aria-label={`Remove rate ${index + 1}`}
                className={classes['remove']}
                onClick={() => form.setFieldValue('rates', rates.filter((_, at) => at !== index))} // prettier-ignore
              >
                <IconX size={16} aria-hidden />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      <div>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={rates.length >= 40}
          onClick={() => form.setFieldValue('rates', [...rates, { unit: rates.length === 0 ? 'hour' : 'session', name: '', amount: '' }])}
        >
          Add a rate
        </Button>
      </div>
    </FieldGroup>
  );
}
