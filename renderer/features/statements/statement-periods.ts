import { Temporal } from 'temporal-polyfill';
import { localDate, type LocalDate } from '../../../shared/domain/time.ts';

/** The periods that statements are mostly asked for. */
export const periodChoices = [
  { value: 'all', label: 'From the beginning' },
  { value: 'month', label: 'Last month' },
  { value: 'quarter', label: 'Last three months' },
  { value: 'taxYear', label: 'This tax year' },
  { value: 'lastTaxYear', label: 'Last tax year' },
  { value: 'own', label: 'Other days' },
] as const;
export type PeriodChoice = (typeof periodChoices)[number]['value'];

/** The days of a choice, both included; a tax year is from 6 April to 5 April. A null start is the beginning. */
export function periodOf(
  choice: Exclude<PeriodChoice, 'own'>,
  today: LocalDate,
): { readonly from: LocalDate | null; readonly to: LocalDate } {
  const date = Temporal.PlainDate.from(today);
  const firstOfMonth = date.with({ day: 1 });
  const taxYear = today.slice(5) < '04-06' ? date.year - 1 : date.year;
  switch (choice) {
    case 'all':
      return { from: null, to: today };
    case 'month':
      return { from: dayIn(firstOfMonth.subtract({ months: 1 })), to: dayIn(firstOfMonth.subtract({ days: 1 })) };
    case 'quarter':
      return { from: dayIn(firstOfMonth.subtract({ months: 3 })), to: dayIn(firstOfMonth.subtract({ days: 1 })) };
    case 'taxYear':
      return { from: localDate(`${taxYear}-04-06`), to: today };
    case 'lastTaxYear':
      return { from: localDate(`${taxYear - 1}-04-06`), to: localDate(`${taxYear}-04-05`) };
    default:
      return choice satisfies never;
  }
}

function dayIn(date: Temporal.PlainDate): LocalDate {
  return localDate(date.toString());
}
