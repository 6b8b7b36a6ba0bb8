import { Button, Paper, VisuallyHidden } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { BookingBrief } from '../../../shared/contract/bookings.ts';
import type { ClockSnapshot } from '../../../shared/domain/clock/snapshot.ts';
import type { Instant } from '../../../shared/domain/time.ts';
import { StatusChip } from '../../ui/status-chip.tsx';
import { timeSpanWords } from '../../ui/time-words.ts';
import { stateWords } from '../bookings/booking-words.ts';
import { canStartBooking, onClockWords } from './booking-on-clock.ts';
import lines from './day-list.module.css';
import classes from './today-screen.module.css';
import type { ClockCommands } from './use-clock-commands.ts';

export interface TodaysBookingsProps {
  /** By start; at least one. */
  readonly bookings: readonly BookingBrief[];
  readonly snapshot: ClockSnapshot;
  readonly now: Instant;
  readonly start: ClockCommands['startBooking'];
  /** What stands in the NOW card, and is started there. */
  readonly nowId: string | null;
}

/** The work for organisations on this day, beside the sessions; a click opens the booking. */
export function TodaysBookings({ bookings, snapshot, now, start, nowId }: TodaysBookingsProps): ReactNode {
  const { zone, hidden } = snapshot;
  return (
    <Paper component="section" withBorder className={classes['card'] ?? ''} aria-label="Bookings today">
      <h2 className={classes['title']}>Bookings</h2>
      <ul className={lines['list']} data-part="bookings">
        {bookings.map(({ id, organisation, title, state, startsAt, endsAt }) => {
          const name = hidden ? 'Booking' : organisation.name;
          const under = [hidden ? '' : title, onClockWords(snapshot, id, zone)].filter(Boolean).join(' · ');
          return (
            <li key={id} className={lines['line']}>
              <Link to="/bookings" search={{ booking: id }} className={lines['row']} data-out={state === 'cancelled' || undefined}>
                <span className={lines['time']}>{timeSpanWords(startsAt, endsAt, zone)}</span>
                <span className={lines['what']}>
                  <span className={lines['name']}>{name}</span>
                  {under !== '' && <span className={lines['under']}>{under}</span>}
                </span>
                <StatusChip {...stateWords[state]} />
                <VisuallyHidden>, open the booking</VisuallyHidden>
              </Link>
              {id !== nowId && canStartBooking(snapshot, id, now) && (
                <Button
                  size="compact-sm"
                  className={lines['start'] ?? ''}
                  variant="default"
                  leftSection={<IconPlayerPlay size={14} aria-hidden />}
                  loading={start.isPending && start.variables === id}
                  onClick={() => start.mutate(id)}
                >
                  Start on the clock<VisuallyHidden>, {name}</VisuallyHidden>
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </Paper>
  );
}
