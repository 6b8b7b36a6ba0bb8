import type { DraftDocument } from '../../../shared/contract/invoice-draft.ts';
import type { Invoice } from '../../../shared/contract/invoices.ts';
import { findingsOf, hindrances } from '../../../shared/domain/invoices/completeness.ts';
import { overcreditedLine } from '../../../shared/domain/invoices/credit-rest.ts';
import { creditable } from '../../../shared/domain/invoices/invoice-actions.ts';
import type { Appearance, PrintedInvoice } from '../../../shared/domain/invoices/printed-document.ts';
import { totalsOf } from '../../../shared/domain/invoices/totals.ts';
import type { Gate } from '../../../shared/domain/licence/plans.ts';
import { negated, pence } from '../../../shared/domain/money.ts';
import type { Instant, LocalDate } from '../../../shared/domain/time.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ReadDb, WriteDb } from '../../db/store.ts';
import { sha256Of } from '../../file-pieces.ts';
import type { DocumentPrinter } from '../../ports/document-printer.ts';
import { createTurns } from '../../turns.ts';
import { recordOf } from './briefs.ts';
import { requireAllowed, requireInvoice, requirePast, type Changing, type ChangingDeps } from './changing.ts';
import { completed, contentOf, documentOf, issuedDocumentOf, type DraftContent } from './documents.ts';
import { usualDueDay, type DraftParties } from './drafting.ts';
import { appearanceOf, issuerOf } from './issuer.ts';
import type { Numbers } from './numbers.ts';
import { addHistory, freeBookings, insertPdf, updateInvoice, type InvoiceRow } from './store.ts';
import { issuedNotesOf, settlementsOf } from './view.ts';

export interface IssuingDeps extends ChangingDeps {
  readonly printer: DocumentPrinter;
  readonly numbers: Numbers;
  /** Inside the transaction that issues a credit note. */
  readonly credited: (db: WriteDb, invoiceId: string) => void;
  /** Whether the plan has room for one more. @throws AppError PLAN_NEEDED */
  readonly requirePlan: (gate: Gate) => void;
}

