import { draftChangeSchema, type DraftChange, type DraftChangeInput, type DraftLine } from '../../../shared/contract/invoice-draft.ts';
import type { Invoice } from '../../../shared/contract/invoices.ts';
import { findingsOf, hindrances, type Finding } from '../../../shared/domain/invoices/completeness.ts';
import { dueDayFor } from '../../../shared/domain/invoices/late-payment.ts';
import {
  lineKinds,
  type InvoiceDraft,
  type InvoiceTotals,
  type LineKind,
  type LineUnit,
  type Nation,
  type VatTreatment,
} from '../../../shared/domain/invoices/model.ts';
import type { PensionIntent } from '../../../shared/domain/pension/eligibility.ts';
import { withEmployerPension } from '../../../shared/domain/invoices/pension-line.ts';
import { totalsOf } from '../../../shared/domain/invoices/totals.ts';
import { formatQuantity, quantity } from '../../../shared/domain/money.ts';
import { localDate, type LocalDate } from '../../../shared/domain/time.ts';
import { isAppError } from '../../../shared/errors/app-error.ts';
import type { ErrorCode } from '../../../shared/errors/codes.ts';
import { formErrors, type FormErrors } from '../../ui/form-errors.ts';
import { amountText, typedPence } from '../../ui/money-words.ts';

/** What a line that is typed may be for: the employer's pension contribution is always derived. */
export const typedKinds = lineKinds.filter((kind): kind is TypedKind => kind !== 'employerPension');
export type TypedKind = Exclude<LineKind, 'employerPension'>;

/** A line as typed. */
export interface LineValues {
  /** Holds on to its fields while lines are moved; never stored. */
  readonly key: string;
  readonly kind: TypedKind;
  readonly description: string;
  readonly workedOn: string | null;
  readonly startsAt: string;
  readonly endsAt: string;
  /** In units, for a percentage in per cent. */
  readonly count: string;
  readonly unit: LineUnit;
  readonly price: string;
  readonly vat: VatTreatment;
  readonly pensionable: boolean;
  readonly bookingId: string | null;
  /** On a credit note: the line of the invoice that it takes back. */
  readonly ofLine?: number | null | undefined;
  /** The days that an appraisal counts for; null for other work. */
  readonly appraisal: DraftLine['appraisal'];
}

/** What stands in the fields of a draft, as typed. Names are those of the contract where they can be. */
export interface DraftValues {
  /** Empty takes the day of issue. */
  readonly issuedOn: string | null;
  readonly dueOn: string | null;
  /** When it was paid, where that was before the work. */
  readonly paidOn: string | null;
  readonly periodFrom: string | null;
  readonly periodTo: string | null;
  readonly customer: {
    readonly name: string;
    readonly address: string;
    readonly email: string;
    readonly purchaseOrder: string;
    readonly reference: string;
    readonly supplierNumber: string;
    readonly costCentre: string;
  };
  readonly lines: readonly LineValues[];
  readonly pensionChoice: PensionIntent;
  readonly nation: Nation;
  /** Per cent; empty takes the official rate of the day. */
  readonly practiceRate: string;
  readonly note: string;
  readonly paymentTerms: string;
  readonly withSlip: boolean;
}

export function draftValues({ draft, withSlip }: Pick<Invoice, 'draft' | 'withSlip'>): DraftValues {
  const { customer, period, pension } = draft;
  return {
    issuedOn: draft.issuedOn,
    dueOn: draft.dueOn,
    paidOn: draft.paidOn ?? null,
    periodFrom: period?.from ?? null,
    periodTo: period?.to ?? null,
    customer: {
      name: customer.name,
      address: customer.address.join('\n'),
      email: customer.email,
      purchaseOrder: customer.purchaseOrder,
      reference: customer.reference,
      supplierNumber: customer.supplierNumber,
      costCentre: customer.costCentre,
    },
    lines: draft.lines.flatMap((line, index) => lineValues(line, index)),
    pensionChoice: pensionChoiceOf(draft),
    nation: pension?.nation ?? 'england',
    practiceRate: pension === null || pension.practiceRate === null ? '' : String(pension.practiceRate / 100),
    note: draft.note,
    paymentTerms: draft.paymentTerms,
    withSlip,
  };
}

