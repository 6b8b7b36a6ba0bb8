import { localDate, type LocalDate } from '../../shared/domain/time.ts';

/** A day in the address; null for anything else that may stand there. */
export function addressDay(text: string | undefined): LocalDate | null {
  if (text === undefined || !/^\d{4}-\d\d-\d\d$/u.test(text)) return null;
  try {
    return localDate(text);
  } catch {
    return null; // the address was typed by hand
  }
}
