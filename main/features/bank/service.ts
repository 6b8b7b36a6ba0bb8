import type { BankAccount, MappingValues, MatchValues, Reading } from '../../../shared/contract/bank.ts';
import type { ChangeTopic } from '../../../shared/contract/changes.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ReadDb, WriteDb } from '../../db/store.ts';
import { createUndoList } from '../../db/undo-list.ts';
import { compareWith, likelyAccount } from './comparison.ts';
import type { BankDeps } from './deps.ts';
import { keepPlanned, planKeeping, type KeepRequest } from './keeping.ts';
import { lineHashesOf } from './line-hashes.ts';
import { createLineLookup, type LineLookup } from './lookup.ts';
import { rememberMapping } from './mappings.ts';
import { matchedKeys } from './matching-store.ts';
import { createMatching, paymentsOf } from './matching.ts';
import { createBankReadings, type HeldReading } from './reading.ts';
import { readView, unreadView } from './reading-view.ts';
import {
  accountsWithOpenLines,
  deleteAccount,
  findAccount,
  linesByKey,
  updateAccount,
  updateLine,
  type AccountRow,
  type LineRow,
} from './store.ts';
import { accountImageId, bankImages, lineImageId } from './undo.ts';

/** Bank files: read apart, shown before anything is kept, and of them only the money that came in. Rules in docs/rules/bank-files.md. */
export interface BankService extends LineLookup {
  accounts(): readonly BankAccount[];
  /** @throws AppError NOT_FOUND */
  renameAccount(id: string, name: string): void;
  /** Payments stay. @throws AppError NOT_FOUND */
  removeAccount(id: string): void;
  /** Both answer with a job, whose result is a reading. @throws AppError UPLOAD_GONE, BANK_READING_GONE */
  read(uploadId: string): string;
  readColumns(readingId: string, mapping: MappingValues): string;
  /** @throws AppError BANK_READING_GONE, NOT_FOUND */
  reading(readingId: string, account: string | null): Reading;
  /** @throws AppError BANK_READING_GONE, NOT_FOUND */
  keep(readingId: string, request: KeepRequest): { readonly added: number; readonly undoId: string };
  /** @throws AppError NOT_FOUND, BANK_LINE_TAKEN, and what recording a payment refuses; then none is recorded */
  confirm(matches: readonly MatchValues[]): { readonly undoId: string };
  /** @throws AppError NOT_FOUND, BANK_LINE_TAKEN */
  setAside(keys: readonly string[]): { readonly undoId: string };
  /** @throws AppError NOT_FOUND, BANK_LINE_TAKEN */
  bringBack(keys: readonly string[]): { readonly undoId: string };
  /** @throws AppError NOTHING_TO_UNDO */
  undo(undoId: string): void;
  /** Overwrites the file that is held. */
  close(): void;
}

/** What suggestions are made of. */
const matchTopics: ReadonlySet<ChangeTopic> = new Set(['bank', 'payments', 'invoices', 'organisations']);

export function createBankService(deps: BankDeps): BankService {
  const { store, clock, log, newId, announce, listen, recordPayments } = deps;
  const hashes = lineHashesOf(deps.keyFor('bank-lines'));
  const readings = createBankReadings(deps);
  const undoList = createUndoList(newId, bankImages);
  const matching = createMatching(store.read);
  const lookup = createLineLookup(store.read, matching);
  const stopFollowing = listen((topics) => {
    if (topics.some((topic) => matchTopics.has(topic))) matching.forget();
  });
  const collator = new Intl.Collator('en-GB', { sensitivity: 'base', numeric: true });

  function accounts(): readonly BankAccount[] {
    return accountsWithOpenLines(store.read)
      .map(({ id, name, bank, lastReadAt, openLines }) => ({ id, name, bank, lastReadAt, openLines }))
      .toSorted((a, b) => collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
  }

  function reading(readingId: string, wanted: string | null): Reading {
    const held = readings.requireHeld(readingId);
    const unread = unreadView(held);
    if (unread) return unread;
    const account = accountFor(held, wanted);
    return readView(held, account, compareWith(store.read, held, account?.id ?? '', hashes), hashes);
  }

  function accountFor(held: HeldReading, wanted: string | null): AccountRow | null {
    if (wanted === 'likely') return likelyAccount(store.read, held, hashes);
    return wanted === null ? null : requireAccount(store.read, wanted);
  }

  function keep(readingId: string, request: KeepRequest): { added: number; undoId: string } {
    const held = readings.requireHeld(readingId);
    const now = clock.now();
    const { added, file } = store.write((db) => {
      const plan = planKeeping(db, held, request, { hashes, newId, now });
      const ids = [...plan.lines.map(({ key }) => lineImageId(key)), accountImageId(plan.account.id)];
      if (held.mapping !== null) rememberMapping(db, held.mapping, held.preview, now);
      return { added: plan.lines.length, file: undoList.record(db, ids, () => keepPlanned(db, plan)) };
    });
    readings.drop();
    log.info('bank.kept', { lines: added });
    announce(['bank']);
    return { added, undoId: file() };
  }

  function changeLines(keys: readonly string[], changed: (line: LineRow) => LineRow): { undoId: string } {
    const file = store.write((db) => {
      const found = linesByKey(db, keys);
      if (found.length < new Set(keys).size) throw new AppError('NOT_FOUND');
      if (matchedKeys(db, keys).size > 0) throw new AppError('BANK_LINE_TAKEN');
      return undoList.record(db, keys.map(lineImageId), () => found.forEach((line) => updateLine(db, changed(line))));
    });
    announce(['bank']);
    return { undoId: file() };
  }

  function confirm(matches: readonly MatchValues[]): { undoId: string } {
    const { undoId } = recordPayments(paymentsOf(store.read, matches));
    log.info('bank.matched', { lines: matches.length });
    announce(['bank']);
    return { undoId };
  }

  function changeAccount(id: string, change: (db: WriteDb, account: AccountRow) => void): void {
    store.write((db) => change(db, requireAccount(db, id)));
    announce(['bank']);
  }

  function undo(undoId: string): void {
    store.write((db) => undoList.undo(db, undoId))();
    announce(['bank']);
  }

  return {
    accounts,
    renameAccount: (id, name) => changeAccount(id, (db, account) => updateAccount(db, { ...account, name })),
    removeAccount: (id) => changeAccount(id, (db) => deleteAccount(db, id)),
    read: readings.fromUpload,
    readColumns: readings.byColumns,
    reading,
    keep,
    ...lookup,
    confirm,
    setAside: (keys) => changeLines(keys, (line) => ({ ...line, text: '', reference: null, setAsideAt: line.setAsideAt ?? clock.now() })),
    bringBack: (keys) => changeLines(keys, (line) => ({ ...line, setAsideAt: null })),
    undo,
    close: () => {
      stopFollowing();
      matching.close();
      readings.drop();
    },
  };
}

function requireAccount(db: ReadDb, id: string): AccountRow {
  const account = findAccount(db, id);
  if (!account) throw new AppError('NOT_FOUND', { accountId: id });
  return account;
}
