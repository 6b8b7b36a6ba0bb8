import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgeFile, keptFileName, LARGEST_KEPT_BYTES } from './kept-file.ts';

const text = (content: string): Uint8Array => new TextEncoder().encode(content);

/** A PNG of these sides, with its end. */
function png(width: number, height: number, end = 'IEND\u00aeB`\u0082'): Uint8Array {
  const head = new Uint8Array(33);
  head.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  new DataView(head.buffer).setUint32(16, width);
  new DataView(head.buffer).setUint32(20, height);
  return Uint8Array.from([...head, ...Array.from(end, (character) => character.charCodeAt(0))]);
}

const jpeg = [0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc2, 0, 11, 8, 0x01, 0x2c, 0x02, 0x58, 1, 1, 0x11, 0];
const iso = (brand: string): Uint8Array => text(`\0\0\0\u0018ftyp${brand}`);

test.each([
  ['a PDF', text('%PDF-1.7\n…%%EOF\n'), { mediaType: 'application/pdf' }],
  ['a PNG', png(640, 200), { mediaType: 'image/png' }],
  ['a JPEG with what a telephone adds', Uint8Array.from([...jpeg, 0xff, 0xd9, 1, 2]), { mediaType: 'image/jpeg' }],
  ['a PDF that was cut off', text('%PDF-1.7\n…'), { refusal: 'KEPT_FILE_CUT' }],
  ['a PNG that was cut off', png(640, 200, ''), { refusal: 'KEPT_FILE_CUT' }],
  ['a JPEG that was cut off', Uint8Array.from(jpeg), { refusal: 'KEPT_FILE_CUT' }],
  ['a picture of an iPhone', iso('heic'), { refusal: 'KEPT_FILE_HEIC' }],
  ['another picture of an iPhone', iso('mif1'), { refusal: 'KEPT_FILE_HEIC' }],
  ['a video', iso('mp42'), { refusal: 'KEPT_FILE_KIND' }],
  ['an SVG', text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), { refusal: 'KEPT_FILE_KIND' }],
  ['an HTML page with a PDF in it', text('<!doctype html><script>1</script>%PDF-1.7 %%EOF'), { refusal: 'KEPT_FILE_KIND' }],
  ['a GIF', text('GIF89a'), { refusal: 'KEPT_FILE_KIND' }],
  ['nothing', new Uint8Array(0), { refusal: 'KEPT_FILE_KIND' }],
  ['a picture that fills the memory', png(30_000, 30_000), { refusal: 'KEPT_FILE_TOO_LARGE' }],
  ['a file that is too large by one byte', new Uint8Array(LARGEST_KEPT_BYTES + 1), { refusal: 'KEPT_FILE_TOO_LARGE' }],
])('%s is judged by its bytes', (_, bytes, expected) => {
  expect(judgeFile(bytes)).toEqual(expected);
});

test('any bytes are judged without an error', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void judgeFile(bytes)));
  fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), (rest) => void judgeFile(Uint8Array.from([0xff, 0xd8, ...rest]))));
});

test.each([
  ['receipt.pdf', 'application/pdf', 'receipt.pdf'],
  ['photo.svg', 'image/png', 'photo.png'],
  ['IMG_0042.JPEG', 'image/jpeg', 'IMG_0042.jpg'],
  ['../../.ssh/id_rsa', 'application/pdf', 'ssh-id_rsa.pdf'],
  ['C:\\Users\\ada\\scan.png', 'image/png', 'C-Users-ada-scan.png'],
  ['invoice\u202Efdp.exe', 'application/pdf', 'invoicefdp.pdf'],
  ['a\r\nb\0c.pdf', 'application/pdf', 'a b c.pdf'],
  ['CON.pdf', 'application/pdf', 'document CON.pdf'],
  ['', 'image/png', 'document.png'],
  ['Quittung 21.4.2026', 'application/pdf', 'Quittung 21.4.pdf'],
  ['收据 2026.png', 'image/png', '收据 2026.png'],
] as const)('%j of a %s is kept as %j', (given, mediaType, name) => {
  expect(keptFileName(given, mediaType)).toBe(name);
});

test('any name makes one that every file system takes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
      const name = keptFileName(given, 'image/png');

      expect(name).toMatch(/^[^\\/:*?"<>|\p{Cc}\u202a-\u202e]+\.png$/u);
      expect(name.length).toBeLessThanOrEqual(130);
    }),
  );
});
