import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Invoice } from '../../../shared/contract/invoices.ts';
import { minutes as minutesLong, type Instant } from '../../../shared/domain/time.ts';
import { dayWordsAt, lengthWords, timeSpanWords } from '../../ui/time-words.ts';
import classes from './clock-suggestions.module.css';
import { changeWords } from './invoice-words.ts';

export interface ClockSuggestionsProps {
  readonly bookings: Invoice['bookings'];
  readonly now: Instant;
  readonly busy: boolean;
  /** Unsaved text would be lost by taking one over. */
  readonly isDirty: boolean;
  /** Null goes back to the agreed minutes. */
  readonly onMinutes: (bookingId: string, minutes: number | null) => void;
}

/** What the clock saw of the work on this draft, offered and never taken by itself. */
export function ClockSuggestions({ bookings, now, busy, isDirty, onMinutes }: ClockSuggestionsProps): ReactNode {
  const shown = bookings.filter(({ suggestion, confirmedMinutes }) => suggestion !== null || confirmedMinutes !== null);
  if (shown.length === 0) return null;
  return (
    <ul className={classes['list']} aria-label="What the clock saw">
      {shown.map(({ id, startsAt, endsAt, zone, suggestion, confirmedMinutes }) => (
        <li key={id} className={classes['row']}>
          <span>
            {dayWordsAt(startsAt, zone, now)}, {timeSpanWords(startsAt, endsAt, zone)}:{' '}
            {suggestion === null
              ? `billed with ${lengthWords(minutesLong(confirmedMinutes ?? 0))}, as you confirmed`
              : `the clock ran ${lengthWords(minutesLong(suggestion.minutes))}, ${changeWords(suggestion.difference)}`}
          </span>
          <Button
            size="xs"
            variant="default"
            disabled={isDirty}
            loading={busy}
            onClick={() => onMinutes(id, suggestion === null ? null : suggestion.minutes)}
          >
            {suggestion === null ? 'Bill the agreed time' : 'Bill this time'}
          </Button>
        </li>
      ))}
      {isDirty && <li className={classes['hint']}>Save your changes first to take the clock’s time over.</li>}
    </ul>
  );
}
