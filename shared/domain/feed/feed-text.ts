/** Turns the few values the reader needs into strings; the only place where feed bytes become text. */
export interface FeedTextReader {
  /** The bytes as they stand. Bytes that are not UTF-8 become U+FFFD. */
  raw(from: number, to: number): string;
  /** A TEXT value with its escapes undone (RFC 5545 §3.3.11). */
  text(from: number, to: number): string;
  /** The same, of a very long one only the beginning: for what a series repeats, and for identities. */
  shortText(from: number, to: number): string;
}

/**
 * Where `shortText` cuts. A series repeats the text of one event up to 2,500 times,
 * so that without a limit a feed of one megabyte would grow to gigabytes.
 */
const LONGEST_TEXT_BYTES = 1_000;

export function createTextReader(bytes: Uint8Array): FeedTextReader {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const raw = (from: number, to: number): string => (to > from ? decoder.decode(bytes.subarray(from, to)) : '');
  const text = (from: number, to: number): string => unescapeText(raw(from, to));
  return { raw, text, shortText: (from, to) => text(from, wholeCharactersUntil(bytes, from, to)) };
}

/** Where to stop reading so that no character is cut in two. */
function wholeCharactersUntil(bytes: Uint8Array, from: number, to: number): number {
  let end = Math.min(to, from + LONGEST_TEXT_BYTES);
  while (end < to && end > from && ((bytes[end] ?? 0) & 0xc0) === 0x80) end--;
  return end;
}

/** An escape that RFC 5545 does not know is kept as written. */
function unescapeText(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\([\\;,nN])/g, (_, escaped: string) => (escaped === 'n' || escaped === 'N' ? '\n' : escaped));
}
