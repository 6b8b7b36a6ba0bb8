/**
 * The ten-week board through its service, with everything it shows, beside the statements that read its rows bare on the same
 * connection: ten years of 220 sessions each in an encrypted file. The two take turns, medians. Bare is what it shows: the work
 * that no issued invoice bills, the invoices without a form with their credit notes, the open forms with what was last written about
 * them. What is looked up beside (whose work it is, settings, what is on a form already) is on our side alone, as is every rule.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createStore, type OpenStore } from '../main/db/open-store.ts';
import { uninvoicedQuery } from '../main/features/pension/choice-store.ts';
import { lettersQuery } from '../main/features/pension/form-letters.ts';
import { formsQuery } from '../main/features/pension/forms-store.ts';
import { creditsQuery, withoutFormQuery } from '../main/features/pension/pensioned-invoices.ts';
import type { PensionService } from '../main/features/pension/service.ts';
import { hours, minus, plus, type LocalDate } from '../shared/domain/time.ts';
import { addDays } from '../shared/domain/zones.ts';
import { alternate, bareStatement } from './bare-statement.ts';
import { benchClock, fillPensionYears, openPensionDesk, type PensionSizes } from './pension-profile.ts';
import { benchRow, median, type BenchRow } from './rows.ts';
import { withFolder } from './temp-folder.ts';

export async function run({ years = 10, sessions = 220, rounds = 200 } = {}): Promise<readonly BenchRow[]> {
  const usual = await measureBoard({ years, sessions }, rounds);
  // Whoever begins to make forms has none for a year's invoices.
  const crowded = await measureBoard({ years: 2, sessions, withoutForm: 300 }, rounds);
  return [boardRow('the ten-week board, ten years of 220 sessions', usual), boardRow('the same with 300 invoices without a form', crowded)];
}

async function measureBoard(sizes: PensionSizes, rounds: number): Promise<readonly [readonly number[], readonly number[]]> {
  return withFolder((folder) => {
    const store = createStore({ file: join(folder, 'ten-years.db'), key: randomBytes(32) });
    try {
      const { today } = fillPensionYears(store, sizes);
      const { pension } = openPensionDesk(store);
      const ours = () => [pension.uninvoiced(), pension.formable(), pension.forms(page).forms];
      const bare = bareBoard(store, today, pension);
      requireAlike(ours(), bare());
      return Promise.resolve(alternate(rounds, ours, bare));
    } finally {
      store.close();
    }
  });
}

export function boardRow(figure: string, [oursMs, bareMs]: readonly [readonly number[], readonly number[]]): BenchRow {
  return benchRow({
    figure,
    unit: 'ms',
    ours: median(oursMs),
    peer: median(bareMs),
    peerName: 'its bare statements',
    limit: 2,
  });
}

const page = { view: 'open', offset: 0, limit: 200 } as const;

function bareBoard(store: OpenStore, today: LocalDate, pension: PensionService): () => readonly unknown[][] {
  const idsOf = (ids: readonly string[]): string => JSON.stringify(ids);
  const now = benchClock.now();
  const values = {
    ...page,
    from: minus(now, hours(200 * 24)),
    to: plus(now, hours(24)),
    since: addDays(today, -400),
    ids: idsOf(pension.formable().map(({ invoice }) => invoice.id)),
    formIds: idsOf(pension.forms(page).forms.map(({ id }) => id)),
  };
  const bare = (query: { toSQL(): { sql: string; params: unknown[] } }): (() => unknown[]) => {
    const { sql, params } = query.toSQL();
    return bareStatement(store, sql, params.map((param) => valueOf(param, values))); // prettier-ignore
  };
  const work = bare(uninvoicedQuery(store.read));
  const invoices = bare(withoutFormQuery(store.read));
  const forms = bare(formsQuery(store.read, page.view));
  const credits = bare(creditsQuery(store.read));
  const letters = bare(lettersQuery(store.read));
  return () => {
    const rows = [work(), invoices(), forms()];
    credits();
    letters();
    return rows;
  };
}

/** What stands in a slot of the query. */
function valueOf(param: unknown, values: Readonly<Record<string, unknown>>): unknown {
  return typeof param === 'object' && param !== null && 'name' in param ? values[String(param.name)] : param;
}

function requireAlike(ours: readonly (readonly unknown[])[], bare: readonly unknown[][]): void {
  const counts = [ours, bare].map((lists) => lists.map(({ length }) => length).join());
  if (counts[0] !== counts[1]) throw new Error(`The statements and the service do not answer the same: ${counts.join(' and ')}`);
}
