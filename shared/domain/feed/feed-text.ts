/** Turns the few values the reader needs into strings; the only place where feed bytes become text. */
export interface FeedTextReader {
  /** The bytes as they stand. Bytes that are not UTF-8 become U+FFFD. */
  raw(from: number, to: number): string;
  /** A TEXT value with its escapes undone (RFC 5545 §3.3.11). */
  text(from: number, to: number): string;
}

export function createTextReader(bytes: Uint8Array): FeedTextReader {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const raw = (from: number, to: number): string => (to > from ? decoder.decode(bytes.subarray(from, to)) : '');
  return { raw, text: (from, to) => unescapeText(raw(from, to)) };
}

/** An escape that RFC 5545 does not know is kept as written. */
function unescapeText(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\([\\;,nN])/g, (_, escaped: string) => (escaped === 'n' || escaped === 'N' ? '\n' : escaped));
}
