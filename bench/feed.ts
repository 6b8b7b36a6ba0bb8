/**
 * How fast and how lean the feed reader is against node-ical and ical.js on the same file:
 * 10,000 events, 90-day window, each reader in its own fresh process, runs interleaved, medians.
 * Our reader runs as it ships, built to JavaScript, so that reading TypeScript is not measured with it.
 * `node bench/feed.ts [events]` prints the rows.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { ChildReport } from './feed-child.ts';
import { sampleFeed } from './feed-sample.ts';
import { benchRow, median, tableOf, type BenchRow } from './rows.ts';

const RUNS = 7;
const READERS = ['idle', 'ours', 'node-ical', 'ical.js'] as const;
const PEERS = ['node-ical', 'ical.js'] as const;
const MIDDLE = new Date('2026-06-01T00:00:00Z');
const WINDOW_END = new Date('2026-08-30T00:00:00Z');

type Reports = Readonly<Record<(typeof READERS)[number], readonly ChildReport[]>>;

export async function run(eventCount = 10_000): Promise<BenchRow[]> {
  // Inside node_modules the built script finds the peers, and no tool looks at it.
  const folder = mkdtempSync(fileURLToPath(new URL('../node_modules/.feed-bench-', import.meta.url)));
  try {
    const file = join(folder, 'sample.ics');
    writeFileSync(file, sampleFeed(eventCount, MIDDLE));
    return rowsOf(measure(await buildChild(folder), file), eventCount);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function buildChild(folder: string): Promise<string> {
  const entry = fileURLToPath(new URL('./feed-child.ts', import.meta.url));
  await build({ configFile: false, logLevel: 'error', build: { ssr: entry, outDir: folder, emptyOutDir: false, target: 'node24' } });
  return join(folder, 'feed-child.js');
}

function measure(script: string, file: string): Reports {
  const reports: Record<(typeof READERS)[number], ChildReport[]> = { idle: [], ours: [], 'node-ical': [], 'ical.js': [] };
  for (let round = 0; round < RUNS; round++) for (const reader of READERS) reports[reader].push(readOnce(script, reader, file));
  return reports;
}

function readOnce(script: string, reader: string, file: string): ChildReport {
  const argv = [script, reader, file, MIDDLE.toISOString(), WINDOW_END.toISOString()];
  const out = execFileSync(process.execPath, argv, { encoding: 'utf8', env: { ...process.env, TZ: 'Europe/London' } });
  const report: ChildReport = JSON.parse(out);
  return report;
}

function rowsOf(reports: Reports, eventCount: number): BenchRow[] {
  const counts = READERS.slice(1).map((reader) => reports[reader][0]?.occurrences);
  if (new Set(counts).size !== 1) throw new Error(`the readers disagree on the occurrences: ${counts.join(', ')}`);
  const idleKib = median(reports.idle.map(({ peakRssKib }) => peakRssKib));
  const time = (reader: keyof Reports): number => median(reports[reader].map(({ ms }) => ms));
  const growth = (reader: keyof Reports): number => (median(reports[reader].map(({ peakRssKib }) => peakRssKib)) - idleKib) / 1_024;
  return [row(`read ${eventCount} events`, 'ms', time), row(`peak memory over idle, ${eventCount} events`, 'MiB', growth)];
}

function row(figure: string, unit: string, of: (reader: keyof Reports) => number): BenchRow {
  const ours = of('ours');
  const peerName = PEERS.toSorted((a, b) => of(a) - of(b))[0] ?? PEERS[0];
  const peer = of(peerName);
  return benchRow({ figure, ours, peer, peerName, limit: 0.5, unit });
}

if (import.meta.main) console.log(tableOf(await run(Number(process.argv[2] ?? 10_000))));
