import * as fc from 'fast-check';
import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { expandRule } from './expand-rule.ts';
import { readRule } from './recurrence-rule.ts';
import { createWorkBudget } from './work-budget.ts';

/**
 * Our own arithmetic against rrule-temporal, an independent engine, on random rules. Left out is what it reads
 * differently from RFC 5545 as the libical suite understands it: BYWEEKNO beside other parts or for weeks that
 * reach into another year (it misses 2022-01-01 in week 52 of 2021), BYMONTHDAY without BYMONTH in a yearly rule.
 */
const YEARS_MS = 12 * 366 * 86_400_000;
const MOST = 5_000;

test('own expansion and rrule-temporal agree on random rules from a start that fits the rule', () => {
  fc.assert(
    fc.property(anyRule(), anyStart(), (text, day) => {
      const start = firstTime(text, day);
      fc.pre(start !== undefined);

      const own = ownTimes(text, start, { from: start, to: start + YEARS_MS });
      fc.pre(own !== undefined);

      expect(own.slice(0, 150)).toEqual(theirTimes(text, start, 150));
    }),
    { numRuns: 1_500 },
  );
});

test('a window cuts the same times out of a series, whether it jumps there or walks', () => {
  fc.assert(
    fc.property(anyRule(), anyStart(), fc.integer({ min: 0, max: 3_000 }), fc.integer({ min: 1, max: 400 }), (text, day, after, length) => {
      const start = day;
      const window = { from: start + after * 86_400_000, to: start + (after + length) * 86_400_000 };
      const all = ownTimes(text, start, { from: start, to: window.to });
      const cut = ownTimes(text, start, window);
      fc.pre(all !== undefined && cut !== undefined && all.length < MOST);

      expect(cut).toEqual(all.filter((wall) => wall >= window.from));
    }),
    { numRuns: 3_000 },
  );
});

test('every expansion is strictly ascending and ends within its budget', () => {
  fc.assert(
    fc.property(anyRule(), anyStart(), (text, start) => {
      const walls = ownTimes(text, start, { from: start, to: start + YEARS_MS }) ?? [];

      expect(walls.every((wall, index) => index === 0 || wall > (walls[index - 1] ?? NaN))).toBe(true);
    }),
    { numRuns: 1_000 },
  );
});

function ownTimes(text: string, start: number, window: { from: number; to: number }, isStartIncluded = true): number[] | undefined {
  const rule = readRule(text);
  if (rule === undefined) throw new Error(`unreadable: ${text}`);
  const walls: number[] = [];
  const isWhole = expandRule({ rule, start, isStartIncluded }, window, createWorkBudget(2_000_000), (wall) => {
    walls.push(wall);
    return walls.length < MOST;
  });
  return isWhole ? walls : undefined;
}

function firstTime(text: string, start: number): number | undefined {
  return ownTimes(text.replace(/;COUNT=\d+/, ''), start, { from: start, to: start + YEARS_MS }, false)?.[0];
}

function theirTimes(text: string, start: number, most: number): number[] {
  const dtstart = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO('UTC');
  const rule = new RRuleTemporal({ rruleString: `RRULE:${text}`, dtstart, maxIterations: 100_000, maxCandidateEvaluations: 5_000_000 });
  const walls: number[] = [];
  rule.all((date) => {
    const at = date.epochMilliseconds;
    if (at < start + YEARS_MS) walls.push(at);
    return at < start + YEARS_MS && walls.length < most;
  });
  return walls.slice(0, most);
}

function anyStart(): fc.Arbitrary<number> {
  const day = fc.integer({ min: Math.floor(Date.UTC(2016, 0, 1) / 86_400_000), max: Math.floor(Date.UTC(2030, 11, 31) / 86_400_000) });
  return fc.tuple(day, fc.integer({ min: 0, max: 86_399 })).map(([days, second]) => (days * 86_400 + second) * 1_000);
}

function anyRule(): fc.Arbitrary<string> {
  return fc.oneof(yearly(), monthly(), weekly(), daily(), subDaily());
}

