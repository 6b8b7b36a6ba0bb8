/**
 * Memory of a batch of 500 invoices: drafts of a period, each then printed in the thread, numbered and stored in the
 * encrypted database, beside the same 500 printed and let go. Each is the peak of a fresh process.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { createStore } from '../main/db/open-store.ts';
import { createSystemClock } from '../main/node/system-clock.ts';
import { zoneId } from '../shared/domain/time.ts';
import { dayOf } from '../shared/domain/zones.ts';
import type { BatchReport } from './batch-child.ts';
import { fillTenYearsOfBooks } from './books-profile.ts';
import { builtPdfWorker, withBuilt } from './built.ts';
import { reportOf } from './fresh-process.ts';
import { benchRow, median, type BenchRow } from './rows.ts';
import { withFolder } from './temp-folder.ts';

export interface BatchReports {
  readonly issued: readonly BatchReport[];
  readonly printed: readonly BatchReport[];
}

export async function run({ invoices = 500, runs = 3 } = {}): Promise<readonly BenchRow[]> {
  return withFolder((folder) =>
    withBuilt(['batch-child'], (script) => {
      const reports = { issued: [] as BatchReport[], printed: [] as BatchReport[] };
      for (let round = 0; round < runs; round++) {
        for (const [mode, found] of [['print', reports.printed], ['issue', reports.issued]] as const) {
          const { file, key, today } = aProfile(join(folder, `${mode}-${round}.db`), invoices);
          found.push(reportOf<BatchReport>([script('batch-child'), mode, file, key, builtPdfWorker, today, folder]));
        }
      } // prettier-ignore
      return Promise.resolve([batchRow(invoices, reports)]);
    }),
  );
}

/** A delivered booking for each of as many organisations; every run issues its own. */
function aProfile(file: string, invoices: number) {
  const key = randomBytes(32);
  const now = createSystemClock().now();
  const store = createStore({ file, key });
  fillTenYearsOfBooks(store, now, { bookings: invoices, invoices: 0, payments: 0, organisations: invoices });
  store.write((db) => db.run(sql`UPDATE bookings SET state = 'delivered'`));
  store.close();
  return { file, key: key.toString('hex'), today: dayOf(now, zoneId('Europe/London')) };
}

/** @throws Error when not every invoice was made: a run cut short needs less */
export function batchRow(invoices: number, { issued, printed }: BatchReports): BenchRow {
  if ([...issued, ...printed].some((report) => report.invoices !== invoices)) throw new Error('Not every invoice was made');
  return benchRow({
    figure: `peak memory of a batch of ${invoices} invoices, issued`,
    unit: 'MiB',
    ours: median(issued.map(({ peakMib }) => peakMib)),
    peer: median(printed.map(({ peakMib }) => peakMib)),
    peerName: 'the same printed and let go',
    limit: 1.25,
  });
}
