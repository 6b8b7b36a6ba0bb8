import type { DraftDocument } from '../../../shared/contract/invoice-draft.ts';
import type { Invoice } from '../../../shared/contract/invoices.ts';
import { timeSuggestion } from '../../../shared/domain/invoices/booking-lines.ts';
import { linesLeft } from '../../../shared/domain/invoices/credit-rest.ts';
import { creditable, invoiceActions, refusalOf, type InvoiceAction } from '../../../shared/domain/invoices/invoice-actions.ts';
import type { InvoiceRecord, Settlement } from '../../../shared/domain/invoices/invoice-state.ts';
import { negated, pence } from '../../../shared/domain/money.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import type { PensionIntent } from '../../../shared/domain/pension/eligibility.ts';
import { isAppError } from '../../../shared/errors/app-error.ts';
import type { ErrorCode } from '../../../shared/errors/codes.ts';
import type { ReadDb } from '../../db/store.ts';
import { isRegisteredForVat } from '../../db/vat-registration.ts';
import { workById } from './billing-store.ts';
import { billableOf, type BookedWork } from './billing.ts';
import { briefOf, recordOf, standingOf } from './briefs.ts';
import { deductionsFor } from './deductions.ts';
import { contentOf, documentOf, draftAmountsOf, issuedDocumentOf } from './documents.ts';
import { usualDueDay, type DraftParties } from './drafting.ts';
import { issuerOf, maskedIssuer } from './issuer.ts';
import { lateChargesOf, openCharge } from './late-charges.ts';
import { listedById } from './lookup-store.ts';
import { originalOf } from './original-pdf.ts';
import {
  creditNotesOf,
  deductionsOf,
  findInvoice,
  historyOf,
  linksOf,
  paymentsOf,
  pdfBytes,
  writeOffsOf,
  type InvoiceRow,
} from './store.ts';

/** What the pension says of work that is to be billed. */
export interface InvoicePension {
  choiceOf(booking: BookedWork['booking'], payer: Payer): PensionIntent;
  /** Of work that no booking stands for. */
  usual(identityId: string, payer: Payer, day: LocalDate): PensionIntent;
  /** @throws AppError PENSION_ALL_OR_NONE where this work may not be left out */
  requireNoAllowed(identityId: string, payer: Payer, bookings: readonly BookedWork['booking'][]): void;
}

type Payer = Pick<DraftParties['organisation'], 'kind' | 'nation'>;

export interface ViewDeps {
  /** @throws AppError NOT_FOUND */
  readonly partiesOf: (row: Pick<InvoiceRow, 'identityId' | 'organisationId'>) => DraftParties;
  readonly clockMinutes: (bookingId: string) => number | null;
  readonly hasPensionForm: (db: ReadDb, invoiceId: string) => boolean;
  readonly pensionLook: (db: ReadDb) => InvoicePension;
}

/** What lowers the balance of an invoice, with what it is. */
export type KnownSettlement = Invoice['settlements'][number];

/** Everything about one invoice; null when there is none. */
export function invoiceView(db: ReadDb, id: string, today: LocalDate, deps: ViewDeps): Invoice | null {
  const row = findInvoice(db, id);
  const [listed] = listedById(db, [id]);
  if (!row || !listed) return null;
  const settlements = settlementsOf(db, id);
  const record = recordOf(row, settlements);
  const refusals = refusalsOf(db, row, settlements, today);
  return {
    ...briefOf(listed, today),
    ...documentPart(db, row, today, deps),
    standing: standingOf(row, settlements, today),
    refusals: { ...refusals, void: refusals.void ?? (deps.hasPensionForm(db, id) ? 'PENSION_FORM_STANDS' : null) },
    settlements,
    deductions: deductionsFor(db, id),
    history: historyOf(db, id).map(({ at, what, note }) => ({ at, what: happeningOf(what), note })),
    credits: numberedOf(db, row.creditsId),
    charges: numberedOf(db, row.chargesId),
    creditNotes: creditNotesOf(db, id).map((note) => ({ id: note.id, number: note.number, issuedOn: note.issuedOn, total: note.total })),
    ...creditPart(db, row, record, today),
    late: latePart(db, row, settlements, today),
    lateCharges: lateChargesOf(db, id).map((charge) => ({ id: charge.id, number: charge.number })),
    acknowledgedOn: row.acknowledgedOn,
    disputedOn: row.disputedOn,
    disputeNote: row.disputeNote,
    voidedOn: row.voidedOn,
    voidReason: row.voidReason,
    remindersStopped: row.remindersStopped,
    imported: row.imported,
    pdf: row.pdfSha256 === null ? originalPart(db, row) : { sha256: row.pdfSha256, bytes: pdfBytes(db, id) ?? 0 },
  };
}

