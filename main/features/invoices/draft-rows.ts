import { mostLines } from '../../../shared/contract/invoice-draft.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Instant, LocalDate } from '../../../shared/domain/time.ts';
import { untouchedInvoice } from '../../db/untouched-invoice.ts';
import type { ReadDb, WriteDb } from '../../db/store.ts';
import { appraisalOf, billableOf, type BookedWork } from './billing.ts';
import type { ChangingDeps } from './changing.ts';
import { documentOf, draftAmountsOf, referencesOf, type DraftContent } from './documents.ts';
import { linesOfBookings, newContent, sharedReference, type DraftParties } from './drafting.ts';
import { issuerOf } from './issuer.ts';
import { addHistory, afterAllDays, insertInvoice, liveLinksOf, saveLinks, updateInvoice, type InvoiceRow } from './store.ts';

/** Who bills whom. */
export interface Account {
  readonly identityId: string;
  readonly organisationId: string;
}

/** As the columns hold them, which lists show and sum. */
export type DraftAmounts = Pick<InvoiceRow, 'net' | 'total'>;

export interface NewDraft extends Account {
  readonly id: string;
  readonly content: DraftContent;
  /** Of a credit note: what it takes back. */
  readonly creditsId?: string;
  /** Of a charge for late payment: what was paid late. */
  readonly chargesId?: string;
  /** Of a charge: the last day whose interest it asks for. */
  readonly chargesUntil?: LocalDate;
  readonly withSlip: boolean;
}

/** How drafts are stored; every function runs inside the caller's transaction. */
export interface DraftRows {
  insert(db: WriteDb, draft: NewDraft): void;
  /** @param work  looked up in the same transaction @throws AppError NOT_BILLABLE, BOOKING_INVOICED */
  insertFromWork(db: WriteDb, id: string, account: Account, work: readonly BookedWork[]): void;
  save(db: WriteDb, row: InvoiceRow, content: DraftContent): void;
}

export function createDraftRows({ now, today, partiesOf, pensionLook }: ChangingDeps): DraftRows {
  function insert(db: WriteDb, { id, identityId, organisationId, content, creditsId, chargesId, chargesUntil, withSlip }: NewDraft): void {
    const at = now();
    insertInvoice(db, {
      ...untouchedInvoice,
      ...notIssued,
      id,
      kind: creditsId === undefined ? 'invoice' : 'creditNote',
      identityId,
      organisationId,
      creditsId: creditsId ?? null,
      chargesId: chargesId ?? null,
      chargesUntil: chargesUntil ?? null,
      withSlip,
      ...columnsOf(content, partiesOf({ identityId, organisationId })),
      createdAt: at,
      changedAt: at,
    });
    addHistory(db, id, { at, what: 'made' });
  }

  function insertFromWork(db: WriteDb, id: string, account: Account, work: readonly BookedWork[]): void {
    const parties = partiesOf(account);
    requireBillable(db, id, account, work);
    const look = pensionLook(db);
    const { identityId } = account;
    const said = new Map(work.map(({ booking }) => [booking.id, look.choiceOf({ ...booking, identityId }, parties.organisation)]));
    const context = { ...account, settings: parties.settings, actualMinutes: null, confirmedMinutes: null };
    const bookings = work.map((one) => billableOf(one, { ...context, isPensioned: said.get(one.booking.id) !== 'no' }));
    const lines = linesOfBookings(bookings, parties, new Map(work.map(({ booking }) => [booking.id, appraisalOf(booking)])));
    if (lines.length > mostLines) throw new AppError('NOT_BILLABLE', { lines: lines.length });
    const choices = work.flatMap(({ booking }) => (booking.state === 'delivered' ? (said.get(booking.id) ?? []) : []));
    const content = newContent(parties, lines, { reference: sharedReference(work.map(({ booking }) => booking.reference)), choices });
    insert(db, { id, ...account, content, withSlip: parties.settings.withSlip });
    saveLinks(db, id, work.map(({ booking }) => ({ bookingId: booking.id, confirmedMinutes: null }))); // prettier-ignore
  }

  function columnsOf(content: DraftContent, parties: DraftParties) {
    const amounts = amountsOfDraft(content, parties, today());
    return { document: JSON.stringify(content), customerReferences: referencesOf(content), ...amounts };
  }

  function save(db: WriteDb, row: InvoiceRow, content: DraftContent): void {
    updateInvoice(db, { ...row, ...columnsOf(content, partiesOf(row)), changedAt: later(now(), row.changedAt) });
  }

  return { insert, insertFromWork, save };
}

/** What a draft comes to if it is issued today; null where that cannot be said yet. */
export function amountsOfDraft(content: DraftContent, { facts, settings, practiceShares }: DraftParties, today: LocalDate): DraftAmounts {
  const issuer = issuerOf(facts, settings);
  const document = documentOf({ ...content, issuedOn: content.issuedOn ?? today }, issuer);
  return draftAmountsOf(document, practiceShares) ?? { net: null, total: null };
}

/** Whether work may stand on an invoice of this account. @throws AppError NOT_BILLABLE, BOOKING_INVOICED */
export function requireBillable(db: ReadDb, invoiceId: string, { identityId, organisationId }: Account, work: readonly BookedWork[]): void {
  for (const { booking } of work) {
    const isInvoicedHere = booking.arrangement === 'soleTrader' || booking.arrangement === 'ownCompany';
    const isDue = booking.state === 'delivered' || (booking.state === 'cancelled' && booking.cancelFee > 0);
    const isOfAccount = booking.organisationId === organisationId && (booking.identityId ?? identityId) === identityId;
    if (!isInvoicedHere || !isDue || !isOfAccount) throw new AppError('NOT_BILLABLE', { bookingId: booking.id });
  }
  const taken = liveLinksOf(db, work.map(({ booking }) => booking.id)).find((link) => link.invoiceId !== invoiceId); // prettier-ignore
  if (taken) throw new AppError('BOOKING_INVOICED', { bookingId: taken.bookingId });
}

const notIssued = { number: null, issuedOn: null, dueOn: null, listedOn: afterAllDays, sentOn: null, imported: false } as const;

/** A later mark even within one millisecond, so that two windows never hold the same one for two states. */
function later(now: Instant, before: Instant): Instant {
  return now > before ? now : ((before + 1) as Instant); // a whole millisecond more
}
