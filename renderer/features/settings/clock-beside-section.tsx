import { Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AppInfo } from '../../../shared/contract/app.ts';
import { Section } from '../../ui/section.tsx';
import { SettingRow } from '../../ui/setting-row.tsx';
import type { ClockSectionProps } from './clock-section.ts';
import { OnTopRow } from './on-top-row.tsx';

const trayWords = {
  text: 'The time left stands in the menu bar, never a name.',
  hover: 'The time left is read from the tray icon: rest the pointer on it, or on Linux open its menu. Never a name.',
  no: '',
} satisfies Record<AppInfo['can']['trayTime'], string>;

const captureWords = {
  yes: 'Programs that share or record the screen leave the practitioner’s clock out. The client’s clock can be shared.',
  notAll:
    'Programs that share or record the screen are asked to leave the practitioner’s clock out; newer ones on macOS may show it all the same.',
  no: 'This system cannot keep a window out of a shared screen. Share a single window instead.',
} satisfies Record<AppInfo['can']['hideFromCapture'], string>;

const desktopWords = {
  yes: 'A clock that stays on top comes along to each virtual desktop. Switched off, it stays on the one where it was opened.',
  taskView: 'Windows decides: open Task View, right-click the clock and choose “Show this window on all desktops”.',
  windowMenu: 'This desktop (Wayland) decides: where it can, the menu of the clock’s title bar offers it.',
  no: '',
} satisfies Record<AppInfo['can']['everyDesktop'], string>;

export interface ClockBesideSectionProps extends ClockSectionProps {
  readonly can: AppInfo['can'];
}

/** Where the clock is seen besides its windows, and where it is not. */
export function ClockBesideSection({ clock, can, onChange }: ClockBesideSectionProps): ReactNode {
  return (
    <Section title="Beside the clock">
      <OnTopRow can={can} />
      {can.trayTime !== 'no' && (
        <SettingRow title={can.trayTime === 'text' ? 'Time in the menu bar' : 'Time in the tray'} sentence={trayWords[can.trayTime]}>
          {(ids) => <Switch {...ids} checked={clock.trayTime} onChange={(event) => onChange({ trayTime: event.currentTarget.checked })} />}
        </SettingRow>
      )}
      {can.everyDesktop !== 'no' && (
        <SettingRow title="On every desktop" sentence={desktopWords[can.everyDesktop]}>
          {(ids) =>
            can.everyDesktop === 'yes' && (
              <Switch {...ids} checked={clock.everyDesktop} onChange={(event) => onChange({ everyDesktop: event.currentTarget.checked })} />
            )
          }
        </SettingRow>
      )}
      <SettingRow title="Not in shared screens" sentence={captureWords[can.hideFromCapture]}>
        {(ids) => (
          <Switch
            {...ids}
            checked={can.hideFromCapture !== 'no' && clock.hideFromCapture}
            disabled={can.hideFromCapture === 'no'}
            onChange={(event) => onChange({ hideFromCapture: event.currentTarget.checked })}
          />
        )}
      </SettingRow>
    </Section>
  );
}
