import type { DraftChange, DraftLine } from '../../../shared/contract/invoice-draft.ts';
import type { ChangedInvoice } from '../../../shared/contract/invoices.ts';
import { linesOf, usualWording } from '../../../shared/domain/invoices/booking-lines.ts';
import type { Instant, LocalDate } from '../../../shared/domain/time.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ReadDb, WriteDb } from '../../db/store.ts';
import { workById } from './billing-store.ts';
import { billableOf, type BookedWork } from './billing.ts';
import { requireAllowed, type Changing, type ChangingDeps } from './changing.ts';
import { contentOf, type DraftContent } from './documents.ts';
import { requireBillable, type Account, type DraftRows } from './draft-rows.ts';
import { newContent, type DraftParties } from './drafting.ts';
import { linksOf, saveLinks, type InvoiceRow } from './store.ts';

/** Drafts: made from bookings or by hand, changed, thrown away. */
export interface Drafts {
  /** @throws AppError NOT_FOUND, NOT_BILLABLE, BOOKING_INVOICED */
  fromBookings(account: Account, bookingIds: readonly string[]): ChangedInvoice;
  /** @throws AppError NOT_FOUND */
  byHand(account: Account): ChangedInvoice;
  /** @throws AppError NOT_FOUND, INVOICE_ISSUED, INVOICE_CHANGED, NOT_BILLABLE, BOOKING_INVOICED, PENSION_ALL_OR_NONE */
  update(id: string, changedAt: Instant, change: DraftChange): ChangedInvoice;
  /** Null goes back to the agreed time. @throws AppError as `update` */
  confirmMinutes(id: string, changedAt: Instant, bookingId: string, minutes: number | null): ChangedInvoice;
}

export function createDrafts({ newId, today, partiesOf, pensionLook }: ChangingDeps, changing: Changing, rows: DraftRows): Drafts {
  function fromBookings(account: Account, bookingIds: readonly string[]): ChangedInvoice {
    const id = newId();
    return changing.change(id, (db) => {
      const wanted = new Set(bookingIds);
      const work = workById(db, [...wanted]);
      if (work.length !== wanted.size) throw new AppError('NOT_FOUND');
      rows.insertFromWork(db, id, account, work);
    });
  }

  function byHand(account: Account): ChangedInvoice {
    const parties = partiesOf(account);
    const id = newId();
    return changing.change(id, (db) => {
      const choices = [pensionLook(db).usual(account.identityId, parties.organisation, today())];
      rows.insert(db, { id, ...account, content: newContent(parties, [], { choices }), withSlip: parties.settings.withSlip });
    });
  }

  function update(id: string, changedAt: Instant, change: DraftChange): ChangedInvoice {
    return changing.change(id, (db) => {
      const row = requireAsSeen(db, id, changedAt, today());
      relink(db, row, change.lines);
      const before = contentOf(row);
      const content = changedContent(before, change);
      requirePensionAllowed(db, row, leftOut(before, content));
      rows.save(db, { ...row, withSlip: change.withSlip }, content);
    });
  }

  /** Work that was pensioned and no longer is, as far as bookings stand for it. */
  function requirePensionAllowed(db: ReadDb, row: InvoiceRow, bookingIds: readonly string[]): void {
    if (bookingIds.length === 0) return;
    const bookings = workById(db, bookingIds).map(({ booking }) => booking);
    pensionLook(db).requireNoAllowed(row.identityId, partiesOf(row).organisation, bookings);
  }

  function confirmMinutes(id: string, changedAt: Instant, bookingId: string, minutes: number | null): ChangedInvoice {
    return changing.change(id, (db) => {
      const row = requireAsSeen(db, id, changedAt, today());
      const links = linksOf(db, id);
      const [work] = workById(db, [bookingId]);
      if (!work || !links.some((link) => link.bookingId === bookingId)) throw new AppError('NOT_FOUND', { bookingId });
      if (work.booking.rateUnit !== 'hour' || work.booking.state === 'cancelled') throw new AppError('NOT_BILLABLE', { bookingId });
      const content = contentOf(row);
      const count = hoursFor(work, partiesOf(row), minutes);
      const lines = content.lines.map((line) =>
        line.bookingId === bookingId && line.kind === 'fee' ? { ...line, quantity: count } : line,
      );
      saveLinks(db, id, links.map((link) => (link.bookingId === bookingId ? { bookingId, confirmedMinutes: minutes } : link))); // prettier-ignore
      rows.save(db, row, { ...content, lines });
    });
  }

  return { fromBookings, byHand, update, confirmMinutes };
}

