/** Longest name, in characters, with its ending: shorter than what any file system takes. */
const LONGEST = 120;

/** Names that Windows keeps for devices. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)$/iu;

/**
 * A file name that every file system takes: any letters of any script, no path, no control characters,
 * no marks that turn the direction of writing (they make `gpj.exe` look like `exe.jpg`).
 *
 * @param text    what the file is, without an ending: `Invoice 2026-0042`
 * @param ending  with its dot: `.pdf`
 */
export function fileNameOf(text: string, ending: string): string {
  const bare = text
    .toWellFormed()
    .replaceAll(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, '')
    .replaceAll(/[\p{Cc}\u2028\u2029\s]+/gu, ' ')
    .replaceAll(/[\\/:*?"<>|]+/gu, '-')
    .replaceAll(/^[.\s-]+|[.\s]+$/gu, '')
    .slice(0, LONGEST - ending.length)
    .toWellFormed()
    .trimEnd();
  const isUsable = bare !== '' && !DEVICE.test(bare);
  return `${isUsable ? bare : `document${bare === '' ? '' : ` ${bare}`}`}${ending}`;
}
