import type { FormBrief, PensionForm } from '../../../shared/contract/pension.ts';
import { formatMoney } from '../../../shared/domain/money.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { reliefDay } from '../../../shared/domain/pension/scheme-bounds.ts';
import type { Month } from '../../../shared/domain/pension/scheme-year.ts';
import { localDate, type ZoneId } from '../../../shared/domain/time.ts';
import { dayOf, daysBetween } from '../../../shared/domain/zones.ts';
import type { ChipShape, ChipTone } from '../../ui/status-chip.tsx';
import { dayWords, daySpanWords, monthWords } from '../../ui/time-words.ts';

export type Watch = FormBrief['watch'];

export const stateWords: Readonly<Record<FormBrief['state'], string>> = {
  draft: 'Form A made',
  sent: 'Sent to the practice',
  approved: 'Signed',
  paid: 'Paid',
  onFormB: 'On Form B',
  submitted: 'Submitted',
  confirmed: 'Confirmed',
  rejected: 'Rejected',
  expired: 'Too late',
};

export const actorWords: Readonly<Record<FormBrief['whoMustAct'], string>> = {
  practitioner: 'Your turn',
  payer: 'The practice’s turn',
  authority: 'The pension body’s turn',
  nobody: 'Nothing to do',
};

/** The first sending of a form, or asking for its signature once more. */
export type Letter = 'sent' | 'chased';

/** Which letter to the practice would help now; null when none does. */
export function letterOf({
  isWithdrawn,
  state,
  watch,
  sentOn,
  approvedOn,
  credited,
}: Pick<FormBrief, 'credited' | 'isWithdrawn' | 'state' | 'watch' | 'sentOn' | 'approvedOn'>): Letter | null {
  if (isWithdrawn || credited !== 'no' || approvedOn !== null || watch.level === 'lost') return null;
  if (state === 'submitted' || state === 'confirmed' || state === 'rejected') return null;
  return sentOn === null ? 'sent' : 'chased';
}

/** `Chased 3 days ago`: what was last written to the practice. */
export function contactWords({ what, at }: NonNullable<FormBrief['contact']>, zone: ZoneId, today: LocalDate): string {
  const days = daysBetween(dayOf(at, zone), today);
  const ago = days <= 0 ? 'today' : days === 1 ? 'yesterday' : `${days} days ago`;
  return `${{ sent: 'Sent', chased: 'Chased', returned: 'Mail came back' }[what]} ${ago}`;
}

export const happeningWords: Readonly<Record<PensionForm['history'][number]['what'], string>> = {
  made: 'Made',
  sent: 'Sent to the practice',
  chased: 'Chased',
  returned: 'The mail came back',
  approved: 'Signed by the practice',
  paid: 'Paid',
  paidByInvoice: 'Paid: its invoice was paid in full',
  paymentGone: 'No longer paid: the money was taken off its invoice',
  onFormB: 'Put on Form B',
  offFormB: 'Taken off Form B',
  submitted: 'Submitted',
  confirmed: 'Confirmed',
  rejected: 'Rejected',
  withdrawn: 'Withdrawn',
};

export const submissionWords = { pcseOnline: 'PCSE Online', email: 'Email or contact form', post: 'Post', other: 'Another way' } as const;

/** What to do with a form whose invoice was credited since it was made. */
export function creditedWords({ credited, month, state }: Pick<FormBrief, 'credited' | 'month' | 'state'>): string {
  if (state === 'submitted' || state === 'confirmed') return 'It was handed in: record a correction on its Form B.';
  const first = month === null ? 'Withdraw it' : 'Take its Form B apart and withdraw it';
  return credited === 'inFull' ? `${first}.` : `${first}, then make it again.`;
}

/** Until when a payment counts for tax relief in the old tax year; nothing once it was paid, or that day is over. */
export function reliefWords(month: Month, today: LocalDate, { isPaid }: { readonly isPaid: boolean }): string {
  const day = reliefDay(month);
  if (isPaid || day === null || today > day) return '';
  return `Paid by ${dayWords(day, today)}, it counts for tax relief in the tax year that ends then.`;
}

/** Why a Form B cannot be made, and how to go on; nothing where no invoice on it was credited. */
export function openCreditWords(practices: readonly string[]): readonly string[] {
  if (practices.length === 0) return [];
  const names = [...new Set(practices)].join(', ');
  return [
    `An invoice was credited after its form was made: ${names}. Open the form above, withdraw it, and make it again for what is left.`,
  ];
}

/** The same of a Form B that was made and not handed in. */
export function madeCreditWords(count: number): readonly string[] {
  if (count === 0) return [];
  const whose = count === 1 ? 'The invoice of a form on it was credited' : `The invoices of ${count} forms on it were credited`;
  return [`${whose} since. Take this Form B apart, withdraw the form, and make it again for what is left.`];
}

/** What is to be done with the practice's money for a form that will never be pensioned; null where it is not owed back. */
export function giveBackWords({
  employer,
  paidOn,
  isWithdrawn,
  state,
}: Pick<PensionForm, 'employer' | 'paidOn' | 'isWithdrawn' | 'state'>): string | null {
  const isOver = isWithdrawn || state === 'expired' || state === 'rejected';
  if (!isOver || paidOn === null || employer === 0) return null;
  return `The practice paid ${formatMoney(employer)} for box 3. If the work is not pensioned by another form, give it back: it was for the pension alone.`;
}

/** How a month stands against the scheme’s statement. */
export const verdictChips = {
  missing: { word: 'Not on the statement', shape: 'ring', tone: 'muted' },
  agrees: { word: 'Agrees with the statement', shape: 'tick', tone: 'accent' },
  withinTolerance: { word: 'Within £1 of the statement', shape: 'tick', tone: 'accent' },
  short: { word: 'The statement is short', shape: 'bang', tone: 'danger' },
  over: { word: 'The statement is over', shape: 'bang', tone: 'amber' },
} as const;

/** What a column of a statement holds. */
export const fieldWords = {
  reference: 'Payment reference',
  month: 'Month or date',
  employee: 'Your contributions',
  employer: 'Employer’s contributions',
} as const;

/** How urgent something is: in words and with a shape, so that no colour is needed. */
export function watchChip({ level, daysLeft }: Watch): { readonly word: string; readonly shape: ChipShape; readonly tone: ChipTone } {
  switch (level) {
    case 'free':
      return { word: 'No limit', shape: 'dash', tone: 'muted' };
    case 'calm':
      return { word: leftWords(daysLeft), shape: 'ring', tone: 'muted' };
    case 'amber':
      return { word: leftWords(daysLeft), shape: 'half', tone: 'amber' };
    case 'red':
      return { word: leftWords(daysLeft), shape: 'bang', tone: 'danger' };
    case 'last':
      return { word: 'Last day', shape: 'bang', tone: 'danger' };
    case 'lost':
      return { word: 'Lost', shape: 'cross', tone: 'danger' };
    default:
      return level satisfies never;
  }
}

/** `Mon 2 Nov`, `2 – 6 Nov 2026`. */
export function workWords(firstOn: LocalDate, lastOn: LocalDate, today: LocalDate): string {
  return firstOn === lastOn ? dayWords(firstOn, today) : daySpanWords(firstOn, lastOn);
}

/** `November 2026`. */
export function monthName(month: Month): string {
  return monthWords(localDate(`${month}-01`));
}

function leftWords(daysLeft: number | null): string {
  return daysLeft === 1 ? '1 day left' : `${daysLeft ?? 0} days left`;
}
