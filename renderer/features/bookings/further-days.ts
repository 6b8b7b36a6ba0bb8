import { repeatDays, type RepeatDays } from '../../../shared/domain/bookings/repeat-days.ts';
import type { Nation } from '../../../shared/domain/invoices/model.ts';
import { localDate, type LocalDate } from '../../../shared/domain/time.ts';
import type { BankHolidayOn } from '../../../shared/rates/bank-holidays.ts';
import { isAppError } from '../../../shared/errors/app-error.ts';
import { dayWords } from '../../ui/time-words.ts';
import { repeatErrors, toRepeat } from '../calendar/repeat-values.ts';
import { plannedTime, type BookingFormValues } from './booking-values.ts';

const none: RepeatDays = { days: [], holidays: [] };

/** The further days of a new booking as they stand in its form; null while the repeat is not right or too long. */
export function furtherDays(
  values: BookingFormValues,
  workplace: { readonly nation: Nation | null; readonly bankHolidayOn: BankHolidayOn },
): RepeatDays | null {
  if (values.repeat.repeats === 'never') return none;
  if (values.repeat.repeats === 'days')
    return {
      ...none,
      days: values.alsoOn
        .filter((day) => day !== values.date)
        .sort()
        .map(localDate),
    };
  const time = plannedTime(values);
  const rule = toRepeat(values.repeat);
  if (!time || !rule || Object.keys(repeatErrors(values.repeat, values.date)).length > 0) return null;
  try {
    return repeatDays({ startsAt: time.startsAt, zone: values.zone }, rule, { ...workplace, skipsHolidays: values.skipsHolidays });
  } catch (error) {
    if (isAppError(error, 'SERIES_TOO_LONG')) return null;
    throw error;
  }
}

/** `4 bookings: Thu 26 Nov, Thu 3 Dec, …`: all that will be made, the first one included; empty for one. */
export function furtherDaysWords(first: string, { days }: RepeatDays, today: LocalDate): string {
  if (days.length === 0 || first === '') return '';
  const all = [localDate(first), ...days];
  const shown = all.length > most ? [...all.slice(0, most - 2), '…', ...all.slice(-1)] : all;
  return `${all.length} bookings: ${shown.map((day) => (day === '…' ? day : dayWords(localDate(day), today))).join(', ')}.`;
}

/** `Left out: Mon 28 Dec (Boxing Day).`; empty where there is no bank holiday among the days. */
export function holidayChoiceWords({ holidays }: RepeatDays, skips: { readonly skipsHolidays: boolean }, today: LocalDate): string {
  if (holidays.length === 0) return '';
  const named = holidays.map(({ on, name }) => `${dayWords(on, today)} (${name})`).join(', ');
  return `${skips.skipsHolidays ? 'Left out' : 'Bank holidays among them'}: ${named}.`;
}

const most = 14;
