import { Anchor, Group, NumberInput, Select } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useState, type ReactNode } from 'react';
import type { ZoneId } from '../../../shared/domain/time.ts';
import { timeOf } from '../../../shared/domain/zones.ts';
import { DayField } from '../../ui/day-field.tsx';
import { TimeField } from '../../ui/time-field.tsx';
import { plannedStretch, type SessionFormValues } from './session-form-values.ts';
import { zonePlace } from './session-words.ts';
import classes from './session-form.module.css';

export interface WhenFieldsProps {
  readonly form: UseFormReturnType<SessionFormValues>;
  /** The zone of the user; another one is shown only when it is wanted. */
  readonly ownZone: ZoneId;
  /** Every zone this computer knows. */
  readonly zones: readonly string[];
}

/** Day, start and length, with the end worked out; the zone when it is not the user's own. */
export function WhenFields({ form, ownZone, zones }: WhenFieldsProps): ReactNode {
  const [showsZone, setShowsZone] = useState(form.values.zone !== ownZone);
  const stretch = plannedStretch(form.values);
  return (
    <>
      <DayField
        label="Day"
        data-path="date"
        value={form.values.date}
        error={form.errors['date']}
        onChange={(date) => form.setFieldValue('date', date)}
      />
      <Group grow align="flex-start" wrap="nowrap">
        <TimeField label="Start" minutesStep={5} value={form.values.time} onChange={(time) => form.setFieldValue('time', time)} />
        <NumberInput
          label="Length"
          suffix=" min"
          min={1}
          max={24 * 60}
          step={5}
          allowDecimal={false}
          allowNegative={false}
          key={form.key('minutes')}
          {...form.getInputProps('minutes')}
        />
      </Group>
      <p className={classes['hint']}>
        <output>
          {stretch && `Ends ${timeOf(stretch.endsAt, form.values.zone as ZoneId /* a stretch exists only in a known zone */)}`}
        </output>
        {!showsZone && (
          <Anchor component="button" type="button" size="sm" onClick={() => setShowsZone(true)}>
            Another time zone
          </Anchor>
        )}
      </p>
      {showsZone && (
        <Select
          label="Time zone"
          description="The session keeps this clock, also when you travel."
          searchable
          limit={60}
          allowDeselect={false}
          data={zones.map((zone) => ({ value: zone, label: `${zonePlace(zone as ZoneId /* from the runtime's own list */)} (${zone})` }))}
          key={form.key('zone')}
          {...form.getInputProps('zone')}
        />
      )}
    </>
  );
}
