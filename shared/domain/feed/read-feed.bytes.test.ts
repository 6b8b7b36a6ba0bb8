import { expect, test } from 'vitest';
import { calendar, event, read, shown, starts } from '../../../tests/support/calendar-text.ts';
import { FeedReadError } from './feed-read-error.ts';

const SIMPLE = calendar(event('DTSTART:20260401T090000Z', 'DTEND:20260401T100000Z', 'SUMMARY:Jane Doe – Massage'));
const SHOWN = ['2026-04-01T09:00Z/2026-04-01T10:00Z Jane Doe – Massage'];

test.each([
  ['LF', SIMPLE.replaceAll('\r\n', '\n')],
  ['CR', SIMPLE.replaceAll('\r\n', '\r')],
  ['CRCRLF', SIMPLE.replaceAll('\r\n', '\r\r\n')],
  ['blank lines between', SIMPLE.replaceAll('\r\n', '\r\n\r\n')],
  ['blanks at line ends', SIMPLE.replaceAll('\r\n', ' \t\r\n')],
  ['a UTF-8 byte order mark', `\uFEFF${SIMPLE}`],
  ['blank lines first', `\r\n\r\n${SIMPLE}`],
  ['no line break at the end', SIMPLE.trimEnd()],
  ['names in small letters', SIMPLE.replace(/^[A-Z-]+(?=[;:])/gm, (name) => name.toLowerCase()).replace('BEGIN:VEVENT', 'begin:vevent')],
])('a feed with %s reads like the plain one', (_, text) => {
  expect(shown(read(text))).toEqual(SHOWN);
});

test.each([
  ['little', true],
  ['big', false],
])('UTF-16 with its mark, %s end first, reads like UTF-8, pairs included', (_, isLittle) => {
  const text = SIMPLE.replace('Doe', 'Doe 😀');
  const bytes = new Uint8Array(2 + text.length * 2);
  const view = new DataView(bytes.buffer);
  `\uFEFF${text}`.split('').forEach((unit, index) => view.setUint16(index * 2, unit.charCodeAt(0), isLittle));

  expect(shown(read(bytes))).toEqual(['2026-04-01T09:00Z/2026-04-01T10:00Z Jane Doe 😀 – Massage']);
});

test('a line may be folded anywhere: in its name, its value, and inside a letter of two bytes', () => {
  const text = calendar(event('DTST', ' ART:2026', '\t0401T090000Z', 'SUMMARY:Zo@'));
  const bytes = new TextEncoder().encode(text.replace('@', '\u00ab\u00bb'));
  const at = bytes.indexOf(0xc2);
  bytes.set([0xc3, 0x0a, 0x20, 0xab], at); // ë, cut in two

  expect(read(bytes).occurrences).toMatchObject([{ start: Date.UTC(2026, 3, 1, 9), summary: 'Zoë' }]);
});

test('the same bytes give the same reading twice, though folds are joined in place', () => {
  const text = calendar(event('DTSTART:2026', ' 0401T0900', ' 00Z', 'SUMMARY:one', '  two'), event('UID:b', 'DTSTART:20260402T090000Z'));
  const bytes = new TextEncoder().encode(text);

  expect(read(bytes)).toEqual(read(bytes));
  expect(shown(read(bytes))).toEqual(['2026-04-01T09:00Z/2026-04-01T09:00Z one two', '2026-04-02T09:00Z/2026-04-02T09:00Z ']);
});

test('bytes that are not UTF-8 damage only the letter they stand for', () => {
  const bytes = new TextEncoder().encode(SIMPLE);
  bytes[bytes.indexOf('J'.charCodeAt(0))] = 0xeb;

  expect(read(bytes).occurrences[0]?.summary).toBe('\uFFFDane Doe – Massage');
});

test('several calendars in one stream are all read, even without the END between them', () => {
  const second = calendar(event('UID:u2', 'DTSTART:20260402T090000Z'));
  const glued = SIMPLE.replace('END:VCALENDAR\r\n', '') + second;

  expect(starts(read(SIMPLE + second))).toEqual(['2026-04-01T09:00Z', '2026-04-02T09:00Z']);
  expect(starts(read(glued))).toEqual(['2026-04-01T09:00Z', '2026-04-02T09:00Z']);
});

