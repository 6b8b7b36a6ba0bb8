/**
 * A feed of 10,000 events from its bytes to the preview that the window shows, as the core does it: read in the worker,
 * names reduced, identities hashed, compared with an encrypted profile. The peers stop at the occurrences.
 * Each run is a fresh process, the runs are interleaved, the figures are medians. Memory is what the peak grows by
 * over the same process with its modules loaded and next to nothing read.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtFeedWorker, withBuilt } from './built.ts';
import type { ChildReport } from './feed-child.ts';
import { sampleFeed } from './feed-sample.ts';
import type { PreviewReport } from './preview-child.ts';
import { benchRow, median, type BenchRow } from './rows.ts';
import { withFolder } from './temp-folder.ts';

const FROM = new Date('2026-06-01T00:00:00Z');
const TO = new Date('2026-08-30T00:00:00Z');
const PEERS = ['node-ical', 'ical.js'] as const;

/** What one kind of run took: the whole file, and next to nothing. */
export interface Measured {
  readonly ms: readonly number[];
  readonly peakKib: readonly number[];
  readonly idleKib: readonly number[];
}

export type PeerName = (typeof PEERS)[number];

export interface PreviewOptions {
  readonly eventCount?: number;
  readonly runs?: number;
}

export async function run({ eventCount = 10_000, runs = 7 }: PreviewOptions = {}): Promise<readonly BenchRow[]> {
  return withFolder((folder) =>
    withBuilt(['preview-child', 'feed-child'], (script) => {
      const feed = join(folder, 'sample.ics');
      const emptyFeed = join(folder, 'empty.ics');
      writeFileSync(feed, sampleFeed(eventCount, FROM));
      writeFileSync(emptyFeed, sampleFeed(0, FROM));
      const preview = (mode: 'ours' | 'idle') => previewIn(script('preview-child'), { mode, feed, folder, from: FROM, to: TO });
      const peer = (name: PeerName, file: string) =>
        child<ChildReport>([script('feed-child'), name, file, FROM.toISOString(), TO.toISOString()]);
      const ours = empty();
      const peers = { 'node-ical': empty(), 'ical.js': empty() };
      for (let round = 0; round < runs; round++) {
        const { items } = add(ours, preview('ours'), preview('idle'));
        for (const name of PEERS) {
          const { occurrences } = add(peers[name], peer(name, feed), peer(name, emptyFeed));
          if (occurrences !== items) throw new Error(`${name} found ${occurrences} occurrences, the preview has ${items}`);
        }
      }
      return Promise.resolve(previewRows(eventCount, ours, peers));
    }),
  );
}

/** Two rows: time and growth of memory, each beside the better peer. */
export function previewRows(eventCount: number, ours: Measured, peers: Readonly<Record<PeerName, Measured>>): readonly BenchRow[] {
  const against = (figure: string, unit: string, of: (measured: Measured) => number): BenchRow => {
    const [first, second] = PEERS;
    const peerName = of(peers[first]) <= of(peers[second]) ? first : second;
    return benchRow({ figure, unit, ours: of(ours), peer: of(peers[peerName]), peerName, limit: 0.5 });
  };
  return [
    against(`bytes to preview, ${eventCount} events`, 'ms', ({ ms }) => median(ms)),
    against(
      `peak memory of the preview, ${eventCount} events`,
      'MiB',
      ({ peakKib, idleKib }) => (median(peakKib) - median(idleKib)) / 1_024,
    ),
  ];
}

export interface PreviewRun {
  readonly mode: 'ours' | 'idle';
  readonly feed: string;
  readonly folder: string;
  readonly from: Date;
  readonly to: Date;
}

/** One run of preview-child.ts. */
export function previewIn(script: string, { mode, feed, folder, from, to }: PreviewRun): PreviewReport {
  return child([script, mode, feed, builtFeedWorker, folder, from.toISOString(), to.toISOString()]);
}

type Filling = { readonly [K in keyof Measured]: number[] };

function empty(): Filling {
  return { ms: [], peakKib: [], idleKib: [] };
}

function add<T extends { readonly ms: number; readonly peakRssKib: number }>(to: Filling, full: T, idle: T): T {
  to.ms.push(full.ms);
  to.peakKib.push(full.peakRssKib);
  to.idleKib.push(idle.peakRssKib);
  return full;
}

// On Linux a process starts with the peak memory of the one that forked it, and Vite has made this one large:
// a small one in between keeps that out of the reports.
const launcher = "require('node:child_process').execFileSync(process.execPath, process.argv.slice(1), { stdio: 'inherit' })";

function child<T>(args: readonly string[]): T {
  const env = { ...process.env, TZ: 'Europe/London' };
  const report = execFileSync(process.execPath, ['-e', launcher, ...args], { encoding: 'utf8', env });
  return JSON.parse(report) as T; // the child prints its report and nothing else
}
