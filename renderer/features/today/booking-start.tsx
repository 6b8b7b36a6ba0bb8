import { Button, Group } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useCommand } from '../../app/commands.ts';
import classes from './now-card.module.css';
import type { ClockCommands } from './use-clock-commands.ts';

export interface BookingStartProps {
  readonly bookingId: string;
  readonly commands: Pick<ClockCommands, 'startBooking'>;
  readonly onOpen: () => void;
}

/** Runs the booking that is on or next. It ends as agreed, so nothing is asked. */
export function BookingStart({ bookingId, commands: { startBooking }, onOpen }: BookingStartProps): ReactNode {
  const handleStart = (): void => startBooking.mutate(bookingId);
  useCommand({
    id: 'run-session',
    label: 'Start the booking on the clock',
    group: 'Do',
    keys: 's',
    keywords: 'begin',
    run: handleStart,
  });
  return (
    <Group gap="xs" className={classes['actions']}>
      <Button leftSection={<IconPlayerPlay size={16} aria-hidden />} loading={startBooking.isPending} onClick={handleStart}>
        Start on the clock
      </Button>
      <Button variant="subtle" color="gray" onClick={onOpen}>
        Open
      </Button>
    </Group>
  );
}
