import '@mantine/dates/styles.layer.css';
import { Chip, Fieldset, Group, NumberInput, SegmentedControl, Select, Text } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import type { UseFormReturnType } from '@mantine/form';
import { useId, type ReactNode } from 'react';
import { weekdayNames } from './repeat-words.ts';
import type { SessionFormValues } from './session-form-values.ts';

export interface RepeatFieldsProps {
  readonly form: UseFormReturnType<SessionFormValues>;
}

const paces = [
  { value: 'never', label: 'Does not repeat' },
  { value: 'day', label: 'Every day' },
  { value: 'week', label: 'Every week' },
  { value: 'month', label: 'Every month' },
];

/** How a new session repeats: pace, weekdays, end. */
export function RepeatFields({ form }: RepeatFieldsProps): ReactNode {
  const weekdaysId = useId();
  const { repeats, ends, weekdays, until } = form.values;
  return (
    <>
      <Select label="Repeat" data={paces} allowDeselect={false} key={form.key('repeats')} {...form.getInputProps('repeats')} />
      {repeats !== 'never' && (
        <>
          <NumberInput label="Every" suffix={` ${repeats}(s)`} min={1} max={12} allowDecimal={false} key={form.key('interval')} {...form.getInputProps('interval')} />
          {repeats === 'week' && (
            <Fieldset variant="unstyled" legend="On" aria-describedby={weekdaysId}>
              <Text id={weekdaysId} size="xs" c="dimmed">
                None means the weekday of the first session.
              </Text>
              <Chip.Group multiple value={[...weekdays]} onChange={(chosen) => form.setFieldValue('weekdays', chosen)}>
                <Group gap={6} mt={6}>
                  {weekdayNames.map((name, index) => (
                    <Chip key={name} value={String(index + 1)} size="xs" variant="outline">
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
            <NumberInput label="Sessions in all" min={2} max={200} allowDecimal={false} key={form.key('count')} {...form.getInputProps('count')} />
          ) : (
            <DatePickerInput
              label="Last day"
              valueFormat="ddd D MMM YYYY"
              firstDayOfWeek={1}
        weekendDays={[]}
              minDate={form.values.date}
              value={until === '' ? null : until}
              onChange={(date) => form.setFieldValue('until', date ?? '')}
              error={form.errors['until']}
            />
          )}
        </>
      )}
    </>
  );
}
