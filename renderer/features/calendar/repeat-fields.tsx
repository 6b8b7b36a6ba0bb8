import { Chip, Fieldset, Group, NumberInput, SegmentedControl, Select, Text } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { DayField } from '../../ui/day-field.tsx';
import { repeatErrors, toRepeat, type RepeatValues } from './repeat-values.ts';
import { repeatWords, weekdayNames } from './repeat-words.ts';
import classes from './session-form.module.css';

export interface RepeatFieldsProps {
  readonly today: LocalDate;
  readonly values: RepeatValues;
  /** The day of the first one; empty while not chosen. */
  readonly firstDay: string;
  /** As the form found them on saving. */
  readonly errors: Readonly<Record<string, ReactNode>>;
  /** What stands before the names of its fields in the form: `repeat.`. */
  readonly path?: string;
  /** What repeats: `session`, `booking`. */
  readonly noun: string;
  /** Whether days can be chosen one by one, too. */
  readonly withDays?: boolean;
  readonly onChange: (changed: Partial<RepeatValues>) => void;
}

const paces = [
  { value: 'never', label: 'Does not repeat' },
  { value: 'day', label: 'Every day' },
  { value: 'week', label: 'Every week' },
  { value: 'month', label: 'Every month' },
  { value: 'days', label: 'On days that I choose' },
] as const;

/** How something new repeats: pace, weekdays, end. */
export function RepeatFields(props: RepeatFieldsProps): ReactNode {
  const { values, firstDay, today, path = '', withDays = false, onChange } = props;
  const { repeats } = values;
  const isReady = Object.keys(repeatErrors(values, firstDay)).length === 0;
  const repeat = isReady ? toRepeat(values) : null;
  return (
    <>
      <Select
        label="Repeat"
        data={paces.filter(({ value }) => withDays || value !== 'days')}
        allowDeselect={false}
        value={repeats}
        onChange={(pace) => onChange({ repeats: paces.find(({ value }) => value === pace)?.value ?? 'never' })}
      />
      {repeats !== 'never' && repeats !== 'days' && (
        <>
          <NumberInput
            label="Every"
            data-path={`${path}interval`}
            suffix={values.interval === 1 ? ` ${repeats}` : ` ${repeats}s`}
            min={1}
            max={12}
            allowDecimal={false}
            value={values.interval}
            error={props.errors[`${path}interval`]}
            onChange={(interval) => onChange({ interval })}
          />
          {repeats === 'week' && <Weekdays {...props} />}
          <RepeatEnd {...props} />
          <output className={classes['hint']}>{repeat && `${repeatWords(repeat, today)}.`}</output>
        </>
      )}
    </>
  );
}

function Weekdays({ values, noun, onChange }: RepeatFieldsProps): ReactNode {
  const id = useId();
  return (
    <Fieldset variant="unstyled" legend="On" aria-describedby={id} classNames={{ root: classes['weekdays'], legend: classes['legend'] }}>
      <Text id={id} size="xs" c="dimmed">
        None means the weekday of the first {noun}.
      </Text>
      <Chip.Group multiple value={[...values.weekdays]} onChange={(weekdays) => onChange({ weekdays })}>
        <Group gap={4} mt={6}>
          {weekdayNames.map((name, index) => (
            <Chip key={name} value={String(index + 1)} size="xs" variant="outline" classNames={{ label: classes['chip'] }}>
              {name}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </Fieldset>
  );
}

function RepeatEnd({ values, firstDay, errors, path = '', noun, onChange }: RepeatFieldsProps): ReactNode {
  return (
    <>
      <SegmentedControl
        aria-label="How the repeat ends"
        fullWidth
        data={[
          { value: 'count', label: 'A number of times' },
          { value: 'until', label: 'Until a day' },
        ]}
        value={values.ends}
        onChange={(ends) => onChange({ ends: ends === 'until' ? 'until' : 'count' })}
      />
      {values.ends === 'count' ? (
        <NumberInput
          label={`${noun.charAt(0).toUpperCase()}${noun.slice(1)}s in all`}
          data-path={`${path}count`}
          min={2}
          max={200}
          allowDecimal={false}
          value={values.count}
          error={errors[`${path}count`]}
          onChange={(count) => onChange({ count })}
        />
      ) : (
        <DayField
          label="Last day"
          data-path={`${path}until`}
          minDate={firstDay}
          value={values.until}
          error={errors[`${path}until`]}
          onChange={(until) => onChange({ until })}
        />
      )}
    </>
  );
}
