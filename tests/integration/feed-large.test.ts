import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { mostPreviewRows } from '../../shared/contract/feeds.ts';
import { hours, instant, minutes, plus } from '../../shared/domain/time.ts';
import { aFeedDesk, asSuggested, icsOf, type Booking } from '../support/feed-desk.ts';

const address = 'https://calendar.example.com/practice.ics';
const frameBytes = 1_048_576;

/** So many bookings from the morning of 3 March on, two hundred a day at most. */
function bookings(count: number): readonly Booking[] {
  return Array.from({ length: count }, (_, index) => {
    const start = new Date(Date.UTC(2026, 2, 3 + Math.floor(index / 250), 6, (index % 250) * 3));
    return {
      uid: `b-${index}@example`,
      start: `${start.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`,
      summary: `Guest${index} Doe - 60 min Massage`,
    };
  });
}

test('a preview of 8,000 entries fits its frame, page by page, and all but two of a group are imported', async () => {
  const desk = aFeedDesk(icsOf(bookings(8_000)));
  const preview = await desk.look(desk.feeds.previewAddress(address, false));
  const { items, ...head } = preview;

  expect(head.groups).toEqual([{ group: 'new', count: 8_000, selectable: 8_000, ticked: 8_000 }]);
  expect(JSON.stringify(head).length).toBeLessThan(frameBytes / 100);
  expect(items).toHaveLength(mostPreviewRows);
  expect(JSON.stringify(items).length).toBeLessThan(frameBytes / 4);
  const last = desk.feeds.previewRows(preview.id, { group: 'new', offset: 7_999, limit: 100 });
  expect(last.map(({ summary }) => summary)).toEqual(['Guest7999 Doe - 60 min Massage']);

  const unticked = [items[0]?.key ?? '', last[0]?.key ?? ''];
  const choice = { groups: { new: 'all' }, ticked: [], unticked } as const;
  const { result, feed } = desk.feeds.imported(await desk.finished(desk.feeds.import(preview.id, 'Practice', choice)));

  expect(result).toMatchObject({ added: 7_998 });
  expect(feed.sessionCount).toBe(7_998);
  const again = await desk.syncAgain(desk.server.text);
  expect(again.groups).toEqual([{ group: 'skipped', count: 2, selectable: 2, ticked: 0 }]);
});

test('while a large calendar is compared, everything else has its turn', async () => {
  const desk = aFeedDesk(icsOf(bookings(2_000)));
  let turns = 0;
  let isOver = false;
  const count = async (): Promise<void> => {
    for (; !isOver; turns++) await setImmediate();
  };
  const counting = count();
  const preview = await desk.look(desk.feeds.previewAddress(address, false));
  const turnsOfPreview = turns;
  await desk.take(preview);
  isOver = true;
  await counting;

  // Every hundred entries, in each of several passes.
  expect(turnsOfPreview).toBeGreaterThan(80);
  expect(turns - turnsOfPreview).toBeGreaterThan(80);
});

test('an import that is cancelled before it is written changes nothing, and can be started again', async () => {
  const desk = aFeedDesk(icsOf(bookings(2_000)));
  const preview = await desk.look(desk.feeds.previewAddress(address, false));

  const jobId = desk.feeds.import(preview.id, 'Practice', asSuggested);
  await setImmediate();
  desk.jobs.cancel(jobId);
  const states: string[] = [];
  for await (const { state } of desk.jobs.watch(jobId, undefined)) states.push(state);

  expect(states.at(-1)).toBe('cancelled');
  expect(desk.feeds.list()).toEqual([]);
  expect((await desk.take(preview)).result).toMatchObject({ added: 2_000 });
});

test('what is changed here while an import is prepared counts as if it had been before', async () => {
  const desk = aFeedDesk(icsOf(bookings(1_000)));
  await desk.take(await desk.look(desk.feeds.previewAddress(address, false)));
  const [session] = desk.sessions.range(instant(Date.UTC(2026, 2, 3)), instant(Date.UTC(2026, 2, 4)));
  const [first, ...others] = bookings(1_000);
  const preview = await desk.syncAgain(icsOf([{ ...first!, start: '20260401T100000Z' }, ...others])); // there are a thousand
  expect(preview.groups).toMatchObject([{ group: 'moved', ticked: 1 }]);

  const jobId = desk.feeds.import(preview.id, 'Practice', asSuggested);
  await setImmediate();
  const there = plus(session?.startsAt ?? instant(0), hours(2));
  desk.sessions.move(session?.id ?? '', { startsAt: there, durationMs: minutes(60) }, 'one');
  const { result } = desk.feeds.imported(await desk.finished(jobId));

  expect(result.moved).toBe(0);
  expect(desk.sessions.get(session?.id ?? '').startsAt).toBe(there);
});

test('one import at a time, and no other sync meanwhile', async () => {
  const desk = aFeedDesk(icsOf(bookings(500)));
  const preview = await desk.look(desk.feeds.previewAddress(address, false));
  const jobId = desk.feeds.import(preview.id, 'Practice', asSuggested);

  expect(() => desk.feeds.import(preview.id, 'Practice', asSuggested)).toThrow(expect.objectContaining({ code: 'FEED_BUSY' }));
  expect(() => desk.feeds.previewAddress(address, false)).toThrow(expect.objectContaining({ code: 'FEED_BUSY' }));

  await desk.finished(jobId);
  expect(() => desk.feeds.imported('none')).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
});
