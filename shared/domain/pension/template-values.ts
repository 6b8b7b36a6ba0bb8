import { formatAmount, formatRate, type Pence } from '../money.ts';
import type { LocalDate } from '../time.ts';
import type { FormAPaper, FormBPaper, PaperMember, PaperPayer } from './form-papers.ts';
import { linesOf } from './form-sheet.ts';
import { monthInWords } from './form-b-sheet.ts';
import { formatSchemeYear } from './scheme-year.ts';
import type { ValuePart } from './template-model.ts';

/** What can stand at a place of a form. */
export type FormValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'money'; readonly amount: Pence }
  | { readonly kind: 'day'; readonly day: LocalDate }
  | { readonly kind: 'tick' };

/** Values by their keys, such as `member.niNumber`, `box2`, `row3.paidOn`, `tier.1250`. What is not known is not in it. */
export type FormValues = ReadonlyMap<string, FormValue>;

/** Lines of days on a Form A, and rows on a Form B, that can be placed. */
export const mostRanges = 12;
export const mostRows = 40;

/** Everything that stands on a Form A, by keys. */
export function formAValues(paper: FormAPaper): FormValues {
  const { member, payer, ranges, boxes, reference, paidOn, approvedBy, schemeYear, invoiceNumber, madeOn } = paper;
  return found([
    ...memberValues(member),
    ['schemeYear', text(formatSchemeYear(schemeYear))],
    ['reference', text(reference ?? '')],
    ['invoiceNumber', text(invoiceNumber)],
    ['madeOn', day(madeOn)],
    ...payerValues('payer', payer),
    ['payer.address', text(linesOf(payer.address))],
    ...ranges.flatMap(({ from, to, fee }, index): readonly Entry[] => [
      [`range${index + 1}.from`, day(from)],
      [`range${index + 1}.to`, day(to)],
      [`range${index + 1}.fee`, money(fee)],
    ]),
    ['box1', money(boxes.fee)],
    ['box2', money(boxes.pensionable)],
    ['box3', money(boxes.employer)],
    ['paidOn', paidOn === null ? null : day(paidOn)],
    ['approvedBy', text(approvedBy)],
  ]);
}

/** Everything that stands on a Form B, by keys. */
export function formBValues(paper: FormBPaper): FormValues {
  const { member, month, schemeYear, tier, rows, reference, totals, madeOn } = paper;
  return found([
    ...memberValues(member),
    ['schemeYear', text(formatSchemeYear(schemeYear))],
    ['reference', text(reference)],
    ['month', text(monthInWords(month))],
    ['madeOn', day(madeOn)],
    ['tier', text(formatRate(tier))],
    [`tier.${tier}`, { kind: 'tick' }],
    ...rows.flatMap(({ payer, worked, paidOn, pensionable, employer }, index): readonly Entry[] => [
      ...payerValues(`row${index + 1}`, payer),
      [`row${index + 1}.from`, day(worked.from)],
      [`row${index + 1}.to`, day(worked.to)],
      [`row${index + 1}.paidOn`, day(paidOn)],
      [`row${index + 1}.pensionable`, money(pensionable)],
      [`row${index + 1}.employer`, money(employer)],
    ]),
    ...(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'] as const).map((box): Entry => [box, money(totals[box])]),
    ['j', totals.j === null ? null : money(totals.j)],
  ]);
}

/** The text of one part; null where the value has no such part. A tick has none: it is there or not. */
export function partOf(value: FormValue, part: ValuePart): string | null {
  switch (value.kind) {
    case 'text':
      return part === 'whole' ? value.text : null;
    case 'tick':
      return part === 'whole' ? 'X' : null;
    case 'money':
      return moneyPart(value.amount, part);
    case 'day':
      return dayPart(value.day, part);
    default:
      return value satisfies never;
  }
}

function moneyPart(amount: Pence, part: ValuePart): string | null {
  const whole = formatAmount(amount);
  if (part === 'whole') return whole;
  const [poundsText = '', penceText = ''] = whole.split('.');
  if (part === 'pounds') return poundsText;
  return part === 'pence' ? penceText : null;
}

/** As the forms ask for it: `dd/mm/yyyy`. */
function dayPart(on: LocalDate, part: ValuePart): string | null {
  const [year = '', month = '', date = ''] = on.split('-');
  const parts: Readonly<Partial<Record<ValuePart, string>>> = { whole: `${date}/${month}/${year}`, day: date, month, year };
  return parts[part] ?? null;
}

type Entry = readonly [key: string, value: FormValue | null];

function memberValues(member: PaperMember): readonly Entry[] {
  const { surname, otherNames } = splitName(member.name);
  return [
    ['member.name', text(member.name)],
    ['member.surname', text(surname)],
    ['member.otherNames', text(otherNames)],
    ['member.dateOfBirth', member.dateOfBirth === null ? null : day(member.dateOfBirth)],
    ['member.niNumber', text(member.niNumber)],
    ['member.gmcNumber', text(member.gmcNumber)],
    ['member.sdNumber', text(member.sdNumber)],
    ['member.hostBody', text(member.hostBody)],
    ['member.hostCode', text(member.hostCode)],
    ['member.hostReference', text(member.hostReference)],
    ['member.address', text(linesOf(member.address))],
    ['member.email', text(member.email)],
  ];
}

/** The last word is the surname; what comes before, without a title, the other names. */
function splitName(name: string): { readonly surname: string; readonly otherNames: string } {
  const parts = name.trim().split(/\s+/u);
  const surname = parts.at(-1) ?? '';
  const others = parts.slice(0, -1).filter((part, index) => index > 0 || !/^(?:dr|prof|professor|mr|mrs|ms|miss|mx)\.?$/iu.test(part));
  return { surname, otherNames: others.join(' ') };
}

function payerValues(
  prefix: string,
  { name, employingAuthorityCode }: Pick<PaperPayer, 'name' | 'employingAuthorityCode'>,
): readonly Entry[] {
  return [
    [`${prefix}.name`, text(name)],
    [`${prefix}.code`, text(employingAuthorityCode)],
  ];
}

function text(value: string): FormValue | null {
  return value.trim() === '' ? null : { kind: 'text', text: value };
}

function money(amount: Pence): FormValue {
  return { kind: 'money', amount };
}

function day(on: LocalDate): FormValue {
  return { kind: 'day', day: on };
}

function found(entries: readonly Entry[]): FormValues {
  return new Map(entries.flatMap(([key, value]) => (value === null ? [] : [[key, value] as const])));
}
