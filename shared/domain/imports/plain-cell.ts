/**
 * What a cell says: the signs taken off that keep a text from being taken for a formula or a number (`="0123"`, `'=1+1`),
 * no control characters but line feeds, single spaces. A text that begins like a formula is a text.
 */
export function plainCell(cell: string): string {
  return cell
    .replace(/^\s*="([^"]*)"\s*$/u, '$1')
    .replace(/^\s*'(?=[=+\-@'\t\r]|\d)/u, '')
    .replace(/\r\n?/gu, '\n')
    .replace(/[^\P{Cc}\n]+/gu, ' ')
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ ?\n ?/gu, '\n')
    .replace(/\n{2,}/gu, '\n')
    .trim();
}

/** The same on one line. */
export function oneLine(text: string): string {
  return text.replaceAll('\n', ', ');
}
