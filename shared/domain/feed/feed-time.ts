import { DAY_MS, dayNumber, daysInMonth } from './calendar-day.ts';
import type { LineSpan } from './content-lines.ts';
import { findByte, parameterOf } from './line-parameters.ts';
import { isWord } from './property-names.ts';

/** What a wall clock shows, as whole milliseconds since 1970-01-01T00:00 on that clock. Not an instant. */
export type WallMs = number;

/** DATE, DATE-TIME without zone, with `Z`, or with TZID (RFC 5545 §3.3.4, §3.3.5). */
export type TimeForm = 'date' | 'floating' | 'utc' | 'zoned';

export interface FeedTime {
  readonly form: TimeForm;
  /** Midnight for a date. */
  readonly wall: WallMs;
  /** Index of the TZID in its calendar, -1 when there is none. */
  readonly zone: number;
}

/** Gives the TZID that lies between two positions an index of its calendar. */
export interface ZoneIndex {
  indexOf(from: number, to: number): number;
}

const ZERO = 48;
const T = 0x54;
const Z = 0x5a;
const COMMA = 44;
const LOWER = 0x20;

/**
 * Reads a DATE or DATE-TIME; the shape decides, whatever VALUE says, because feeds often leave it out.
 * A second of 60 reads as 59 (RFC 5545 §3.3.12); seconds may be missing.
 *
 * @returns undefined when the bytes are no date that exists
 */
export function readTime(bytes: Uint8Array, from: number, to: number, zone: number): FeedTime | undefined {
  const day = readDay(bytes, from);
  if (day === undefined) return undefined;
  if (to - from === 8) return { form: 'date', wall: day * DAY_MS, zone: -1 };
  const utc = ((bytes[to - 1] ?? 0) & ~LOWER) === Z;
  const clock = readClock(bytes, from + 8, utc ? to - 1 : to);
  if (clock === undefined) return undefined;
  if (utc) return { form: 'utc', wall: day * DAY_MS + clock, zone: -1 };
  return { form: zone < 0 ? 'floating' : 'zoned', wall: day * DAY_MS + clock, zone };
}

/** A date or date-time that was already decoded, such as UNTIL of a rule; never with a TZID. */
export function readTimeText(text: string): FeedTime | undefined {
  return readTime(
    Uint8Array.from(text, (letter) => letter.charCodeAt(0)),
    0,
    text.length,
    -1,
  );
}

/** The single date or date-time of a line, with its TZID. */
export function readLineTime(bytes: Uint8Array, line: LineSpan, zones: ZoneIndex): FeedTime | undefined {
  return readTime(bytes, line.valueFrom, line.valueTo, zoneOfLine(bytes, line, zones));
}

/** Index of the line's TZID, -1 when it has none (RFC 5545 §3.2.19). */
export function zoneOfLine(bytes: Uint8Array, line: LineSpan, zones: ZoneIndex): number {
  const zone = parameterOf(bytes, line, 'TZID');
  return zone === undefined || zone.from === zone.to ? -1 : zones.indexOf(zone.from, zone.to);
}

/** Whether an override speaks for all later instances too (RFC 5545 §3.2.13). */
export function isThisAndFuture(bytes: Uint8Array, line: LineSpan): boolean {
  const range = parameterOf(bytes, line, 'RANGE');
  return range !== undefined && isWord(bytes, range.from, range.to, 'THISANDFUTURE');
}

/** Calls `visit` with each part of a comma-separated value (RFC 5545 §3.1.1), blanks cut. */
export function eachPart(bytes: Uint8Array, line: LineSpan, visit: (from: number, to: number) => void): void {
  let from = line.valueFrom;
  while (from <= line.valueTo) {
    const to = findByte(bytes, COMMA, from, line.valueTo);
    const trimmed = trim(bytes, from, to);
    if (trimmed.to > trimmed.from) visit(trimmed.from, trimmed.to);
    from = to + 1;
  }
}

function trim(bytes: Uint8Array, from: number, to: number): { readonly from: number; readonly to: number } {
  let start = from;
  let end = to;
  while (start < end && (bytes[start] ?? 0) <= 32) start++;
  while (end > start && (bytes[end - 1] ?? 0) <= 32) end--;
  return { from: start, to: end };
}

function readDay(bytes: Uint8Array, from: number): number | undefined {
  const year = readDigits(bytes, from, 4);
  const month = readDigits(bytes, from + 4, 2);
  const day = readDigits(bytes, from + 6, 2);
  if (year < 0 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return dayNumber(year, month, day);
}

function readClock(bytes: Uint8Array, from: number, to: number): number | undefined {
  const digits = to - from - 1;
  if (((bytes[from] ?? 0) & ~LOWER) !== T || (digits !== 6 && digits !== 4)) return undefined;
  const hour = readDigits(bytes, from + 1, 2);
  const minute = readDigits(bytes, from + 3, 2);
  const second = digits === 6 ? readDigits(bytes, from + 5, 2) : 0;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) return undefined;
  return ((hour * 60 + minute) * 60 + Math.min(second, 59)) * 1_000;
}

/** The number written in `count` digits, or -1. */
function readDigits(bytes: Uint8Array, from: number, count: number): number {
  let value = 0;
  for (let i = from; i < from + count; i++) {
    const digit = (bytes[i] ?? 0) - ZERO;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}
