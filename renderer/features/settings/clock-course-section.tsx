import { Select, Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import { Section } from '../../ui/section.tsx';
import { SettingRow } from '../../ui/setting-row.tsx';
import { MinutesInput } from './minutes-input.tsx';
import type { ClockSectionProps } from './clock-section.ts';

const advances = [
  { value: 'tap', label: 'When I start it' },
  { value: 'followClock', label: 'At its planned time' },
];

const lateStarts = [
  { value: 'endOnTime', label: 'End on time' },
  { value: 'fullLength', label: 'Give the full length' },
  { value: 'split', label: 'Split the difference' },
];

const catchUps = [
  { value: '0', label: 'Never' },
  ...[5, 10, 15, 20, 25].map((percent) => ({ value: String(percent), label: `Up to ${percent} %` })),
];

/** How one session follows another. */
export function ClockCourseSection({ clock, onChange }: ClockSectionProps): ReactNode {
  return (
    <Section title="Course of the day">
      <SettingRow title="Next session begins" sentence="By hand keeps the clock honest about late starts; by time needs no touch.">
        {(ids) => (
          <Select
            {...ids}
            data={advances}
            value={clock.autoAdvance}
            allowDeselect={false}
            onChange={(autoAdvance) => onChange({ autoAdvance })}
          />
        )}
      </SettingRow>
      <SettingRow title="Remind me to start" sentence="How long after the planned time the clock asks whether the session was forgotten.">
        {(ids) => (
          <MinutesInput {...ids} value={clock.nudgeAfterMs} min={0} max={30} onChange={(nudgeAfterMs) => onChange({ nudgeAfterMs })} />
        )}
      </SettingRow>
      <SettingRow title="After a late start" sentence="The answer that is chosen first; a service can remember one of its own.">
        {(ids) => (
          <Select
            {...ids}
            data={lateStarts}
            value={clock.lateStart}
            allowDeselect={false}
            onChange={(lateStart) => onChange({ lateStart })}
          />
        )}
      </SettingRow>
      <SettingRow
        title="Offer to shorten late sessions"
        sentence="Turnover and breaks give way first. Then a session that starts late may give up this much of its length, if you say so."
      >
        {(ids) => (
          <Select
            {...ids}
            data={catchUps}
            value={String(clock.catchUpMaxPercent)}
            allowDeselect={false}
            onChange={(percent) => onChange({ catchUpMaxPercent: Number(percent) })}
          />
        )}
      </SettingRow>
      <SettingRow title="Stop at zero" sentence="Stay at 0:00 when the time is over, instead of counting the overtime.">
        {(ids) => (
          <Switch {...ids} checked={clock.freezeAtZero} onChange={(event) => onChange({ freezeAtZero: event.currentTarget.checked })} />
        )}
      </SettingRow>
      <SettingRow title="Keep the screen awake" sentence="While a session runs, the computer does not turn its screen off.">
        {(ids) => <Switch {...ids} checked={clock.keepAwake} onChange={(event) => onChange({ keepAwake: event.currentTarget.checked })} />}
      </SettingRow>
      <SettingRow title="Also on battery" sentence="Keep the screen awake when the computer has no mains power, too.">
        {(ids) => (
          <Switch
            {...ids}
            checked={clock.keepAwakeOnBattery}
            disabled={!clock.keepAwake}
            onChange={(event) => onChange({ keepAwakeOnBattery: event.currentTarget.checked })}
          />
        )}
      </SettingRow>
    </Section>
  );
}
