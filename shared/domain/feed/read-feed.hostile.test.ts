import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { calendar, event, read, starts } from '../../../tests/support/calendar-text.ts';
import { withCpuTime } from '../../../tests/support/cpu-time.ts';
import { FeedReadError } from './feed-read-error.ts';

const GOOD = event('UID:good', 'DTSTART:20260402T090000Z');
const upTo = (count: number): string => Array.from({ length: count }, (_, index) => index).join(',');
/** The costliest takes a fifth of it; what grows with the square or the power of the input takes minutes. */
const MOST_CPU_MS = 3_000;

test.each([
  ['every second since 2000', 'DTSTART:20000101T000000Z', 'FREQ=SECONDLY', 'TOO_MANY_INSTANCES'],
  ['every second for 10,000 years', 'DTSTART:00010101T000000Z', 'FREQ=SECONDLY;COUNT=315360000000', 'TOO_MANY_INSTANCES'],
  ['every minute of today', 'DTSTART:20260101T000000Z', 'FREQ=MINUTELY', 'TOO_MANY_INSTANCES'],
  [
    'all seconds of all days of the year',
    'DTSTART:20260101T000000Z',
    `FREQ=YEARLY;BYMONTHDAY=${upTo(32)};BYMONTH=${upTo(13)};BYHOUR=${upTo(24)};BYMINUTE=${upTo(60)};BYSECOND=${upTo(60)}`,
    'TOO_MANY_INSTANCES',
  ],
  [
    'positions in a set of thirty million',
    'DTSTART:20260101T000000Z',
    `FREQ=YEARLY;BYYEARDAY=${upTo(367)};BYHOUR=${upTo(24)};BYMINUTE=${upTo(60)};BYSECOND=${upTo(60)};BYSETPOS=${upTo(60_000)}`,
    'TOO_MANY_INSTANCES',
  ],
  ['seconds that hardly ever come', 'DTSTART:00010101T000000Z', 'FREQ=SECONDLY;BYSECOND=1;BYMINUTE=1;COUNT=9', null],
  ['seconds that never come', 'DTSTART:00010101T000000Z', 'FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30;COUNT=9', null],
  ['minutes counted from the year 1', 'DTSTART:00010101T000000Z', 'FREQ=MINUTELY;BYHOUR=0,1;COUNT=999999999', 'TOO_MUCH_WORK'],
  ['a day that never comes', 'DTSTART:00010101T000000Z', 'FREQ=DAILY;BYMONTHDAY=31;BYMONTH=2;COUNT=3', null],
  ['an interval of a billion years', 'DTSTART:20260101T090000Z', 'FREQ=YEARLY;INTERVAL=999999999', null],
  ['the last year there is', 'DTSTART:99991231T235959Z', 'FREQ=DAILY', null],
])('a rule for %s ends quickly and leaves the other events', (_, start, rule, reason) => {
  const text = calendar(event('UID:bad', start, `RRULE:${rule}`), GOOD);
  const { result: reading, cpuMs } = withCpuTime(() => read(text));

  expect(cpuMs).toBeLessThan(MOST_CPU_MS);
  expect(reading.occurrences.at(-1)?.uid).toBe('good');
  expect(reading.unreadable).toEqual(reason === null ? [] : [{ uid: 'bad', reason }]);
});

test('a thousand costly rules together stay within the budget of one feed', () => {
  const rule = 'RRULE:FREQ=MINUTELY;BYHOUR=0,1;COUNT=999999999';
  const events = Array.from({ length: 1_000 }, (_, index) => event(`UID:${index}`, 'DTSTART:00010101T000000Z', rule));
  const { result: reading, cpuMs } = withCpuTime(() => read(calendar(...events, GOOD)));

  expect(cpuMs).toBeLessThan(MOST_CPU_MS);
  expect(reading.unreadable).toHaveLength(1_000);
  expect(starts(reading)).toEqual(['2026-04-02T09:00Z']);
});

test.each([
  ['EXDATE lines', () => event('DTSTART:20260101T090000Z', 'RRULE:FREQ=DAILY', ...days(20_000).map((day) => `EXDATE:${day}T090000Z`))],
  ['EXDATEs on one line', () => event('DTSTART:20260101', 'RRULE:FREQ=DAILY', `EXDATE;VALUE=DATE:${days(100_000).join(',')}`)],
  [
    'RDATEs',
    () =>
      event(
        'DTSTART:19000101T090000Z',
        `RDATE:${days(100_000)
          .map((day) => `${day}T090000Z`)
          .join(',')}`,
      ),
  ],
  [
    'overrides',
    () =>
      days(20_000)
        .map((day) => event(`RECURRENCE-ID:${day}T090000Z`, 'DTSTART:20250101T090000Z'))
        .join('\r\n'),
  ],
  [
    'versions under one UID',
    () =>
      days(20_000)
        .map((day) => event(`DTSTART:${day}T090000Z`))
        .join('\r\n'),
  ],
  ['nested components', () => `${'BEGIN:X\r\n'.repeat(100_000)}${'END:Y\r\n'.repeat(100_000)}`],
  [
    'time zones',
    () =>
      days(10_000)
        .map((day) => event(`UID:${day}`, `DTSTART;TZID=zone-${day}:20260401T090000`))
        .join('\r\n'),
  ],
  ['parameters', () => event(`DTSTART${';X=1'.repeat(200_000)}:20260401T090000Z`)],
  ['folds', () => event(`DTSTART:20260401T090000Z\r\nSUMMARY:${'a\r\n '.repeat(300_000)}`)],
  ['letters on one line', () => event(`DTSTART:20260401T090000Z\r\nSUMMARY:${'a'.repeat(5_000_000)}`)],
])('a flood of %s is read in time', (_, flood) => {
  const text = calendar(flood(), GOOD);
  const { result: reading, cpuMs } = withCpuTime(() => read(text));

  expect(cpuMs).toBeLessThan(MOST_CPU_MS);
  expect(reading.occurrences.at(-1)?.uid).toBe('good');
});

