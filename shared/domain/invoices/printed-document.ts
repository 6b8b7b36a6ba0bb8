import type { Pence } from '../money.ts';
import type { AccountStatement } from './account-statement.ts';
import type { FormAPaper, FormBPaper } from '../pension/form-papers.ts';
import type { AgreedBooking } from '../bookings/agreed-booking.ts';
import type { LocalDate } from '../time.ts';
import type { InvoiceCustomer, InvoiceDraft, Issuer } from './model.ts';

/** The templates a user can choose from. */
export const templateNames = ['plain', 'classic', 'modern'] as const;
export type TemplateName = (typeof templateNames)[number];

/** How a document looks on paper. */
export interface Appearance {
  readonly template: TemplateName;
  /** `#0F6B6B`, in either case. */
  readonly accent: string;
  /** A PNG or JPEG of at most 4 MiB; null for none. */
  readonly logo: Uint8Array | null;
}

/** An invoice, or a credit note where the draft credits one. */
export interface PrintedInvoice {
  readonly kind: 'invoice';
  readonly draft: InvoiceDraft;
  /** What was paid and credited before the day of printing. */
  readonly settled: Pence;
  /** Whether a part to send back with the payment stands at the end. */
  readonly withSlip: boolean;
}

export interface PrintedStatement {
  readonly kind: 'statement';
  readonly statement: AccountStatement;
  readonly withSlip: boolean;
}

/** Data sheets of the pension's forms: one of them, or a month's Form B with all its Form As. They take no appearance. */
export interface PrintedPensionForms {
  readonly kind: 'pensionForms';
  readonly formB: FormBPaper | null;
  /** In the order of Form B's rows. */
  readonly forms: readonly FormAPaper[];
}

/** What is agreed of a booking, with its terms. */
export interface PrintedBooking {
  readonly kind: 'booking';
  readonly issuer: Issuer;
  readonly customer: InvoiceCustomer;
  readonly booking: AgreedBooking;
  /** What the practice is to know of the pension before the work; null for nothing. */
  readonly pension: string | null;
  readonly madeOn: LocalDate;
}

/** Whatever can be printed. */
export type PrintedDocument = PrintedInvoice | PrintedStatement | PrintedBooking | PrintedPensionForms;
