import type { StatementRun } from '../../../shared/contract/statements.ts';
import type { Pence } from '../../../shared/domain/money.ts';
import type { StatementPeriod } from '../../../shared/domain/invoices/statement-period.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Store } from '../../db/store.ts';
import { sha256Of } from '../../file-pieces.ts';
import { finishInSlices } from '../../slices.ts';
import type { Clock } from '../../ports/clock.ts';
import { standingAccounts, type ClosingOf, type RunWish, type StandingAccount } from './standing-accounts.ts';
import { completeRun, deleteRun, findRun, findRunStatement, insertRun, insertRunStatement, statementsIn, type Account } from './store.ts';

/** As the service of jobs takes it. */
export interface StatementJobWork {
  readonly name: string;
  run(progress: (step: string, done: number, total: number | null) => void, signal: AbortSignal): Promise<string | null>;
}

export interface RunDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly startJob: (work: StatementJobWork) => string;
  readonly closingOf: ClosingOf;
  readonly print: (account: Account, period: StatementPeriod, signal: AbortSignal) => Promise<Uint8Array>;
}

/** Statements for all accounts at once, kept until the next run. */
export interface StatementRuns {
  /** Those that a run would print, in its order. Works in slices. */
  accounts(wish: RunWish): Promise<readonly StandingAccount[]>;
  /** @param chosen  null for all that the wish finds @returns the id of the job, whose result is the run */
  makeRun(wish: RunWish, chosen: readonly Account[] | null): string;
  /** @param runId  null for the newest; that may be none @throws AppError NOT_FOUND */
  run(runId: string | null): StatementRun | null;
  /** @throws AppError NOT_FOUND, PDF_DAMAGED */
  runPdf(runId: string, position: number): Buffer;
}

export function createStatementRuns({ store, clock, newId, startJob, closingOf, print }: RunDeps): StatementRuns {
  function accounts(wish: RunWish, signal?: AbortSignal): Promise<readonly StandingAccount[]> {
    return finishInSlices(standingAccounts(store.read, wish, closingOf), signal);
  }

  function makeRun(wish: RunWish, chosen: readonly Account[] | null): string {
    return startJob({
      name: 'statements.run',
      run: (progress, signal) => make(wish, chosen, (done, total) => progress('statements', done, total), signal),
    });
  }

  async function make(
    wish: RunWish,
    chosen: readonly Account[] | null,
    report: (done: number, total: number) => void,
    signal: AbortSignal,
  ): Promise<string> {
    const { from, to } = wish;
    const wanted = chosenOf(await accounts(wish, signal), chosen);
    const runId = newId();
    store.write((db) => insertRun(db, { id: runId, madeAt: clock.now(), fromOn: from, toOn: to, complete: false }));
    try {
      // One at a time, each stored before the next is printed: a run of any length needs the memory of one.
      for (const [position, { account, closing }] of wanted.entries()) {
        signal.throwIfAborted();
        report(position, wanted.length);
        await makeOne(runId, position, account, closing, wish, signal);
      }
      signal.throwIfAborted();
      store.write((db) => completeRun(db, runId));
      return runId;
    } catch (error) {
      store.write((db) => deleteRun(db, runId));
      throw error;
    }
  }

  async function makeOne(
    runId: string,
    position: number,
    { identityId, organisationId }: Account,
    closing: Pence,
    wish: RunWish,
    signal: AbortSignal,
  ): Promise<void> {
    const pdf = Buffer.from(await print({ identityId, organisationId }, wish, signal));
    const row = { runId, position, identityId, organisationId, closing, bytes: pdf.length, sha256: sha256Of(pdf), pdf };
    store.write((db) => insertRunStatement(db, row));
  }

  function run(runId: string | null): StatementRun | null {
    const row = findRun(store.read, runId);
    if (!row && runId !== null) throw new AppError('NOT_FOUND', { runId });
    return row && { id: row.id, madeAt: row.madeAt, from: row.fromOn, to: row.toOn, statements: statementsIn(store.read, row.id) };
  }

  function runPdf(runId: string, position: number): Buffer {
    const found = findRunStatement(store.read, runId, position);
    if (!found) throw new AppError('NOT_FOUND', { runId, position });
    if (sha256Of(found.pdf) !== found.sha256) throw new AppError('PDF_DAMAGED', { runId, position });
    return found.pdf;
  }

  return { accounts: (wish) => accounts(wish), makeRun, run, runPdf };
}

/** Those that are chosen, null for all. */
function chosenOf(found: readonly StandingAccount[], chosen: readonly Account[] | null) {
  const keyOf = ({ identityId, organisationId }: Account): string => `${identityId} ${organisationId}`;
  const named = chosen && new Set(chosen.map(keyOf));
  return found
    .map(({ identity, organisation, closing }) => ({ account: { identityId: identity.id, organisationId: organisation.id }, closing }))
    .filter(({ account }) => named === null || named.has(keyOf(account)));
}
