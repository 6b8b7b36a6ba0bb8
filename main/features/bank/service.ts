import type { BankAccount, BankLineView, MappingValues, Reading } from '../../../shared/contract/bank.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ReadDb, WriteDb } from '../../db/store.ts';
import { compareWith, likelyAccount } from './comparison.ts';
import type { BankDeps } from './deps.ts';
import { keepLines, type KeepRequest } from './keeping.ts';
import { lineHashesOf } from './line-hashes.ts';
import { createBankReadings, type HeldReading } from './reading.ts';
import { readView, unreadView } from './reading-view.ts';
import {
  accountsWithOpenLines,
  countLines,
  deleteAccount,
  findAccount,
  linesByKey,
  linesQuery,
  updateAccount,
  updateLine,
  type AccountRow,
  type LineFilter,
  type LineRow,
} from './store.ts';
import { createBankUndoList } from './undo.ts';

export interface LinePageRequest extends LineFilter {
  readonly offset: number;
  readonly limit: number;
}

export interface LinePage {
  readonly lines: readonly BankLineView[];
  /** How many match in all. */
  readonly total: number;
}

/** Bank files: read apart, shown before anything is kept, and of them only the money that came in. Rules in docs/rules/bank-files.md. */
export interface BankService {
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
  lines(request: LinePageRequest): LinePage;
  /** @throws AppError NOT_FOUND */
  setAside(keys: readonly string[]): { readonly undoId: string };
  /** @throws AppError NOT_FOUND */
  bringBack(keys: readonly string[]): { readonly undoId: string };
  /** @throws AppError NOTHING_TO_UNDO */
  undo(undoId: string): void;
  /** Overwrites the file that is held. */
  close(): void;
}

export function createBankService(deps: BankDeps): BankService {
  const { store, clock, log, newId, announce } = deps;
  const hashes = lineHashesOf(deps.keyFor('bank-lines'));
  const readings = createBankReadings(deps);
  const undoList = createBankUndoList(newId);
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

  function keep(readingId: string, request: KeepRequest) {
    const held = readings.requireHeld(readingId);
    const change = store.write((db) => keepLines(db, held, request, { hashes, newId, now: clock.now() }));
    readings.drop();
    log.info('bank.kept', { lines: change.lines.length });
    announce(['bank']);
    return { added: change.lines.length, undoId: undoList.file(change) };
  }

  function changeLines(keys: readonly string[], changed: (line: LineRow) => LineRow): { readonly undoId: string } {
    const lines = store.write((db) => {
      const found = linesByKey(db, keys);
      if (found.length < new Set(keys).size) throw new AppError('NOT_FOUND');
      return found.map((before) => {
        const after = changed(before);
        updateLine(db, after);
        return { key: before.key, before, after };
      });
    });
    announce(['bank']);
    return { undoId: undoList.file({ lines, account: null }) };
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
    lines: ({ offset, limit, ...filter }) => ({
      lines: linesQuery(store.read, filter, { offset, limit }).all().map(lineView),
      total: countLines(store.read, filter),
    }),
    setAside: (keys) => changeLines(keys, (line) => ({ ...line, text: '', reference: null, setAsideAt: line.setAsideAt ?? clock.now() })),
    bringBack: (keys) => changeLines(keys, (line) => ({ ...line, setAsideAt: null })),
    undo,
    close: readings.drop,
  };
}

function lineView({ line, accountName }: { readonly line: LineRow; readonly accountName: string }): BankLineView {
  const { key, accountId, bookedOn, amount, text, reference, setAsideAt } = line;
  const state = setAsideAt === null ? 'open' : 'setAside';
  return { key, account: { id: accountId, name: accountName }, bookedOn, amount, text, reference, state };
}

function requireAccount(db: ReadDb, id: string): AccountRow {
  const account = findAccount(db, id);
  if (!account) throw new AppError('NOT_FOUND', { accountId: id });
  return account;
}
