/**
 * A week of the calendar through the session service, beside its own prepared statement bare on the same connection:
 * a ten-year profile of 50,000 sessions in an encrypted file. The two take turns, medians.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createStore } from '../main/db/open-store.ts';
import { sessionQueries } from '../main/features/sessions/read.ts';
import { createSessionService } from '../main/features/sessions/service.ts';
import { createSystemClock } from '../main/node/system-clock.ts';
import { longestEntry } from '../shared/domain/schedule/overlap.ts';
import { hours, minus, plus } from '../shared/domain/time.ts';
import { alternate, bareStatement } from './bare-statement.ts';
import { fillTenYears, type TenYears } from './profiles.ts';
import { benchRow, median, type BenchRow } from './rows.ts';
import { withFolder } from './temp-folder.ts';

export interface WeekOptions extends TenYears {
  readonly rounds?: number;
}

export async function run({ rounds = 400, ...size }: WeekOptions = {}): Promise<readonly BenchRow[]> {
  return withFolder((folder) => {
    const clock = createSystemClock();
    const store = createStore({ file: join(folder, 'ten-years.db'), key: randomBytes(32) });
    try {
      fillTenYears(store, clock.now(), size);
      const from = minus(clock.now(), hours(72));
      const to = plus(from, hours(7 * 24));
      const service = createSessionService({ store, clock, announce: () => undefined, newId: () => 'unused' });
      const bare = bareStatement(store, sessionQueries(store.read).rangeQuery.getQuery().sql, [minus(from, longestEntry), to, from]);
      if (bare().length !== service.range(from, to).length) throw new Error('The statement and the service do not answer the same');
      return Promise.resolve([weekRow(alternate(rounds, () => service.range(from, to), bare))]);
    } finally {
      store.close();
    }
  });
}

export function weekRow([oursMs, bareMs]: readonly [readonly number[], readonly number[]]): BenchRow {
  return benchRow({
    figure: 'week view query among 50,000 sessions',
    unit: 'ms',
    ours: median(oursMs),
    peer: median(bareMs),
    peerName: 'its bare statement',
    limit: 2,
  });
}
