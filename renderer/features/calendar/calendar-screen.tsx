import { useMediaQuery } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Session } from '../../../shared/contract/sessions.ts';
import type { Stretch } from '../../../shared/domain/availability/stretches.ts';
import { duration } from '../../../shared/domain/time.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import { useApi } from '../../app/api.ts';
import { useNow } from '../../app/now.ts';
import { useZone } from '../../app/profile.ts';
import { AwayNotes } from '../availability/away-notes.tsx';
import { useAwayEvents } from '../availability/use-away-events.ts';
import { useNotFree } from '../availability/use-not-free.ts';
import { useOpenSlots } from '../availability/use-open-slots.ts';
import { BookingEditor } from '../bookings/booking-editor.tsx';
import { useBookingMoves } from '../bookings/use-booking-moves.tsx';
import { useCalendarBookings } from '../bookings/use-calendar-bookings.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { LoadingRows } from '../../ui/loading-rows.tsx';
import { wallToInstant, type Timing } from './calendar-events.ts';
import { CalendarGrid } from './calendar-grid.tsx';
import { daysOf, placeTitle, rangeOf } from './calendar-place.ts';
import classes from './calendar-screen.module.css';
import { CalendarToolbar } from './calendar-toolbar.tsx';
import type { SeriesScope } from './change-words.ts';
import { DayPrint } from './day-print.tsx';
import { nextFreeStart } from './free-start.ts';
import { ScopeQuestion } from './scope-question.tsx';
import { OpenSession } from './open-session.tsx';
import { newSessionValues, type SessionFormValues } from './session-form-values.ts';
import { SessionEditor } from './session-editor.tsx';
import { sessionName } from './session-words.ts';
import { SessionSearch } from './session-search.tsx';
import { useCalendarCommands } from './use-calendar-commands.ts';
import { useCalendarRoute } from './use-calendar-route.ts';
import { useSessionWrites } from './use-session-writes.ts';
import { useFocusKeeper } from './use-focus-keeper.ts';
import { useUndo } from '../../app/use-undo.ts';
import { useWeekdayLinks } from './use-weekday-links.ts';

type Pending =
  | { readonly verb: 'Move'; readonly session: Session; readonly timing: Timing }
  | { readonly verb: 'Remove'; readonly session: Session };

/** Day, week and month of the user's sessions. */
export function CalendarScreen(): ReactNode {
  const api = useApi();
  const zone = useZone();
  const now = useNow(60_000);
  const today = dayOf(now, zone);
  const narrow = useMediaQuery('(max-width: 700px)', false, { getInitialValueInEffect: false });
  const { place, sessionId, goTo, open } = useCalendarRoute(today, narrow ? 'day' : 'week');
  const range = useQuery(api.sessions.range.queryOptions({ input: rangeOf(place, zone), placeholderData: keepPreviousData }));
  const bookings = useCalendarBookings(rangeOf(place, zone));
  const slots = useOpenSlots(rangeOf(place, zone));
  const away = useAwayEvents(rangeOf(place, zone));
  const notFree = useNotFree(now);
  const [bookingId, setBookingId] = useState<string | null>(null);
  const undo = useUndo();
  const bookingMoves = useBookingMoves({ undo, zone, now });
  const freeTime = (planned: Stretch): readonly string[] => notFree(planned, { nation: null, notice: duration(0) });
  const writes = useSessionWrites({ undo, zone, now, nameOf: sessionName, notFree: freeTime });
  const [pending, setPending] = useState<Pending | null>(null);
  const [draft, setDraft] = useState<SessionFormValues | null>(null);
  const searchInput = useRef<HTMLInputElement>(null);
  const grid = useFocusKeeper();
  useWeekdayLinks(grid, (day) => goTo({ view: 'day', day }));

  const change = (wanted: Pending, scope: SeriesScope): void => {
    if (wanted.verb === 'Remove') writes.remove.mutate({ session: wanted.session, scope });
    else writes.move.mutate({ session: wanted.session, timing: wanted.timing, scope });
  };
  const ask = (wanted: Pending): void => {
    if (wanted.session.seriesId === null) change(wanted, 'one');
    else setPending(wanted);
  };
  const plan = (start: string, end: string): void => {
    const startsAt = wallToInstant(start, zone);
    setDraft(newSessionValues(startsAt, Math.max(60, Math.round((wallToInstant(end, zone) - startsAt) / 60_000)), zone));
  };
  const planNext = (): void => open('new');
  useCalendarCommands({ place, today, onGoTo: goTo, onNew: planNext, onSearch: () => searchInput.current?.focus() });
  useTitle(placeTitle(place));

  return (
    <>
      <h1 className={classes['heading']}>Calendar</h1>
      <CalendarToolbar
        place={place}
        today={today}
        search={
          <SessionSearch
            zone={zone}
            now={now}
            inputRef={searchInput}
            onChoose={(session) => {
              goTo({ view: 'day', day: dayOf(session.startsAt, zone) });
              open(session.id);
            }}
          />
        }
        onGoTo={goTo}
        onPrint={() => window.print()}
        onNew={planNext}
      />
      <AwayNotes days={daysOf(place)} today={today} />
      {range.isPending && <LoadingRows rows={10} />}
      {range.isError && <FailureNotice size="screen" error={range.error} onRetry={() => void range.refetch()} />}
      {range.data && (
        <div ref={grid} className={classes['grid']}>
          <CalendarGrid
            place={place}
            sessions={range.data}
            bookings={bookings}
            openSlots={slots}
            away={away}
            zone={zone}
            now={now}
            narrow={narrow}
            onOpen={(session) => open(session.id)}
            onOpenBooking={({ id }) => setBookingId(id)}
            onCreate={plan}
            onMove={(session, timing) => ask({ verb: 'Move', session, timing })}
            onMoveBooking={bookingMoves.move}
            onRemove={(session) => ask({ verb: 'Remove', session })}
            onGoTo={goTo}
          />
        </div>
      )}
      <DayPrint day={place.day} sessions={range.data ?? []} bookings={bookings} zone={zone} />
      <OpenBooking bookingId={bookingId} day={today} onClose={() => setBookingId(null)} />
      {draft && <SessionEditor session={null} initialValues={draft} zone={zone} now={now} writes={writes} onClose={() => setDraft(null)} />}
      {sessionId === 'new' && range.data && (
        <SessionEditor
          session={null}
          initialValues={newSessionValues(nextFreeStart(range.data, place.day, now, zone), 60, zone)}
          zone={zone}
          now={now}
          writes={writes}
          onClose={() => open(null)}
        />
      )}
      {sessionId !== null && sessionId !== 'new' && (
        <OpenSession key={sessionId} sessionId={sessionId} zone={zone} now={now} writes={writes} onClose={() => open(null)} />
      )}
      {bookingMoves.question}
      {pending && (
        <ScopeQuestion
          verb={pending.verb}
          noun="session"
          onAnswer={(scope) => {
            setPending(null);
            change(pending, scope);
          }}
          onCancel={() => setPending(null)}
        />
      )}
    </>
  );
}

interface OpenBookingProps {
  readonly bookingId: string | null;
  readonly day: string;
  readonly onClose: () => void;
}

function OpenBooking({ bookingId, day, onClose }: OpenBookingProps): ReactNode {
  return bookingId === null ? null : <BookingEditor key={bookingId} bookingId={bookingId} day={day} onClose={onClose} />;
}

function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Session Desk`;
  }, [title]);
}
