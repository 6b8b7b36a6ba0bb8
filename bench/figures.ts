/**
 * Each figure of the books through its service, beside its own prepared statement bare on the same connection: ten years of
 * 6,000 bookings, 4,000 invoices and 12,000 payments in an encrypted file. The two take turns, medians.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { SQLiteSyncDialect } from 'drizzle-orm/sqlite-core';
import type { SQL } from 'drizzle-orm';
import { createStore, type OpenStore } from '../main/db/open-store.ts';
import { createFigureService } from '../main/features/figures/service.ts';
import {
  byOrganisationQuery,
  contributionQuery,
  outstandingQuery,
  paidByMonthQuery,
  paidOffQuery,
  workQuery,
} from '../main/features/figures/store.ts';
import { createSystemClock } from '../main/node/system-clock.ts';
import { duration, zoneId } from '../shared/domain/time.ts';
import { addDays, dayOf } from '../shared/domain/zones.ts';
import { alternate, bareStatement } from './bare-statement.ts';
import { fillTenYearsOfBooks, type BookSizes } from './books-profile.ts';
import { benchRow, median, type BenchRow } from './rows.ts';
import { withFolder } from './temp-folder.ts';

export interface FigureBenchOptions extends BookSizes {
  readonly rounds?: number;
}

interface Pair {
  readonly name: string;
  readonly ours: () => unknown;
  readonly bare: () => unknown;
}

export async function run({ rounds = 60, ...sizes }: FigureBenchOptions = {}): Promise<readonly BenchRow[]> {
  return withFolder((folder) => {
    const clock = createSystemClock();
    const store = createStore({ file: join(folder, 'ten-years.db'), key: randomBytes(32) });
    try {
      fillTenYearsOfBooks(store, clock.now(), sizes);
      return Promise.resolve(pairsOf(store, clock).map((pair) => measured(pair, rounds)));
    } finally {
      store.close();
    }
  });
}

function pairsOf(store: OpenStore, clock: ReturnType<typeof createSystemClock>): readonly Pair[] {
  const zone = zoneId('Europe/London');
  const customs = { usualTravel: duration(0), usualAdmin: duration(0) };
  const figures = createFigureService({ read: store.read, clock, zone: () => zone, customs: () => customs });
  const today = dayOf(clock.now(), zone);
  const account = { identityId: null, organisationId: null };
  const filter = { ...account, from: addDays(today, -3_700), to: today };
  const bare = (...queries: readonly SQL[]): (() => unknown) => {
    const statements = queries.map((query) => {
      const { sql, params } = new SQLiteSyncDialect().sqlToQuery(query);
      return bareStatement(store, sql, params);
    });
    return () => statements.map((all) => all());
  };
  return [
    { name: 'outstanding by age', ours: () => figures.outstanding(account), bare: bare(outstandingQuery(account, today)) },
    { name: 'paid by month', ours: () => figures.paidByMonth(filter), bare: bare(paidByMonthQuery(filter)) },
    { name: 'by organisation', ours: () => figures.byOrganisation(filter), bare: bare(byOrganisationQuery(filter), paidOffQuery(filter)) },
    {
      name: 'effective hourly rate',
      ours: () => figures.hourlyRate(filter),
      bare: bare(workQuery(filter, { ...customs, zone }), contributionQuery(filter)),
    },
    { name: 'average days to pay', ours: () => figures.daysToPay(filter), bare: bare(paidOffQuery(filter)) },
  ];
}

function measured({ name, ours, bare }: Pair, rounds: number): BenchRow {
  const [oursMs, bareMs] = alternate(rounds, ours, bare);
  return benchRow({
    figure: `${name}, ten years`,
    unit: 'ms',
    ours: median(oursMs),
    peer: median(bareMs),
    peerName: 'its bare statement',
    limit: 2,
  });
}
