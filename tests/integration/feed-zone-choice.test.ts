import { expect, test } from 'vitest';
import { minutes } from '../../shared/domain/time.ts';
import { aFeedDesk } from '../support/feed-desk.ts';

const address = 'https://outlook.example.com/calendar.ics';

const outlook = [
  'BEGIN:VCALENDAR',
  'BEGIN:VEVENT',
  'UID:a',
  'DTSTART;TZID=Pacific Standard Time:20261215T090000',
  'DTEND;TZID=Pacific Standard Time:20261215T100000',
  'SUMMARY:Jane Doe - Massage',
  'END:VEVENT',
  'END:VCALENDAR',
  '',
].join('\r\n');

const inVancouver = { zone: 'America/Vancouver', now: '2026-12-01T17:00:00Z' };

const hoursOf = ({ items }: { readonly items: readonly { readonly startsAt: number | null }[] }) =>
  items.map(({ startsAt }) => new Date(startsAt ?? 0).getUTCHours());

test('Outlook’s Pacific time is Vancouver time for a practitioner there, until they say otherwise', async () => {
  const desk = aFeedDesk(outlook, inVancouver);
  const preview = await desk.look(desk.feeds.previewAddress(address, false));

  expect(preview.zoneQuestion).toEqual({ here: 'America/Vancouver', there: 'America/Los_Angeles', answer: 'here' });
  expect(hoursOf(preview)).toEqual([16]);

  const there = desk.withItems(await desk.feeds.answerZone(preview.id, 'there'));
  expect(there.zoneQuestion).toMatchObject({ answer: 'there' });
  expect(hoursOf(there)).toEqual([17]);
  expect(hoursOf(desk.withItems(await desk.feeds.answerZone(preview.id, 'here')))).toEqual([16]);
});

test.each(['here', 'there'] as const)('the answer "%s" is kept with the import, and not asked for again', async (answer) => {
  const desk = aFeedDesk(outlook, inVancouver);
  const preview = await desk.look(desk.feeds.previewAddress(address, false));
  await desk.feeds.answerZone(preview.id, answer);
  await desk.take(preview);

  desk.clock.advance(minutes(1));
  const again = await desk.syncAgain(outlook);

  expect(again).toMatchObject({ zoneQuestion: null, groups: [] });
});

test('elsewhere nothing is asked', async () => {
  const desk = aFeedDesk(outlook, { ...inVancouver, zone: 'America/Toronto' });
  const preview = await desk.look(desk.feeds.previewAddress(address, false));

  expect(preview.zoneQuestion).toBeNull();
  expect(hoursOf(preview)).toEqual([17]);
});
