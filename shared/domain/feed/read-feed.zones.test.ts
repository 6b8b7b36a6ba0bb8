import { expect, test } from 'vitest';
import { calendar, event, read, starts, zone } from '../../../tests/support/calendar-text.ts';
import { zoneId } from '../time.ts';

const WEEKLY = 'RRULE:FREQ=WEEKLY;COUNT=2';
/** Each side of 8 March 2026, when American clocks go forward. */
const at = (tzid: string): string => event(`DTSTART;TZID=${tzid}:20260304T090000`, WEEKLY);
const EASTERN = ['2026-03-04T14:00Z', '2026-03-11T13:00Z'];
const PACIFIC = ['2026-03-04T17:00Z', '2026-03-11T16:00Z'];

test.each([
  ['an IANA name', 'America/New_York', 'America/New_York'],
  ['an IANA name in small letters', 'america/new_york', 'america/new_york'],
  ['a renamed IANA zone', 'US/Eastern', 'US/Eastern'],
  ['a Windows name', 'Eastern Standard Time', 'America/New_York'],
  ['a quoted Windows name', '"Eastern Standard Time"', 'America/New_York'],
  ['a path that ends in an IANA name', '/freeassociation.sourceforge.net/America/New_York', 'America/New_York'],
  ['a dated path', '/softwarestudio.org/Olson_20011030_5/America/New_York', 'America/New_York'],
  ['a blank for the underscore', '"America/New York"', 'America/New_York'],
])('a series with %s keeps its local time across the change of clocks', (_, tzid, name) => {
  const reading = read(calendar(at(tzid)));

  expect(starts(reading)).toEqual(EASTERN);
  expect(reading.zones).toEqual([{ tzid: tzid.replaceAll('"', ''), name, certainty: 'exact' }]);
  expect(reading.occurrences).toMatchObject([{ zoneCertainty: 'exact' }, { zoneCertainty: 'exact' }]);
});

test.each([
  ['before', calendar(zone('Clinic', '-0500', '-0400'), at('Clinic'))],
  ['after', calendar(at('Clinic'), zone('Clinic', '-0500', '-0400'))],
  ['by a quoted name', calendar(zone('Customized Time Zone 1', '-0500', '-0400'), at('"Customized Time Zone 1"'))],
  ['for a label with an offset', calendar(zone('(UTC-05:00) My Place', '-0500', '-0400'), at('"(UTC-05:00) My Place"'))],
])('a private zone name follows its own VTIMEZONE, given %s', (_, text) => {
  const reading = read(text);

  expect(starts(reading)).toEqual(EASTERN);
  expect(reading.zones).toMatchObject([{ name: null, certainty: 'written' }]);
});

test('X-LIC-LOCATION goes before the rules of the VTIMEZONE', () => {
  const text = calendar(zone('Clinic', '-1100', '-1000', 'X-LIC-LOCATION:America/New_York'), at('Clinic'));

  expect(starts(read(text))).toEqual(EASTERN);
});

test('an IANA name goes before an old VTIMEZONE: British Columbia stays on UTC−7 in winter 2026', () => {
  const winter = event('DTSTART;TZID=America/Vancouver:20261215T090000');

  expect(starts(read(calendar(zone('America/Vancouver', '-0800', '-0700'), winter)))).toEqual(['2026-12-15T16:00Z']);
});

test('Vancouver and Edmonton keep summer time from November 2026 on', () => {
  const text = calendar(
    event('UID:a', 'DTSTART;TZID=America/Vancouver:20261031T090000', 'RRULE:FREQ=MONTHLY;INTERVAL=2;COUNT=2'),
    event('UID:b', 'DTSTART;TZID=America/Edmonton:20261031T090000', 'RRULE:FREQ=MONTHLY;INTERVAL=2;COUNT=2'),
    event('UID:c', 'DTSTART;TZID=America/Vancouver:20260115T090000'),
  );

  expect(starts(read(text))).toEqual([
    '2026-10-31T16:00Z',
    '2026-12-31T16:00Z',
    '2026-10-31T15:00Z',
    '2026-12-31T15:00Z',
    '2026-01-15T17:00Z',
  ]);
});

test('two calendars may define the same private name differently', () => {
  const east = calendar(zone('Clinic', '-0500', '-0400'), event('UID:e', 'DTSTART;TZID=Clinic:20260304T090000'));
  const west = calendar(zone('Clinic', '-0800', '-0700'), event('UID:w', 'DTSTART;TZID=Clinic:20260304T090000'));

  expect(starts(read(east + west))).toEqual(['2026-03-04T14:00Z', '2026-03-04T17:00Z']);
});

