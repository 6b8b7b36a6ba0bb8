import { Group, NumberInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { localDate } from '../../../shared/domain/time.ts';
import type { Nation } from '../../../shared/domain/invoices/model.ts';
import { useBankHolidays } from '../../app/bank-holidays.ts';
import { DayField } from '../../ui/day-field.tsx';
import { TimeField } from '../../ui/time-field.tsx';
import type { BookingFormValues } from './booking-values.ts';
import { bankHolidayWords } from './holiday-words.ts';
import classes from './booking-form.module.css';

export interface TimeFieldsProps {
  readonly form: UseFormReturnType<BookingFormValues>;
  /** Of the workplace; null while nobody is chosen. */
  readonly nation: Nation | null;
}

/** Day, start, end and break, on the clock of the workplace. */
export function TimeFields({ form, nation }: TimeFieldsProps): ReactNode {
  const { date, start, end } = form.values;
  const bankHolidayOn = useBankHolidays();
  const holiday = nation === null || date === '' ? null : bankHolidayWords(bankHolidayOn, localDate(date), nation);
  return (
    <>
      <DayField label="Day" value={date} error={form.errors['date']} data-path="date" onChange={(day) => form.setFieldValue('date', day)} />
      <Group grow align="flex-start" wrap="nowrap">
        <TimeField label="Start" minutesStep={5} value={start} onChange={(time) => form.setFieldValue('start', time)} />
        <TimeField
          label="End"
          minutesStep={5}
          value={end}
          error={form.errors['end']}
          onChange={(time) => form.setFieldValue('end', time)}
        />
        <NumberInput
          label="Unpaid break"
          suffix=" min"
          min={0}
          step={5}
          allowDecimal={false}
          allowNegative={false}
          key={form.key('breakMinutes')}
          {...form.getInputProps('breakMinutes')}
        />
      </Group>
      {end !== '' && end <= start && <p className={classes['hint']}>Ends on the next day.</p>}
      {holiday !== null && <output className={classes['holiday']}>{holiday}.</output>}
    </>
  );
}
