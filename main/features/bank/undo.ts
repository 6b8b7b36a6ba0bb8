import { AppError } from '../../../shared/errors/app-error.ts';
import type { WriteDb } from '../../db/store.ts';
import {
  deleteAccount,
  deleteLine,
  findAccount,
  insertLine,
  linesByKey,
  linesOfAccount,
  updateAccount,
  updateLine,
  type AccountRow,
  type LineRow,
} from './store.ts';

/** How lines and an account were before a change, and how the change left them. */
export interface BankChange {
  readonly lines: readonly { readonly key: string; readonly before: LineRow | null; readonly after: LineRow | null }[];
  /** `before` is null for an account that the change made. */
  readonly account: { readonly id: string; readonly before: AccountRow | null } | null;
}

/** Changes of the last minutes, by their undo ids; forgotten when the profile closes. */
export interface BankUndoList {
  /** To be called once the change has committed. */
  file(change: BankChange): string;
  /** Restores what was, inside the caller's transaction. @throws AppError NOTHING_TO_UNDO when a line has changed since */
  undo(db: WriteDb, undoId: string): () => void;
}

const kept = 50;

/** Kept in memory alone: it holds the texts of lines that were set aside. */
export function createBankUndoList(newId: () => string): BankUndoList {
  const changes = new Map<string, BankChange>();

  function file(change: BankChange): string {
    const undoId = newId();
    changes.set(undoId, change);
    const [oldest] = changes.keys();
    if (changes.size > kept && oldest !== undefined) changes.delete(oldest);
    return undoId;
  }

  function undo(db: WriteDb, undoId: string): () => void {
    const change = changes.get(undoId);
    if (!change) throw new AppError('NOTHING_TO_UNDO');
    const present = new Map(linesByKey(db, change.lines.map(({ key }) => key)).map((row) => [row.key, row])); // prettier-ignore
    for (const { key, after } of change.lines)
      if (JSON.stringify(present.get(key) ?? null) !== JSON.stringify(after)) throw new AppError('NOTHING_TO_UNDO');
    for (const { key, before, after } of change.lines) {
      if (before === null) deleteLine(db, key);
      else if (after === null) insertLine(db, before);
      else updateLine(db, before);
    }
    restoreAccount(db, change.account);
    return () => changes.delete(undoId);
  }

  return { file, undo };
}

function restoreAccount(db: WriteDb, account: BankChange['account']): void {
  if (account === null) return;
  const present = findAccount(db, account.id);
  if (present === null) return;
  if (account.before === null) {
    if (linesOfAccount(db, account.id).length === 0) deleteAccount(db, account.id);
    return;
  }
  // A name that was given since stays.
  updateAccount(db, { ...account.before, name: present.name });
}
