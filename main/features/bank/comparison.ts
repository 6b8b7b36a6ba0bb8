import type { Movement } from '../../../shared/contract/bank.ts';
import type { BankLine } from '../../../shared/domain/statements/bank-line.ts';
import { likelyRepeats } from '../../../shared/domain/statements/repeated-lines.ts';
import type { ReadDb } from '../../db/store.ts';
import type { LineHashes } from './line-hashes.ts';
import type { HeldReading } from './reading.ts';
import { requireRead } from './reading.ts';
import { allAccounts, linesOfAccount, type AccountRow } from './store.ts';

/** A line of a file under the key that it is stored by. */
export interface HashedLine extends Movement {
  readonly key: string;
}

/** The lines of a file against what is known of one account. */
export interface Comparison {
  /** New, and not likely to be a repeat. */
  readonly fresh: readonly HashedLine[];
  readonly repeats: readonly { readonly line: HashedLine; readonly knownText: string }[];
  readonly known: number;
}

/** Compares by keys; where an earlier file was of another format, by day, amount and the beginnings of texts. */
export function compareWith(db: ReadDb, held: HeldReading, accountId: string, hashes: LineHashes): Comparison {
  const lines = requireRead(held).lines.map((line) => hashed(line, hashes.line(accountId, line.key)));
  const stored = linesOfAccount(db, accountId);
  const storedByKey = new Map(stored.map((line) => [line.key, line]));
  const fresh = lines.filter(({ key }) => !storedByKey.has(key));
  // What is in the file under its own key is no repeat of something else.
  const inFile = new Set(lines.map(({ key }) => key));
  const repeats = new Map(
    likelyRepeats(
      fresh,
      stored.filter(({ key }) => !inFile.has(key)),
    ).map(({ key, knownKey }) => [key, knownKey]),
  );
  return {
    fresh: fresh.filter(({ key }) => !repeats.has(key)),
    repeats: fresh.flatMap((line) => {
      const knownKey = repeats.get(line.key);
      return knownKey === undefined ? [] : [{ line, knownText: storedByKey.get(knownKey)?.text ?? '' }];
    }),
    known: lines.length - fresh.length,
  };
}

/** The account that a file is of: by its own name for it, else the only one of its bank; null when it is a new one, or in doubt. */
export function likelyAccount(db: ReadDb, held: HeldReading, hashes: LineHashes): AccountRow | null {
  const { account, bank, format } = requireRead(held);
  const accounts = allAccounts(db);
  if (account !== null) {
    const named = accounts.find(({ accountKey }) => accountKey === hashes.account(account));
    if (named) return named;
  }
  const alike = accounts.filter(
    (row) => row.bank === (bank ?? '') && row.format === format && (account === null || row.accountKey === null),
  );
  return alike.length === 1 ? (alike[0] ?? null) : null;
}

/** A name for an account that is not known yet: `Barclays ••5678`. */
export function nameOfAccount(held: HeldReading): string {
  const { account, bank, format } = requireRead(held);
  const digits = (account ?? '').replaceAll(/\D+/gu, '').slice(-4);
  const name = bank ?? (format === 'table' || format === 'text' ? 'Bank account' : `Bank account (${format.toUpperCase()})`);
  return digits.length === 4 ? `${name} ••${digits}` : name;
}

function hashed({ bookedOn, amount, text, reference }: BankLine, key: string): HashedLine {
  return { key, bookedOn, amount, text, reference };
}