export interface IssueWish {
  readonly id: string;
  /** As the asker saw the draft; null takes it as it is. */
  readonly changedAt: Instant | null;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Issues a draft: prints it with the number that comes next, and then, in one transaction, gives that number, freezes the
 * document and keeps its PDF. Whatever fails before the transaction has committed leaves the draft as it was and no number given.
 *
 * @throws AppError NOT_FOUND, INVOICE_ISSUED, INVOICE_CHANGED, INVOICE_INCOMPLETE, CREDIT_OUT_OF_RANGE, DAY_IN_FUTURE,
 *   NUMBER_PATTERN_INVALID, NUMBER_PREFIX_MISSING, NUMBER_TAKEN, PLAN_NEEDED, what printing and the disk throw
 */
export type Issue = (wish: IssueWish) => Promise<Invoice>;

/** A draft that is ready to be issued, with the number that it will get. */
interface Prepared {
  readonly row: InvoiceRow;
  readonly document: DraftDocument & { readonly number: string; readonly issuedOn: LocalDate };
  readonly appearance: Appearance;
}

export function createIssue(deps: IssuingDeps, changing: Changing): Issue {
  const { store, printer, numbers, announce, now, today, partiesOf, requirePlan } = deps;
  const inTurn = createTurns();

  async function issue(wish: IssueWish): Promise<Invoice> {
    for (;;) {
      const prepared = prepare(wish);
      const pdf = Buffer.from(await printer.print(printedOf(prepared.document, prepared.row.withSlip), prepared.appearance, wish));
      if (store.write((db) => freeze(db, prepared, pdf))) break;
    }
    numbers.keepMark(today());
    announce(['invoices', 'bookings', 'pension']);
    return changing.get(wish.id);
  }

  function prepare({ id, changedAt }: IssueWish): Prepared {
    const row = requireAllowed(store.read, id, 'issue', today());
    if (changedAt !== null && row.changedAt !== changedAt) throw new AppError('INVOICE_CHANGED', { invoiceId: id });
    const parties = partiesOf(row);
    const draft = readyDocument(row, parties, today());
    if (row.kind === 'creditNote') requireCreditable(store.read, row, draft);
    else requirePlan('unlimitedInvoicePdfs'); // one after the other, so that none comes in between
    const number = numbers.next(store.read, { ...row, issuedOn: draft.issuedOn });
    return { row, document: { ...draft, number }, appearance: appearanceOf(parties.facts, parties.settings) };
  }

  /** @returns false when the number went to another document meanwhile: print again */
  function freeze(db: WriteDb, { row, document }: Prepared, pdf: Buffer): boolean {
    const present = requireAllowed(db, row.id, 'issue', today());
    if (present.changedAt !== row.changedAt) throw new AppError('INVOICE_CHANGED', { invoiceId: row.id });
    if (row.kind === 'creditNote') requireCreditable(db, row, document);
    const { number, issuedOn, dueOn } = document;
    if (numbers.next(db, { ...row, issuedOn }) !== number) return false;
    numbers.give(db, { ...row, issuedOn }, number);
    updateInvoice(db, {
      ...present,
      document: JSON.stringify(document),
      ...amountsIn(document),
      number,
      issuedOn,
      dueOn,
      listedOn: issuedOn,
      pdfSha256: sha256Of(pdf),
      changedAt: now(),
    });
    insertPdf(db, row.id, pdf);
    addHistory(db, row.id, { at: now(), what: 'issued', note: number });
    if (row.creditsId !== null) noteCredit(db, deps, row.creditsId, number);
    return true;
  }

  function requireCreditable(db: ReadDb, row: InvoiceRow, document: DraftDocument): void {
    if (row.creditsId === null) throw new AppError('CREDIT_OUT_OF_RANGE');
    const credited = requireAllowed(db, row.creditsId, 'credit', today());
    const atMost = creditable(recordOf(credited, settlementsOf(db, credited.id)), today());
    const amount = negated(totalsOf(document).total);
    if (amount <= 0 || amount > atMost) throw new AppError('CREDIT_OUT_OF_RANGE', { credited: amount, atMost });
    const line = overcreditedLine(issuedDocumentOf(credited).lines, [...issuedNotesOf(db, credited.id), document]);
    if (line !== null) throw new AppError('CREDIT_OUT_OF_RANGE', { line });
    requirePast(document.issuedOn ?? today(), today());
  }

  return (wish) => inTurn(() => issue(wish));
}

function noteCredit(db: WriteDb, { now, today, credited }: IssuingDeps, creditedId: string, number: string): void {
  addHistory(db, creditedId, { at: now(), what: 'credited', note: number });
  const row = requireInvoice(db, creditedId);
  if (creditable(recordOf(row, settlementsOf(db, creditedId)), today()) <= 0) freeBookings(db, creditedId);
  credited(db, creditedId);
}

/** The draft as it would be printed on a day, with every day it names. Throws as `withEmployerPension`. */
export function datedDocument(
  { kind }: Pick<InvoiceRow, 'kind'>,
  content: DraftContent,
  parties: DraftParties,
  today: LocalDate,
): DraftDocument & { readonly issuedOn: LocalDate } {
  const issuedOn = content.issuedOn ?? today;
  const dueOn = kind === 'creditNote' ? null : (content.dueOn ?? usualDueDay(content, parties, issuedOn));
  const document = documentOf({ ...content, issuedOn, dueOn }, issuerOf(parties.facts, parties.settings));
  return { ...completed(document, parties.practiceShares), issuedOn };
}

/** What goes to the printer. Nothing was paid yet when an invoice is issued. */
export function printedOf(draft: DraftDocument, withSlip: boolean): PrintedInvoice {
  return { kind: 'invoice', draft, settled: pence(0), withSlip: withSlip && draft.credits === null };
}

/** Its pension's line is among its lines already. */
function amountsIn(document: DraftDocument) {
  const { net, total } = totalsOf(document);
  return { net, total };
}

/** @throws AppError INVOICE_INCOMPLETE with how many things the law asks for, or are left to decide */
function readyDocument(row: InvoiceRow, parties: DraftParties, today: LocalDate): DraftDocument & { readonly issuedOn: LocalDate } {
  const document = datedDocument(row, contentOf(row), parties, today);
  const missing = hindrances(findingsOf(document));
  if (missing.length > 0) throw new AppError('INVOICE_INCOMPLETE', { invoiceId: row.id, findings: missing.length });
  return document;
}
