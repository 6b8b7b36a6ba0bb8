import type { BasisPoints, Pence, Quantity } from '../money.ts';
import type { LocalDate, LocalTime } from '../time.ts';

/** Where work was done: it decides the pension line and the bank holidays. */
export const nations = ['england', 'wales', 'scotland', 'northernIreland'] as const;
export type Nation = (typeof nations)[number];

/** What kind of organisation books or pays; `private` is a person who pays for their own sessions. */
export const organisationKinds = [
  'practice',
  'trust',
  'outOfHours',
  'careBoard',
  'network',
  'pharmacy',
  'clinic',
  'agency',
  'insurer',
  'private',
  'other',
] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

/** What one of a line's quantity is. For `percent` the unit price is the amount that the percentage is taken of. */
export const lineUnits = ['hour', 'session', 'day', 'mile', 'item', 'percent'] as const;
export type LineUnit = (typeof lineUnits)[number];

/** How VAT treats a supply. Only a practitioner with a VAT number charges any. */
export const vatTreatments = ['standard', 'reduced', 'zero', 'exempt', 'outside'] as const;
export type VatTreatment = (typeof vatTreatments)[number];

/** What a line is for; the employer's pension contribution is always derived, never typed. */
export const lineKinds = ['fee', 'extra', 'mileage', 'expense', 'cancellation', 'employerPension', 'interest', 'compensation'] as const;
export type LineKind = (typeof lineKinds)[number];

export interface SoleTrader {
  readonly kind: 'soleTrader';
}

export interface Company {
  readonly kind: 'company';
  /** Eight characters, as at Companies House: `01234567`, `SC123456`. */
  readonly companyNumber: string;
  readonly registeredOffice: readonly string[];
  /** `England and Wales`, `Scotland` or `Northern Ireland`. */
  readonly placeOfRegistration: string;
}

/** Membership of a professional register, printed by custom, not by law. */
export interface Registration {
  /** The short name of the body: `GMC`, `HCPC`. */
  readonly body: string;
  readonly number: string;
}

/** Where the money goes. Texts are empty, not null, while the user has not entered them. */
export interface BankDetails {
  readonly accountName: string;
  /** Six digits without dashes, or empty. */
  readonly sortCode: string;
  /** Eight digits, or empty. */
  readonly accountNumber: string;
  /** Without spaces, or empty. */
  readonly iban: string;
  readonly bic: string;
}

/** The trading identity as it stands on the invoice: a copy, so that later changes leave issued invoices alone. */
export interface Issuer {
  /** The person's own name, or the company's registered name. */
  readonly name: string;
  /** A business name other than `name`; empty when there is none. */
  readonly tradingName: string;
  /** From street to postcode, without empty lines. */
  readonly address: readonly string[];
  readonly email: string;
  readonly phone: string;
  readonly legal: SoleTrader | Company;
  /** With the prefix, without spaces: `GB123456782`; null when not registered, and then no VAT is shown at all. */
  readonly vatNumber: string | null;
  /** Of which days' work that holds; none means of all. */
  readonly vatDays?: VatDays | null | undefined;
  readonly registration: Registration | null;
  readonly bank: BankDetails | null;
  /** Ten digits, and only where the user asked to print it; null otherwise. */
  readonly utr: string | null;
}

/** First and last day of a registration for VAT; null where it is open. */
export interface VatDays {
  readonly from: LocalDate | null;
  readonly until: LocalDate | null;
}

/** The organisation that is billed, as it stands on the invoice. Texts are empty when not known. */
export interface InvoiceCustomer {
  readonly name: string;
  readonly address: readonly string[];
  readonly email: string;
  readonly kind: OrganisationKind;
  /** Late-payment law covers debts between businesses only. */
  readonly isBusiness: boolean;
  readonly purchaseOrder: string;
  /** The organisation's own reference: a timesheet, an authorisation number. */
  readonly reference: string;
  readonly supplierNumber: string;
  readonly costCentre: string;
}

export interface InvoiceLine {
  readonly kind: LineKind;
  /** Neutral words; never a diagnosis or a note. */
  readonly description: string;
  /** The day of the supply; null where a line has no day of its own. */
  readonly workedOn: LocalDate | null;
  /** Wall-clock times of the workplace; an end before its start is on the next day. */
  readonly startsAt: LocalTime | null;
  readonly endsAt: LocalTime | null;
  /** Thousandths of the unit; for `percent` thousandths of a per cent. */
  readonly quantity: Quantity;
  readonly unit: LineUnit;
  readonly unitPrice: Pence;
  readonly vat: VatTreatment;
  /** Whether the fee counts for the NHS pension of a GP locum. */
  readonly pensionable: boolean;
  /** On a credit note: the place of the line that it takes back, whatever its words are now. */
  readonly ofLine?: number | null | undefined;
}

/** First and last day of the work that is billed; both the same for one day. */
export interface SupplyPeriod {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** What a credit note corrects. */
export interface CreditedInvoice {
  readonly number: string;
  readonly issuedOn: LocalDate;
  readonly reason: string;
}

/** GP locum work that is pensioned: the nation decides whether the practice adds the employer's contribution. */
export interface PensionTerms {
  readonly nation: Nation;
  /** The practice's share of the pensionable pay as the user entered it; null takes the one of the day of work. */
  readonly practiceRate: BasisPoints | null;
}

/** All that stands on an invoice. The same shape is frozen when it is issued. */
export interface InvoiceDraft {
  readonly issuer: Issuer;
  readonly customer: InvoiceCustomer;
  /** Null while a draft: numbers are given at issue. */
  readonly number: string | null;
  readonly issuedOn: LocalDate | null;
  readonly dueOn: LocalDate | null;
  /** When it was paid, where that was before the work; VAT goes by that day then. */
  readonly paidOn?: LocalDate | null | undefined;
  /** Days of supply; null only while a draft has no lines with days. */
  readonly period: SupplyPeriod | null;
  /** In printing order. A credit note carries the lines it takes back, with negative quantities. */
  readonly lines: readonly InvoiceLine[];
  readonly pension: PensionTerms | null;
  /** Whether the work is pensioned is still to be said; it is not issued before. */
  readonly pensionAsked: boolean;
  /** Set on a credit note, null on an invoice. */
  readonly credits: CreditedInvoice | null;
  /** Words to the organisation; empty for none. */
  readonly note: string;
  /** Payment terms in words, for example `Payment within 30 days`; empty for none. */
  readonly paymentTerms: string;
}

/** Net total and VAT of all lines with the same rate. */
export interface VatTotal {
  readonly treatment: VatTreatment;
  /** Zero for exempt and outside-scope lines. */
  readonly rate: BasisPoints;
  readonly net: Pence;
  readonly vat: Pence;
}

/** What a draft comes to. Rules and rounding: docs/rules/invoices.md §1. */
export interface InvoiceTotals {
  /** Net amount of each line, in the order of the draft's lines. */
  readonly lineNets: readonly Pence[];
  readonly net: Pence;
  /** Whether VAT is shown at all: the issuer has a VAT number. */
  readonly showsVat: boolean;
  /** One entry per treatment in use, highest rate first; empty when no VAT is shown. */
  readonly vat: readonly VatTotal[];
  readonly vatTotal: Pence;
  /** What is to be paid: net and VAT. Zero or less on a credit note. */
  readonly total: Pence;
  /** Words that belong under the totals, such as `Exempt from VAT: healthcare`; null for none. */
  readonly vatStatement: string | null;
}