function pensionChoiceOf({ pension, pensionAsked }: Invoice['draft']): PensionIntent {
  if (pensionAsked) return 'ask';
  return pension === null ? 'no' : 'yes';
}

function lineValues(line: DraftLine, index: number): readonly LineValues[] {
  const { kind, description, workedOn, startsAt, endsAt, unit, unitPrice, vat, pensionable, bookingId, ofLine, appraisal } = line;
  if (kind === 'employerPension') return []; // derived at every change
  return [
    {
      key: `stored-${index}`,
      kind,
      description,
      workedOn,
      startsAt: startsAt ?? '',
      endsAt: endsAt ?? '',
      count: formatQuantity(line.quantity),
      unit,
      price: amountText(unitPrice),
      vat,
      pensionable,
      bookingId,
      ofLine,
      appraisal,
    },
  ];
}

/** A new line, treated as the one before it; the first as the identity's lines usually are. */
export function newLine(key: string, before: LineValues | undefined, usualVat: VatTreatment): LineValues {
  return {
    key,
    kind: 'fee',
    description: '',
    workedOn: before?.workedOn ?? null,
    startsAt: '',
    endsAt: '',
    count: '1',
    unit: before?.unit ?? 'session',
    price: '',
    vat: before?.vat ?? usualVat,
    pensionable: before?.pensionable ?? false,
    bookingId: null,
    appraisal: null,
  };
}

/** What the contract is given; checked by `draftErrors` before it is sent. */
export function toDraftChange(values: DraftValues): DraftChangeInput {
  const { customer, periodFrom, periodTo, pensionChoice, nation, practiceRate, note, paymentTerms, withSlip } = values;
  return {
    issuedOn: values.issuedOn,
    dueOn: values.dueOn,
    paidOn: values.paidOn,
    period: periodFrom === null && periodTo === null ? null : { from: periodFrom ?? periodTo ?? '', to: periodTo ?? periodFrom ?? '' },
    pension: pensionChoice === 'yes' ? { nation, practiceRate: practiceRate.trim() === '' ? null : typedRate(practiceRate) } : null,
    pensionAsked: pensionChoice === 'ask',
    customer: { ...customer, address: addressLines(customer.address) },
    lines: values.lines.map(({ key: _key, count, price, startsAt, endsAt, ...same }) => ({
      ...same,
      startsAt: startsAt === '' ? null : startsAt.slice(0, 5),
      endsAt: endsAt === '' ? null : endsAt.slice(0, 5),
      quantity: typedQuantity(count),
      unitPrice: price.trim() === '' ? 0 : typedPence(price),
    })),
    note,
    paymentTerms,
    withSlip,
  };
}

/** One text per field that is not right yet, by the contract's own rules; empty when it can be saved. */
export function draftErrors(values: DraftValues): FormErrors {
  const errors: Record<string, string> = {};
  for (const [path, text] of Object.entries(formErrors(draftChangeSchema.safeParse(toDraftChange(values))))) {
    errors[fieldOf(path)] ??= wordsOf(path, text);
  }
  return errors;
}

/** What the rules say of a draft while it is typed; all null while a number in it is none. */
export interface Judgement {
  readonly draft: InvoiceDraft | null;
  readonly totals: InvoiceTotals | null;
  readonly findings: readonly Finding[] | null;
  /** Why something cannot be worked out, such as the employer's contribution; null when all can. */
  readonly problem: ErrorCode | null;
}

export interface DraftContext {
  readonly stored: Invoice['draft'];
  /** What practices add to pensionable pay, by the figures in use. */
  readonly practiceShares: Invoice['practiceShares'];
  /** Stands for a day of issue that is left open. */
  readonly today: LocalDate;
  /** Days to pay by the terms; null while they are not known. */
  readonly agreedDays: number | null;
}

