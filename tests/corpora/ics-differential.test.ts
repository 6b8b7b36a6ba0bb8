import * as fc from 'fast-check';
import ICAL from 'ical.js';
import { expandRecurringEvent, sync } from 'node-ical';
import { expect, test } from 'vitest';
import { calendar, event, read, zone } from '../support/calendar-text.ts';
import { instant } from '../../shared/domain/time.ts';

/**
 * Random valid calendars, read by us and by another reader in the field where that one is strong:
 * node-ical on IANA zones, UTC and all-day events; ical.js on zones that only the file defines.
 * Left out where both are known to be wrong: RDATE (node-ical), times in the night of a change of clocks.
 */
const FROM = Date.UTC(2025, 0, 1);
const TO = Date.UTC(2027, 0, 1);
const DAY_MS = 86_400_000;

interface Sample {
  readonly day: number;
  readonly hour: number;
  readonly minutes: number;
  readonly rule: string;
  readonly skipped: readonly number[];
  readonly moved: number | undefined;
}

test('our reading and node-ical’s agree on IANA zones, UTC and all-day events', () => {
  const forms = fc.constantFrom('America/New_York', 'Europe/London', 'Australia/Sydney', 'America/Vancouver', 'Z', 'date');
  fc.assert(
    fc.property(samples(), forms, (sample, form) => {
      const text = calendar(...eventsOf(sample, form));

      expect(ownTimes(text)).toEqual(nodeIcalTimes(text));
    }),
    { numRuns: 400 },
  );
});

test('our reading and ical.js’s agree on zones that only the file defines', () => {
  const clinic = zone('Clinic', '-0500', '-0400');
  fc.assert(
    fc.property(samples(), (sample) => {
      const text = calendar(clinic, ...eventsOf(sample, 'Clinic'));

      expect(ownTimes(text)).toEqual(icalJsTimes(text));
    }),
    { numRuns: 400 },
  );
});

function samples(): fc.Arbitrary<Sample> {
  const weekdays = fc.subarray(['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'], { minLength: 1, maxLength: 3 });
  const interval = fc.integer({ min: 1, max: 3 }).map((value) => `;INTERVAL=${value}`);
  const rule = fc.oneof(
    fc.constant(''),
    interval.map((every) => `FREQ=DAILY${every}`),
    interval.map((every) => `FREQ=WEEKLY${every}`),
    fc.tuple(interval, weekdays).map(([every, days]) => `FREQ=WEEKLY${every};BYDAY=${days.join(',')}`),
    interval.map((every) => `FREQ=MONTHLY${every}`),
    fc.constant('FREQ=YEARLY'),
  );
  const end = fc.integer({ min: 2, max: 25 }).map((count) => `;COUNT=${count}`);
  return fc.record({
    day: fc.integer({ min: FROM / DAY_MS, max: TO / DAY_MS - 400 }),
    hour: fc.integer({ min: 8, max: 18 }),
    minutes: fc.constantFrom(30, 50, 60, 90),
    rule: fc.tuple(rule, end).map(([text, until]) => (text === '' ? '' : text + until)),
    skipped: fc.uniqueArray(fc.integer({ min: 1, max: 8 }), { maxLength: 2 }),
    moved: fc.option(fc.integer({ min: 9, max: 14 }), { nil: undefined }),
  });
}

/** A series that starts on a day its rule names, with cancelled and moved instances counted in weeks. */
function eventsOf(sample: Sample, form: string): readonly string[] {
  const { rule, skipped, moved } = sample;
  const start = rule.includes('BYDAY') ? firstNamedDay(sample.day, rule) : sample.day;
  const parameters = parametersOf(form);
  const time = (on: number, at = sample.hour): string => `${parameters}:${timeText(on, at, form)}`;
  const length = form === 'date' ? 'DURATION:P1D' : `DURATION:PT${sample.minutes}M`;
  const lines = [`DTSTART${time(start)}`, length, 'SUMMARY:x'];
  if (!rule.startsWith('FREQ=WEEKLY')) return [event(...lines, ...(rule === '' ? [] : [`RRULE:${rule}`]))];
  const step = 7 * Number(/INTERVAL=(\d)/.exec(rule)?.[1] ?? 1);
  const exceptions = skipped.map((turn) => `EXDATE${time(start + turn * step)}`);
  const series = event(...lines, `RRULE:${rule}`, ...exceptions);
  if (moved === undefined || !isInstance(moved, rule)) return [series];
  const original = start + moved * step;
  const override = [`RECURRENCE-ID${time(original)}`, `DTSTART${time(original + 1, sample.hour + 1)}`, length, 'SUMMARY:m'];
  return [series, event(...override)];
}

