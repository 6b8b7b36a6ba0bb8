import { Button, Group, Menu, NumberInput, Select, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconChevronDown } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Organisation, Rate } from '../../../shared/contract/organisations.ts';
import { FieldGroup } from '../../ui/field-group.tsx';
import { MoneyField } from '../../ui/money-field.tsx';
import { PartRows } from '../../ui/part-rows.tsx';
import { rateWords } from '../organisations/organisation-words.ts';
import { RateAmountField } from '../organisations/rate-amount-field.tsx';
import { rateText } from '../organisations/rate-amount.ts';
import { bookingUnits } from './booking-units.ts';
import classes from './booking-form.module.css';
import type { BookingFormValues } from './booking-values.ts';
import { UnpricedMiles } from './unpriced-miles.tsx';

export interface FeeFieldsProps {
  readonly form: UseFormReturnType<BookingFormValues>;
  /** Whose rate card is offered; null while nobody is chosen. */
  readonly organisation: Organisation | null;
}

/** How the work is charged, what comes on top, and the miles. */
export function FeeFields({ form, organisation }: FeeFieldsProps): ReactNode {
  const { values } = form;
  const isShare = values.unit === 'percent';
  const field = (name: keyof BookingFormValues) => ({ key: form.key(name), ...form.getInputProps(name) });
  return (
    <FieldGroup title="Fee" action={<RateCard form={form} rates={organisation?.rates ?? []} />}>
      <Group grow align="flex-start" wrap="nowrap">
        <RateAmountField
          unit={values.unit}
          label={isShare ? 'Share' : 'Rate'}
          value={values.amount}
          error={form.errors['amount']}
          data-path="amount"
          onChange={(amount) => form.setFieldValue('amount', amount)}
        />
        <Select
          label="Charged"
          data={bookingUnits}
          allowDeselect={false}
          value={values.unit}
          onChange={(chosen) => form.setFieldValue('unit', bookingUnits.find(({ value }) => value === chosen)?.value ?? 'hour')}
        />
        {isShare && (
          <MoneyField
            label="Takings"
            value={values.takings}
            error={form.errors['takings']}
            data-path="takings"
            onChange={(takings) => form.setFieldValue('takings', takings)}
          />
        )}
        {(values.unit === 'session' || values.unit === 'day') && (
          <NumberInput
            label={values.unit === 'session' ? 'Sessions' : 'Days'}
            min={0}
            step={0.5}
            decimalScale={3}
            allowNegative={false}
            {...field('count')}
          />
        )}
      </Group>
      <Extras form={form} />
      <Group grow align="flex-start" wrap="nowrap">
        <NumberInput label="Miles charged" min={0} decimalScale={1} allowNegative={false} {...field('miles')} />
        <MoneyField
          label="Per mile"
          value={values.milePrice}
          error={form.errors['milePrice']}
          data-path="milePrice"
          onChange={(milePrice) => form.setFieldValue('milePrice', milePrice)}
        />
      </Group>
      <UnpricedMiles
        miles={values.miles}
        price={values.milePrice}
        day={values.date}
        onPrice={(milePrice) => form.setFieldValue('milePrice', milePrice)}
      />
    </FieldGroup>
  );
}

interface PartProps {
  readonly form: UseFormReturnType<BookingFormValues>;
}

/** What was agreed in general, one click away. */
function RateCard({ form, rates }: PartProps & { readonly rates: readonly Rate[] }): ReactNode {
  if (rates.length === 0) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" size="compact-sm" rightSection={<IconChevronDown size={14} aria-hidden />}>
          From the rate card
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {rates.map((rate, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a rate is only its place in the list
          <Menu.Item key={index} onClick={() => form.setValues(withRate(form.values, rate))}>
            {rate.name === '' ? rateWords(rate) : `${rate.name}: ${rateWords(rate)}`}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** The fields with a rate of the card: the work's own, a further extra, or the price of a mile. */
export function withRate(values: BookingFormValues, { unit, name, price, share }: Rate): BookingFormValues {
  const amount = rateText({ price, share });
  if (unit === 'mile') return { ...values, milePrice: amount };
  if (unit === 'item') return { ...values, extras: [...values.extras, { name, amount, count: 1 }] };
  return { ...values, unit, amount };
}

function Extras({ form }: PartProps): ReactNode {
  return (
    <PartRows
      parts={form.values.extras}
      name="extra"
      addLabel="Add an extra"
      most={20}
      blank={{ name: '', amount: '', count: 1 }}
      rowClass={classes['extra']}
      onChange={(extras) => form.setFieldValue('extras', extras)}
    >
      {(extra, index, change) => (
        <>
          <TextInput
            aria-label={`Extra ${index + 1}: what`}
            placeholder="Visit, overrun, admin"
            value={extra.name}
            error={form.errors[`extras.${index}.name`]}
            data-path={`extras.${index}.name`}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
          <NumberInput
            aria-label={`Extra ${index + 1}: how many`}
            min={0}
            decimalScale={3}
            allowNegative={false}
            suffix=" ×"
            value={extra.count}
            error={form.errors[`extras.${index}.count`]}
            data-path={`extras.${index}.count`}
            onChange={(count) => change({ count })}
          />
          <MoneyField
            aria-label={`Extra ${index + 1}: amount`}
            value={extra.amount}
            error={form.errors[`extras.${index}.amount`]}
            data-path={`extras.${index}.amount`}
            onChange={(amount) => change({ amount })}
          />
        </>
      )}
    </PartRows>
  );
}
