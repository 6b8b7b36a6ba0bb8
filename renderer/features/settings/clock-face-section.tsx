import { Select, Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import { Section } from '../../ui/section.tsx';
import { SettingRow } from '../../ui/setting-row.tsx';
import type { ClockSectionProps } from './clock-section.ts';

const names = [
  { value: 'initials', label: 'Initials' },
  { value: 'firstName', label: 'First name' },
  { value: 'code', label: 'Code' },
  { value: 'nothing', label: 'Nothing' },
];

const seconds = [
  { value: 'lastMinute', label: 'In the last minute' },
  { value: 'always', label: 'Always' },
  { value: 'never', label: 'Never' },
];

const idle = [
  { value: 'timeOfDay', label: 'The time of day' },
  { value: 'nothing', label: 'Nothing' },
];

/** What stands on the clock. */
export function ClockFaceSection({ clock, onChange }: ClockSectionProps): ReactNode {
  return (
    <Section title="Face">
      <SettingRow title="Client" sentence="What of the client’s name stands on the practitioner’s clock.">
        {(ids) => (
          <Select
            {...ids}
            data={names}
            value={clock.nameDisplay}
            allowDeselect={false}
            onChange={(nameDisplay) => onChange({ nameDisplay })}
          />
        )}
      </SettingRow>
      <SettingRow title="Title" sentence="Show what kind of session it is beside the name.">
        {(ids) => <Switch {...ids} checked={clock.showTitle} onChange={(event) => onChange({ showTitle: event.currentTarget.checked })} />}
      </SettingRow>
      <SettingRow title="Seconds" sentence="When the digits count seconds as well as minutes.">
        {(ids) => (
          <Select {...ids} data={seconds} value={clock.seconds} allowDeselect={false} onChange={(value) => onChange({ seconds: value })} />
        )}
      </SettingRow>
      <SettingRow title="Between sessions" sentence="What stands in the place of the digits while nothing is counted.">
        {(ids) => (
          <Select {...ids} data={idle} value={clock.whenIdle} allowDeselect={false} onChange={(whenIdle) => onChange({ whenIdle })} />
        )}
      </SettingRow>
    </Section>
  );
}
