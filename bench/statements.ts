/**
 * Memory of a run of 500 statements, each printed in the thread and stored in the encrypted database, beside the same
 * 500 printed and let go. Each is the peak of a fresh process. What a run held on to would come on top.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createStore } from '../main/db/open-store.ts';
import { createSystemClock } from '../main/node/system-clock.ts';
import { zoneId } from '../shared/domain/time.ts';
import { dayOf } from '../shared/domain/zones.ts';
import { fillTenYearsOfBooks } from './books-profile.ts';
import { builtPdfWorker, withBuilt } from './built.ts';
import { reportOf } from './fresh-process.ts';
import { benchRow, median, type BenchRow } from './rows.ts';
import type { StatementsReport } from './statements-child.ts';
import { withFolder } from './temp-folder.ts';

export interface StatementReports {
  readonly run: readonly StatementsReport[];
  readonly printed: readonly StatementsReport[];
}

export async function run({ accounts = 500, runs = 3 } = {}): Promise<readonly BenchRow[]> {
  return withFolder((folder) =>
    withBuilt(['statements-child'], (script) => {
      const file = join(folder, 'ten-years.db');
      const key = randomBytes(32);
      const now = createSystemClock().now();
      const store = createStore({ file, key });
      fillTenYearsOfBooks(store, now, { bookings: 0, organisations: accounts });
      store.close();
      const today = dayOf(now, zoneId('Europe/London'));
      const once = (mode: 'run' | 'print') =>
        reportOf<StatementsReport>([script('statements-child'), mode, file, key.toString('hex'), builtPdfWorker, today]);
      const reports = { run: [] as StatementsReport[], printed: [] as StatementsReport[] };
      for (let round = 0; round < runs; round++) {
        reports.printed.push(once('print'));
        reports.run.push(once('run'));
      }
      return Promise.resolve([memoryRow(accounts, reports)]);
    }),
  );
}

/** @throws Error when not every statement was made: a run cut short needs less */
export function memoryRow(accounts: number, { run: ours, printed }: StatementReports): BenchRow {
  if ([...ours, ...printed].some(({ statements }) => statements !== accounts)) throw new Error('Not every statement was made');
  return benchRow({
    figure: `peak memory of a run of ${accounts} statements`,
    unit: 'MiB',
    ours: median(ours.map(({ peakMib }) => peakMib)),
    peer: median(printed.map(({ peakMib }) => peakMib)),
    peerName: 'the same printed and let go',
    limit: 1.25,
  });
}