test('a VTIMEZONE with RDATE and UNTIL changes the clocks where they say', () => {
  const observed = [
    'BEGIN:VTIMEZONE\r\nTZID:Once\r\nBEGIN:STANDARD\r\nDTSTART:20200101T000000\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0100',
    'RDATE:20260401T000000\r\nEND:STANDARD\r\nBEGIN:DAYLIGHT\r\nDTSTART:20250301T000000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200',
    'RRULE:FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=1;UNTIL=20260228T230000Z\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE',
  ].join('\r\n');
  const series = event('DTSTART;TZID=Once:20260215T090000', 'RRULE:FREQ=MONTHLY;COUNT=3');

  // Already on +02:00 since March 2025, again in March 2026 at the last second UNTIL allows, back by RDATE in April.
  expect(starts(read(calendar(observed, series)))).toEqual(['2026-02-15T07:00Z', '2026-03-15T07:00Z', '2026-04-15T08:00Z']);
});

test.each([
  ['(UTC-08:00) Pacific Time (US & Canada)', PACIFIC, 'exact'],
  ['(GMT-05:00) Eastern Time (US & Canada)', EASTERN, 'exact'],
  ['(UTC-05:00) Somewhere', ['2026-03-04T14:00Z', '2026-03-11T14:00Z'], 'offset'],
  ['UTC+0530', ['2026-03-04T03:30Z', '2026-03-11T03:30Z'], 'offset'],
  ['GMT-3', ['2026-03-04T12:00Z', '2026-03-11T12:00Z'], 'offset'],
  ['+02:00', ['2026-03-04T07:00Z', '2026-03-11T07:00Z'], 'offset'],
  ['(UTC) Monrovia', ['2026-03-04T09:00Z', '2026-03-11T09:00Z'], 'offset'],
])('%s without VTIMEZONE is read by its label or its offset', (tzid, expected, certainty) => {
  const reading = read(calendar(at(`"${tzid}"`)));

  expect(starts(reading)).toEqual(expected);
  expect(reading.zones).toMatchObject([{ tzid, certainty }]);
});

test.each([
  ['the given zone', [], PACIFIC],
  ['the calendar’s own zone', ['X-WR-TIMEZONE:America/New_York'], EASTERN],
  ['the given zone when the calendar’s is unknown too', ['X-WR-TIMEZONE:Moon/Base'], PACIFIC],
])('an unknown TZID is read in %s, and said to be assumed', (_, lines, expected) => {
  const reading = read(calendar(...lines, at('Mars/Olympus')));

  expect(starts(reading)).toEqual(expected);
  expect(reading.occurrences[0]).toMatchObject({ zoneCertainty: 'assumed' });
});

test('a floating series stays at its local time, in the calendar’s zone or else the given one', () => {
  const floating = event('DTSTART:20260304T090000', WEEKLY);

  expect(starts(read(calendar(floating)))).toEqual(PACIFIC);
  expect(starts(read(calendar('X-WR-TIMEZONE:America/New_York', floating)))).toEqual(EASTERN);
});

test('a zone in the file is not borrowed by floating times', () => {
  const text = calendar(zone('Clinic', '-0500', '-0400'), event('DTSTART:20260304T090000', WEEKLY));

  expect(starts(read(text))).toEqual(PACIFIC);
});

test('what the user said a TZID means goes before everything', () => {
  const zoneAliases = { 'Pacific Standard Time': zoneId('America/Vancouver') };
  const winter = calendar(event('DTSTART;TZID=Pacific Standard Time:20261215T090000'));

  expect(starts(read(winter))).toEqual(['2026-12-15T17:00Z']);
  expect(starts(read(winter, { zoneAliases }))).toEqual(['2026-12-15T16:00Z']);
});

test('a time in UTC stays in UTC though a TZID stands beside it', () => {
  expect(starts(read(calendar(event('DTSTART;TZID=America/New_York:20260304T090000Z'))))).toEqual(['2026-03-04T09:00Z']);
});

test.each([
  ['skipped by the clocks moves on by the gap', '20260308T023000', '2026-03-08T10:30Z'],
  ['shown twice is the first', '20261101T013000', '2026-11-01T08:30Z'],
  ['just before the gap is itself', '20260308T015959', '2026-03-08T09:59:59.000Z'],
  ['just after the gap is itself', '20260308T030000', '2026-03-08T10:00Z'],
  ['just after the overlap is itself', '20261101T020000', '2026-11-01T10:00Z'],
])('a time %s (RFC 5545 §3.3.5)', (_, local, expected) => {
  const named = calendar(event(`DTSTART;TZID=America/Los_Angeles:${local}`));
  const written = calendar(zone('Clinic', '-0800', '-0700'), event(`DTSTART;TZID=Clinic:${local}`));

  expect(starts(read(named))).toEqual([expected]);
  expect(starts(read(written))).toEqual([expected]);
});

test('a weekly series through the overlap and the gap keeps all its instances', () => {
  const night = (start: string): string => calendar(event(`DTSTART;TZID=America/Los_Angeles:${start}`, 'RRULE:FREQ=WEEKLY;COUNT=3'));

  expect(starts(read(night('20261025T013000')))).toEqual(['2026-10-25T08:30Z', '2026-11-01T08:30Z', '2026-11-08T09:30Z']);
  expect(starts(read(night('20260301T023000')))).toEqual(['2026-03-01T10:30Z', '2026-03-08T10:30Z', '2026-03-15T09:30Z']);
});
