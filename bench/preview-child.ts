/** Brings one feed to its preview in this fresh process, as the core does: `node preview-child.js MODE FILE WORKER FOLDER FROM TO`. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createStore } from '../main/db/open-store.ts';
import { previewOf, previewSteps, type HeldFeed, type HeldPreview } from '../main/features/feeds/preview.ts';
import { finishInSlices } from '../main/slices.ts';
import type { FeedReading } from '../shared/domain/feed/feed-reading.ts';
import { createFeedReader } from '../main/workers/read-feed-apart.ts';
import { instant, zoneId } from '../shared/domain/time.ts';
import { settle, watchStalls } from './stalls.ts';

export interface PreviewReport {
  /** From the file's bytes to the preview. */
  readonly ms: number;
  readonly peakRssKib: number;
  readonly items: number;
  readonly events: number;
  /** The longest that the main thread did not answer: while the worker read, and from there to the preview. */
  readonly readStallMs: number;
  readonly previewStallMs: number;
}

const [mode, file = '', worker = '', folder = '', from = '', to = ''] = process.argv.slice(2);
const window = { from: instant(Date.parse(from)), to: instant(Date.parse(to)), zone: zoneId('Europe/London') };
const store = createStore({ file: join(folder, `${process.pid}.db`), key: randomBytes(32) });
const reader = createFeedReader({ workerUrl: pathToFileURL(worker) });
const stalls = watchStalls();
const bytes = mode === 'idle' ? null : new Uint8Array(readFileSync(file));
await settle();

const report = bytes ? await preview(bytes) : { ms: 0, items: 0, events: 0, readStallMs: 0, previewStallMs: 0 };
process.stdout.write(JSON.stringify({ ...report, peakRssKib: process.resourceUsage().maxRSS } satisfies PreviewReport));
store.close();

async function preview(feed: Uint8Array<ArrayBuffer>): Promise<Omit<PreviewReport, 'peakRssKib'>> {
  stalls.take();
  const started = performance.now();
  const reading = await reader.read(feed, window);
  const readStallMs = stalls.take();
  const held = await previewFrom(reading);
  previewOf(held);
  const ms = performance.now() - started;
  return { ms, items: held.rows.length, events: reading.eventCount, readStallMs, previewStallMs: stalls.take() };
}

function previewFrom(reading: FeedReading): Promise<HeldPreview> {
  const origin = {
    id: 'p',
    feedId: 'f',
    isNew: true,
    kind: 'file',
    address: null,
    allowPrivate: false,
    name: 'Calendar',
    hint: '',
    position: null,
    zoneQuestion: null,
  } as const;
  const feed: HeldFeed = { ...origin, etag: null, lastModified: null, reading, ...window };
  const key = randomBytes(32);
  return finishInSlices(
    previewSteps(store.read, feed, { keyFor: () => key, practitionerNames: () => [], clock: { now: () => window.from } }),
  );
}