/** Payments, credits, write-offs and deductions of an invoice, by day. */
export function settlementsOf(db: ReadDb, id: string): readonly KnownSettlement[] {
  const all: readonly KnownSettlement[] = [
    ...paymentsOf(db, id).map((paid) => ({ kind: 'payment' as const, id: paid.id, on: paid.receivedOn, amount: paid.amount, reference: paid.reference })), // prettier-ignore
    ...creditNotesOf(db, id).flatMap((note) =>
      note.issuedOn === null
        ? []
        : [
            {
              kind: 'credit' as const,
              id: note.id,
              on: note.issuedOn,
              amount: negated(note.total ?? pence(0)),
              reference: note.number ?? '',
            },
          ],
    ),
    ...deductionsOf(db, id).map((one) => ({ kind: 'deduction' as const, id: one.id, on: one.deductedOn, amount: one.amount, reference: one.note })), // prettier-ignore
    ...writeOffsOf(db, id).map((one) => ({ kind: 'writeOff' as const, id: one.id, on: one.givenUpOn, amount: one.amount, reference: one.reason })), // prettier-ignore
  ];
  return all.toSorted((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)));
}

/** Why an action is refused; a credit note can be sent and acknowledged, and nothing else once it is issued. */
export function refusalFor(
  db: ReadDb,
  action: InvoiceAction,
  { row, settlements, today }: { readonly row: InvoiceRow; readonly settlements: readonly Settlement[]; readonly today: LocalDate },
): ErrorCode | null {
  const refused = refusalOf(action, recordOf(row, settlements), today);
  if (row.imported && refused === null && isClosedToImported(db, action, row)) return 'INVOICE_IMPORTED';
  if (action === 'deduct' && refused === null && issuedDocumentOf(row).issuer.legal.kind !== 'company') return 'NOTHING_DEDUCTED';
  const isStanding = row.kind === 'creditNote' && row.number !== null && action !== 'send' && action !== 'acknowledge';
  return isStanding && refused !== 'INVOICE_ISSUED' ? 'CREDIT_NOTE_STANDS' : refused;
}

/** What was made elsewhere is sent with its own PDF alone, and credited unless it may hold VAT that is not known. */
function isClosedToImported(db: ReadDb, action: InvoiceAction, row: InvoiceRow): boolean {
  if (action === 'send') return originalOf(db, row.id) === null;
  return action === 'credit' && issuedDocumentOf(row).issuer.vatNumber === null && isRegisteredForVat(db, row.identityId);
}

function originalPart(db: ReadDb, { id, imported }: InvoiceRow): Invoice['pdf'] {
  const original = imported ? originalOf(db, id) : null;
  return original && { sha256: original.sha256, bytes: original.bytes };
}

function refusalsOf(db: ReadDb, row: InvoiceRow, settlements: readonly Settlement[], today: LocalDate): Invoice['refusals'] {
  const entries = invoiceActions.map((action) => [action, refusalFor(db, action, { row, settlements, today })] as const);
  return Object.fromEntries(entries) as Invoice['refusals']; // every action is in the list
}

/** The credit notes of an invoice that were issued, as they were frozen. */
export function issuedNotesOf(db: ReadDb, id: string): readonly DraftDocument[] {
  return creditNotesOf(db, id)
    .filter(({ number }) => number !== null)
    .map(issuedDocumentOf);
}

