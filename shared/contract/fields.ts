import { z } from 'zod';
import { basisPoints, pence } from '../domain/money.ts';
import { duration, instant, localDate, localTime, zoneId } from '../domain/time.ts';

/** Fields that several contracts share. On the wire: plain numbers and texts; in code: branded. */
export const idField = z.uuid();
/** What a date can hold at all. */
export const instantField = z.int().min(-8_640_000_000_000_000).max(8_640_000_000_000_000).transform(instant);
/** The start of something planned: in the years 1 to 9998, where every zone, calendar and clock can show it. */
export const plannedField = z.int().min(-62_135_596_800_000).max(253_370_764_800_000).transform(instant);
export const durationField = z.int().transform(duration);
export const dateField = z.iso.date().transform(localDate);
/** A way to a workplace. */
export const travelField = durationField.refine((ms) => ms >= 0 && ms <= 36_000_000, { error: 'At most 10 hours' });
/** `09:05`, on the 24-hour clock. */
export const timeField = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)
  .transform(localTime);
export const zoneField = z.string().min(1).max(64).transform(zoneId);

/** One line of text as a person types it: trimmed, no control characters. */
export function lineField(maxLength: number) {
  return z
    .string()
    .trim()
    .max(maxLength)
    .regex(/^[^\p{Cc}]*$/u, { error: 'Only ordinary text, on one line' });
}

/** Several lines of text: trimmed, line feeds its only control characters. */
export function linesField(maxLength: number) {
  return z
    .string()
    .trim()
    .max(maxLength)
    .regex(/^(?:[^\p{Cc}]|\n)*$/u, { error: 'Only ordinary text' });
}

/** A price in pence: not negative, at most a million pounds. */
export const priceField = z.int().min(0).max(100_000_000).transform(pence);

/** A share in hundredths of a per cent, 0–100 %. */
export const shareField = z.int().min(0).max(10_000).transform(basisPoints);

/** A hex colour that the calendar and the clock can show: `#0f6b6b`. */
export const colourField = z.string().regex(/^#[0-9a-f]{6}$/);

export const nothing = z.object({}).strict();
