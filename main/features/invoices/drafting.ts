import type { DraftLine } from '../../../shared/contract/invoice-draft.ts';
import type { InvoiceSettings } from '../../../shared/contract/invoice-settings.ts';
import type { Organisation } from '../../../shared/contract/organisations.ts';
import { linesOf, periodOf, usualWording, type BillableBooking } from '../../../shared/domain/invoices/booking-lines.ts';
import { dueDayFor } from '../../../shared/domain/invoices/late-payment.ts';
import type { InvoiceCustomer, InvoiceLine, Issuer } from '../../../shared/domain/invoices/model.ts';
import type { PracticeShare } from '../../../shared/domain/pension/pension-rates.ts';
import type { PensionIntent } from '../../../shared/domain/pension/eligibility.ts';
import type { Appearance } from '../../../shared/domain/invoices/printed-document.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import type { DraftContent } from './documents.ts';
import { addressOf, appearanceOf, issuerOf, type IdentityFacts } from './issuer.ts';

/** Who bills whom, and how. */
export interface DraftParties {
  readonly facts: IdentityFacts;
  readonly organisation: Organisation;
  readonly settings: InvoiceSettings;
  /** What practices add to pensionable pay, by the figures in use. */
  readonly practiceShares: readonly PracticeShare[];
}

/** A draft of these lines, with what the parties agreed and the user set. Days are those of the issue until the user names some. */
export function newContent(
  parties: DraftParties,
  lines: readonly DraftLine[],
  { reference = '', choices = [] }: { readonly reference?: string; readonly choices?: readonly PensionIntent[] } = {},
): DraftContent {
  const { settings } = parties;
  return {
    customer: { ...customerOf(parties.organisation), reference },
    issuedOn: null,
    dueOn: null,
    period: periodOf(lines),
    lines,
    ...pensionOf(parties.organisation, choices),
    credits: null,
    note: settings.note,
    paymentTerms: paymentTermsOf(parties),
  };
}

/** What papers of an account show besides their lines. */
export interface AccountPaper {
  readonly identity: { readonly id: string; readonly name: string };
  readonly organisation: { readonly id: string; readonly name: string };
  readonly issuer: Issuer;
  readonly customer: InvoiceCustomer;
  readonly appearance: Appearance;
  readonly withSlip: boolean;
}

export function paperOf({ facts, organisation, settings }: DraftParties): AccountPaper {
  const { id, name } = facts.identity;
  return {
    identity: { id, name },
    organisation: { id: organisation.id, name: organisation.name },
    issuer: issuerOf(facts, settings),
    customer: customerOf(organisation),
    appearance: appearanceOf(facts, settings),
    withSlip: settings.withSlip,
  };
}

/** The lines of bookings by day and start, each with the booking it bills; the fee of an appraisal with the days it counts for. */
export function linesOfBookings(
  bookings: readonly BillableBooking[],
  { organisation }: DraftParties,
  appraisals: ReadonlyMap<string, DraftLine['appraisal']>,
): readonly DraftLine[] {
  const wording = usualWording(organisation.kind);
  return bookings.flatMap((booking) =>
    linesOf(booking, wording).map((line) => ({
      ...line,
      bookingId: booking.id,
      appraisal: line.kind === 'fee' ? (appraisals.get(booking.id) ?? null) : null,
    })),
  );
}

/** Lines that bill no booking. */
export function unbookedLines(lines: readonly InvoiceLine[]): readonly DraftLine[] {
  return lines.map((line) => ({ ...line, bookingId: null, appraisal: null }));
}

/** The organisation's references, where all bookings have the same one. */
export function sharedReference(references: readonly string[]): string {
  const [first = '', ...others] = new Set(references);
  return others.length === 0 ? first : '';
}

/** The day by which a draft is to be paid if it names none. */
export function usualDueDay(content: DraftContent, parties: Pick<DraftParties, 'facts' | 'organisation'>, issuedOn: LocalDate): LocalDate {
  return dueDayFor(issuedOn, content.period?.to ?? null, paymentDaysOf(parties));
}

export function customerOf(
  organisation: Pick<Organisation, 'name' | 'address' | 'accountsEmail' | 'kind' | 'purchaseOrder' | 'supplierNumber'>,
): InvoiceCustomer {
  const { name, address, accountsEmail, kind, purchaseOrder, supplierNumber } = organisation;
  return {
    name,
    address: addressOf(address),
    email: accountsEmail,
    kind,
    isBusiness: kind !== 'private',
    purchaseOrder,
    reference: '',
    supplierNumber,
    costCentre: '',
  };
}

/** What an invoice says of the pension when its work says this: one question that is open keeps all of it open. */
function pensionOf({ nation }: Organisation, choices: readonly PensionIntent[]): Pick<DraftContent, 'pension' | 'pensionAsked'> {
  const pensionAsked = choices.includes('ask');
  return { pension: choices.includes('yes') && !pensionAsked ? { nation, practiceRate: null } : null, pensionAsked };
}

function paymentTermsOf(parties: DraftParties): string {
  const { settings, organisation } = parties;
  if (settings.paymentTerms !== '') return settings.paymentTerms;
  const days = paymentDaysOf(parties);
  const when = days === 0 ? 'Payment on receipt.' : `Payment within ${days} day${days === 1 ? '' : 's'}.`;
  return organisation.kind === 'private' ? when : `${when} Statutory interest may be added to late payment.`;
}

function paymentDaysOf({ facts, organisation }: Pick<DraftParties, 'facts' | 'organisation'>): number {
  return (organisation.terms ?? facts.identity.terms).paymentDays;
}
