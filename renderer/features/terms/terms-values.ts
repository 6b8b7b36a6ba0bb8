import { termsSchema, type Terms, type TermsInput } from '../../../shared/contract/terms.ts';
import { noticeWords } from '../../../shared/domain/bookings/terms-words.ts';
import { basisPoints, formatRate } from '../../../shared/domain/money.ts';
import { formErrors, type FormErrors } from '../../ui/form-errors.ts';

/** One step as typed: less than so many hours or days before the start, so many per cent. */
export interface StepValues {
  readonly notice: number | string;
  readonly unit: 'hours' | 'days';
  readonly percent: number | string;
}

/** What stands in the fields of payment and cancellation terms, as typed. */
export interface TermsValues {
  readonly paymentDays: number | string;
  readonly cancellation: readonly StepValues[];
  readonly note: string;
}

/** Thirty days, and the whole fee within a day: what locums usually ask for (docs/rules/bookings.md §4). */
export const usualTerms: TermsValues = { paymentDays: 30, cancellation: [{ notice: 24, unit: 'hours', percent: 100 }], note: '' };

export function termsValues({ paymentDays, cancellation, note }: Terms): TermsValues {
  return { paymentDays, note, cancellation: cancellation.map(stepValues) };
}

/** What the contract is given, steps by notice; checked by `termsErrors` before it is sent. */
export function toTerms({ paymentDays, cancellation, note }: TermsValues): TermsInput {
  const steps = cancellation.map(({ notice, unit, percent }) => ({
    noticeHours: numberOf(notice) * (unit === 'days' ? 24 : 1),
    share: Math.round(numberOf(percent) * 100),
  }));
  return { paymentDays: numberOf(paymentDays), note, cancellation: steps.sort((a, b) => a.noticeHours - b.noticeHours) };
}

/** One text per field that is not right yet. @param path  where the terms stand in the form: `terms.` */
export function termsErrors(values: TermsValues, path: string): FormErrors {
  const found = formErrors(termsSchema.safeParse(toTerms(values)), ({ path: [part], message }) =>
    part === 'cancellation' ? stepWords(message) : null,
  );
  return Object.fromEntries(Object.entries(found).map(([name, text]) => [`${path}${name.split('.')[0]}`, text]));
}

/** `30 days to pay. Cancelled less than 24 hours before: 100%; less than 7 days: 50%.` */
export function termsSentence({ paymentDays, cancellation }: Terms): string {
  const pay = paymentDays === 0 ? 'Payment at once.' : `${paymentDays} day${paymentDays === 1 ? '' : 's'} to pay.`;
  const steps = cancellation.map(
    ({ noticeHours, share }) => `less than ${noticeWords(noticeHours)} before: ${formatRate(basisPoints(share))}`,
  );
  return steps.length === 0 ? `${pay} Cancelling is free.` : `${pay} Cancelled ${steps.join('; ')}.`;
}

function stepValues({ noticeHours, share }: Terms['cancellation'][number]): StepValues {
  const inDays = noticeHours >= 48 && noticeHours % 24 === 0;
  return { notice: inDays ? noticeHours / 24 : noticeHours, unit: inDays ? 'days' : 'hours', percent: share / 100 };
}

function stepWords(message: string): string {
  return message.startsWith('Each step')
    ? 'Two steps have the same notice'
    : 'Each step needs whole hours or days, up to a year, and 0–100 %';
}

function numberOf(typed: number | string): number {
  return typeof typed === 'string' && typed.trim() === '' ? Number.NaN : Number(typed);
}
