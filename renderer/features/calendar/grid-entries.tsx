import type { ComponentPropsWithoutRef, KeyboardEvent, ReactElement, ReactNode } from 'react';
import type { BookingBrief } from '../../../shared/contract/bookings.ts';
import type { Session } from '../../../shared/contract/sessions.ts';
import type { Instant, ZoneId } from '../../../shared/domain/time.ts';
import { BookingEntryBody, BookingEntryButton } from '../bookings/booking-entry.tsx';
import { toBookingEvents, type BookingEvent } from '../bookings/booking-events.ts';
import { toCalendarEvents, type CalendarEntry, type CalendarEvent, type Drawn, type Timing } from './calendar-events.ts';
import { keyTiming } from './calendar-keys.ts';
import type { CalendarView } from './calendar-place.ts';
import { EventBody } from './event-body.tsx';
import { EventButton } from './event-button.tsx';
import { sessionLabel } from './session-words.ts';

type Given = ComponentPropsWithoutRef<'button'>;

/** A block of the grid, whatever it stands for. */
export interface GridEntry {
  readonly entry: CalendarEntry;
  readonly drawn: Drawn;
  /** By mouse: parts of a night are moved by keys or form. */
  readonly isMovable: boolean;
  readonly open: () => void;
  readonly move: (timing: Timing) => void;
  readonly body: () => ReactNode;
  readonly button: (given: Given) => ReactElement;
}

export interface GridEntriesView {
  readonly view: CalendarView;
  readonly zone: ZoneId;
  readonly now: Instant;
}

export interface SessionDeeds {
  readonly onOpen: (session: Session) => void;
  readonly onMove: (session: Session, timing: Timing) => void;
  readonly onRemove: (session: Session) => void;
}

export interface BookingDeeds {
  readonly onOpenBooking: (booking: BookingBrief) => void;
  readonly onMoveBooking: (booking: BookingBrief, timing: Timing) => void;
}

/** The sessions as the grid wants them, and what each block does. */
export function sessionEntries(sessions: readonly Session[], deeds: SessionDeeds, view: GridEntriesView) {
  const events = toCalendarEvents(sessions, view.zone);
  return { events, byId: new Map(events.map((event) => [event.id, sessionEntry(event, deeds, view)])) };
}

/** The bookings in the same way. */
export function bookingEntries(bookings: readonly BookingBrief[], deeds: BookingDeeds, view: GridEntriesView) {
  const events = toBookingEvents(bookings, view.zone);
  return { events, byId: new Map(events.map((event) => [event.id, bookingEntry(event, deeds, view)])) };
}

function sessionEntry(event: CalendarEvent, { onOpen, onMove, onRemove }: SessionDeeds, { view, zone, now }: GridEntriesView): GridEntry {
  const { session, whole } = event.payload;
  const move = (timing: Timing): void => onMove(session, timing);
  const handleKey = (pressed: KeyboardEvent): void => {
    if (pressed.key === 'Delete' || pressed.key === 'Backspace') {
      pressed.preventDefault();
      onRemove(session);
    } else moveByKey(session, pressed, { view, zone, move });
  };
  return {
    entry: session,
    drawn: event,
    isMovable: whole && session.status !== 'running',
    open: () => onOpen(session),
    move,
    body: () => <EventBody session={session} zone={zone} shape={shapeIn(view)} label={sessionLabel(session, zone, now)} />,
    button: (given) => <EventButton session={session} given={given} onKey={handleKey} />,
  };
}

function bookingEntry(
  event: BookingEvent,
  { onOpenBooking, onMoveBooking }: BookingDeeds,
  { view, zone, now }: GridEntriesView,
): GridEntry {
  const { booking, whole } = event.payload;
  const move = (timing: Timing): void => onMoveBooking(booking, timing);
  return {
    entry: booking,
    drawn: event,
    isMovable: whole && booking.state !== 'cancelled',
    open: () => onOpenBooking(booking),
    move,
    body: () => <BookingEntryBody booking={booking} zone={zone} shape={shapeIn(view)} now={now} />,
    button: (given) => (
      <BookingEntryButton booking={booking} given={given} onKey={(pressed) => moveByKey(booking, pressed, { view, zone, move })} />
    ),
  };
}

function shapeIn(view: CalendarView): 'line' | 'block' {
  return view === 'month' ? 'line' : 'block';
}

interface KeyMove extends Pick<GridEntriesView, 'view' | 'zone'> {
  readonly move: (timing: Timing) => void;
}

function moveByKey(entry: CalendarEntry, pressed: KeyboardEvent, { view, zone, move }: KeyMove): void {
  const timing = keyTiming(entry, pressed, view, zone);
  if (!timing) return;
  pressed.preventDefault();
  move(timing);
}
