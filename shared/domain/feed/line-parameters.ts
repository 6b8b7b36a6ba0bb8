import type { LineSpan } from './content-lines.ts';
import { capital } from './property-names.ts';

const QUOTE = 34;
const COMMA = 44;
const SEMICOLON = 59;
const EQUALS = 61;
const SPACE = 32;

export interface ByteSpan {
  readonly from: number;
  readonly to: number;
}

/**
 * The first value of a parameter, without quotes and outer blanks (RFC 5545 §3.2).
 * @param name in capitals; the feed may write it in any case
 */
export function parameterOf(bytes: Uint8Array, line: LineSpan, name: string): ByteSpan | undefined {
  const end = line.valueFrom - 1; // the colon
  let at = line.parametersFrom;
  while (at < end) {
    const nameFrom = at + 1; // past the semicolon
    const next = endOfParameter(bytes, nameFrom, end);
    if (isNamed(bytes, nameFrom, next, name)) return unquoted(bytes, nameFrom + name.length + 1, next);
    at = next;
  }
  return undefined;
}

/** Position of a byte between two others, `to` when it is not there; looks no further than the line. */
export function findByte(bytes: Uint8Array, byte: number, from: number, to: number): number {
  let i = from;
  while (i < to && bytes[i] !== byte) i++;
  return i;
}

function endOfParameter(bytes: Uint8Array, from: number, end: number): number {
  let quoted = false;
  let i = from;
  for (; i < end; i++) {
    if (bytes[i] === QUOTE) quoted = !quoted;
    else if (bytes[i] === SEMICOLON && !quoted) break;
  }
  return i;
}

function isNamed(bytes: Uint8Array, from: number, to: number, name: string): boolean {
  if (to - from <= name.length || bytes[from + name.length] !== EQUALS) return false;
  for (let i = 0; i < name.length; i++) {
    if (capital(bytes[from + i] ?? 0) !== name.charCodeAt(i)) return false;
  }
  return true;
}

function unquoted(bytes: Uint8Array, from: number, to: number): ByteSpan {
  let start = from;
  let end = to;
  if (bytes[start] === QUOTE) {
    start++;
    end = findByte(bytes, QUOTE, start, to);
  } else {
    end = findByte(bytes, COMMA, start, to);
  }
  while (start < end && bytes[start] === SPACE) start++;
  while (end > start && bytes[end - 1] === SPACE) end--;
  return { from: start, to: end };
}
