import type { MappingValues, Movement, Reading, readingWarnings } from '../../../shared/contract/bank.ts';
import { columnMappingSchema } from '../../../shared/contract/bank.ts';
import { sumOf } from '../../../shared/domain/money.ts';
import type { ColumnMapping } from '../../../shared/domain/statements/column-mapping.ts';
import type { Comparison } from './comparison.ts';
import { nameOfAccount } from './comparison.ts';
import type { LineHashes } from './line-hashes.ts';
import { requireRead, type HeldReading } from './reading.ts';
import type { AccountRow } from './store.ts';

/** A file that is not read: because its columns are not known, or because it is none that can be. */
export function unreadView({ id, reading }: HeldReading): Reading | null {
  if (reading.outcome === 'refused') return { outcome: 'refused', id, words: reading.words };
  if (reading.outcome === 'read') return null;
  return { outcome: 'columns', id, preview: shown(reading.preview), suggestion: mappingView(reading.suggestion) };
}

/** What the window shows of a file, compared with an account; null for one that is not known yet. */
export function readView(held: HeldReading, account: AccountRow | null, comparison: Comparison, hashes: LineHashes): Reading {
  const reading = requireRead(held);
  const { fresh, repeats, known } = comparison;
  return {
    outcome: 'read',
    id: held.id,
    format: reading.format,
    bank: reading.bank,
    accountId: account?.id ?? null,
    accountName: nameOfAccount(held),
    warnings: account === null ? [] : warningsOf(held, account, hashes),
    mixedEncodings: reading.encoding === 'mixed',
    fresh: fresh.length,
    freshSum: sumOf(fresh.map(({ amount }) => amount)),
    samples: fresh.slice(0, mostSamples).map(movementOf),
    known,
    repeats: repeats.slice(0, mostRepeats).map(({ line, knownText }) => ({ key: line.key, line: movementOf(line), knownText })),
    doubled: reading.repeated,
    paidOut: reading.paidOut,
    unreadable: reading.unreadableCount,
    unreadableRows: reading.unreadable,
    mapping: mappingView(held.mapping),
    preview: shown(held.preview),
  };
}

const mostSamples = 8;
const mostRepeats = 200;

function warningsOf(held: HeldReading, account: AccountRow, hashes: LineHashes): readonly (typeof readingWarnings)[number][] {
  const { account: named, bank, format } = requireRead(held);
  if (named !== null && account.accountKey !== null && hashes.account(named) !== account.accountKey) return ['otherAccount'];
  if (bank !== null && account.bank !== '' && bank !== account.bank) return ['otherBank'];
  return format === account.format ? [] : ['otherFormat'];
}

function movementOf({ bookedOn, amount, text, reference }: Movement): Movement {
  return { bookedOn, amount, text, reference };
}

/** Columns and letters of a table that a window can show; the rest is the file's own. */
function shown(preview: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return preview.map((cells) => cells.slice(0, 40).map((cell) => cell.slice(0, 80).toWellFormed()));
}

/** Null for a mapping of columns that lie beyond what can be chosen. */
function mappingView(mapping: ColumnMapping | null): MappingValues | null {
  return columnMappingSchema.safeParse(mapping).data ?? null;
}
