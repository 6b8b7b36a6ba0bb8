import { vatNumberProblem } from '../identity/identifiers.ts';
import { isStatutoryRegister } from '../identity/registers.ts';
import { daysBetween } from '../zones.ts';
import { findingWords, type FindingCode, type FindingLevel } from './completeness-words.ts';
import type { BankDetails, Company, InvoiceCustomer, InvoiceDraft, InvoiceLine, Issuer, LineKind } from './model.ts';
import { isPensionable, pensionDayOf } from './pension-line.ts';
import { mayBeSimplified, netOf, totalsOf } from './totals.ts';

/** Where a finding belongs in the draft: a path as forms name their fields, `issuer.address`, `lines.2.workedOn`. */
export type InvoiceField =
  | 'issuedOn'
  | 'dueOn'
  | 'period'
  | 'lines'
  | 'pension'
  | 'paymentTerms'
  | 'credits.reason'
  | `issuer.${'name' | 'address' | 'email' | 'vatNumber' | 'registration' | 'bank'}`
  | `issuer.legal.${'companyNumber' | 'registeredOffice' | 'placeOfRegistration'}`
  | `customer.${'name' | 'address' | 'email' | 'purchaseOrder'}`
  | `lines.${number}.${'description' | 'workedOn' | 'startsAt' | 'endsAt' | 'quantity' | 'kind'}`;

export interface Finding {
  readonly code: FindingCode;
  readonly level: FindingLevel;
  readonly field: InvoiceField;
  /** Words for the user. */
  readonly words: string;
}

const workKinds: ReadonlySet<LineKind> = new Set(['fee', 'extra', 'mileage', 'cancellation']);
const latePaymentKinds: ReadonlySet<LineKind> = new Set(['interest', 'compensation']);

type Wrong = readonly [isWrong: boolean, code: FindingCode, field: InvoiceField];

/**
 * What an invoice still lacks, in the order in which it is read; the number is not missed, it comes at issue.
 * Meant to run at every change while editing.
 *
 * @throws AppError NO_FIGURE_FOR_DATE as `totalsOf`, for a taxed line in years before the table of VAT rates
 * @see docs/rules/invoices.md §5, completeness.test.ts
 */
export function findingsOf(draft: InvoiceDraft): readonly Finding[] {
  const wrongs = [
    ...aboutIssuer(draft.issuer),
    ...aboutCustomer(draft),
    ...aboutDates(draft),
    ...aboutLines(draft),
    ...aboutPension(draft),
    ...aboutPayment(draft),
  ];
  return wrongs.filter(([isWrong]) => isWrong).map(([, code, field]) => ({ code, field, ...findingWords[code] }));
}

/** What keeps a draft from being issued: all but what is recommended. */
export function hindrances(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ level }) => level !== 'recommended');
}

/** Whether the draft may be issued as it is. */
export function mayBeIssued(draft: InvoiceDraft): boolean {
  return hindrances(findingsOf(draft)).length === 0;
}

function aboutIssuer(issuer: Issuer): readonly Wrong[] {
  const { name, tradingName, address, email, phone, legal, vatNumber } = issuer;
  const hasTradingName = !isBlank(tradingName);
  return [
    [isBlank(name) && legal.kind === 'company', 'companyName', 'issuer.name'],
    [isBlank(name) && legal.kind === 'soleTrader', hasTradingName ? 'issuerNameBesideTradingName' : 'issuerName', 'issuer.name'],
    [isEmpty(address), hasTradingName ? 'issuerAddressForDocuments' : 'issuerAddress', 'issuer.address'],
    [isBlank(email) && isBlank(phone), 'issuerContact', 'issuer.email'],
    ...(legal.kind === 'company' ? aboutCompany(legal, name) : []),
    [vatNumber !== null && isBlank(vatNumber), 'vatNumber', 'issuer.vatNumber'],
    [vatNumberProblem(vatNumber ?? '') !== null, 'vatNumberDigits', 'issuer.vatNumber'],
  ];
}

function aboutCompany({ companyNumber, registeredOffice, placeOfRegistration }: Company, name: string): readonly Wrong[] {
  const hasUsualEnding = /\b(?:limited|ltd|llp|plc|cic|cyf|cyfyngedig|c\.i\.c)\.?$/iu.test(name.trim());
  return [
    [!isBlank(name) && !hasUsualEnding, 'companyNameEnding', 'issuer.name'],
    [isBlank(companyNumber), 'companyNumber', 'issuer.legal.companyNumber'],
    [isEmpty(registeredOffice), 'registeredOffice', 'issuer.legal.registeredOffice'],
    [isBlank(placeOfRegistration), 'placeOfRegistration', 'issuer.legal.placeOfRegistration'],
  ];
}

