import { basisPoints, formatRate } from '../money.ts';

/** What is agreed about paying and cancelling. Steps by notice, shortest first; none means that cancelling is free. */
export interface AgreedTerms {
  readonly paymentDays: number;
  readonly cancellation: readonly CancellationTerm[];
  /** Further terms in the user's own words; empty for none. */
  readonly note: string;
}

interface CancellationTerm {
  readonly noticeHours: number;
  /** Of the fee for the work, in basis points. */
  readonly share: number;
}

/** The terms as they stand on a sheet of paper, a paragraph each; the user's own words come last. */
export function termsInWords({ paymentDays, cancellation, note }: AgreedTerms): readonly string[] {
  const steps = cancellation.map(
    ({ noticeHours, share }) =>
      `Cancelled by the organisation with less than ${noticeWords(noticeHours)} of notice: ${formatRate(basisPoints(share))} of the fee for the work.`,
  );
  return [paymentInWords(paymentDays), ...(steps.length === 0 ? ['Cancelling is free.'] : steps), ...(note.trim() === '' ? [] : [note])];
}

/** `24 hours`, `7 days`. */
export function noticeWords(hours: number): string {
  if (hours >= 48 && hours % 24 === 0) return `${hours / 24} days`;
  return `${hours} hour${hours === 1 ? '' : 's'}`;
}

function paymentInWords(days: number): string {
  if (days === 0) return 'Payment at once.';
  return `Payment within ${days} day${days === 1 ? '' : 's'} of the invoice.`;
}
