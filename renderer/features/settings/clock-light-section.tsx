import { Select, Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import { Section } from '../../ui/section.tsx';
import { SettingRow } from '../../ui/setting-row.tsx';
import type { ClockSectionProps } from './clock-section.ts';
import { PercentSlider } from './percent-slider.tsx';

const themes = [
  { value: 'system', label: 'As the computer' },
  { value: 'roomDark', label: 'Dark room' },
  { value: 'dark', label: 'Dark' },
  { value: 'light', label: 'Light' },
  { value: 'highContrast', label: 'High contrast' },
];

/** How much light the clock gives. */
export function ClockLightSection({ clock, onChange }: ClockSectionProps): ReactNode {
  return (
    <Section title="Light">
      <SettingRow title="Theme of the clock" sentence="The dark room shows warm digits on black and nothing brighter than they are.">
        {(ids) => <Select {...ids} data={themes} value={clock.theme} allowDeselect={false} onChange={(theme) => onChange({ theme })} />}
      </SettingRow>
      <SettingRow title="Brightness in the dark room" sentence="How bright the digits are; 100 % is the brightest of the screen.">
        <PercentSlider
          label="Brightness in the dark room"
          value={clock.brightness}
          min={0.2}
          onChange={(brightness) => onChange({ brightness })}
        />
      </SettingRow>
      <SettingRow title="Dim after the start" sentence="Once a session is under way the digits grow darker, until the wind-down.">
        {(ids) => (
          <Switch {...ids} checked={clock.dimAfterStart} onChange={(event) => onChange({ dimAfterStart: event.currentTarget.checked })} />
        )}
      </SettingRow>
      <SettingRow
        title="Pulse over time"
        sentence="Once the time is over the digits slowly fade and return. Not where the computer asks for less motion."
      >
        {(ids) => <Switch {...ids} checked={clock.pulse} onChange={(event) => onChange({ pulse: event.currentTarget.checked })} />}
      </SettingRow>
    </Section>
  );
}
