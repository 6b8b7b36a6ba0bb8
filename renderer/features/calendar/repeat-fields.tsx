import { Chip, Fieldset, Group, NumberInput, SegmentedControl, Select, Text } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useId, type ReactNode } from 'react';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { DayField } from '../../ui/day-field.tsx';
import { repeatWords, weekdayNames } from './repeat-words.ts';
import classes from './session-form.module.css';
import { sessionErrors } from './session-form-errors.ts';
import { toRepeat, type SessionFormValues } from './session-form-values.ts';

export interface RepeatFieldsProps {
  readonly today: LocalDate;
  readonly form: UseFormReturnType<SessionFormValues>;
}

const paces = [
  { value: 'never', label: 'Does not repeat' },
  { value: 'day', label: 'Every day' },
  { value: 'week', label: 'Every week' },
  { value: 'month', label: 'Every month' },
];

/** How a new session repeats: pace, weekdays, end. */
export function RepeatFields({ form, today }: RepeatFieldsProps): ReactNode {
  const weekdaysId = useId();
  const { repeats, ends, weekdays, until } = form.values;
  const repeat = isRepeatReady(form.values) ? toRepeat(form.values) : null;
  return (
    <>
      <Select label="Repeat" data={paces} allowDeselect={false} key={form.key('repeats')} {...form.getInputProps('repeats')} />
      {repeats !== 'never' && (
        <>
          <NumberInput
            label="Every"
            suffix={form.values.interval === 1 ? ` ${repeats}` : ` ${repeats}s`}
            min={1}
            max={12}
            allowDecimal={false}
            key={form.key('interval')}
            {...form.getInputProps('interval')}
          />
          {repeats === 'week' && (
            <Fieldset
              variant="unstyled"
              legend="On"
              aria-describedby={weekdaysId}
              classNames={{ root: classes['weekdays'], legend: classes['legend'] }}
            >
              <Text id={weekdaysId} size="xs" c="dimmed">
                None means the weekday of the first session.
              </Text>
              <Chip.Group multiple value={[...weekdays]} onChange={(chosen) => form.setFieldValue('weekdays', chosen)}>
                <Group gap={4} mt={6}>
                  {weekdayNames.map((name, index) => (
                    <Chip key={name} value={String(index + 1)} size="xs" variant="outline" classNames={{ label: classes['chip'] }}>
                      {name}
                    </Chip>
                  ))}
                </Group>
              </Chip.Group>
            </Fieldset>
          )}
          <SegmentedControl
            aria-label="How the repeat ends"
            fullWidth
            data={[
              { value: 'count', label: 'A number of times' },
              { value: 'until', label: 'Until a day' },
            ]}
            value={ends}
            onChange={(choice) => form.setFieldValue('ends', choice)}
          />
          {ends === 'count' ? (
            <NumberInput
              label="Sessions in all"
              min={2}
              max={200}
              allowDecimal={false}
              key={form.key('count')}
              {...form.getInputProps('count')}
            />
          ) : (
            <DayField
              label="Last day"
              data-path="until"
              minDate={form.values.date}
              value={until}
              error={form.errors['until']}
              onChange={(day) => form.setFieldValue('until', day)}
            />
          )}
          <output className={classes['hint']}>{repeat && `${repeatWords(repeat, today)}.`}</output>
        </>
      )}
    </>
  );
}

/** Half a repeat makes no sentence. */
function isRepeatReady(values: SessionFormValues): boolean {
  const { interval, count, until } = sessionErrors(values);
  return interval === undefined && count === undefined && until === undefined;
}
