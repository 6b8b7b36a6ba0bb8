import { useNavigate, useSearch } from '@tanstack/react-router';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { readPlace, type CalendarPlace, type CalendarView } from './calendar-place.ts';

export interface CalendarRoute {
  readonly place: CalendarPlace;
  /** The session whose form is open; `new` for one that is about to be planned. */
  readonly sessionId: string | null;
  readonly goTo: (place: CalendarPlace) => void;
  readonly open: (sessionId: string | null) => void;
}

/** Where the calendar stands lives in the address: going back and reloading lead to the same place. */
export function useCalendarRoute(today: LocalDate, fallback: CalendarView): CalendarRoute {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const navigate = useNavigate();
  const place = readPlace(search, today, fallback);
  const session = search['session'];
  return {
    place,
    sessionId: typeof session === 'string' ? session : null,
    goTo: ({ view, day }) => void navigate({ to: '/calendar', search: { view, day } }),
    open: (sessionId) =>
      void navigate({ to: '/calendar', search: sessionId === null ? { ...place } : { ...place, session: sessionId }, replace: true }),
  };
}
