/**
 * How long the core does not answer while it works out what 500 lines of a bank file may have paid, against the open
 * invoices of ten years of books in an encrypted file. Each run is a fresh process; the worst of them counts.
 */
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { createStore, type OpenStore } from '../main/db/open-store.ts';
import { createSystemClock } from '../main/node/system-clock.ts';
import { zoneId, type LocalDate } from '../shared/domain/time.ts';
import { addDays, dayOf } from '../shared/domain/zones.ts';
import type { BankReport } from './bank-child.ts';
import { fillTenYearsOfBooks, type BookSizes } from './books-profile.ts';
import { withBuilt } from './built.ts';
import { benchRow, type BenchRow } from './rows.ts';
import { withFolder } from './temp-folder.ts';

const MOST_STALL_MS = 50;
const ACCOUNT = 'account';

export interface BankBenchOptions extends BookSizes {
  readonly lines?: number;
  readonly runs?: number;
}

export async function run({ lines = 500, runs = 5, ...sizes }: BankBenchOptions = {}): Promise<readonly BenchRow[]> {
  return withFolder((folder) =>
    withBuilt(['bank-child'], (script) => {
      const file = join(folder, 'ten-years.db');
      const key = randomBytes(32);
      const clock = createSystemClock();
      const store = createStore({ file, key });
      try {
        fillTenYearsOfBooks(store, clock.now(), sizes);
        fillLines(store, dayOf(clock.now(), zoneId('Europe/London')), lines);
      } finally {
        store.close();
      }
      const reports = Array.from({ length: runs }, () => matchingIn(script('bank-child'), file, key));
      return Promise.resolve([stallRow(lines, reports)]);
    }),
  );
}

/** @throws Error when a run found nothing: then there was nothing to weigh */
export function stallRow(lines: number, reports: readonly BankReport[]): BenchRow {
  if (reports.some(({ matched }) => matched === 0)) throw new Error('No line was matched');
  return benchRow({
    figure: `longest stall while ${lines} bank lines are matched, ten years`,
    unit: 'ms',
    ours: Math.max(...reports.map(({ stallMs }) => stallMs)),
    peer: MOST_STALL_MS,
    peerName: 'the limit',
    limit: 1,
  });
}

/** Half of them name an invoice, all name a payer, and none is a payment yet; as far as there are any, of open invoices. */
function fillLines(store: OpenStore, today: LocalDate, count: number): void {
  const paid = store.read.all<{ number: string; total: number; name: string }>(
    sql`SELECT i.number, i.total, o.name FROM invoices i JOIN organisations o ON o.id = i.organisation_id JOIN invoice_balances b ON b.invoice_id = i.id
      WHERE i.kind = 'invoice' ORDER BY b.balance > 0 DESC, i.issued_on DESC LIMIT ${count}`,
  );
  store.write((db) => {
    db.run(sql`INSERT INTO bank_accounts VALUES (${ACCOUNT}, 'Bank', '', 'table', NULL, 0, 0)`);
    for (const [index, { number, total, name }] of paid.entries()) {
      const key = String(index).padStart(43, '0');
      const text = index % 2 === 0 ? `${name} ${number}` : `${name} thank you`;
      const amount = index % 3 === 0 ? total : Math.ceil(total / 3);
      db.run(sql`INSERT INTO bank_lines VALUES (${key}, ${ACCOUNT}, ${addDays(today, -(index % 60))}, ${amount}, ${text}, NULL, NULL, 0)`);
    }
  });
}

function matchingIn(script: string, file: string, key: Buffer): BankReport {
  return JSON.parse(execFileSync(process.execPath, [script, file, key.toString('hex')], { encoding: 'utf8' })) as BankReport; // the child prints its report and nothing else
}
