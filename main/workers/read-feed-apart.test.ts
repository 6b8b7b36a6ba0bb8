import { expect, test } from 'vitest';
import type { FeedReadOptions } from '../../shared/domain/feed/feed-reading.ts';
import { instant, zoneId } from '../../shared/domain/time.ts';
import { calendar, event } from '../../tests/support/calendar-text.ts';
import { createFeedReader } from './read-feed-apart.ts';

const workerUrl = new URL('./feed-worker.ts', import.meta.url);
const window: FeedReadOptions = {
  from: instant(Date.UTC(2026, 0, 1)),
  to: instant(Date.UTC(2027, 0, 1)),
  zone: zoneId('Europe/London'),
};
const SIMPLE = calendar(event('DTSTART:20260401T090000Z', 'SUMMARY:Jane'));

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new TextEncoder().encode(text));
}

/** Many series whose rules cost much and give little. */
function costly(count: number): Uint8Array<ArrayBuffer> {
  const lines = ['DTSTART:00010101T000000Z', 'RRULE:FREQ=MINUTELY;BYHOUR=0,1;COUNT=999999999'];
  return bytesOf(calendar(...Array.from({ length: count }, (_, index) => event(`UID:${index}`, ...lines))));
}

test('a feed is read in a thread of its own, and the caller is left without its bytes', async () => {
  const bytes = bytesOf(SIMPLE);
  const reading = await createFeedReader({ workerUrl }).read(bytes, window);

  expect(reading.occurrences).toMatchObject([{ uid: 'u1', summary: 'Jane', start: Date.UTC(2026, 3, 1, 9) }]);
  expect(bytes.byteLength).toBe(0);
});

test('bytes that are part of a larger buffer are wiped there', async () => {
  const text = bytesOf(SIMPLE);
  const shared = new Uint8Array(new ArrayBuffer(text.length + 100));
  shared.set(text, 50);
  const reading = await createFeedReader({ workerUrl }).read(shared.subarray(50, 50 + text.length), window);

  expect(reading.eventCount).toBe(1);
  expect(shared.every((byte) => byte === 0)).toBe(true);
});

test.each([
  ['a web page', '<html>Sign in</html>', 'FEED_NOT_CALENDAR'],
  ['a feed that was cut off', SIMPLE.slice(0, -10), 'FEED_INCOMPLETE'],
])('%s is refused with its code', async (_, text, code) => {
  await expect(createFeedReader({ workerUrl }).read(bytesOf(text), window)).rejects.toMatchObject({ code });
});

test('a feed beyond the size limit is refused with its code', async () => {
  const read = createFeedReader({ workerUrl }).read(bytesOf(SIMPLE), { ...window, limits: { maxBytes: 10 } });

  await expect(read).rejects.toMatchObject({ code: 'FEED_TOO_LARGE' });
});

test('a reading that takes too long is ended', async () => {
  const reader = createFeedReader({ workerUrl, timeLimitMs: 300 });
  const limits = { maxSeriesSteps: 1e12, maxFeedSteps: 1e12 };

  await expect(reader.read(costly(100), { ...window, limits })).rejects.toMatchObject({ code: 'FEED_CRASHED', details: { crash: 'time' } });
});

test('a reading that needs too much memory ends its thread, not the app', async () => {
  const reader = createFeedReader({ workerUrl, heapMib: 16 });
  const events = Array.from({ length: 60_000 }, (_, index) => event(`UID:${index}`, 'DTSTART:20260401T090000Z'));

  await expect(reader.read(bytesOf(calendar(...events)), { ...window, limits: { maxOccurrences: 1e6 } })).rejects.toMatchObject({
    code: 'FEED_CRASHED',
    details: { crash: 'memory' },
  });
}, 60_000);

test('a thread that cannot start is reported, not waited for', async () => {
  const reader = createFeedReader({ workerUrl: new URL('./no-such-worker.ts', import.meta.url) });

  await expect(reader.read(bytesOf(SIMPLE), window)).rejects.toMatchObject({ code: 'FEED_CRASHED', details: { crash: 'fault' } });
});

test('an aborted reading rejects with the reason of the abort', async () => {
  const abort = new AbortController();
  const reason = new Error('stopped by the user');
  const reader = createFeedReader({ workerUrl });
  const running = reader.read(costly(100), { ...window, signal: abort.signal, limits: { maxSeriesSteps: 1e12, maxFeedSteps: 1e12 } });
  abort.abort(reason);

  await expect(running).rejects.toBe(reason);
  await expect(reader.read(bytesOf(SIMPLE), { ...window, signal: abort.signal })).rejects.toBe(reason);
});

test('progress arrives while the feed is read', async () => {
  const told: number[] = [];
  const events = Array.from({ length: 3_000 }, (_, index) => event(`UID:${index}`, 'DTSTART:20260401T090000Z'));
  await createFeedReader({ workerUrl }).read(bytesOf(calendar(...events)), { ...window, onProgress: (done) => told.push(done) });

  expect(told.length).toBeGreaterThan(2);
  expect(told).toEqual(told.toSorted((a, b) => a - b));
});
