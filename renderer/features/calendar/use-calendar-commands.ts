import type { LocalDate } from '../../../shared/domain/time.ts';
import { useCommand } from '../../app/commands.ts';
import { stepPlace, type CalendarPlace } from './calendar-place.ts';

export interface CalendarCommands {
  readonly place: CalendarPlace;
  readonly today: LocalDate;
  readonly onGoTo: (place: CalendarPlace) => void;
  readonly onNew: () => void;
  readonly onSearch: () => void;
}

/** The commands of the calendar, for keys and for the search of the app. */
export function useCalendarCommands({ place, today, onGoTo, onNew, onSearch }: CalendarCommands): void {
  useCommand({ id: 'new-session', label: 'New session', group: 'Do', keys: 'n', run: onNew });
  useCommand({ id: 'search-sessions', label: 'Search sessions', group: 'Do', keys: '/', run: onSearch });
  useCommand({ id: 'print-day', label: 'Print the day', group: 'Do', keys: 'p', run: () => window.print() });
  useCommand({ id: 'view-day', label: 'Day view', group: 'View', keys: 'd', run: () => onGoTo({ ...place, view: 'day' }) });
  useCommand({ id: 'view-week', label: 'Week view', group: 'View', keys: 'w', run: () => onGoTo({ ...place, view: 'week' }) });
  useCommand({ id: 'view-month', label: 'Month view', group: 'View', keys: 'm', run: () => onGoTo({ ...place, view: 'month' }) });
  useCommand({ id: 'view-today', label: 'Show today', group: 'View', keys: 't', run: () => onGoTo({ ...place, day: today }) });
  useCommand({ id: 'view-later', label: 'Later', group: 'View', keys: 'j', run: () => onGoTo(stepPlace(place, 1)) });
  useCommand({ id: 'view-earlier', label: 'Earlier', group: 'View', keys: 'k', run: () => onGoTo(stepPlace(place, -1)) });
}
