import {
  defaultClockSettings,
  type ClockSettings,
  type ClockSnapshot,
  type PlannedItem,
  type Run,
} from '../../shared/domain/clock/snapshot.ts';
import { duration, instant, minutes, zoneId, type Instant } from '../../shared/domain/time.ts';

/** An instant on Tuesday 24 November 2026, read as UTC: `14:00`, `14:00:30` or `14:00:30.250`. */
export function at(time: string): Instant {
  return instant(Date.parse(`2026-11-24T${time.length === 5 ? `${time}:00` : time}Z`));
}

/** A session of a client, 14:00 – 15:00, wind-down at 10 and final at 3 minutes, 15 minutes of turnover. */
export function aSession(traits: Partial<PlannedItem> = {}): PlannedItem {
  const startsAt = traits.startsAt ?? at('14:00');
  return {
    id: 's1',
    kind: 'session',
    startsAt,
    endsAt: instant(startsAt + minutes(60)),
    zone: zoneId('UTC'),
    clientId: 'c1',
    firstName: 'Jane',
    initials: 'J.',
    code: 'K7',
    title: 'Deep tissue',
    colour: '#0f6b6b',
    windDown: minutes(10),
    finalWarning: minutes(3),
    turnover: minutes(15),
    silent: false,
    unpaidBreak: null,
    lateStart: null,
    outcome: 'planned',
    held: false,
    ...traits,
  };
}

/** A break without a client, 30 minutes from its start. */
export function aBreak(traits: Partial<PlannedItem> = {}): PlannedItem {
  const startsAt = traits.startsAt ?? at('13:00');
  const nobody = { clientId: null, firstName: null, initials: null, code: null, title: null, colour: null };
  const noPhases = { windDown: duration(0), finalWarning: duration(0), turnover: duration(0) };
  return aSession({ id: 'b1', kind: 'break', startsAt, endsAt: instant(startsAt + minutes(30)), ...nobody, ...noPhases, ...traits });
}

/** A booking of Riverside Surgery, 09:00 – 17:00 with half an hour of it unpaid. */
export function aBookedDay(traits: Partial<PlannedItem> = {}): PlannedItem {
  const named = { firstName: 'Riverside Surgery', initials: 'Riverside Surgery', code: 'Riverside Surgery', title: 'Locum', colour: null };
  const times = { startsAt: at('09:00'), endsAt: at('17:00'), unpaidBreak: minutes(30), turnover: duration(0) };
  return aSession({ id: 'k1', clientId: null, ...named, ...times, lateStart: 'endOnTime', ...traits });
}

/** A run that began as planned, at 14:00, and goes on. */
export function aRun(traits: Partial<Run> = {}): Run {
  return {
    itemId: 's1',
    startedAt: at('14:00'),
    lateStart: 'endOnTime',
    added: duration(0),
    pauses: [],
    finishedAt: null,
    keptBy: 'hand',
    ...traits,
  };
}

/** A snapshot with the default settings, changed where the test says so. */
export function aClockDay(
  items: readonly PlannedItem[],
  runs: readonly Run[] = [],
  settings: Partial<ClockSettings> = {},
  traits: Partial<ClockSnapshot> = {},
): ClockSnapshot {
  return {
    items: [...items].sort((one, other) => one.startsAt - other.startsAt),
    runs,
    settings: { ...defaultClockSettings, ...settings },
    zone: zoneId('UTC'),
    hidden: false,
    version: 1,
    ...traits,
  };
}
