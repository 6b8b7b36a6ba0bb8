/** A file's text, with line ends as single `\n` and no byte order mark. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'mixed';
}

/**
 * Decodes the bytes of a bank file: by byte order mark, else UTF-16 by its zero bytes, else UTF-8,
 * else line by line (files pasted together from several exports), where a line that is not UTF-8 is Windows-1252.
 */
export function decodeBankText(bytes: Uint8Array): DecodedText {
  const { text, encoding } = decode(bytes);
  return { text: text.replace(/^\ufeff/u, '').replaceAll(/\r\n?/gu, '\n'), encoding };
}

function decode(bytes: Uint8Array): DecodedText {
  const wide = wideEncoding(bytes);
  if (wide !== null) return { text: new TextDecoder(wide).decode(bytes), encoding: wide };
  const text = asUtf8(bytes);
  return text === null ? decodeByLine(bytes) : { text, encoding: 'utf-8' };
}

function asUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null; // TypeError is the decoder's only way to say "not UTF-8"
  }
}

/** The UTF-16 order by mark, or by where the zero bytes of plain letters stand in the beginning. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, Math.min(bytes.length, 512) & ~1);
  const even = zerosAt(head, 0);
  const odd = zerosAt(head, 1);
  const most = Math.max(head.length * 0.4, 1);
  if (odd > most && even < odd / 4) return 'utf-16le';
  return even > most && odd < even / 4 ? 'utf-16be' : null;
}

function zerosAt(bytes: Uint8Array, place: 0 | 1): number {
  return bytes.filter((byte, index) => byte === 0 && index % 2 === place).length;
}

function decodeByLine(bytes: Uint8Array): DecodedText {
  const western = new TextDecoder('windows-1252');
  const lines: string[] = [];
  let hasUtf8 = false;
  for (let start = 0; start < bytes.length;) {
    const end = bytes.indexOf(LINE_FEED, start) + 1 || bytes.length;
    const line = bytes.subarray(start, end);
    const text = asUtf8(line);
    hasUtf8 ||= text !== null && text.length < line.length;
    lines.push(text ?? western.decode(line));
    start = end;
  }
  return { text: lines.join(''), encoding: hasUtf8 ? 'mixed' : 'windows-1252' };
}

const LINE_FEED = 0x0a;