function aboutCustomer(draft: InvoiceDraft): readonly Wrong[] {
  const { customer, issuer } = draft;
  const isSimplified = draft.credits === null && mayBeSimplified(totalsOf(draft));
  const exemption = doubtOfExemption(draft);
  const isHealthBody = ['practice', 'trust', 'outOfHours', 'careBoard', 'network'].includes(customer.kind);
  return [
    [isBlank(customer.name), isSimplified ? 'customerNameSimplified' : 'customerName', 'customer.name'],
    [isEmpty(customer.address), isSimplified ? 'customerAddressSimplified' : 'customerAddress', 'customer.address'],
    [isBlank(customer.email), 'customerEmail', 'customer.email'],
    [customer.kind === 'trust' && isBlank(customer.purchaseOrder), 'purchaseOrder', 'customer.purchaseOrder'],
    [isHealthBody && isBlank(issuer.registration?.number ?? '') && exemption !== 'unregistered', 'registration', 'issuer.registration'],
    [exemption === 'unregistered', 'exemptUnregistered', 'issuer.registration'],
    [exemption === 'voluntary', 'exemptWithoutRegister', 'issuer.registration'],
  ];
}

function aboutDates({ issuedOn, dueOn, credits, customer }: InvoiceDraft): readonly Wrong[] {
  const days = issuedOn !== null && dueOn !== null ? daysBetween(issuedOn, dueOn) : 0;
  return [
    [issuedOn === null, 'issuedOn', 'issuedOn'],
    [dueOn === null && credits === null, 'dueOn', 'dueOn'],
    [days < 0, 'dueBeforeIssue', 'dueOn'],
    [days > 30 && isPublicBody(customer), 'dueTooLatePublic', 'dueOn'],
    [days > 60 && customer.isBusiness && !isPublicBody(customer), 'dueTooLate', 'dueOn'],
    [credits !== null && isBlank(credits.reason), 'creditReason', 'credits.reason'],
  ];
}

function aboutLines(draft: InvoiceDraft): readonly Wrong[] {
  const { lines, credits } = draft;
  const total = lines.reduce((sum, line) => sum + netOf(line), 0);
  return [
    [lines.length === 0, 'noLines', 'lines'],
    ...lines.flatMap((line, index) => aboutLine(draft, line, index)),
    [lines.length > 0 && credits === null && total <= 0, 'totalNotPositive', 'lines'],
  ];
}

function aboutLine({ period, issuedOn, customer }: InvoiceDraft, line: InvoiceLine, index: number): readonly Wrong[] {
  const { kind, workedOn } = line;
  const isTimed = kind === 'fee' && ['hour', 'session'].includes(line.unit);
  return [
    [isBlank(line.description), 'lineDescription', `lines.${index}.description`],
    [workKinds.has(kind) && workedOn === null && period === null, 'supplyDate', `lines.${index}.workedOn`],
    [workedOn !== null && issuedOn !== null && workedOn > issuedOn, 'workAfterIssue', `lines.${index}.workedOn`],
    [
      isTimed && customer.kind === 'practice' && missingTime(line) !== null,
      'sessionTimes',
      `lines.${index}.${missingTime(line) ?? 'startsAt'}`,
    ],
    [netOf(line) === 0, 'lineIsNothing', `lines.${index}.quantity`],
    [latePaymentKinds.has(kind) && !customer.isBusiness, 'interestFromPrivate', `lines.${index}.kind`],
  ];
}

function aboutPension(draft: InvoiceDraft): readonly Wrong[] {
  const { pension, issuer, customer } = draft;
  if (pension === null) return [[draft.pensionAsked, 'pensionAsked', 'pension']];
  return [
    [issuer.legal.kind === 'company', 'pensionForCompany', 'pension'],
    [customer.kind === 'agency', 'pensionThroughAgency', 'pension'],
    ...draft.lines.map((line, index): Wrong => [
      isPensionable(line) && pensionDayOf(line, draft) === null,
      'pensionDay',
      `lines.${index}.workedOn`,
    ]),
  ];
}

function aboutPayment({ issuer, credits, customer, paymentTerms }: InvoiceDraft): readonly Wrong[] {
  if (credits !== null) return [];
  return [
    [issuer.bank === null, 'bankMissing', 'issuer.bank'],
    [issuer.bank !== null && !isPayable(issuer.bank), 'bankIncomplete', 'issuer.bank'],
    [customer.isBusiness && isBlank(paymentTerms), 'paymentTerms', 'paymentTerms'],
  ];
}

function missingTime({ startsAt, endsAt }: InvoiceLine): 'startsAt' | 'endsAt' | null {
  if (startsAt === null) return 'startsAt';
  return endsAt === null ? 'endsAt' : null;
}

/** Public bodies may not agree on more than 30 days; GP practices are businesses of their own. */
function isPublicBody({ kind }: InvoiceCustomer): boolean {
  return kind === 'trust' || kind === 'careBoard';
}

/** Work is called exempt, and no register is named, or one whose members' care the law does not exempt; null for neither. */
function doubtOfExemption({ issuer, lines, credits }: InvoiceDraft): 'unregistered' | 'voluntary' | null {
  const body = issuer.registration?.body ?? '';
  const hasExempt = lines.some(({ kind, vat }) => vat === 'exempt' && workKinds.has(kind));
  if (credits !== null || !hasExempt || isStatutoryRegister(body)) return null;
  return isBlank(body) ? 'unregistered' : 'voluntary';
}

function isPayable({ accountName, sortCode, accountNumber, iban }: BankDetails): boolean {
  const hasDomestic = !isBlank(sortCode) && !isBlank(accountNumber);
  return !isBlank(accountName) && (hasDomestic || !isBlank(iban));
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}

function isEmpty(rows: readonly string[]): boolean {
  return rows.every(isBlank);
}
