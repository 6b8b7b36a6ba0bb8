import type { ImportPlanValues, ImportVerdict, ImportView } from '../../../shared/contract/imports.ts';
import type { ImportKind } from '../../../shared/domain/imports/import-fields.ts';
import type { Steps } from '../../../shared/domain/steps.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ReadDb } from '../../db/store.ts';
import { isRegisteredForVat } from '../../db/vat-registration.ts';
import { finishInSlices } from '../../slices.ts';
import { createTurns } from '../../turns.ts';
import type { ImportDeps, WriteWatch } from './deps.ts';
import { judgeRows, type JudgedRow, type KnownBooks } from './judging.ts';
import { createMadeImports, type ImportOutcome } from './made-imports.ts';
import { booksInRows, type BooksInRows } from './making.ts';
import { createTables, planOf, requireTable, type HeldTable } from './tables.ts';
import { digestQueries, givenTo, invoicedNumbers, knownOrganisations, type MadeBooks } from './store.ts';
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
  /** Answers with a job whose result is for `outcome` and `undo`. @throws AppError IMPORT_GONE, NOT_FOUND, NOTHING_TO_IMPORT */
  confirm(request: ImportRequest): Promise<string>;
  /** @throws AppError NOTHING_TO_UNDO once it was taken back, or many came after it */
  outcome(undoId: string): ImportOutcome;
  /** @throws AppError NOTHING_TO_UNDO */
  undo(undoId: string): Promise<void>;
  close(): void;
}

const topics = ['organisations', 'invoices', 'payments'] as const;
export function createImportService(deps: ImportDeps): ImportService {
  const { store, clock, zone, log, newId, announce, startJob, pastDocuments, numbersChanged } = deps;
  const tables = createTables(deps);
  const made = createMadeImports(deps);
  /** The last judgement, as long as the store stays as it was. */
  let judged: { readonly key: string; readonly rows: Promise<readonly JudgedRow[]> } | null = null;
  let writes = 0;
  const stopFollowing = deps.beforeWrite(() => {
    writes += 1;
    judged = null;
  });
  const inTurn = createTurns();
  const stopped = new AbortController();

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
      isRegistered: isForInvoices && isRegisteredForVat(db, identityId),
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

  async function confirm(request: ImportRequest): Promise<string> {
    const held = tables.requireHeld(request.importId);
    const { kind } = held;
    requireTable(held);
    if (kind === 'invoices' && request.identityId === null) throw new AppError('NOT_FOUND');
    if (!(await judge(held, request)).some(isMade)) throw new AppError('NOTHING_TO_IMPORT');
    return startJob({
      name: 'import.write',
      run: (progress, signal) =>
        inTurn(() =>
          make(tables.requireHeld(request.importId), request, { signal, onProgress: (done, total) => progress('write', done, total) }),
        ),
    });
  }

  /** Judged and put into rows against the store as it is, and written unless something else was written meanwhile: then anew. */
  async function make(held: HeldTable, request: ImportRequest, watch: WriteWatch): Promise<string> {
    for (;;) {
      watch.signal.throwIfAborted();
      const before = writes;
      const rows = await judge(held, request);
      const { books, statements } = await finishInSlices(inRows(held, request, rows), watch.signal);
      if (writes !== before) continue;
      const written = await deps.writeAside({ expected: null, statements, digested: digestQueries(store.read, books) }, watch);
      if (written.outcome === 'stoodAside') continue;
      if (written.outcome !== 'written') throw new Error(`an import was ${written.outcome}`);
      tables.drop();
      log.info('import.done', { kind: held.kind, organisations: books.organisationIds.length, invoices: books.invoiceIds.length });
      changed(books);
      return made.keep(books, written.digest);
    }
  }

  function inRows(held: HeldTable, request: ImportRequest, rows: readonly JudgedRow[]): Steps<BooksInRows> {
    const identityId = held.kind === 'invoices' ? request.identityId : null;
    const context = {
      newId,
      at: clock.now(),
      today: dayOf(clock.now(), zone()),
      documents: identityId === null ? null : pastDocuments(identityId),
      organisation: deps.organisation,
    };
    const organisations = rows.flatMap(({ organisation }) => organisation ?? []);
    return booksInRows(store.read, { identityId, organisations, invoices: rows.flatMap(({ invoice }) => invoice ?? []), context });
  }

  function changed({ numbers }: MadeBooks): void {
    if (numbers.length > 0) numbersChanged();
    judged = null;
    announce(topics);
  }

  return {
    read: tables.read,
    look,
    confirm,
    outcome: made.outcome,
    undo: (undoId) => inTurn(async () => changed(await made.takeBack(undoId, stopped.signal))),
    close: () => {
      stopFollowing();
      stopped.abort();
      tables.drop();
    },
  };
}

function isMade({ organisation, invoice }: JudgedRow): boolean {
  return organisation !== null || invoice !== null;
}
