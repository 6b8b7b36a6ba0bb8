import { Portal } from '@mantine/core';
import type { ReactNode } from 'react';
import type { BookingBrief } from '../../../shared/contract/bookings.ts';
import type { Session } from '../../../shared/contract/sessions.ts';
import type { LocalDate, ZoneId } from '../../../shared/domain/time.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import { lengthWords, timeSpanWords } from '../../ui/time-words.ts';
import { lengthOf } from './calendar-events.ts';
import { placeTitle } from './calendar-place.ts';
import classes from './day-print.module.css';
import { otherZoneWords, sessionDetail, sessionName, statusWords } from './session-words.ts';

export interface DayPrintProps {
  readonly day: LocalDate;
  readonly sessions: readonly Session[];
  readonly bookings: readonly BookingBrief[];
  readonly zone: ZoneId;
}

/** The day as one sheet of paper; never on the screen. Notes stay off it. */
export function DayPrint({ day, sessions, bookings, zone }: DayPrintProps): ReactNode {
  const ofDay = sessions.filter(({ startsAt, status }) => dayOf(startsAt, zone) === day && status !== 'cancelled');
  const workOfDay = bookings.filter(({ startsAt, state }) => dayOf(startsAt, zone) === day && state !== 'cancelled');
  return (
    <Portal reuseTargetNode={false} className={classes['sheet'] ?? ''}>
      <h1 className={classes['title']}>{placeTitle({ view: 'day', day })}</h1>
      {ofDay.length + workOfDay.length === 0 && <p>No sessions.</p>}
      <table className={classes['table']}>
        <tbody>
          {ofDay.map((session) => (
            <tr key={session.id}>
              <td className={classes['time']}>{timeSpanWords(session.startsAt, session.endsAt, zone)}</td>
              <td className={classes['name']}>{sessionName(session)}</td>
              <td>
                {[sessionDetail(session), otherZoneWords(session, zone), session.status === 'noShow' ? statusWords.noShow : null]
                  .filter(Boolean)
                  .join(', ')}
              </td>
              <td className={classes['length']}>{lengthWords(lengthOf(session))}</td>
            </tr>
          ))}
          {workOfDay.map(({ id, organisation, title, startsAt, endsAt }) => (
            <tr key={id}>
              <td className={classes['time']}>{timeSpanWords(startsAt, endsAt, zone)}</td>
              <td className={classes['name']}>{organisation.name}</td>
              <td>{title === '' ? 'Booking' : title}</td>
              <td className={classes['length']}>{lengthWords(lengthOf({ startsAt, endsAt }))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Portal>
  );
}
