import '@mantine/dates/styles.layer.css';
import { Checkbox } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import type { RepeatDays } from '../../../shared/domain/bookings/repeat-days.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { RepeatFields } from '../calendar/repeat-fields.tsx';
import classes from './booking-form.module.css';
import type { BookingFormValues } from './booking-values.ts';
import { furtherDaysWords, holidayChoiceWords } from './further-days.ts';

export interface BookingRepeatFieldsProps {
  readonly form: UseFormReturnType<BookingFormValues>;
  /** Null while the repeat is not right or too long. */
  readonly further: RepeatDays | null;
  readonly today: LocalDate;
}

/** Whether and how a new booking repeats, with every day that it makes. */
export function BookingRepeatFields({ form, further, today }: BookingRepeatFieldsProps): ReactNode {
  const { values } = form;
  const { date, repeat, alsoOn, skipsHolidays } = values;
  return (
    <>
      <RepeatFields
        values={repeat}
        path="repeat."
        firstDay={date}
        errors={form.errors}
        today={today}
        noun="booking"
        withDays
        onChange={(changed) => form.setFieldValue('repeat', { ...repeat, ...changed })}
      />
      {repeat.repeats === 'days' && (
        <DatePickerInput
          type="multiple"
          valueFormat="D MMM"
          firstDayOfWeek={1}
          weekendDays={[]}
          label="Further days"
          placeholder="At the same times"
          clearable
          clearButtonProps={{ 'aria-label': 'Clear the further days' }}
          value={[...alsoOn]}
          onChange={(chosen) => form.setFieldValue('alsoOn', chosen.slice(0, 60))}
        />
      )}
      {further !== null && further.holidays.length > 0 && (
        <Checkbox
          label="Leave bank holidays out"
          checked={skipsHolidays}
          onChange={(event) => form.setFieldValue('skipsHolidays', event.currentTarget.checked)}
        />
      )}
      <output className={classes['hint']}>
        {further === null
          ? 'At most 200 bookings and two years.'
          : [furtherDaysWords(date, further, today), holidayChoiceWords(further, values, today)].filter((text) => text !== '').join(' ')}
      </output>
    </>
  );
}
