/**
 * Memory of a run of 500 statements, each printed in the thread and stored in the encrypted database, beside the same
 * 500 printed and let go. Each is the peak of a fresh process. What a run held on to would come on top.
 */
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createStore } from '../main/db/open-store.ts';
import { createSystemClock } from '../main/node/system-clock.ts';
import { zoneId } from '../shared/domain/time.ts';
import { dayOf } from '../shared/domain/zones.ts';
import { fillTenYearsOfBooks } from './books-profile.ts';
import { builtPdfWorker, withBuilt } from './built.ts';
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
        statementsIn([script('statements-child'), mode, file, key.toString('hex'), builtPdfWorker, today]);
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

// On Linux a process starts with the peak memory of the one that forked it: a small one in between keeps that out.
const launcher = "require('node:child_process').execFileSync(process.execPath, process.argv.slice(1), { stdio: 'inherit' })";

function statementsIn(args: readonly string[]): StatementsReport {
  return JSON.parse(execFileSync(process.execPath, ['-e', launcher, ...args], { encoding: 'utf8' })) as StatementsReport; // the child prints its report and nothing else
}
