import { expect, test } from 'vitest';
import { calendar, event, read, shown, starts } from '../../../tests/support/calendar-text.ts';
import { instant } from '../time.ts';

const START = 'DTSTART;TZID=America/Los_Angeles:20260304T190000';
const END = 'DTEND;TZID=America/Los_Angeles:20260304T200000';
const FOUR_WEEKS = 'RRULE:FREQ=WEEKLY;COUNT=4';
const WEEKS = ['2026-03-05T03:00Z', '2026-03-12T02:00Z', '2026-03-19T02:00Z', '2026-03-26T02:00Z'];
const series = (...lines: readonly string[]): string => event(START, END, FOUR_WEEKS, 'SUMMARY:x', ...lines);

test.each([
  ['parts in any order', 'COUNT=3;INTERVAL=2;FREQ=WEEKLY', ['2026-03-05T03:00Z', '2026-03-19T02:00Z', '2026-04-02T02:00Z']],
  ['small letters', 'freq=weekly;count=2', WEEKS.slice(0, 2)],
  ['UNTIL before FREQ', 'UNTIL=20260319T020000Z;FREQ=WEEKLY', WEEKS.slice(0, 3)],
  ['UNTIL as a date, that day included', 'FREQ=WEEKLY;UNTIL=20260318', WEEKS.slice(0, 3)],
  ['UNTIL in local time', 'FREQ=WEEKLY;UNTIL=20260318T190000', WEEKS.slice(0, 3)],
  ['UNTIL one second early', 'FREQ=WEEKLY;UNTIL=20260319T015959Z', WEEKS.slice(0, 2)],
  ['a trailing semicolon', 'FREQ=WEEKLY;COUNT=2;', WEEKS.slice(0, 2)],
  ['parts nobody knows', 'X-A=1;FREQ=WEEKLY;nonsense;COUNT=2', WEEKS.slice(0, 2)],
  ['some numbers out of range', 'FREQ=WEEKLY;COUNT=2;BYDAY=WE,0MO,XX;BYHOUR=19,99', WEEKS.slice(0, 2)],
  ['UNTIL before the start', 'FREQ=WEEKLY;UNTIL=20250101T000000Z', []],
])('a rule with %s', (_, rule, expected) => {
  expect(starts(read(calendar(event(START, `RRULE:${rule}`))))).toEqual(expected);
});

test('the start counts as the first instance even when the rule does not name it', () => {
  expect(starts(read(calendar(event(START, 'RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=2'))))).toEqual(['2026-03-05T03:00Z', '2026-03-10T02:00Z']);
});

test('two rules are united, the same rule twice changes nothing', () => {
  const twice = calendar(event(START, FOUR_WEEKS, FOUR_WEEKS));
  const both = calendar(event(START, 'RRULE:FREQ=WEEKLY;COUNT=2', 'RRULE:FREQ=DAILY;COUNT=2'));

  expect(starts(read(twice))).toEqual(WEEKS);
  expect(starts(read(both))).toEqual(['2026-03-05T03:00Z', '2026-03-06T03:00Z', '2026-03-12T02:00Z']);
});

test('a rule that nobody filled in is no rule', () => {
  expect(read(calendar(event(START, 'RRULE:'))).occurrences).toMatchObject([{ recurrenceId: null }]);
});

test('a series that began twenty years ago is still in its place', () => {
  const old = event('DTSTART;TZID=America/Los_Angeles:20060104T190000', 'RRULE:FREQ=WEEKLY;INTERVAL=3');
  const from = instant(Date.UTC(2026, 2, 1));
  const to = instant(Date.UTC(2026, 3, 15));

  // 2026-03-11 lies 1,053 weeks after 2006-01-04, a multiple of three.
  expect(starts(read(calendar(old), { from, to }))).toEqual(['2026-03-12T02:00Z', '2026-04-02T02:00Z']);
});

test.each([
  ['the same form', 'EXDATE;TZID=America/Los_Angeles:20260311T190000'],
  ['UTC', 'EXDATE:20260312T020000Z'],
  ['another zone', 'EXDATE;TZID=Europe/London:20260312T020000'],
  ['local time without a zone', 'EXDATE:20260311T190000'],
  ['a date, the day as seen in the series’ zone', 'EXDATE;VALUE=DATE:20260311'],
  ['a list with nonsense in it', 'EXDATE;TZID=America/Los_Angeles:garbage,20260311T190000,'],
])('EXDATE in %s takes the instance out and reports it', (_, line) => {
  const reading = read(calendar(series(line)));

  expect(starts(reading)).toEqual(WEEKS.filter((start) => start !== '2026-03-12T02:00Z'));
  expect(reading.excluded).toEqual([{ uid: 'u1', recurrenceId: Date.UTC(2026, 2, 12, 2) }]);
});

test('EXRULE takes out what it names', () => {
  expect(starts(read(calendar(series('EXRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=2'))))).toEqual([WEEKS[1], WEEKS[3]]);
});

