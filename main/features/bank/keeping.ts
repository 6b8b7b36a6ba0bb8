import { AppError } from '../../../shared/errors/app-error.ts';
import type { Instant } from '../../../shared/domain/time.ts';
import type { ReadDb, WriteDb } from '../../db/store.ts';
import { compareWith, type HashedLine } from './comparison.ts';
import type { LineHashes } from './line-hashes.ts';
import { requireRead, type HeldReading } from './reading.ts';
import { accountByKey, findAccount, insertAccount, insertLine, updateAccount, type AccountRow, type LineRow } from './store.ts';

export interface KeepRequest {
  /** Null makes a new account. */
  readonly accountId: string | null;
  readonly accountName: string;
  /** The likely repeats that are taken all the same. */
  readonly repeats: readonly string[];
}

interface KeepContext {
  readonly hashes: LineHashes;
  readonly newId: () => string;
  readonly now: Instant;
}

/** What keeping a file writes. */
export interface KeepPlan {
  readonly account: AccountRow;
  readonly isNewAccount: boolean;
  readonly lines: readonly LineRow[];
}

/**
 * What of a held file is kept, compared with what is there now.
 *
 * @throws AppError NOT_FOUND when the account is gone
 */
export function planKeeping(db: ReadDb, held: HeldReading, request: KeepRequest, { hashes, newId, now }: KeepContext): KeepPlan {
  const before = request.accountId === null ? null : requireAccount(db, request.accountId);
  const account = before ?? newAccount(held, request, newId(), now);
  const { account: named, format } = requireRead(held);
  const accountKey = account.accountKey ?? (named === null ? null : freeAccountKey(db, hashes.account(named), account.id));
  const { fresh, repeats } = compareWith(db, held, account.id, hashes);
  const taken = [...fresh, ...repeats.map(({ line }) => line).filter(({ key }) => request.repeats.includes(key))];
  return {
    account: { ...account, accountKey, format, lastReadAt: now },
    isNewAccount: before === null,
    lines: taken.map((line) => rowOf(line, account.id, now)),
  };
}

/** Writes what was planned, inside the caller's transaction. */
export function keepPlanned(db: WriteDb, { account, isNewAccount, lines }: KeepPlan): void {
  (isNewAccount ? insertAccount : updateAccount)(db, account);
  for (const line of lines) insertLine(db, line);
}

function requireAccount(db: ReadDb, id: string): AccountRow {
  const account = findAccount(db, id);
  if (!account) throw new AppError('NOT_FOUND', { accountId: id });
  return account;
}

function newAccount(held: HeldReading, { accountName }: KeepRequest, id: string, now: Instant): AccountRow {
  const { bank, format } = requireRead(held);
  return { id, name: accountName, bank: bank ?? '', format, accountKey: null, lastReadAt: now, createdAt: now };
}

/** The name that a file gives its account is kept by one account alone. */
function freeAccountKey(db: ReadDb, accountKey: string, accountId: string): string | null {
  const holder = accountByKey(db, accountKey);
  return holder === null || holder.id === accountId ? accountKey : null;
}

function rowOf({ key, bookedOn, amount, text, reference }: HashedLine, accountId: string, now: Instant): LineRow {
  return { key, accountId, bookedOn, amount, text, reference, setAsideAt: null, readAt: now };
}
