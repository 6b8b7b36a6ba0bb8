import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconAppWindow, IconChevronDown, IconClockHour4, IconDeviceDesktop, IconPictureInPictureTop, IconUser } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApi, useConnection } from '../../app/api.ts';
import { useCommand } from '../../app/commands.ts';
import type { Display } from '../../../shared/contract/app.ts';
import { notifyDone, notifyFailure } from '../../app/notify.tsx';
import { useProfile, useUpdatePreferences } from '../../app/profile.ts';
import { chosenDisplay, displayName } from './chosen-display.ts';
import { openClock, type ClockOpening } from './open-clock.ts';

/** Opens the clock where it was last wanted; beside it, the other ways to have it: mini, for the client, on a display. */
export function OpenClockMenu(): ReactNode {
  const api = useApi();
  const connection = useConnection();
  const { info, preferences } = useProfile();
  const { can } = info;
  const wanted = preferences.clock.display;
  const { mutate: update } = useUpdatePreferences();
  const displays = useQuery(api.app.displays.queryOptions({ input: {}, enabled: can.chooseDisplay }));
  const open = (opening: ClockOpening): void => {
    openClock(opening, connection, info).catch(notifyFailure);
  };
  const openUsual = (): void => {
    const display = chosenDisplay(wanted, displays.data ?? []);
    if (wanted !== null && display === null && can.chooseDisplay)
      notifyDone(`${displayName(wanted)} is not connected: the clock is in a window.`);
    open(display === null ? { as: 'window' } : { as: 'fullScreen', displayId: display.id });
  };
  const choose = (display: Display | null): void => {
    update({ clock: { display: display && { label: display.label, width: display.width, height: display.height } } });
    open(display === null ? { as: 'window' } : { as: 'fullScreen', displayId: display.id });
  };
  useCommand({
    id: 'open-clock',
    label: 'Open clock',
    group: 'Do',
    keys: 'o',
    keywords: 'timer room window',
    run: openUsual,
  });
  useCommand({
    id: 'open-mini-clock',
    label: 'Open mini clock',
    group: 'Do',
    keywords: 'timer small on top picture',
    run: () => open({ as: 'mini' }),
  });
  useCommand({
    id: 'open-client-clock',
    label: 'Open clock for the client',
    group: 'Do',
    keywords: 'timer view',
    run: () => open({ as: 'client' }),
  });
  return (
    <Button.Group>
      <Button variant="default" leftSection={<IconClockHour4 size={16} stroke={1.8} aria-hidden="true" />} onClick={openUsual}>
        Open clock
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon size={36} variant="default" aria-label="More ways to open the clock">
            <IconChevronDown size={16} stroke={1.8} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPictureInPictureTop size={16} aria-hidden="true" />} onClick={() => open({ as: 'mini' })}>
            {can.alwaysOnTop === 'notSure' ? 'Mini clock' : 'Mini clock, on top'}
          </Menu.Item>
          <Menu.Item leftSection={<IconUser size={16} aria-hidden="true" />} onClick={() => open({ as: 'client' })}>
            Clock for the client
          </Menu.Item>
          {displays.data?.map((display) => (
            <Menu.Item key={display.id} leftSection={<IconDeviceDesktop size={16} aria-hidden="true" />} onClick={() => choose(display)}>
              Full screen on {displayName(display)}
              {display.primary ? ' (main)' : ''}
            </Menu.Item>
          ))}
          {wanted !== null && (
            <Menu.Item leftSection={<IconAppWindow size={16} aria-hidden="true" />} onClick={() => choose(null)}>
              In a window
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
    </Button.Group>
  );
}
