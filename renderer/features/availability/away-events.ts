import type { StoredException } from '../../../shared/contract/availability.ts';
import { exceptionTimes, lastDayOf } from '../../../shared/domain/availability/open-time.ts';
import type { Stretch } from '../../../shared/domain/availability/stretches.ts';
import type { ZoneId } from '../../../shared/domain/time.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import { stretchesOf } from '../calendar/calendar-events.ts';

/** Time away as the calendar grid draws it behind what is planned. */
export interface AwayEvent {
  readonly id: string;
  /** `Away: Course in Leeds`. */
  readonly title: string;
  /** `2026-11-24 09:00:00` in the user's zone. */
  readonly start: string;
  readonly end: string;
  readonly color: 'gray';
  readonly display: 'background';
}

/** The time away on screen, with its note; split at midnight, since the grid draws each day on its own. */
export function awayEvents(exceptions: readonly StoredException[], shown: Stretch, zone: ZoneId): AwayEvent[] {
  const [first, last] = [dayOf(shown.startsAt, zone), lastDayOf(shown, zone)];
  const away = exceptions.filter(({ isFree, fromOn, toOn }) => !isFree && fromOn <= last && toOn >= first);
  return away.flatMap((exception) => {
    const title = exception.note === '' ? 'Away' : `Away: ${exception.note}`;
    return exceptionTimes(exception, first, last, zone).flatMap((time) =>
      stretchesOf({ id: `away:${exception.id}:${time.startsAt}`, ...time }, zone).map(({ id, start, end }) => ({
        id,
        title,
        start,
        end,
        color: 'gray' as const,
        display: 'background' as const,
      })),
    );
  });
}

/** Why nobody is there at the wall-clock text `2026-11-24 14:00:00`; null where nothing was said. */
export function awayAt(events: readonly AwayEvent[], start: string): string | null {
  return events.find((event) => event.start <= start && start < event.end)?.title ?? null;
}
