import { fileNameOf } from './file-name.ts';
import { pictureOf } from './picture-size.ts';

/** What a kept file may be: what a browser shows without running anything in it. */
export const mediaTypes = ['application/pdf', 'image/png', 'image/jpeg'] as const;
export type MediaType = (typeof mediaTypes)[number];

/** Largest kept file: ten scanned pages, or one photo of any telephone. */
export const LARGEST_KEPT_BYTES = 10 * 1024 * 1024;

/** More would fill the memory of the page that shows it. */
const LARGEST_PICTURE_PX = 64_000_000;

export type KeptFileRefusal = 'KEPT_FILE_TOO_LARGE' | 'KEPT_FILE_HEIC' | 'KEPT_FILE_KIND' | 'KEPT_FILE_CUT';

/**
 * What a file is by its bytes, whatever its name says, or why it is not kept.
 * A file that was cut off is refused: none of the three kinds is whole without its end mark.
 */
export function judgeFile(bytes: Uint8Array): { readonly mediaType: MediaType } | { readonly refusal: KeptFileRefusal } {
  if (bytes.length > LARGEST_KEPT_BYTES) return { refusal: 'KEPT_FILE_TOO_LARGE' };
  if (isHeic(bytes)) return { refusal: 'KEPT_FILE_HEIC' };
  if (textAt(bytes, 0, 5) === '%PDF-') return isWhole(bytes, '%%EOF') ? { mediaType: 'application/pdf' } : { refusal: 'KEPT_FILE_CUT' };
  const picture = pictureOf(bytes);
  if (picture === null) return { refusal: 'KEPT_FILE_KIND' };
  if (picture.widthPx * picture.heightPx > LARGEST_PICTURE_PX) return { refusal: 'KEPT_FILE_TOO_LARGE' };
  const end = picture.type === 'image/png' ? 'IEND\u00aeB`\u0082' : '\u00ff\u00d9';
  return isWhole(bytes, end) ? { mediaType: picture.type } : { refusal: 'KEPT_FILE_CUT' };
}

/** A name that every file system takes, with the ending of what the file is: `photo.svg` of a PNG is `photo.png`. */
export function keptFileName(given: string, mediaType: MediaType): string {
  const ending = endings[mediaType];
  return fileNameOf(given.replace(/\.[\p{L}\p{N}]{1,5}$/u, ''), ending);
}

const endings = { 'application/pdf': '.pdf', 'image/png': '.png', 'image/jpeg': '.jpg' } as const satisfies Record<MediaType, string>;

/** Pictures of Apple's telephones: an ISO media file whose first brand is one of these (ISO/IEC 23008-12). */
function isHeic(bytes: Uint8Array): boolean {
  return textAt(bytes, 4, 4) === 'ftyp' && ['heic', 'heix', 'hevc', 'heim', 'heis', 'mif1', 'msf1'].includes(textAt(bytes, 8, 4));
}

/** The mark may be followed by what scanners and telephones add. */
function isWhole(bytes: Uint8Array, mark: string): boolean {
  const wanted = Uint8Array.from(mark, (character) => character.charCodeAt(0));
  for (let at = bytes.length - wanted.length; at >= 0; at--) if (wanted.every((byte, index) => bytes[at + index] === byte)) return true;
  return false;
}

function textAt(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}
