import { Button, Group, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactNode } from 'react';
import { dayTimesSchema } from '../../../shared/contract/availability.ts';
import type { WeeklyTimes } from '../../../shared/domain/availability/open-time.ts';
import { localDate } from '../../../shared/domain/time.ts';
import { useUnsaved } from '../../app/unsaved.ts';
import { DayField } from '../../ui/day-field.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { focusFirstError } from '../../ui/focus-first-error.ts';
import { weekdays } from './availability-words.ts';
import { rangesText, typedRanges } from './typed-ranges.ts';
import classes from './week-form.module.css';

export interface WeekFormProps {
  /** The times that stand in the fields first. */
  readonly week: Pick<WeeklyTimes, 'days'>;
  /** The day from which a change holds, as first proposed. */
  readonly from: string;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onSave: (week: WeeklyTimes) => void;
}

interface WeekValues {
  readonly from: string;
  readonly days: readonly string[];
}

/** The usual week, a line of times for each day, typed as one says it. */
export function WeekForm({ week, from, busy, error, onSave }: WeekFormProps): ReactNode {
  const form = useForm<WeekValues>({
    mode: 'controlled',
    initialValues: { from, days: week.days.map(rangesText) },
    validate: weekErrors,
  });
  useUnsaved(form.isDirty());
  const { days } = form.values;
  const setDay = (index: number, text: string): void => form.setFieldValue(`days.${index}`, text);
  const tidy = (index: number): void => {
    const ranges = typedRanges(days[index] ?? '');
    if (ranges) setDay(index, rangesText(ranges));
  };
  const handleSubmit = form.onSubmit(
    (values) => onSave({ startsOn: localDate(values.from), days: values.days.map((text) => typedRanges(text) ?? []) }),
    (errors) => focusFirstError(form, errors),
  );
  return (
    <form className={classes['form']} onSubmit={handleSubmit} noValidate>
      {weekdays.map((name, index) => (
        <div key={name} className={classes['day']}>
          <label htmlFor={`times-${name}`} className={classes['name']}>
            {name}
          </label>
          <TextInput
            id={`times-${name}`}
            data-path={`days.${index}`}
            placeholder="Off"
            autoComplete="off"
            value={days[index] ?? ''}
            error={form.errors[`days.${index}`]}
            onChange={(event) => setDay(index, event.currentTarget.value)}
            onBlur={() => tidy(index)}
          />
        </div>
      ))}
      <div className={classes['foot']}>
        <Button
          variant="subtle"
          size="compact-sm"
          disabled={days.slice(1, 5).every((text) => text === days[0])}
          onClick={() => form.setFieldValue('days', days.map((text, index) => (index < 5 ? (days[0] ?? '') : text)))} // prettier-ignore
        >
          Monday’s times on all weekdays
        </Button>
        <Group gap="xs" align="flex-end">
          <DayField
            label="From this day on"
            data-path="from"
            value={form.values.from}
            error={form.errors['from']}
            onChange={(day) => form.setFieldValue('from', day)}
          />
          <Button type="submit" loading={busy}>
            Save the week
          </Button>
        </Group>
      </div>
      {error !== null && error !== undefined && <FailureNotice error={error} />}
    </form>
  );
}

function weekErrors({ from, days }: WeekValues): Record<string, string> {
  const errors: Record<string, string> = from === '' ? { from: 'Choose a day' } : {};
  for (const [index, text] of days.entries()) {
    const ranges = typedRanges(text);
    const checked = ranges && dayTimesSchema.safeParse(ranges);
    if (!checked) errors[`days.${index}`] = 'Enter times such as 9–13, 14–17';
    else if (!checked.success) errors[`days.${index}`] = ranges.length > 6 ? 'At most 6 times a day' : 'These times overlap';
  }
  return errors;
}