test('RDATE adds times in any form; a period brings its own length; nothing comes twice', () => {
  const text = calendar(
    event(
      START,
      END,
      'RDATE;TZID=Europe/London:20260401T180000',
      'RDATE:20260305T030000Z,20260402T170000Z',
      'RDATE;VALUE=PERIOD:20260403T170000Z/PT30M,20260404T170000Z/20260404T190000Z',
      'RDATE;VALUE=DATE:20260501',
      'SUMMARY:x',
    ),
  );

  expect(shown(read(text))).toEqual([
    '2026-03-05T03:00Z/2026-03-05T04:00Z x',
    '2026-04-01T17:00Z/2026-04-01T18:00Z x',
    '2026-04-02T17:00Z/2026-04-02T18:00Z x',
    '2026-04-03T17:00Z/2026-04-03T17:30Z x',
    '2026-04-04T17:00Z/2026-04-04T19:00Z x',
    '2026-05-02T02:00Z/2026-05-02T03:00Z x',
  ]);
});

const moved = (recurrenceId: string, ...lines: readonly string[]): string =>
  event(recurrenceId, 'DTSTART;TZID=America/Los_Angeles:20260312T080000', 'DURATION:PT1H', 'SUMMARY:moved', ...lines);
const WITH_MOVED = [
  '2026-03-05T03:00Z/2026-03-05T04:00Z x',
  '2026-03-19T02:00Z/2026-03-19T03:00Z x',
  '2026-03-26T02:00Z/2026-03-26T03:00Z x',
  '2026-03-12T15:00Z/2026-03-12T16:00Z moved',
];

test.each([
  ['the same form', 'RECURRENCE-ID;TZID=America/Los_Angeles:20260311T190000'],
  ['UTC', 'RECURRENCE-ID:20260312T020000Z'],
  ['another zone', 'RECURRENCE-ID;TZID=America/New_York:20260311T220000'],
  ['local time without a zone', 'RECURRENCE-ID:20260311T190000'],
  ['a date', 'RECURRENCE-ID;VALUE=DATE:20260311'],
])('a moved instance named in %s replaces its original and keeps its key', (_, recurrenceId) => {
  const after = read(calendar(series(), moved(recurrenceId)));
  const before = read(calendar(moved(recurrenceId), series()));

  expect(shown(after)).toEqual(WITH_MOVED);
  expect(shown(before)).toEqual(WITH_MOVED);
  expect(after.occurrences.at(-1)).toMatchObject({ uid: 'u1', recurrenceId: Date.UTC(2026, 2, 12, 2) });
});

test('an instance moved into the window is shown, one moved out of it is told apart from one that is gone', () => {
  const from = instant(Date.UTC(2026, 2, 1));
  const to = instant(Date.UTC(2026, 2, 10));
  const inwards = calendar(series(), event('RECURRENCE-ID:20260319T020000Z', 'DTSTART:20260306T100000Z'));
  const outwards = calendar(series(), event('RECURRENCE-ID:20260305T030000Z', 'DTSTART:20260906T100000Z'));

  expect(starts(read(inwards, { from, to }))).toEqual(['2026-03-05T03:00Z', '2026-03-06T10:00Z']);
  expect(read(outwards, { from, to })).toMatchObject({
    occurrences: [],
    outside: [{ uid: 'u1', recurrenceId: Date.UTC(2026, 2, 5, 3) }],
  });
});

test('of two overrides of one instance the higher SEQUENCE counts, then the later', () => {
  const override = (summary: string, sequence: number): string =>
    event('RECURRENCE-ID:20260312T020000Z', 'DTSTART:20260313T020000Z', `SUMMARY:${summary}`, `SEQUENCE:${sequence}`);
  const summaries = (...overrides: readonly string[]): readonly string[] =>
    read(calendar(series(), ...overrides))
      .occurrences.slice(3)
      .map(({ summary }) => summary);

  expect(summaries(override('new', 2), override('old', 1))).toEqual(['new']);
  expect(summaries(override('first', 1), override('second', 1))).toEqual(['second']);
});

test('a cancelled instance is reported as cancelled, with its original start', () => {
  const reading = read(calendar(series(), moved('RECURRENCE-ID:20260312T020000Z', 'STATUS:CANCELLED')));

  expect(reading.occurrences.at(-1)).toMatchObject({ status: 'CANCELLED', recurrenceId: Date.UTC(2026, 2, 12, 2) });
});

test('THISANDFUTURE moves its instance and all later ones until the next change', () => {
  const later = (day: string, hour: string, summary: string): string =>
    event(
      `RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=America/Los_Angeles:${day}T190000`,
      `DTSTART;TZID=America/Los_Angeles:${day}T${hour}0000`,
      'DURATION:PT30M',
      `SUMMARY:${summary}`,
    );
  const reading = read(calendar(series(), later('20260311', '18', 'earlier'), later('20260325', '20', 'latest')));

  expect(shown(reading).toSorted()).toEqual([
    '2026-03-05T03:00Z/2026-03-05T04:00Z x',
    '2026-03-12T01:00Z/2026-03-12T01:30Z earlier',
    '2026-03-19T01:00Z/2026-03-19T01:30Z earlier',
    '2026-03-26T03:00Z/2026-03-26T03:30Z latest',
  ]);
});

