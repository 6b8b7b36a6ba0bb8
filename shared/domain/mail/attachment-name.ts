import { headerText } from './header-text.ts';

/** Longest name, in characters, with its ending: shorter than what any file system takes. */
const LONGEST = 120;

/** Names that Windows keeps for devices. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)$/iu;

/**
 * A file name for the PDF in a message: any letters of any script, no path, no sign that a file system refuses.
 *
 * @param text what the file is, without an ending: `Invoice 2026-0042`
 */
export function pdfName(text: string): string {
  const bare = headerText(text)
    .replaceAll(/[\\/:*?"<>|]+/gu, '-')
    .replaceAll(/^[.\s-]+|[.\s]+$/gu, '')
    .slice(0, LONGEST - '.pdf'.length)
    .toWellFormed()
    .trimEnd();
  const isUsable = bare !== '' && !DEVICE.test(bare);
  return `${isUsable ? bare : `document${bare === '' ? '' : ` ${bare}`}`}.pdf`;
}