function parametersOf(form: string): string {
  if (form === 'date') return ';VALUE=DATE';
  return form === 'Z' ? '' : `;TZID=${form}`;
}

/** Whether the instance so many turns after the start is surely within COUNT. */
function isInstance(turn: number, rule: string): boolean {
  const perTurn = rule.includes('BYDAY') ? (/BYDAY=([A-Z,]+)/.exec(rule)?.[1]?.split(',').length ?? 1) : 1;
  return turn * perTurn + perTurn < Number(/COUNT=(\d+)/.exec(rule)?.[1] ?? 0);
}

function firstNamedDay(day: number, rule: string): number {
  const named = /BYDAY=([A-Z,]+)/.exec(rule)?.[1]?.split(',') ?? [];
  const names = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
  let found = day;
  while (!named.includes(names[new Date(found * DAY_MS).getUTCDay()] ?? '')) found++;
  return found;
}

function timeText(day: number, hour: number, form: string): string {
  const date = new Date(day * DAY_MS).toISOString().slice(0, 10).replaceAll('-', '');
  if (form === 'date') return date;
  return `${date}T${String(hour).padStart(2, '0')}0000${form === 'Z' ? 'Z' : ''}`;
}

type Times = readonly string[];

function ownTimes(text: string): Times {
  return read(text, { from: instant(FROM), to: instant(TO) })
    .occurrences.map((item) => key(item.start, item.end, item.summary))
    .toSorted();
}

function key(start: number | string, end: number | string, summary: string): string {
  const shown = (time: number | string): string => (typeof time === 'string' ? time : new Date(time).toISOString());
  return `${shown(start)} ${shown(end)} ${summary}`;
}

function nodeIcalTimes(text: string): Times {
  const times: string[] = [];
  for (const component of Object.values(sync.parseICS(text))) {
    if (component?.type !== 'VEVENT') continue;
    for (const item of expandRecurringEvent(component, { from: new Date(FROM), to: new Date(TO - 1) })) {
      // All-day dates are local midnights of the host; noon of that day is the same day everywhere we test.
      const day = (date: Date): string => new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
      const [start, end] = item.isFullDay ? [day(item.start), day(item.end)] : [item.start.getTime(), item.end.getTime()];
      times.push(key(start, end, typeof item.summary === 'string' ? item.summary : ''));
    }
  }
  return times.toSorted();
}

function icalJsTimes(text: string): Times {
  const root = new ICAL.Component(ICAL.parse(text));
  const components = root.getAllSubcomponents('vevent');
  const exceptions = components.filter((component) => component.hasProperty('recurrence-id'));
  const times: string[] = [];
  for (const component of components.filter((item) => !exceptions.includes(item))) {
    const master = new ICAL.Event(component, { exceptions, strictExceptions: true });
    if (!master.isRecurring()) {
      times.push(key(master.startDate.toJSDate().getTime(), master.endDate.toJSDate().getTime(), master.summary));
      continue;
    }
    const iterator = master.iterator();
    for (let next = iterator.next(); next; next = iterator.next()) {
      const { startDate, endDate, item } = master.getOccurrenceDetails(next);
      times.push(key(startDate.toJSDate().getTime(), endDate.toJSDate().getTime(), item.summary));
    }
  }
  const inWindow = (time: string): boolean => Date.parse(time.slice(0, 24)) >= FROM && Date.parse(time.slice(0, 24)) < TO;
  return times.filter(inWindow).toSorted();
}
