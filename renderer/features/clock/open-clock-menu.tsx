import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconChevronDown, IconClockHour4, IconDeviceDesktop, IconPictureInPictureTop, IconUser } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApi, useConnection } from '../../app/api.ts';
import { useCommand } from '../../app/commands.ts';
import { notifyFailure } from '../../app/notify.tsx';
import { useProfile } from '../../app/profile.ts';
import { openClock, type ClockOpening } from './open-clock.ts';

/** Opens the clock; beside it, the other ways to have it: mini, for the client, on a display. */
export function OpenClockMenu(): ReactNode {
  const api = useApi();
  const connection = useConnection();
  const { info } = useProfile();
  const { can } = info;
  const displays = useQuery(api.app.displays.queryOptions({ input: {}, enabled: can.chooseDisplay }));
  const open = (opening: ClockOpening): void => {
    openClock(opening, connection, info).catch(notifyFailure);
  };
  useCommand({
    id: 'open-clock',
    label: 'Open clock',
    group: 'Do',
    keys: 'o',
    keywords: 'timer room window',
    run: () => open({ as: 'window' }),
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
      <Button
        variant="default"
        leftSection={<IconClockHour4 size={16} stroke={1.8} aria-hidden="true" />}
        onClick={() => open({ as: 'window' })}
      >
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
          {displays.data?.map(({ id, label, primary, width, height }) => (
            <Menu.Item
              key={id}
              leftSection={<IconDeviceDesktop size={16} aria-hidden="true" />}
              onClick={() => open({ as: 'fullScreen', displayId: id })}
            >
              Full screen on {label === '' ? `${width} × ${height}` : label}
              {primary ? ' (main)' : ''}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </Button.Group>
  );
}
