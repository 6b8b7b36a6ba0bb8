import { Select, Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import { Section } from '../../ui/section.tsx';
import { SettingRow } from '../../ui/setting-row.tsx';
import type { ClockSectionProps } from './clock-section.ts';
import { PercentSlider } from './percent-slider.tsx';

const clientShows = [
  { value: 'digits', label: 'Digits' },
  { value: 'bar', label: 'Only a bar' },
];

const corners = [
  { value: 'topLeft', label: 'Top left' },
  { value: 'topRight', label: 'Top right' },
  { value: 'bottomLeft', label: 'Bottom left' },
  { value: 'bottomRight', label: 'Bottom right' },
];

/** The client’s clock and the mini clock. */
export function ClockWindowsSection({ clock, onChange }: ClockSectionProps): ReactNode {
  return (
    <>
      <Section title="Client view" lead="The clock that a client may see. It never shows names, notes or who comes next.">
        <SettingRow title="Shows" sentence="Digits count down; a bar shows the same without numbers.">
          {(ids) => (
            <Select
              {...ids}
              data={clientShows}
              value={clock.client.shows}
              allowDeselect={false}
              onChange={(shows) => onChange({ client: { shows } })}
            />
          )}
        </SettingRow>
        <SettingRow title="End time" sentence="Also say at what time the session ends.">
          {(ids) => (
            <Switch
              {...ids}
              checked={clock.client.endTime}
              onChange={(event) => onChange({ client: { endTime: event.currentTarget.checked } })}
            />
          )}
        </SettingRow>
      </Section>
      <Section title="Mini clock">
        <SettingRow title="Corner" sentence="Where the mini clock appears.">
          {(ids) => (
            <Select
              {...ids}
              data={corners}
              value={clock.mini.corner}
              allowDeselect={false}
              onChange={(corner) => onChange({ mini: { corner } })}
            />
          )}
        </SettingRow>
        <SettingRow title="Opacity" sentence="How much of what lies beneath shines through.">
          <PercentSlider
            label="Opacity of the mini clock"
            value={clock.mini.opacity}
            min={0.3}
            onChange={(opacity) => onChange({ mini: { opacity } })}
          />
        </SettingRow>
      </Section>
    </>
  );
}