test('three hundred VTIMEZONEs with a rule for every second do not hold up the feed', () => {
  const zones = Array.from({ length: 300 }, (_, index) =>
    [
      `BEGIN:VTIMEZONE\r\nTZID:Z${index}\r\nBEGIN:STANDARD\r\nDTSTART:19000101T000000\r\nTZOFFSETFROM:+0000`,
      `TZOFFSETTO:+0100\r\nRRULE:FREQ=SECONDLY\r\nEND:STANDARD\r\nEND:VTIMEZONE`,
      event(`UID:${index}`, `DTSTART;TZID=Z${index}:20260401T090000`),
    ].join('\r\n'),
  );
  const { result: reading, cpuMs } = withCpuTime(() => read(calendar(...zones, GOOD)));

  expect(cpuMs).toBeLessThan(MOST_CPU_MS);
  expect(reading.occurrences).toHaveLength(301);
});

test('whatever lines an event is made of, the reader ends with a reading or a reason and keeps the good event', () => {
  const value = fc.oneof(
    fc.constantFrom('20260401T090000Z', '20260401', '20260230', 'FREQ=DAILY', 'FREQ=SECONDLY;BYHOUR=1', 'P1D', '-PT1H', '00000000', ''),
    fc.constantFrom('FREQ=YEARLY;BYWEEKNO=53,-53;BYDAY=-1MO', 'FREQ=MONTHLY;BYSETPOS=-366;BYDAY=MO', '20260401T090000Z/PT1H', '/', ','),
    fc.string({ unit: 'binary', maxLength: 40 }),
  );
  const name = fc.constantFrom(
    'DTSTART',
    'DTEND',
    'DURATION',
    'RRULE',
    'RDATE',
    'EXDATE',
    'EXRULE',
    'RECURRENCE-ID',
    'UID',
    'SEQUENCE',
    'SUMMARY',
  );
  const parameter = fc.constantFrom('', ';TZID=', ';TZID="', ';TZID=Mars', ';VALUE=DATE', ';RANGE=THISANDFUTURE', ';;', ';X="a:b"');
  const line = fc.tuple(name, parameter, value).map(([one, two, three]) => `${one}${two}:${three}`);
  const hostile = fc.array(line, { maxLength: 12 }).map((lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n'));

  fc.assert(
    fc.property(fc.array(hostile, { maxLength: 4 }), (events) => {
      const reading = read(calendar(...events, GOOD));

      expect(reading.occurrences.some(({ uid }) => uid === 'good')).toBe(true);
      for (const { start, end } of reading.occurrences) expect(end >= start).toBe(true);
    }),
    { numRuns: 1_000 },
  );
});

test('random bytes and random cuts of a feed give a reading or a reason, never another error', () => {
  const feed = new TextEncoder().encode(calendar(event('DTSTART;TZID=Europe/London:20260401T090000', 'RRULE:FREQ=DAILY'), GOOD));
  const damage = fc.array(fc.tuple(fc.nat(feed.length - 1), fc.nat(255)), { maxLength: 20 });

  fc.assert(
    fc.property(damage, fc.nat(feed.length), (changes, length) => {
      const bytes = feed.slice(0, length);
      for (const [at, byte] of changes) if (at < length) bytes[at] = byte;

      expect(outcomeOf(bytes)).toMatch(/^(read|NOT_A_CALENDAR|INCOMPLETE)$/);
    }),
    { numRuns: 2_000 },
  );
});

function outcomeOf(bytes: Uint8Array): string {
  try {
    read(bytes);
    return 'read';
  } catch (error) {
    return error instanceof FeedReadError ? error.reason : String(error);
  }
}

/** Days from 1990 on as YYYYMMDD. */
function days(count: number): readonly string[] {
  const first = Date.UTC(1990, 0, 1);
  return Array.from({ length: count }, (_, index) => new Date(first + index * 86_400_000).toISOString().slice(0, 10).replaceAll('-', ''));
}

test('a long text is cut, so that a series cannot repeat a megabyte thousands of times', () => {
  const long = 'é'.repeat(500_000);
  const reading = read(
    calendar(event(`UID:${long}`, 'DTSTART:20260301T000000Z', 'RRULE:FREQ=HOURLY;COUNT=2000', `SUMMARY:x${long}`), GOOD),
  );

  expect(reading.occurrences).toHaveLength(2_001);
  expect(JSON.stringify(reading).length).toBeLessThan(5_000_000);
  expect(reading.occurrences[0]?.summary).toBe(`x${'é'.repeat(499)}`);
  expect(reading.occurrences[0]?.uid).toBe('é'.repeat(500));
});

test('the unreadable events of a feed keep no long texts either', () => {
  const reading = read(calendar(event(`UID:${'u'.repeat(100_000)}`, 'RRULE:FREQ=DAILY'), GOOD));

  expect(reading.unreadable).toEqual([{ uid: 'u'.repeat(1_000), reason: 'NO_START' }]);
});