/** Judges the typed values as if they were issued today. */
export function judge(values: DraftValues, context: DraftContext): Judgement {
  const nothing = { draft: null, totals: null, findings: null, problem: null };
  const { data } = draftChangeSchema.safeParse(toDraftChange(values));
  if (!data) return nothing;
  const typed = typedDraft(data, usualDue(values, context.agreedDays, context.today), context);
  try {
    const { draft, problem } = withContribution(typed, context.practiceShares);
    return { draft, totals: totalsOf(draft), findings: findingsOf(draft), problem };
  } catch (error) {
    if (isAppError(error, 'NO_FIGURE_FOR_DATE')) return { ...nothing, problem: error.code }; // taxed work of years without a known rate
    throw error;
  }
}

/** Whether the draft may be issued as it stands. */
export function mayIssue({ findings, problem }: Judgement): boolean {
  return findings !== null && problem === null && hindrances(findings).length === 0;
}

function withContribution(
  typed: InvoiceDraft,
  shares: Invoice['practiceShares'],
): { readonly draft: InvoiceDraft; readonly problem: ErrorCode | null } {
  try {
    return { draft: withEmployerPension(typed, shares), problem: null };
  } catch (error) {
    if (isAppError(error, 'PENSION_DAY_MISSING') || isAppError(error, 'NO_FIGURE_FOR_DATE')) return { draft: typed, problem: error.code };
    throw error;
  }
}

/** The day by which a draft is to be paid if it names none; null where the terms are not known. */
export function usualDue({ issuedOn, periodTo }: DraftValues, agreedDays: number | null, today: LocalDate): LocalDate | null {
  if (agreedDays === null) return null;
  return dueDayFor(issuedOn === null ? today : localDate(issuedOn), periodTo === null ? null : localDate(periodTo), agreedDays);
}

function typedDraft(
  { customer, lines, withSlip: _withSlip, ...words }: DraftChange,
  usual: LocalDate | null,
  { stored, today }: DraftContext,
): InvoiceDraft {
  const { kind, isBusiness } = stored.customer;
  return {
    ...words,
    issuer: stored.issuer,
    customer: { ...customer, kind, isBusiness },
    number: null,
    issuedOn: words.issuedOn ?? today,
    dueOn: stored.credits === null ? (words.dueOn ?? usual) : null,
    credits: stored.credits,
    lines,
  };
}

/** From street to postcode: lines without words are left out. */
function addressLines(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Thousandths; what is no number stays none, so that the contract refuses it. */
function typedQuantity(text: string): number {
  const bare = text.replaceAll(/[\s,]/gu, '').replace('−', '-');
  return /^-?(?:\d+\.?\d{0,3}|\.\d{1,3})$/u.test(bare) ? quantity(Math.round(Number(bare) * 1_000)) : Number.NaN;
}

function typedRate(text: string): number {
  return Math.round(Number(text.replaceAll(/[\s%]/gu, '')) * 100);
}

/** Fields of the form that hold what the contract calls otherwise. */
function fieldOf(path: string): string {
  const line = /^lines\.(\d+)\.(quantity|unitPrice)$/u.exec(path);
  if (line) return `lines.${line[1]}.${line[2] === 'quantity' ? 'count' : 'price'}`;
  if (path.startsWith('customer.address')) return 'customer.address';
  if (path === 'period.from' || path === 'period') return 'periodFrom';
  if (path === 'period.to') return 'periodTo';
  return path.startsWith('pension') ? 'practiceRate' : path;
}

function wordsOf(path: string, text: string): string {
  if (path.endsWith('.quantity')) return 'Enter a number, at most three decimals';
  if (path.endsWith('.unitPrice')) return 'Enter pounds, such as 90 or 1,234.50';
  return path.startsWith('pension') ? 'Between 0 and 100 %' : text;
}
