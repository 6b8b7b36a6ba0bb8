import type { ImportPlanValues, ImportVerdict, ImportView } from '../../../shared/contract/imports.ts';
import type { ImportKind } from '../../../shared/domain/imports/import-fields.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ReadDb } from '../../db/store.ts';
import { finishInSlices } from '../../slices.ts';
import type { ImportDeps } from './deps.ts';
import { judgeRows, type JudgedRow, type KnownBooks } from './judging.ts';
import { makeBooks } from './making.ts';
import { createTables, planOf, requireTable, type HeldTable } from './tables.ts';
import { digestOf, givenTo, invoicedNumbers, knownOrganisations, removeMade, type MadeBooks } from './store.ts';
import { importView } from './view.ts';

export interface ImportRequest {
  readonly importId: string;
  /** Null takes the guess. */
  readonly plan: ImportPlanValues | null;
  readonly identityId: string | null;
}

export interface ImportLook extends ImportRequest {
  readonly verdict: ImportVerdict;
  readonly offset: number;
  readonly limit: number;
}

/** Tables of organisations and of past invoices: read apart, shown before anything is written. Rules in docs/rules/imports.md. */
export interface ImportService {
  /** Answers with a job whose result is for `look`. @throws AppError UPLOAD_GONE */
  read(uploadId: string, kind: ImportKind): string;
  /** @throws AppError IMPORT_GONE, NOT_FOUND */
  look(request: ImportLook): Promise<ImportView>;
  /** @throws AppError IMPORT_GONE, NOT_FOUND, NOTHING_TO_IMPORT */
  confirm(request: ImportRequest): Promise<{ readonly organisations: number; readonly invoices: number; readonly undoId: string }>;
  /** @throws AppError NOTHING_TO_UNDO */
  undo(undoId: string): void;
  close(): void;
}

const topics = ['organisations', 'invoices', 'payments'] as const;
/** Imports that can still be taken back. */
const kept = 10;

export function createImportService(deps: ImportDeps): ImportService {
  const { store, clock, zone, log, newId, announce, pastDocuments, numbersChanged } = deps;
  const tables = createTables(deps);
  const made = new Map<string, { readonly books: MadeBooks; readonly digest: string }>();
  /** The last judgement, as long as the store stays as it was. */
  let judged: { readonly key: string; readonly rows: Promise<readonly JudgedRow[]> } | null = null;
  const stopFollowing = deps.listen(() => (judged = null));

  function booksOf(db: ReadDb, { kind }: HeldTable, identityId: string | null): KnownBooks {
    const isForInvoices = kind === 'invoices' && identityId !== null;
    const invoiced = isForInvoices ? invoicedNumbers(db, identityId) : new Set<string>();
    // A number that was entered by hand or lost is free for the invoice that bears it.
    const isTaken = ({ kind: of, source }: ReturnType<typeof givenTo>[number]): boolean => source === 'issued' || of === 'creditNote';
    const given = isForInvoices ? givenTo(db, identityId).filter(isTaken).map(({ number }) => number) : []; // prettier-ignore
    return {
      organisations: knownOrganisations(db),
      invoiced,
      given: new Set(given.filter((number) => !invoiced.has(number))),
      today: dayOf(clock.now(), zone()),
    };
  }

  function judge(held: HeldTable, { plan, identityId }: ImportRequest): Promise<readonly JudgedRow[]> {
    const key = JSON.stringify([held.id, plan, identityId]);
    if (judged?.key !== key) {
      const steps = judgeRows(held.kind, planOf(held, plan), requireTable(held).rows, booksOf(store.read, held, identityId));
      judged = { key, rows: finishInSlices(steps) };
    }
    return judged.rows;
  }

  async function look({ verdict, offset, limit, ...request }: ImportLook): Promise<ImportView> {
    const held = tables.requireHeld(request.importId);
    if (held.table.outcome === 'refused') return { outcome: 'refused', words: held.table.words };
    if (request.identityId !== null) pastDocuments(request.identityId);
    const rows = await judge(held, request);
    return importView(held, planOf(held, request.plan), rows, { verdict, offset, limit });
  }

  async function confirm(request: ImportRequest) {
    const held = tables.requireHeld(request.importId);
    const { kind } = held;
    requireTable(held);
    const { identityId } = request;
    if (kind === 'invoices' && identityId === null) throw new AppError('NOT_FOUND');
    judged = null;
    // Judged against the store as it is at this moment, and written unless it changed while that took its turns.
    for (;;) {
      const rows = await judge(held, request);
      if (judged === null) continue;
      const books = write(held, rows, kind === 'invoices' ? identityId : null);
      tables.drop();
      judged = null;
      return books;
    }
  }

  function write(held: HeldTable, rows: readonly JudgedRow[], identityId: string | null) {
    const past = rows.flatMap(({ invoice }) => invoice ?? []);
    const values = rows.flatMap(({ organisation }) => organisation ?? []);
    if (past.length + values.length === 0) throw new AppError('NOTHING_TO_IMPORT');
    const documents = identityId === null ? null : pastDocuments(identityId);
    const today = dayOf(clock.now(), zone());
    const undoId = newId();
    const { books, digest } = store.write((db) => {
      const context = { newId, at: clock.now(), today, documents, organisation: deps.organisation };
      const written = makeBooks(db, { identityId, organisations: values, invoices: past, context });
      return { books: written, digest: digestOf(db, written) };
    });
    made.set(undoId, { books, digest });
    const [oldest] = made.keys();
    if (made.size > kept && oldest !== undefined) made.delete(oldest);
    log.info('import.done', { kind: held.kind, organisations: books.organisationIds.length, invoices: books.invoiceIds.length });
    changed(books);
    return { organisations: books.organisationIds.length, invoices: books.invoiceIds.length, undoId };
  }

  function undo(undoId: string): void {
    const entry = made.get(undoId);
    if (!entry) throw new AppError('NOTHING_TO_UNDO');
    const { books, digest } = entry;
    store.write((db) => {
      if (digestOf(db, books) !== digest) throw new AppError('NOTHING_TO_UNDO');
      try {
        removeMade(db, books);
      } catch (cause) {
        // Something else names what the import made: the tables refuse to lose it.
        if (isStillNamed(cause)) throw new AppError('NOTHING_TO_UNDO', {}, { cause });
        throw cause;
      }
    });
    made.delete(undoId);
    changed(books);
  }

  function changed({ numbers }: MadeBooks): void {
    if (numbers.length > 0) numbersChanged();
    announce(topics);
  }

  return {
    read: tables.read,
    look,
    confirm,
    undo,
    close: () => {
      stopFollowing();
      tables.drop();
    },
  };
}

function isStillNamed(error: unknown): boolean {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error && 'code' in cause && String(cause.code).startsWith('SQLITE_CONSTRAINT');
}
