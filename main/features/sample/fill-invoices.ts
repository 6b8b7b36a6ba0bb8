import { draftChangeSchema } from '../../../shared/contract/invoice-draft.ts';
import type { InvoiceSettings } from '../../../shared/contract/invoice-settings.ts';
import type { ChangedInvoice, Invoice } from '../../../shared/contract/invoices.ts';
import { paymentInputSchema, type PaymentValues } from '../../../shared/contract/payments.ts';
import { basisPoints, pence, shareOf } from '../../../shared/domain/money.ts';
import { zoneId, type Instant, type LocalDate } from '../../../shared/domain/time.ts';
import { addDays, dayOf, startOfWeek } from '../../../shared/domain/zones.ts';
import { bookSample, type BooksTarget, type SampleBooks } from './fill-books.ts';
import { sampleInvoices, sampleNumbers, type SampleInvoice } from './sample-invoices.ts';

/** The part of an open profile that the sample's invoices are written through. */
export interface InvoicesTarget extends BooksTarget {
  readonly invoices: {
    fromBookings(account: Account, bookingIds: readonly string[]): ChangedInvoice;
    update(id: string, changedAt: Instant, change: ReturnType<typeof draftChangeSchema.parse>): ChangedInvoice;
    issue(wish: { readonly id: string; readonly changedAt: null }): Promise<Invoice>;
    markSent(id: string, on: LocalDate): unknown;
    readonly settings: { get(identityId: string): InvoiceSettings; set(identityId: string, settings: InvoiceSettings): unknown };
  };
  readonly payments: { record(values: PaymentValues): unknown };
}

interface Account {
  readonly identityId: string;
  readonly organisationId: string;
}

/** An invoice of the past that is not issued yet. */
export interface PastDraft {
  readonly id: string;
  readonly account: Account;
  readonly issuedOn: LocalDate;
  /** What came in for it. */
  readonly paid: { readonly on: LocalDate; readonly share: number } | null;
}

/** Enters work of the past with a draft for each, oldest first. Only for the sample profile. */
export function draftPast(target: InvoicesTarget, { identityId, places }: SampleBooks, now: Instant): readonly PastDraft[] {
  return sampleInvoices.flatMap((sample) => {
    const organisationId = places[sample.work.organisation];
    return organisationId === undefined ? [] : draftOf(target, { identityId, organisationId }, sample, now);
  });
}

/** Issues the drafts, under numbers of a series that is over then, and records what was paid for them. Throws what printing throws. */
export async function issuePast(target: InvoicesTarget, identityId: string, drafts: readonly PastDraft[]): Promise<void> {
  const { settings } = target.invoices;
  const usual = settings.get(identityId);
  settings.set(identityId, { ...usual, invoiceNumbers: { ...usual.invoiceNumbers, ...sampleNumbers } });
  for (const draft of drafts) await settle(target, draft);
  settings.set(identityId, usual);
}

function draftOf(target: InvoicesTarget, account: Account, { work, issuedDay, paid }: SampleInvoice, now: Instant): readonly PastDraft[] {
  const { invoices } = target;
  const monday = startOfWeek(dayOf(now, zoneId('Europe/London')));
  const issuedOn = addDays(monday, issuedDay);
  const bookingId = bookSample(target, work, account, now);
  if (bookingId === null) return [];
  const { invoice: draft } = invoices.fromBookings(account, [bookingId]);
  const change = draftChangeSchema.parse({ ...draft.draft, withSlip: draft.withSlip, issuedOn });
  invoices.update(draft.id, draft.changedAt, change);
  return [{ id: draft.id, account, issuedOn, paid: paid && { on: addDays(monday, paid.day), share: paid.share } }];
}

async function settle({ invoices, payments }: InvoicesTarget, { id, account, issuedOn, paid }: PastDraft): Promise<void> {
  const { total } = await invoices.issue({ id, changedAt: null });
  invoices.markSent(id, issuedOn);
  if (paid === null) return;
  const amount = shareOf(total ?? pence(0), basisPoints(paid.share));
  const received = { ...account, receivedOn: paid.on, amount, method: 'bankTransfer', reference: 'MAPLE COURT', note: '' };
  payments.record(paymentInputSchema.parse({ ...received, allocations: [{ invoiceId: id, amount }] }));
}
