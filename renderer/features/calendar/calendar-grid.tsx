import '@mantine/dates/styles.layer.css';
import '@mantine/schedule/styles.layer.css';
import { DayView, MobileMonthView, MonthView, WeekView, type ScheduleEventData } from '@mantine/schedule';
import type { ComponentPropsWithoutRef, KeyboardEvent, ReactNode } from 'react';
import type { BookingBrief } from '../../../shared/contract/bookings.ts';
import type { Session } from '../../../shared/contract/sessions.ts';
import { localDate, type Instant, type LocalDate, type ZoneId } from '../../../shared/domain/time.ts';
import { dayOf, timeOf } from '../../../shared/domain/zones.ts';
import { dayWords } from '../../ui/time-words.ts';
import { isDayOpen, isSlotOpen, type OpenSlots } from '../availability/open-slots.ts';
import { BookingEntryBody, BookingEntryButton } from '../bookings/booking-entry.tsx';
import { bookingLabel, toBookingEvents } from '../bookings/booking-events.ts';
import { dropTiming, resizeTiming, toCalendarEvents, type CalendarEvent, type Timing } from './calendar-events.ts';
import classes from './calendar-grid.module.css';
import { keyTiming } from './calendar-keys.ts';
import type { CalendarPlace } from './calendar-place.ts';
import { EventBody } from './event-body.tsx';
import { EventButton } from './event-button.tsx';
import { sessionLabel } from './session-words.ts';

export interface CalendarGridProps {
  readonly place: CalendarPlace;
  readonly sessions: readonly Session[];
  readonly bookings: readonly BookingBrief[];
  /** Which slots are open; null where no usual week was said. */
  readonly openSlots: OpenSlots | null;
  readonly zone: ZoneId;
  readonly now: Instant;
  /** Too narrow for seven columns of text. */
  readonly narrow: boolean;
  readonly onOpen: (session: Session) => void;
  readonly onOpenBooking: (booking: BookingBrief) => void;
  /** A free stretch was chosen; wall-clock texts `2026-11-24 14:00:00` in the user's zone. */
  readonly onCreate: (start: string, end: string) => void;
  readonly onMove: (session: Session, timing: Timing) => void;
  readonly onRemove: (session: Session) => void;
  readonly onGoTo: (place: CalendarPlace) => void;
}

/** The day, week or month, with every session as a button that mouse and keys can move. */
export function CalendarGrid(props: CalendarGridProps): ReactNode {
  const { place, openSlots, zone, now, narrow, onCreate, onGoTo } = props;
  const shared = gridProps(props);
  const timed = {
    ...shared,
    startScrollTime: '07:30:00',
    eventDragInterval: 15,
    eventResizeInterval: 15,
    withEventResize: true,
    withDragSlotSelect: true,
    getCurrentTime: () => `${dayOf(now, zone)} ${timeOf(now, zone)}:00`,
    onSlotDragEnd: onCreate,
    onTimeSlotClick: ({ slotStart, slotEnd }: { slotStart: string; slotEnd: string }) => onCreate(slotStart, slotEnd),
    getTimeSlotProps: ({ start }: { start: string }) => slotProps(start, place.day, openSlots, now, zone),
    scrollAreaProps: { className: classes['scroll'] ?? '', type: 'auto' as const, scrollbarSize: 8 },
  };
  switch (place.view) {
    case 'day':
      return <DayView {...timed} classNames={dayClasses} key={place.day} intervalMinutes={15} withAllDaySlot={false} slotHeight={72} />;
    case 'week':
      return (
        <WeekView
          {...timed}
          classNames={weekClasses}
          intervalMinutes={30}
          withAllDaySlots={false}
          highlightToday
          weekdayFormat="ddd"
          slotHeight={60}
        />
      );
    case 'month':
      return narrow ? (
        <MobileMonthView
          date={place.day}
          events={shared.events}
          onEventClick={shared.onEventClick}
          selectedDate={place.day}
          onSelectedDateChange={(day) => day && onGoTo({ view: 'month', day: localDate(day) })}
          eventsHeaderFormat="ddd D MMM"
          getDayProps={(day) => ({ 'aria-selected': undefined, 'aria-pressed': day === place.day })}
          classNames={narrowMonthClasses}
        />
      ) : (
        <MonthView
          {...shared}
          classNames={monthClasses}
          consistentWeeks={false}
          maxEventsPerDay={3}
          withWeekNumbers
          getDayProps={(day) => (openSlots && !isDayOpen(openSlots, day) ? { 'data-off': true } : {})}
          onDayClick={(day) => onCreate(`${day} 09:00:00`, `${day} 10:00:00`)}
          onWeekNumberClick={(day) => onGoTo({ view: 'week', day: localDate(day) })}
          scrollAreaProps={{ type: 'auto' }}
          weekdayFormat="ddd"
        />
      );
    default:
      return place.view satisfies never;
  }
}

