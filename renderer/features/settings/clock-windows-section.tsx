import { Select, Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AppInfo } from '../../../shared/contract/app.ts';
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

const throughWords = {
  heldKey:
    'Clicks go to what lies beneath. Hold Shift over the mini clock to use it; its key T, the Window menu and the tray give it back too.',
  menu: 'Clicks go to what lies beneath. Its key T, the Window menu and the tray give the mini clock back; no held key can on this desktop.',
  notSure:
    'Clicks go to what lies beneath, where this desktop (Wayland) lets them. The key T, the Window menu and the tray give the mini clock back.',
  no: '',
} satisfies Record<AppInfo['can']['clickThrough'], string>;

export interface ClockWindowsSectionProps extends ClockSectionProps {
  readonly can: AppInfo['can'];
}

/** The client’s clock and the mini clock. */
export function ClockWindowsSection({ clock, can, onChange }: ClockWindowsSectionProps): ReactNode {
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
        {can.clickThrough !== 'no' && (
          <SettingRow title="Clicks go through" sentence={throughWords[can.clickThrough]}>
            {(ids) => (
              <Switch
                {...ids}
                checked={clock.mini.clickThrough}
                onChange={(event) => onChange({ mini: { clickThrough: event.currentTarget.checked } })}
              />
            )}
          </SettingRow>
        )}
      </Section>
    </>
  );
}
