/**
 * How long the main thread does not answer while a feed of 100,000 events, within every limit of the reader, is brought
 * to its preview: while the worker reads, and while names, identities and the comparison are made from the reading.
 * Each run is a fresh process; the worst of them counts.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { feedLimits } from '../shared/domain/feed/feed-reading.ts';
import { withBuilt } from './built.ts';
import { previewIn } from './preview.ts';
import type { PreviewReport } from './preview-child.ts';
import { benchRow, type BenchRow } from './rows.ts';
import { withFolder } from './temp-folder.ts';

const MOST_STALL_MS = 50;
const FROM = new Date('2026-06-01T00:00:00Z');
const TO = new Date('2026-08-30T00:00:00Z');
const DAY = 86_400_000;
const DAYS = 3_650;

export async function run({ eventCount = 100_000, runs = 5 } = {}): Promise<readonly BenchRow[]> {
  return withFolder((folder) =>
    withBuilt(['preview-child'], (script) => {
      const feed = join(folder, 'large.ics');
      const text = largeFeed(eventCount);
      if (text.length > feedLimits.maxBytes) throw new Error('The feed is beyond the limits');
      writeFileSync(feed, text);
      const reports = Array.from({ length: runs }, () =>
        previewIn(script('preview-child'), { mode: 'ours', feed, folder, from: FROM, to: TO }),
      );
      return Promise.resolve(stallRows(eventCount, reports));
    }),
  );
}

/** @throws Error when a run did not read every event: a reading cut short is quicker */
export function stallRows(eventCount: number, reports: readonly PreviewReport[]): readonly BenchRow[] {
  if (reports.some(({ events }) => events !== eventCount)) throw new Error('Not every event was read');
  const worst = (figure: string, of: (report: PreviewReport) => number): BenchRow =>
    benchRow({ figure, unit: 'ms', ours: Math.max(...reports.map(of)), peer: MOST_STALL_MS, peerName: 'the limit', limit: 1 });
  return [
    worst(`longest stall while ${eventCount} events are read`, ({ readStallMs }) => readStallMs),
    worst(`longest stall from the reading to the preview, ${eventCount} events`, ({ previewStallMs }) => previewStallMs),
  ];
}

/** Single events of about 160 bytes, spread over ten years around the window. */
export function largeFeed(eventCount: number): string {
  const blocks = ['BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Sample//Bookings//EN\r\n'];
  const first = FROM.getTime() - (DAYS / 2) * DAY;
  for (let index = 0; index < eventCount; index++) {
    const day = new Date(first + Math.floor((index / eventCount) * DAYS) * DAY).toISOString().slice(0, 10).replaceAll('-', '');
    const hour = String(7 + (index % 12)).padStart(2, '0');
    blocks.push(
      `BEGIN:VEVENT\r\nUID:b${index}@sample.example\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:${day}T${hour}0000Z\r\nDTEND:${day}T${hour}5000Z\r\nSUMMARY:Anna Smith ${index}\r\nEND:VEVENT\r\n`,
    );
  }
  blocks.push('END:VCALENDAR\r\n');
  return blocks.join('');
}
