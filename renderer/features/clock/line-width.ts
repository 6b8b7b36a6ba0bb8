/** Letters of Inter that take less or more room than most; a little generous, so that a line never touches the edge. */
const NARROW = new Set(" fijlrtI.,:;!|'’()·");
const WIDE = new Set('mwMW@—');
/** From here on, letters of other scripts: many are as wide as they are high. */
const FIRST_OF_OTHERS = 0x11_00;

/** Roughly how wide a line is, in its type size; lines that would be wider than the glass are set smaller. */
export function lineWidthEm(line: string): number {
  let width = 0;
  for (const letter of line) width += letterWidth(letter);
  return width;
}

function letterWidth(letter: string): number {
  if (NARROW.has(letter)) return 0.31;
  if (WIDE.has(letter)) return 0.92;
  return (letter.codePointAt(0) ?? 0) < FIRST_OF_OTHERS || letter === '–' ? 0.62 : 1.05;
}