/** The bookings that the lines name stay, come and go. @throws AppError NOT_BILLABLE, BOOKING_INVOICED */
function relink(db: WriteDb, row: InvoiceRow, lines: readonly DraftLine[]): void {
  const named = new Set(lines.flatMap(({ bookingId }) => bookingId ?? []));
  const before = new Map(linksOf(db, row.id).map((link) => [link.bookingId, link]));
  const added = [...named].filter((bookingId) => !before.has(bookingId));
  if (row.kind === 'creditNote' && named.size > 0) throw new AppError('NOT_BILLABLE', { invoiceId: row.id });
  const work = workById(db, added);
  if (work.length !== added.length) throw new AppError('NOT_BILLABLE', { invoiceId: row.id });
  requireBillable(db, row.id, row, work);
  saveLinks(
    db,
    row.id,
    [...named].map((bookingId) => ({ bookingId, confirmedMinutes: before.get(bookingId)?.confirmedMinutes ?? null })),
  );
}

/** A draft with what a form says; the kind of the customer stays the organisation's. */
export function changedContent(before: DraftContent, change: DraftChange): DraftContent {
  const { customer, lines, issuedOn, dueOn, paidOn, period, pension, note, paymentTerms } = change;
  const pensionAsked = change.pensionAsked && pension === null;
  const words = { issuedOn, dueOn, paidOn, period, lines, pension, pensionAsked, note, paymentTerms };
  return { ...before, customer: { ...before.customer, ...customer }, ...words };
}

/** Bookings of which a line was pensioned, or to be asked about, and none is any more. */
function leftOut(before: DraftContent, after: DraftContent): readonly string[] {
  const now = pensionedBookings(after);
  const onIt = new Set(after.lines.flatMap(({ bookingId }) => bookingId ?? []));
  return [...pensionedBookings(before)].filter((bookingId) => onIt.has(bookingId) && !now.has(bookingId));
}

function pensionedBookings({ lines, pension, pensionAsked }: DraftContent): ReadonlySet<string> {
  if (pension === null && !pensionAsked) return new Set();
  return new Set(lines.flatMap(({ bookingId, pensionable }) => (pensionable && bookingId !== null ? [bookingId] : [])));
}

/** What an hour's line counts with these minutes, by the rule that made the line. */
function hoursFor(work: BookedWork, { organisation, settings, facts }: DraftParties, confirmedMinutes: number | null) {
  const booking = billableOf(work, {
    identityId: facts.identity.id,
    settings,
    isPensioned: false,
    actualMinutes: null,
    confirmedMinutes,
  });
  const [fee] = linesOf(booking, usualWording(organisation.kind));
  if (!fee) throw new AppError('NOT_BILLABLE', { bookingId: work.booking.id });
  return fee.quantity;
}

/** @throws AppError NOT_FOUND, INVOICE_ISSUED, INVOICE_CHANGED */
function requireAsSeen(db: ReadDb, id: string, changedAt: Instant, today: LocalDate): InvoiceRow {
  const row = requireAllowed(db, id, 'edit', today);
  if (row.changedAt !== changedAt) throw new AppError('INVOICE_CHANGED', { invoiceId: id });
  return row;
}
