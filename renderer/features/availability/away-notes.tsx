import type { ReactNode } from 'react';
import type { StoredException } from '../../../shared/contract/availability.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { dayWords } from '../../ui/time-words.ts';
import classes from './away-notes.module.css';
import { rangesText } from './typed-ranges.ts';
import { useStoredAvailability } from './use-stored-availability.ts';

export interface AwayNotesProps {
  /** The days on screen, both included. */
  readonly days: { readonly first: LocalDate; readonly last: LocalDate };
  readonly today: LocalDate;
}

/** When the practitioner is away on the days on screen, and why; nothing where they are not. */
export function AwayNotes({ days: { first, last }, today }: AwayNotesProps): ReactNode {
  const { exceptions = [] } = useStoredAvailability() ?? {};
  const away = exceptions.filter(({ isFree, fromOn, toOn }) => !isFree && fromOn <= last && toOn >= first);
  if (away.length === 0) return null;
  return (
    <div className={classes['root']}>
      <span className={classes['label']} aria-hidden="true">
        Away
      </span>
      <ul className={classes['list']} aria-label="Away">
        {away.map((exception) => (
          <li key={exception.id}>{awayWords(exception, today)}</li>
        ))}
      </ul>
    </div>
  );
}

/** `Thu 5 Mar – Fri 6 Mar: Course in York`, `Tue 3 Mar, 15:00 – 18:00`. */
function awayWords({ fromOn, toOn, times, note }: StoredException, today: LocalDate): string {
  const days = fromOn === toOn ? dayWords(fromOn, today) : `${dayWords(fromOn, today)} – ${dayWords(toOn, today)}`;
  const when = times === null ? days : `${days}, ${rangesText([times])}`;
  return note === '' ? when : `${when}: ${note}`;
}
