import '@mantine/dates/styles.layer.css';
import '@mantine/schedule/styles.layer.css';
import { DayView, MobileMonthView, MonthView, WeekView, type ScheduleEventData } from '@mantine/schedule';
import type { ComponentPropsWithoutRef, ReactNode } from 'react';
import type { BookingBrief } from '../../../shared/contract/bookings.ts';
import type { Session } from '../../../shared/contract/sessions.ts';
import { localDate, type Instant, type LocalDate, type ZoneId } from '../../../shared/domain/time.ts';
import { dayOf, timeOf } from '../../../shared/domain/zones.ts';
import { dayWords } from '../../ui/time-words.ts';
import { awayAt, type AwayEvent } from '../availability/away-events.ts';
import { isDayOpen, isSlotOpen, type OpenSlots } from '../availability/open-slots.ts';
import { AwayEntry } from './away-entry.tsx';
import { dropTiming, resizeTiming } from './calendar-events.ts';
import classes from './calendar-grid.module.css';
import type { CalendarPlace } from './calendar-place.ts';
import { bookingEntries, sessionEntries, type BookingDeeds, type GridEntry, type SessionDeeds } from './grid-entries.tsx';

export interface CalendarGridProps extends SessionDeeds, BookingDeeds {
  readonly place: CalendarPlace;
  readonly sessions: readonly Session[];
  readonly bookings: readonly BookingBrief[];
  /** Which slots are open; null where no usual week was said. */
  readonly openSlots: OpenSlots | null;
  readonly away: readonly AwayEvent[];
  readonly zone: ZoneId;
  readonly now: Instant;
  /** Too narrow for seven columns of text. */
  readonly narrow: boolean;
  /** A free stretch was chosen; wall-clock texts `2026-11-24 14:00:00` in the user's zone. */
  readonly onCreate: (start: string, end: string) => void;
  readonly onGoTo: (place: CalendarPlace) => void;
}

/** The day, week or month, with every session and booking as a button that mouse and keys can move. */
export function CalendarGrid(props: CalendarGridProps): ReactNode {
  const { place, openSlots, away, zone, now, narrow, onCreate, onGoTo } = props;
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
    getTimeSlotProps: ({ start }: { start: string }) => slotProps(start, place.day, { openSlots, away, now, zone }),
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
function gridProps({
  place,
  sessions,
  bookings,
  away,
  zone,
  now,
  onOpen,
  onMove,
  onRemove,
  onOpenBooking,
  onMoveBooking,
}: CalendarGridProps) {
  const view = { view: place.view, zone, now };
  const ofSessions = sessionEntries(sessions, { onOpen, onMove, onRemove }, view);
  const ofBookings = bookingEntries(bookings, { onOpenBooking, onMoveBooking }, view);
  const entryOf = ({ id }: Pick<ScheduleEventData, 'id'>): GridEntry | undefined =>
    ofSessions.byId.get(String(id)) ?? ofBookings.byId.get(String(id));
  const isMovable = (given: ScheduleEventData): boolean => entryOf(given)?.isMovable === true;

  return {
    date: place.day,
    events: [...away, ...ofSessions.events, ...ofBookings.events],
    withHeader: false,
    firstDayOfWeek: 1 as const,
    withEventsDragAndDrop: true,
    canDragEvent: isMovable,
    canResizeEvent: isMovable,
    onEventClick: (given: ScheduleEventData) => entryOf(given)?.open(),
    onEventDrop: ({ event: given, newStart }: { event: ScheduleEventData; newStart: string }) => {
      const found = entryOf(given);
      found?.move(dropTiming(found.entry, newStart, zone));
    },
    onEventResize: ({ event: given, newStart, newEnd }: { event: ScheduleEventData; newStart: string; newEnd: string }) => {
      const found = entryOf(given);
      const timing = found && resizeTiming(found.entry, found.drawn, { start: newStart, end: newEnd }, zone);
      if (timing) found.move(timing);
    },
    renderEventBody: (given: ScheduleEventData) => entryOf(given)?.body() ?? null,
    renderEvent: (given: ScheduleEventData, buttonProps: ComponentPropsWithoutRef<'button'>) =>
      entryOf(given)?.button(buttonProps) ?? <AwayEntry given={buttonProps} />,
  };
}

/** One slot is reached by Tab, the others by arrows: nine o'clock of the chosen day. */
function slotProps(
  start: string,
  day: LocalDate,
  { openSlots, away, now, zone }: Pick<CalendarGridProps, 'openSlots' | 'away' | 'now' | 'zone'>,
) {
  const slotDay = localDate(start.slice(0, 10));
  const isOff = openSlots !== null && !isSlotOpen(openSlots, start);
  const why = awayAt(away, start) ?? (isOff ? 'outside your times' : null);
  return {
    tabIndex: slotDay === day && start.slice(11, 16) === '09:00' ? 0 : -1,
    'aria-label': `Plan a session on ${dayWords(slotDay, dayOf(now, zone))} at ${start.slice(11, 16)}${why === null ? '' : `, ${why}`}`,
    ...(isOff ? { 'data-off': true } : {}),
  };
}
