import { expect, test } from 'vitest';
import { calendar, event, read, starts } from '../../../tests/support/calendar-text.ts';
import { instant } from '../time.ts';

const GOOD = event('UID:good', 'DTSTART:20260402T090000Z', 'DTEND:20260402T100000Z', 'SUMMARY:good');

test.each([
  ['no start', [], 'NO_START'],
  ['a start that is text', ['DTSTART:tomorrow'], 'BAD_START'],
  ['30 February', ['DTSTART:20260230T090000Z'], 'BAD_START'],
  ['hour 24', ['DTSTART:20260401T240000Z'], 'BAD_START'],
  ['half a time', ['DTSTART:20260401T09'], 'BAD_START'],
  ['an end that is text', ['DTSTART:20260401T090000Z', 'DTEND:later'], 'BAD_END'],
  ['a duration that is text', ['DTSTART:20260401T090000Z', 'DURATION:an hour'], 'BAD_END'],
  ['an empty duration', ['DTSTART:20260401T090000Z', 'DURATION:P'], 'BAD_END'],
  ['no frequency', ['DTSTART:20260401T090000Z', 'RRULE:COUNT=2'], 'BAD_RULE'],
  ['an unknown frequency', ['DTSTART:20260401T090000Z', 'RRULE:FREQ=FORTNIGHTLY'], 'BAD_RULE'],
  ['an interval of nothing', ['DTSTART:20260401T090000Z', 'RRULE:FREQ=DAILY;INTERVAL=0'], 'BAD_RULE'],
  ['an interval backwards', ['DTSTART:20260401T090000Z', 'RRULE:FREQ=DAILY;INTERVAL=-1'], 'BAD_RULE'],
  ['a count of nothing', ['DTSTART:20260401T090000Z', 'RRULE:FREQ=DAILY;COUNT=0'], 'BAD_RULE'],
  ['an end of the rule that is no date', ['DTSTART:20260401T090000Z', 'RRULE:FREQ=DAILY;UNTIL=2026-04-18'], 'BAD_RULE'],
  ['an end of the rule that does not exist', ['DTSTART:20260401T090000Z', 'RRULE:FREQ=DAILY;UNTIL=20260230'], 'BAD_RULE'],
  ['a day of the rule that nobody knows', ['DTSTART:20260401T090000Z', 'RRULE:FREQ=WEEKLY;BYDAY=XX'], 'BAD_RULE'],
  ['a SKIP without its calendar', ['DTSTART:20260401T090000Z', 'RRULE:FREQ=MONTHLY;SKIP=BACKWARD'], 'BAD_RULE'],
  ['another calendar', ['DTSTART:20260401T090000Z', 'RRULE:RSCALE=CHINESE;FREQ=YEARLY'], 'BAD_RULE'],
  ['an original start that is text', ['RECURRENCE-ID:then', 'DTSTART:20260401T090000Z'], 'BAD_RECURRENCE_ID'],
])('an event with %s is reported with its UID and loses nothing else', (_, lines, reason) => {
  const reading = read(calendar(event('UID:bad', ...lines), GOOD));

  expect(starts(reading)).toEqual(['2026-04-02T09:00Z']);
  expect(reading.unreadable).toEqual([{ uid: 'bad', reason }]);
  expect(reading.eventCount).toBe(2);
});

test('an unreadable override leaves the instance of the series where it was', () => {
  const series = event('DTSTART:20260401T090000Z', 'RRULE:FREQ=DAILY;COUNT=2');
  const reading = read(calendar(series, event('RECURRENCE-ID:20260402T090000Z', 'DTSTART:soon')));

  expect(starts(reading)).toEqual(['2026-04-01T09:00Z', '2026-04-02T09:00Z']);
  expect(reading.unreadable).toEqual([{ uid: 'u1', reason: 'BAD_START' }]);
});

test('each occurrence carries what a sync compares', () => {
  const lines = ['DTSTART:20260401T090000Z', 'DURATION:PT50M', 'STATUS:Tentative', 'SEQUENCE:7', 'TRANSP:TRANSPARENT', 'SUMMARY:Jane'];

  expect(read(calendar(event(...lines))).occurrences).toEqual([
    {
      uid: 'u1',
      isUidMissing: false,
      recurrenceId: null,
      isAllDay: false,
      start: Date.UTC(2026, 3, 1, 9),
      end: Date.UTC(2026, 3, 1, 9, 50),
      summary: 'Jane',
      status: 'TENTATIVE',
      sequence: 7,
      isTransparent: true,
      zoneCertainty: 'exact',
    },
  ]);
});

test.each(['vcalendar', 'hasOwnProperty', '__proto__', 'constructor', 'type', 'method'])('the UID %s is a UID like any other', (uid) => {
  const reading = read(calendar(event(`UID:${uid}`, 'DTSTART:20260401T090000Z', `${uid}:x`, '__PROTO__:x'), GOOD));

  expect(reading.occurrences.map((item) => item.uid)).toEqual([uid, 'good']);
  expect(Object.keys(Object.prototype)).toEqual([]);
});

