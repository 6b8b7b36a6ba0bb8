import { Paper, VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { BookingBrief } from '../../../shared/contract/bookings.ts';
import type { ZoneId } from '../../../shared/domain/time.ts';
import { StatusChip } from '../../ui/status-chip.tsx';
import { timeSpanWords } from '../../ui/time-words.ts';
import { stateWords } from '../bookings/booking-words.ts';
import lines from './day-list.module.css';
import classes from './today-screen.module.css';

export interface TodaysBookingsProps {
  /** By start; at least one. */
  readonly bookings: readonly BookingBrief[];
  readonly zone: ZoneId;
}

/** The work for organisations on this day, beside the sessions; a click opens the booking. */
export function TodaysBookings({ bookings, zone }: TodaysBookingsProps): ReactNode {
  return (
    <Paper component="section" withBorder className={classes['card'] ?? ''} aria-label="Bookings today">
      <h2 className={classes['title']}>Bookings</h2>
      <ul className={lines['list']} data-part="bookings">
        {bookings.map(({ id, organisation, title, state, startsAt, endsAt }) => (
          <li key={id} className={lines['line']}>
            <Link to="/bookings" search={{ booking: id }} className={lines['row']} data-out={state === 'cancelled' || undefined}>
              <span className={lines['time']}>{timeSpanWords(startsAt, endsAt, zone)}</span>
              <span className={lines['what']}>
                <span className={lines['name']}>{organisation.name}</span>
                {title !== '' && <span className={lines['under']}>{title}</span>}
              </span>
              <StatusChip {...stateWords[state]} />
              <VisuallyHidden>, open the booking</VisuallyHidden>
            </Link>
          </li>
        ))}
      </ul>
    </Paper>
  );
}
