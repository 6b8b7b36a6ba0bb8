import { afterEach, expect, test, vi } from 'vitest';
import { calendar, event, read } from '../../../tests/support/calendar-text.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** Records every string that is made out of the feed's bytes. */
function watchStrings(): readonly string[] {
  const made: string[] = [];
  const Real = TextDecoder;
  class Watched extends Real {
    override decode(...input: Parameters<TextDecoder['decode']>): string {
      const text = super.decode(...input);
      made.push(text);
      return text;
    }
  }
  vi.stubGlobal('TextDecoder', Watched);
  for (const name of ['fromCharCode', 'fromCodePoint'] as const) {
    const real = String[name];
    vi.spyOn(String, name).mockImplementation((...codes) => {
      const text = real(...codes);
      made.push(text);
      return text;
    });
  }
  return made;
}

const SECRETS = [
  'DESCRIPTION:secret-description folded over',
  '  two lines of secret-continuation',
  'LOCATION:secret-location',
  'ATTENDEE;CN="secret-attendee":mailto:secret@example.org',
  'ORGANIZER;CN=secret-organizer:mailto:secret@example.org',
  'COMMENT:secret-comment',
  'CONTACT:secret-contact',
  'CATEGORIES:secret-category',
  'URL:https://secret.example/',
  'ATTACH;ENCODING=BASE64;VALUE=BINARY:c2VjcmV0secret',
  'X-ALT-DESC;FMTTYPE=text/html:<p>secret-html</p>',
  'GEO:secret-geo',
  'BEGIN:VALARM',
  'DESCRIPTION:secret-alarm',
  'SUMMARY:secret-alarm-summary',
  'UID:secret-alarm-uid',
  'END:VALARM',
];

test('of an event only UID, summary, rules and dates ever become strings', () => {
  const made = watchStrings();
  const text = calendar(
    'X-WR-CALNAME:secret-calendar-name',
    'X-WR-CALDESC:secret-calendar-description',
    `BEGIN:VTODO\r\nSUMMARY:secret-todo\r\nEND:VTODO`,
    event('UID:u1', 'DTSTART;TZID=Europe/London:20260401T090000', 'RRULE:FREQ=DAILY;COUNT=2', 'SUMMARY:shown', ...SECRETS),
    event('UID:bad-secretless', 'DTSTART:x', ...SECRETS),
  );
  const reading = read(new TextEncoder().encode(text));

  expect(reading.occurrences.map(({ summary }) => summary)).toEqual(['shown', 'shown']);
  expect(made.filter((string) => string.includes('secret') && string !== 'bad-secretless')).toEqual([]);
  expect([...new Set(made)].toSorted()).toEqual(['Europe/London', 'FREQ=DAILY;COUNT=2', 'bad-secretless', 'shown', 'u1']);
});

test('a feed in UTF-16 is recoded without a string of it being made', () => {
  const made = watchStrings();
  const text = `\uFEFF${calendar(event('UID:u1', 'DTSTART:20260401T090000Z', 'SUMMARY:shown', ...SECRETS))}`;
  const bytes = new Uint8Array(Uint16Array.from(text, (letter) => letter.charCodeAt(0)).buffer);
  read(bytes);

  expect([...new Set(made)].toSorted()).toEqual(['shown', 'u1']);
});

test('the summary and UID of events before the window are not decoded', () => {
  const made = watchStrings();
  read(calendar(event('DTSTART:20200401T090000Z', 'SUMMARY:long ago')));

  expect(made).toEqual([]);
});
