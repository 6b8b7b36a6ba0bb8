export interface Picture {
  readonly type: 'image/png' | 'image/jpeg';
  readonly widthPx: number;
  readonly heightPx: number;
}

const pngStart = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** What a PNG or JPEG says of itself in its head (PNG third edition §11.2.1, ITU-T T.81 §B.2.2); null for any other file. */
export function pictureOf(bytes: Uint8Array): Picture | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (pngStart.every((byte, index) => bytes[index] === byte)) return pngOf(view);
  return bytes[0] === 0xff && bytes[1] === 0xd8 ? jpegOf(view) : null;
}

function pngOf(view: DataView): Picture | null {
  const isHeader = view.byteLength >= 33 && view.getUint32(12) === 0x49484452;
  return isHeader ? sized('image/png', view.getUint32(16), view.getUint32(20)) : null;
}

/** Walks from segment to segment up to the frame header, which has the size. */
function jpegOf(view: DataView): Picture | null {
  let at = 2;
  while (at + 9 < view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    if (isFrame(marker)) return sized('image/jpeg', view.getUint16(at + 7), view.getUint16(at + 5));
    if (marker === 0xda) return null;
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return null;
}

/** SOF0–SOF15 without the tables DHT, JPG and DAC that lie among them. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function sized(type: Picture['type'], widthPx: number, heightPx: number): Picture | null {
  return widthPx > 0 && heightPx > 0 ? { type, widthPx, heightPx } : null;
}