const ends = fc.oneof(
  fc.constant(''),
  fc.integer({ min: 1, max: 40 }).map((count) => `;COUNT=${count}`),
);
const weekday = fc.constantFrom('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU');
const weekdays = some('BYDAY', weekday, 4);
const months = some('BYMONTH', fc.integer({ min: 1, max: 12 }), 4);
const monthDays = some('BYMONTHDAY', fc.oneof(fc.integer({ min: 1, max: 31 }), fc.integer({ min: -31, max: -1 })), 4);
const yearDays = some('BYYEARDAY', fc.oneof(fc.integer({ min: 1, max: 366 }), fc.integer({ min: -366, max: -1 })), 4);
const hours = some('BYHOUR', fc.integer({ min: 0, max: 23 }), 3);
const minutes = some('BYMINUTE', fc.integer({ min: 0, max: 59 }), 3);
const positions = some('BYSETPOS', fc.constantFrom(1, 2, 3, -1, -2), 2);
const weekStart = fc.oneof(
  fc.constant(''),
  weekday.map((day) => `;WKST=${day}`),
);
const none = fc.constant('');

function yearly(): fc.Arbitrary<string> {
  const inYear = ordinals(fc.constantFrom(1, 2, 5, 10, 20, -1, -2, -20));
  const inMonth = ordinals(fc.constantFrom(1, 2, 3, 4, 5, -1, -2));
  const parts = fc.oneof(
    none,
    months,
    inYear,
    yearDays,
    both(months, weekdays),
    both(months, inMonth),
    both(months, monthDays),
    both(both(months, monthDays), weekdays),
    some('BYWEEKNO', fc.integer({ min: 2, max: 51 }), 3),
  );
  return rule('YEARLY', 4, parts, fc.oneof(none, hours), none);
}

function monthly(): fc.Arbitrary<string> {
  const inMonth = ordinals(fc.constantFrom(1, 2, 3, 4, 5, -1, -2));
  const parts = fc.oneof(none, monthDays, weekdays, inMonth, both(monthDays, weekdays), both(months, monthDays), both(months, inMonth));
  return fc.oneof(
    rule('MONTHLY', 14, parts, fc.oneof(none, hours, both(hours, minutes)), none),
    rule('MONTHLY', 5, fc.oneof(weekdays, monthDays), none, positions),
  );
}

function weekly(): fc.Arbitrary<string> {
  return fc
    .tuple(
      rule('WEEKLY', 6, fc.oneof(none, weekdays, both(months, weekdays)), fc.oneof(none, hours, both(hours, minutes)), none),
      weekStart,
    )
    .map(([text, start]) => text + start);
}

function daily(): fc.Arbitrary<string> {
  const parts = fc.oneof(none, months, monthDays, weekdays, both(months, weekdays));
  return rule('DAILY', 30, parts, fc.oneof(none, hours, both(hours, minutes)), none);
}

function subDaily(): fc.Arbitrary<string> {
  return fc.oneof(
    rule('HOURLY', 50, fc.oneof(none, weekdays, both(months, monthDays)), fc.oneof(none, hours, minutes, both(hours, minutes)), none),
    rule('MINUTELY', 500, fc.oneof(none, weekdays), fc.oneof(none, hours, both(hours, minutes)), none),
  );
}

function rule(
  frequency: string,
  mostInterval: number,
  days: fc.Arbitrary<string>,
  times: fc.Arbitrary<string>,
  picks: fc.Arbitrary<string>,
): fc.Arbitrary<string> {
  const interval = fc.integer({ min: 1, max: mostInterval }).map((value) => (value === 1 ? '' : `;INTERVAL=${value}`));
  return fc
    .tuple(interval, days, times, picks, ends)
    .map(([every, day, time, pick, end]) => `FREQ=${frequency}${every}${day}${time}${pick}${end}`);
}

function both(one: fc.Arbitrary<string>, other: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(one, other).map((parts) => parts.join(''));
}

function ordinals(ordinal: fc.Arbitrary<number>): fc.Arbitrary<string> {
  return some(
    'BYDAY',
    fc.tuple(ordinal, weekday).map(([count, day]) => `${count}${day}`),
    3,
  );
}

function some(name: string, value: fc.Arbitrary<string | number>, most: number): fc.Arbitrary<string> {
  return fc.uniqueArray(value, { minLength: 1, maxLength: most }).map((values) => `;${name}=${values.join(',')}`);
}