function creditPart(db: ReadDb, row: InvoiceRow, record: InvoiceRecord, today: LocalDate): Pick<Invoice, 'creditable' | 'creditableLines'> {
  if (row.kind !== 'invoice' || row.number === null) return { creditable: pence(0), creditableLines: [] };
  return { creditable: creditable(record, today), creditableLines: linesLeft(issuedDocumentOf(row).lines, issuedNotesOf(db, row.id)) };
}

function documentPart(
  db: ReadDb,
  row: InvoiceRow,
  today: LocalDate,
  deps: ViewDeps,
): Pick<Invoice, 'draft' | 'withSlip' | 'usualDays' | 'bookings' | 'total' | 'practiceShares'> {
  const { withSlip } = row;
  if (row.number !== null) {
    const document = issuedDocumentOf(row);
    const usualDays = { issuedOn: document.issuedOn ?? today, dueOn: document.dueOn };
    const draft = { ...document, issuer: maskedIssuer(document.issuer) };
    return { draft, withSlip, usualDays, bookings: bookingsPart(db, row, null, deps), total: row.total, practiceShares: [] };
  }
  const parties = deps.partiesOf(row);
  const content = contentOf(row);
  const document = documentOf(content, issuerOf(parties.facts, parties.settings));
  const issuedOn = content.issuedOn ?? today;
  const dueOn = row.kind === 'creditNote' ? null : (content.dueOn ?? usualDueDay(content, parties, issuedOn));
  return {
    draft: { ...document, issuer: maskedIssuer(document.issuer) },
    withSlip,
    usualDays: { issuedOn, dueOn },
    bookings: bookingsPart(db, row, parties, deps),
    total: draftAmountsOf({ ...document, issuedOn }, parties.practiceShares)?.total ?? null,
    practiceShares: parties.practiceShares.map(({ area, from, to, practice }) => ({ area, from, to, practice })),
  };
}

/** @param parties  null once issued: then nothing is suggested */
function bookingsPart(db: ReadDb, row: InvoiceRow, parties: DraftParties | null, { clockMinutes }: ViewDeps): Invoice['bookings'] {
  const links = new Map(linksOf(db, row.id).map((link) => [link.bookingId, link]));
  return workById(db, [...links.keys()]).map((work) => {
    const { id, title, startsAt, endsAt, zone } = work.booking;
    const confirmedMinutes = links.get(id)?.confirmedMinutes ?? null;
    const suggestion =
      parties &&
      timeSuggestion(
        billableOf(work, {
          identityId: row.identityId,
          settings: parties.settings,
          isPensioned: false,
          actualMinutes: clockMinutes(id),
          confirmedMinutes,
        }),
      );
    return { id, title, startsAt, endsAt, zone, confirmedMinutes, suggestion };
  });
}

function latePart(db: ReadDb, row: InvoiceRow, settlements: readonly Settlement[], today: LocalDate): Invoice['late'] {
  if (row.number === null || row.kind === 'creditNote') return null;
  if (lateChargesOf(db, row.id).some(({ number }) => number === null)) return null;
  try {
    const charge = openCharge(db, row, settlements, today);
    if (charge === null) return null;
    const { rate, steps, interest, perDay, fixedSum } = charge;
    return { rate, days: steps.reduce((sum, { days }) => sum + days, 0), interest, perDay, fixedSum };
  } catch (error) {
    if (isAppError(error, 'NO_FIGURE_FOR_DATE')) return null; // asked for when a charge is wanted
    throw error;
  }
}

function numberedOf(db: ReadDb, id: string | null): { readonly id: string; readonly number: string | null } | null {
  return id === null ? null : { id, number: findInvoice(db, id)?.number ?? null };
}

function happeningOf(what: string): Invoice['history'][number]['what'] {
  return what as Invoice['history'][number]['what']; // written by this feature and mail alone; the contract checks it on the way out
}
