/**
 * The feed as UTF-8 without a byte order mark. UTF-16 files, known by their mark, are recoded
 * byte by byte, so that even then nothing of the feed becomes a string on the way.
 *
 * @returns the given bytes and where they begin, or a new array
 */
export function utf8Bytes(bytes: Uint8Array): { readonly bytes: Uint8Array; readonly from: number } {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return { bytes, from: 3 };
  if (first === 0xff && second === 0xfe) return { bytes: fromUtf16(bytes, 0), from: 0 };
  if (first === 0xfe && second === 0xff) return { bytes: fromUtf16(bytes, 1), from: 0 };
  return { bytes, from: 0 };
}

const REPLACEMENT = 0xfffd;

/** @param highByte 0 when the low byte of each unit comes first, 1 when the high byte does */
function fromUtf16(bytes: Uint8Array, highByte: 0 | 1): Uint8Array {
  const out = new Uint8Array(Math.ceil(bytes.length / 2) * 3);
  const unitAt = (at: number): number => ((bytes[at + 1 - highByte] ?? 0) << 8) | (bytes[at + highByte] ?? 0);
  let length = 0;
  for (let at = 2; at + 1 < bytes.length; at += 2) {
    const unit = unitAt(at);
    const pair = unit >= 0xd800 && unit < 0xdc00 && at + 3 < bytes.length ? unitAt(at + 2) : 0;
    if (pair >= 0xdc00 && pair < 0xe000) {
      length = append(out, length, 0x10000 + ((unit - 0xd800) << 10) + (pair - 0xdc00));
      at += 2;
    } else {
      length = append(out, length, unit >= 0xd800 && unit < 0xe000 ? REPLACEMENT : unit);
    }
  }
  return out.subarray(0, length);
}

function append(out: Uint8Array, at: number, point: number): number {
  if (point < 0x80) {
    out[at] = point;
    return at + 1;
  }
  if (point < 0x800) {
    out.set([0xc0 | (point >> 6), 0x80 | (point & 63)], at);
    return at + 2;
  }
  if (point < 0x10000) {
    out.set([0xe0 | (point >> 12), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63)], at);
    return at + 3;
  }
  out.set([0xf0 | (point >> 18), 0x80 | ((point >> 12) & 63), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63)], at);
  return at + 4;
}
