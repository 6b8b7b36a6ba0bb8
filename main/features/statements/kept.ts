import type { StatementPeriod } from '../../../shared/domain/invoices/statement-period.ts';
import { hours, minus, type LocalDate } from '../../../shared/domain/time.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Store, WriteDb } from '../../db/store.ts';
import { sha256Of } from '../../file-pieces.ts';
import type { Clock } from '../../ports/clock.ts';
import {
  deleteUnsent,
  findKept,
  findKeptPdf,
  insertKept,
  keptOfRun,
  openInvoicesOn,
  saveKeptSentOn,
  sentByHandQuery,
  type KeptRow,
  type OpenInvoice,
} from './kept-store.ts';
import type { ClosingOf } from './standing-accounts.ts';
import { findRun, findRunStatement, type Account } from './store.ts';

export interface KeptDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly closingOf: ClosingOf;
  /** @throws AppError NOT_FOUND, and what printing throws */
  readonly print: (account: Account, period: StatementPeriod, signal?: AbortSignal) => Promise<Uint8Array>;
}

/** A statement that was made to be sent, and what a message says of it. */
export interface KeptStatement extends Omit<KeptRow, 'pdf'> {
  /** As they stood at the end of its last day, oldest first. */
  readonly open: readonly OpenInvoice[];
}

/** A statement that the user sent by another way. */
export interface SentByHand extends Pick<KeptRow, 'id' | 'closing'> {
  readonly from: LocalDate | null;
  readonly to: LocalDate;
  readonly sentOn: LocalDate;
}

/** Statements that are sent: printed once, kept byte for byte. */
export interface KeptStatements {
  /** @returns its id @throws AppError NOT_FOUND, and what printing throws */
  keep(account: Account, period: StatementPeriod, signal?: AbortSignal): Promise<string>;
  /** Takes a copy of one of a run; asked again, the same. @returns its id @throws AppError NOT_FOUND, PDF_DAMAGED */
  keepOfRun(runId: string, position: number): string;
  /** @throws AppError NOT_FOUND */
  kept(id: string): KeptStatement;
  /** @throws AppError NOT_FOUND, PDF_DAMAGED */
  keptPdf(id: string): Buffer;
  keptOfRun(runId: string): ReturnType<typeof keptOfRun>;
  /** Of an account, newest first. */
  sentByHand(account: Account): readonly SentByHand[];
  /** The user sent it by another way. */
  noteSent(db: WriteDb, id: string, on: LocalDate): void;
}

/** A form that was opened yesterday and never sent is not sent any more. */
const keptUnsent = hours(24);

export function createKeptStatements({ store, clock, newId, closingOf, print }: KeptDeps): KeptStatements {
  function insert(
    row: Pick<KeptRow, 'identityId' | 'organisationId' | 'fromOn' | 'toOn' | 'closing' | 'pdf' | 'runId' | 'position'>,
  ): string {
    const id = newId();
    store.write((db) => {
      deleteUnsent(db, minus(clock.now(), keptUnsent));
      insertKept(db, { ...row, id, sha256: sha256Of(row.pdf), sentOn: null, madeAt: clock.now() });
    });
    return id;
  }

  async function keep({ identityId, organisationId }: Account, period: StatementPeriod, signal?: AbortSignal): Promise<string> {
    const account = { identityId, organisationId };
    const pdf = Buffer.from(await print(account, period, signal));
    const { closing } = closingOf(account, period);
    return insert({ ...account, fromOn: period.from, toOn: period.to, closing, pdf, runId: null, position: null });
  }

  function keepOfRun(runId: string, position: number): string {
    const known = keptOfRun(store.read, runId).find((one) => one.position === position);
    if (known) return known.id;
    const run = findRun(store.read, runId);
    const found = findRunStatement(store.read, runId, position);
    if (!run || !found) throw new AppError('NOT_FOUND', { runId, position });
    const { identityId, organisationId, closing, pdf, sha256 } = found;
    if (sha256Of(pdf) !== sha256) throw new AppError('PDF_DAMAGED', { runId, position });
    return insert({ identityId, organisationId, fromOn: run.fromOn, toOn: run.toOn, closing, pdf, runId, position });
  }

  function kept(id: string): KeptStatement {
    const row = findKept(store.read, id);
    if (!row) throw new AppError('NOT_FOUND', { statementId: id });
    return { ...row, open: openInvoicesOn(store.read, row, row.toOn) };
  }

  function keptPdf(id: string): Buffer {
    const found = findKeptPdf(store.read, id);
    if (!found) throw new AppError('NOT_FOUND', { statementId: id });
    if (sha256Of(found.pdf) !== found.sha256) throw new AppError('PDF_DAMAGED', { statementId: id });
    return found.pdf;
  }

  function sentByHand(account: Account): readonly SentByHand[] {
    return sentByHandQuery(store.read, account)
      .all()
      .flatMap(({ sentOn, ...statement }) => (sentOn === null ? [] : [{ ...statement, sentOn }]));
  }

  return { keep, sentByHand, keepOfRun, kept, keptPdf, keptOfRun: (runId) => keptOfRun(store.read, runId), noteSent: saveKeptSentOn };
}
