declare const unit: unique symbol;
type Unit<T, U extends string> = T & { readonly [unit]: U };

/** A point in time: whole milliseconds since 1970-01-01T00:00Z. */
export type Instant = Unit<number, 'Instant'>;
/** A length of time in whole milliseconds; negative means "ago". */
export type DurationMs = Unit<number, 'DurationMs'>;
/** A calendar day without a zone: `2026-03-29`. */
export type LocalDate = Unit<string, 'LocalDate'>;
/** A wall-clock time without a zone, 24 h: `09:05`. */
export type LocalTime = Unit<string, 'LocalTime'>;
/** An IANA time zone name: `Europe/London`. */
export type ZoneId = Unit<string, 'ZoneId'>;

/** Brands whole milliseconds since 1970 as an instant; fractions are cut. */
export function instant(epochMs: number): Instant {
  return Math.trunc(epochMs) as Instant;
}

/** Brands milliseconds as a duration; fractions are cut. */
export function duration(ms: number): DurationMs {
  return Math.trunc(ms) as DurationMs;
}

export function seconds(count: number): DurationMs {
  return duration(count * 1_000);
}

export function minutes(count: number): DurationMs {
  return duration(count * 60_000);
}

/** Exact hours, never "the same time tomorrow": use zones.ts for calendar arithmetic. */
export function hours(count: number): DurationMs {
  return duration(count * 3_600_000);
}

/** How long from `start` to `end`; negative when `end` comes first. */
export function between(start: Instant, end: Instant): DurationMs {
  return duration(end - start);
}

export function plus(start: Instant, length: DurationMs): Instant {
  return instant(start + length);
}

export function minus(end: Instant, length: DurationMs): Instant {
  return instant(end - length);
}

/** Brands a `YYYY-MM-DD` text that was checked or produced by code. */
export function localDate(text: string): LocalDate {
  return text as LocalDate;
}

/** Brands an `HH:MM` text that was checked or produced by code. */
export function localTime(text: string): LocalTime {
  return text as LocalTime;
}

/** Brands a zone name that was checked (`isZone` in zones.ts) or is a literal. */
export function zoneId(name: string): ZoneId {
  return name as ZoneId;
}