test('a property that should stand once counts where it stands first', () => {
  const text = calendar(event('DTSTART:20260401T090000Z', 'DTSTART:20260402T090000Z', 'SUMMARY:a', 'SUMMARY:b', 'UID:second'));

  expect(read(text).occurrences).toMatchObject([{ uid: 'second', summary: 'a', start: Date.UTC(2026, 3, 1, 9) }]);
});

test('one UID: the highest SEQUENCE replaces, also when it lies outside of the window', () => {
  const version = (day: string, sequence: number): string => event(`DTSTART:${day}T090000Z`, `SEQUENCE:${sequence}`);

  expect(starts(read(calendar(version('20260401', 1), version('20260402', 2))))).toEqual(['2026-04-02T09:00Z']);
  expect(starts(read(calendar(version('20260401', 1), version('20360402', 2))))).toEqual([]);
});

test('one UID with equal SEQUENCE: different starts are separate bookings, the same start is one', () => {
  const booking = (day: string, summary: string): string => event(`DTSTART:${day}T090000Z`, `SUMMARY:${summary}`);
  const reading = read(calendar(booking('20260401', 'one'), booking('20260402', 'two'), booking('20260401', 'again')));

  expect(reading.occurrences.map(({ summary }) => summary).toSorted()).toEqual(['again', 'two']);
});

test('events without a UID are all kept and marked', () => {
  const nameless = event('DTSTART:20260401T090000Z').replace('UID:u1\r\n', '');
  const reading = read(calendar(nameless, nameless, event('UID:', 'DTSTART:20260402T090000Z')));

  expect(reading.occurrences).toMatchObject([
    { uid: '', isUidMissing: true },
    { uid: '', isUidMissing: true },
    { uid: '', isUidMissing: true },
  ]);
});

test('METHOD:CANCEL takes back the events of its calendar only', () => {
  const cancelled = calendar('METHOD:CANCEL', event('DTSTART:20260401T090000Z', 'STATUS:CONFIRMED'));
  const reading = read(cancelled + calendar(GOOD));

  expect(reading.occurrences).toMatchObject([{ status: 'CANCELLED' }, { status: null }]);
  expect(reading.method).toBe('CANCEL');
});

test('a single booking after the window is told apart from one that is gone; the past is not kept', () => {
  const text = calendar(event('UID:later', 'DTSTART:20270601T090000Z'), event('UID:past', 'DTSTART:20200601T090000Z'));

  expect(read(text)).toMatchObject({ occurrences: [], outside: [{ uid: 'later', recurrenceId: null }] });
});

test('the window holds its first instant and not its last; all-day events count by the day in the given zone', () => {
  const from = instant(Date.UTC(2026, 3, 1, 12)); // 05:00 in Los Angeles
  const to = instant(Date.UTC(2026, 3, 3, 12));
  const timed = ['20260401T115959Z', '20260401T120000Z', '20260403T115959Z', '20260403T120000Z'];
  const days = ['20260331', '20260401', '20260403', '20260404'];
  const text = calendar(...[...timed, ...days].map((start) => event(`UID:${start}`, `DTSTART:${start}`)));

  expect(read(text, { from, to }).occurrences.map(({ uid }) => uid)).toEqual([
    '20260401T120000Z',
    '20260403T115959Z',
    '20260401',
    '20260403',
  ]);
});

test('only the limit of occurrences is kept, and the reading says so', () => {
  const text = calendar(event('DTSTART:20260101T090000Z', 'RRULE:FREQ=DAILY;COUNT=30'), GOOD);

  expect(read(text, { limits: { maxOccurrences: 10 } })).toMatchObject({ truncated: { events: false, occurrences: true } });
  expect(read(text, { limits: { maxOccurrences: 10 } }).occurrences).toHaveLength(10);
});

test('many bookings after the window do not hide those in it', () => {
  const later = Array.from({ length: 20 }, (_, index) => event(`UID:${index}`, 'DTSTART:20280401T090000Z'));
  const reading = read(calendar(...later, GOOD), { limits: { maxOccurrences: 10 } });

  expect(starts(reading)).toEqual(['2026-04-02T09:00Z']);
  expect(reading).toMatchObject({ truncated: { occurrences: true } });
  expect(reading.outside).toHaveLength(10);
});

test('events beyond the limit are counted but not read, and the reading says so', () => {
  const reading = read(calendar(event('DTSTART:20260401T090000Z'), GOOD), { limits: { maxEvents: 1 } });

  expect(starts(reading)).toEqual(['2026-04-01T09:00Z']);
  expect(reading).toMatchObject({ eventCount: 2, truncated: { events: true, occurrences: false } });
});

test('progress rises from 0 towards 1', () => {
  const told: number[] = [];
  const events = Array.from({ length: 3_000 }, (_, index) => event(`UID:${index}`, 'DTSTART:20260401T090000Z'));
  read(calendar(...events), { onProgress: (done) => told.push(done) });

  expect(told.length).toBeGreaterThanOrEqual(6);
  expect(told).toEqual(told.toSorted((a, b) => a - b));
  expect(told.at(-1)).toBeLessThanOrEqual(1);
});
