import { DAY_MS } from './calendar-day.ts';

/** A DURATION (RFC 5545 §3.3.6): days follow the calendar, the rest is exact time. */
export interface FeedLength {
  readonly nominalDays: number;
  readonly exactMs: number;
}

const SHAPE = /^([+-])?P(?:(\d{1,6})W)?(?:(\d{1,7})D)?(?:T(?:(\d{1,8})H)?(?:(\d{1,9})M)?(?:(\d{1,10})S)?)?$/i;

/** Reads `P1DT2H`, `PT90M`, `+P2W`; undefined for anything else, an empty `P` included. */
export function readLength(text: string): FeedLength | undefined {
  const found = SHAPE.exec(text.trim());
  if (found === null || /[PT]$/i.test(text.trim())) return undefined;
  const sign = found[1] === '-' ? -1 : 1;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = found.slice(2).map((part) => Number(part ?? 0));
  return {
    nominalDays: sign * (weeks * 7 + days),
    exactMs: sign * ((hours * 60 + minutes) * 60 + seconds) * 1_000,
  };
}

/** Whole days of a length on an all-day event; hours that are given all the same count as started days. */
export function wholeDays(length: FeedLength): number {
  return length.nominalDays + Math.ceil(length.exactMs / DAY_MS);
}