test('bare events without a calendar around them are read', () => {
  expect(starts(read(event('DTSTART:20260401T090000Z')))).toEqual(['2026-04-01T09:00Z']);
});

test.each([
  ['an escaped comma, semicolon, backslash and line break', 'SUMMARY:a\\, b\\; c\\\\n d\\ne', 'a, b; c\\n d\ne'],
  ['parameters, also quoted with a colon', 'SUMMARY;LANGUAGE=en-us;X-A="b:c;d":Jane', 'Jane'],
  ['colons in the value', 'SUMMARY:Re: 10:30 Jane', 'Re: 10:30 Jane'],
  ['a quote that is never closed', 'SUMMARY;X-A="b:Jane', 'Jane'],
  ['quotes in the value', 'SUMMARY:"Jane"', '"Jane"'],
  ['a line separator in the value', 'SUMMARY:a\u2028b', 'a\u2028b'],
  ['nothing', 'SUMMARY:', ''],
])('a summary with %s', (_, line, summary) => {
  expect(read(calendar(event('DTSTART:20260401T090000Z', line))).occurrences[0]?.summary).toBe(summary);
});

test('nested alarms, tasks and journals lend nothing to the events around them', () => {
  const alarm = ['BEGIN:VALARM', 'UID:alarm', 'TRIGGER:-PT10M', 'DURATION:PT5M', 'SUMMARY:alarm', 'END:VALARM'];
  const text = calendar(
    'BEGIN:VTODO\r\nUID:u1\r\nDTSTART:20260401T080000Z\r\nSUMMARY:todo\r\nEND:VTODO',
    event('DTSTART:20260401T090000Z', ...alarm, 'SUMMARY:own'),
    'BEGIN:VJOURNAL\r\nDTSTART:20260401T080000Z\r\nEND:VJOURNAL',
  );

  expect(shown(read(text))).toEqual(['2026-04-01T09:00Z/2026-04-01T09:00Z own']);
});

test.each([
  ['an END without BEGIN', event('DTSTART:20260401T090000Z', 'END:VALARM')],
  ['an alarm left open', event('DTSTART:20260401T090000Z', 'BEGIN:VALARM', 'TRIGGER:-PT1M')],
  ['an event left open', event('DTSTART:20260401T090000Z').replace('\r\nEND:VEVENT', '')],
  ['lines that are no properties', event('no colon here', ';;;:', ':x', 'X FOO:1', 'DTSTART:20260401T090000Z')],
  ['a task left open', `BEGIN:VTODO\r\nBEGIN:VALARM\r\nEND:VTODO\r\n${event('DTSTART:20260401T090000Z')}`],
])('%s does not lose the events', (_, broken) => {
  const text = calendar(broken, event('UID:good', 'DTSTART:20260402T090000Z'));

  expect(starts(read(text))).toEqual(['2026-04-01T09:00Z', '2026-04-02T09:00Z']);
});

test.each([
  ['a login page', '<!DOCTYPE html><html><body>Sign in BEGIN:VCALENDAR</body></html>'],
  ['nothing', ''],
  ['JSON', '{"error":"not found"}'],
  ['a contact card', 'BEGIN:VCARD\r\nEND:VCARD\r\n'],
])('%s is not a calendar', (_, text) => {
  expect(() => read(text)).toThrow(new FeedReadError('NOT_A_CALENDAR'));
});

test('a feed that was cut off is refused, not read in part', () => {
  expect(() => read(SIMPLE.replace('END:VCALENDAR\r\n', ''))).toThrow(new FeedReadError('INCOMPLETE'));
  expect(() => read(SIMPLE.slice(0, 60))).toThrow(new FeedReadError('INCOMPLETE'));
});

test('a feed larger than the limit is refused before it is looked at', () => {
  expect(() => read(SIMPLE, { limits: { maxBytes: 100 } })).toThrow(new FeedReadError('TOO_LARGE'));
});

test('an empty calendar gives an empty reading', () => {
  expect(read(calendar())).toEqual({
    occurrences: [],
    excluded: [],
    outside: [],
    unreadable: [],
    zones: [],
    eventCount: 0,
    method: null,
    truncated: { events: false, occurrences: false },
    elsewhere: null,
  });
});
