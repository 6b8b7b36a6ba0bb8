import { expect, test } from 'vitest';
import { calendar, event } from '../../../tests/support/calendar-text.ts';
import { instant, zoneId } from '../time.ts';
import { readFeed } from './read-feed.ts';
import { zoneChoiceFor } from './zone-choice.ts';

const winter = { from: instant(Date.UTC(2026, 11, 1)), to: instant(Date.UTC(2027, 0, 1)) };

function startsIn(zone: string, tzid: string) {
  const here = zoneId(zone);
  const text = calendar(event('UID:a', `DTSTART;TZID="${tzid}":20261215T090000`, 'DURATION:PT1H'));
  const reading = readFeed(new TextEncoder().encode(text), { ...winter, zone: here, zoneChoice: zoneChoiceFor(here) });
  const hourOf = (read: typeof reading.elsewhere): number | undefined => {
    const start = read?.occurrences[0]?.start;
    return typeof start === 'number' ? new Date(start).getUTCHours() : undefined;
  };
  return { here: hourOf(reading), elsewhere: hourOf(reading.elsewhere) };
}

test.each([
  ['America/Vancouver', 'Pacific Standard Time', 16, 17],
  ['America/Vancouver', '(UTC-08:00) Pacific Time (US & Canada)', 16, 17],
  ['Canada/Pacific', 'Pacific Standard Time', 16, 17],
  ['America/Edmonton', 'Mountain Standard Time', 15, 16],
])('in %s, Outlook’s "%s" is read as the practitioner’s own zone, and the other way beside it', (zone, tzid, here, elsewhere) => {
  expect(startsIn(zone, tzid)).toEqual({ here, elsewhere });
});

test.each([
  ['America/Vancouver', 'America/Los_Angeles', 17],
  ['America/Vancouver', 'Eastern Standard Time', 14],
  ['America/Los_Angeles', 'Pacific Standard Time', 17],
  ['Europe/London', 'Pacific Standard Time', 17],
])('in %s, "%s" is in no doubt', (zone, tzid, here) => {
  expect(startsIn(zone, tzid)).toEqual({ here, elsewhere: undefined });
});