test('detached instances without a master are all kept, each with its own key', () => {
  const busy = (hour: string): string => event(`RECURRENCE-ID:20260311T${hour}0000Z`, `DTSTART:20260311T${hour}0000Z`, 'DURATION:PT1H');
  const reading = read(calendar(busy('17'), busy('18'), busy('19')));

  expect(starts(reading)).toEqual(['2026-03-11T17:00Z', '2026-03-11T18:00Z', '2026-03-11T19:00Z']);
  expect(new Set(reading.occurrences.map(({ recurrenceId }) => recurrenceId)).size).toBe(3);
});

test('an all-day instance may become a timed one, and the other way round', () => {
  const days = event('DTSTART;VALUE=DATE:20260304', 'RRULE:FREQ=WEEKLY;COUNT=2');
  const timed = event('RECURRENCE-ID;VALUE=DATE:20260311', 'DTSTART:20260311T220000Z', 'DURATION:PT1H');
  const day = event('RECURRENCE-ID:20260312T020000Z', 'DTSTART;VALUE=DATE:20260313');

  expect(shown(read(calendar(days, timed)))).toEqual(['2026-03-04/2026-03-05 ', '2026-03-11T22:00Z/2026-03-11T23:00Z ']);
  expect(read(calendar(days, timed)).occurrences[1]).toMatchObject({ recurrenceId: '2026-03-11' });
  expect(starts(read(calendar(series(), day))).at(-1)).toBe('2026-03-13');
});

test.each([
  ['exclusive end', ['DTEND;VALUE=DATE:20260306'], '2026-03-04/2026-03-06 '],
  ['no end: one day', [], '2026-03-04/2026-03-05 '],
  ['an end on the same day: one day', ['DTEND;VALUE=DATE:20260304'], '2026-03-04/2026-03-05 '],
  ['a duration in days', ['DURATION:P3D'], '2026-03-04/2026-03-07 '],
  ['a duration in weeks', ['DURATION:P1W'], '2026-03-04/2026-03-11 '],
  ['an end with a time', ['DTEND:20260306T000000Z'], '2026-03-04/2026-03-06 '],
])('an all-day event with %s', (_, lines, expected) => {
  expect(shown(read(calendar(event('DTSTART:20260304', ...lines))))).toEqual([expected]);
});

test('an all-day series ends with the day of its UNTIL and leaves out the day of an EXDATE', () => {
  const days = (...lines: readonly string[]): readonly string[] => starts(read(calendar(event('DTSTART;VALUE=DATE:20260304', ...lines))));

  expect(days('RRULE:FREQ=DAILY;UNTIL=20260306')).toEqual(['2026-03-04', '2026-03-05', '2026-03-06']);
  expect(days('RRULE:FREQ=DAILY;UNTIL=20260306T080000Z')).toEqual(['2026-03-04', '2026-03-05', '2026-03-06']);
  expect(days('RRULE:FREQ=DAILY;COUNT=3', 'EXDATE;VALUE=DATE:20260305')).toEqual(['2026-03-04', '2026-03-06']);
  expect(days('RRULE:FREQ=DAILY;COUNT=3', 'EXDATE:20260305T000000')).toEqual(['2026-03-04', '2026-03-06']);
});

test.each([
  ['DTEND in another zone', ['DTEND;TZID=America/New_York:20260304T230000'], '2026-03-05T04:00Z'],
  ['DTEND without a zone: the start’s', ['DTEND:20260304T200000'], '2026-03-05T04:00Z'],
  ['a duration', ['DURATION:PT90M'], '2026-03-05T04:30Z'],
  ['a duration as Outlook writes it', ['DURATION:P0DT1H30M0S'], '2026-03-05T04:30Z'],
  ['a signed duration', ['DURATION:+PT50M'], '2026-03-05T03:50Z'],
  ['no end: no length', [], '2026-03-05T03:00Z'],
  ['an end before the start: no length', ['DTEND;TZID=America/Los_Angeles:20260304T180000'], '2026-03-05T03:00Z'],
  ['a negative duration: no length', ['DURATION:-PT1H'], '2026-03-05T03:00Z'],
])('a timed event with %s', (_, lines, end) => {
  expect(shown(read(calendar(event(START, ...lines))))).toEqual([`2026-03-05T03:00Z/${end} `]);
});

test('a day of DURATION is a day of the calendar, 24 hours are exact, DTEND is exact on every instance', () => {
  const night = (...lines: readonly string[]): readonly string[] =>
    shown(read(calendar(event('DTSTART;TZID=America/Los_Angeles:20260306T120000', 'RRULE:FREQ=DAILY;COUNT=2', ...lines))));

  expect(night('DURATION:P1D')[1]).toBe('2026-03-07T20:00Z/2026-03-08T19:00Z ');
  expect(night('DURATION:PT24H')[1]).toBe('2026-03-07T20:00Z/2026-03-08T20:00Z ');
  expect(night('DTEND;TZID=America/Los_Angeles:20260307T120000')[1]).toBe('2026-03-07T20:00Z/2026-03-08T20:00Z ');
});