const root = classes['root'] ?? '';
const hour = classes['hour'] ?? '';
const slot = classes['slot'] ?? '';
const nowBubble = classes['bubble'] ?? '';
const dayClasses = { dayView: root, currentTimeIndicatorTimeBubble: nowBubble, dayViewSlotLabel: hour, dayViewSlot: slot } as const;
const weekClasses = {
  weekView: root,
  currentTimeIndicatorTimeBubble: nowBubble,
  weekViewSlotLabel: hour,
  weekViewDaySlot: slot,
  weekViewDayLabel: classes['weekday'] ?? '',
  weekViewWeekLabel: hour,
  weekViewWeekNumber: hour,
} as const;
const monthClasses = {
  monthView: root,
  monthViewDay: classes['day'] ?? '',
  monthViewWeekday: classes['weekday'] ?? '',
  monthViewWeekNumber: hour,
} as const;

const narrowMonthClasses = {
  mobileMonthView: root,
  mobileMonthViewHeader: classes['none'] ?? '',
  mobileMonthViewDay: classes['day'] ?? '',
  mobileMonthViewWeekday: classes['weekday'] ?? '',
} as const;

/** What all views are given alike. */
function gridProps({ place, sessions, bookings, zone, now, onOpen, onOpenBooking, onMove, onRemove }: CalendarGridProps) {
  const events = toCalendarEvents(sessions, zone);
  const bookingEvents = toBookingEvents(bookings, zone);
  const bookingOf = new Map(bookingEvents.map(({ id, payload }) => [id, payload.booking]));
  const shape = place.view === 'month' ? 'line' : 'block';
  const byId = new Map(events.map((event) => [event.id, event]));
  const eventOf = ({ id }: Pick<ScheduleEventData, 'id'>): CalendarEvent | undefined => byId.get(String(id));
  const isMovable = (given: ScheduleEventData): boolean => {
    const event = eventOf(given);
    return event !== undefined && event.payload.whole && event.payload.session.status !== 'running';
  };
  const handleKey = (session: Session, pressed: KeyboardEvent): void => {
    if (pressed.key === 'Delete' || pressed.key === 'Backspace') {
      pressed.preventDefault();
      onRemove(session);
      return;
    }
    const timing = keyTiming(session, pressed, place.view, zone);
    if (!timing) return;
    pressed.preventDefault();
    onMove(session, timing);
  };

  return {
    date: place.day,
    events: [...events, ...bookingEvents],
    withHeader: false,
    firstDayOfWeek: 1 as const,
    withEventsDragAndDrop: true,
    canDragEvent: isMovable,
    canResizeEvent: isMovable,
    onEventClick: (given: ScheduleEventData) => {
      const event = eventOf(given);
      const booking = bookingOf.get(String(given.id));
      if (event) onOpen(event.payload.session);
      else if (booking) onOpenBooking(booking);
    },
    onEventDrop: ({ event: given, newStart }: { event: ScheduleEventData; newStart: string }) => {
      const event = eventOf(given);
      if (event) onMove(event.payload.session, dropTiming(event.payload.session, newStart, zone));
    },
    onEventResize: ({ event: given, newStart, newEnd }: { event: ScheduleEventData; newStart: string; newEnd: string }) => {
      const event = eventOf(given);
      const timing = event && resizeTiming(event, newStart, newEnd, zone);
      if (event && timing) onMove(event.payload.session, timing);
    },
    renderEventBody: (given: ScheduleEventData) => {
      const booking = bookingOf.get(String(given.id));
      if (booking) return <BookingEntryBody booking={booking} zone={zone} shape={shape} label={bookingLabel(booking, now)} />;
      const event = eventOf(given);
      return event ? (
        <EventBody session={event.payload.session} zone={zone} shape={shape} label={sessionLabel(event.payload.session, zone, now)} />
      ) : null;
    },
    renderEvent: (given: ScheduleEventData, buttonProps: ComponentPropsWithoutRef<'button'>) => {
      const booking = bookingOf.get(String(given.id));
      if (booking) return <BookingEntryButton booking={booking} given={buttonProps} />;
      const event = eventOf(given);
      if (!event) return <button type="button" {...buttonProps} />;
      const { session } = event.payload;
      return <EventButton session={session} given={buttonProps} onKey={(pressed) => handleKey(session, pressed)} />;
    },
  };
}

/** One slot is reached by Tab, the others by arrows: nine o'clock of the chosen day. */
function slotProps(start: string, day: LocalDate, openSlots: OpenSlots | null, now: Instant, zone: ZoneId) {
  const slotDay = localDate(start.slice(0, 10));
  const isOff = openSlots !== null && !isSlotOpen(openSlots, start);
  return {
    tabIndex: slotDay === day && start.slice(11, 16) === '09:00' ? 0 : -1,
    'aria-label': `Plan a session on ${dayWords(slotDay, dayOf(now, zone))} at ${start.slice(11, 16)}${isOff ? ', outside your times' : ''}`,
    ...(isOff ? { 'data-off': true } : {}),
  };
}
