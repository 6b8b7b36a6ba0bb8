import { breakPieces, graphemesOf } from './break-pieces.ts';

/**
 * The lines of one paragraph; none for an empty one.
 *
 * @param room  the width of a line, in the measure that `width` answers in
 */
export function wrapParagraph(text: string, room: number, width: (part: string) => number): readonly string[] {
  if (text === '') return [];
  if (width(text) <= room) return [text];
  const lines = new Lines(room, width);
  for (const piece of breakPieces(text)) {
    if (width(piece.trimEnd()) <= room) lines.add(piece);
    // A word that is wider than a line is cut between characters.
    else for (const character of graphemesOf(piece)) lines.add(character);
  }
  return lines.done();
}

class Lines {
  readonly #room: number;
  readonly #width: (part: string) => number;
  readonly #lines: string[] = [];
  #open = '';

  constructor(room: number, width: (part: string) => number) {
    this.#room = room;
    this.#width = width;
  }

  /** Spaces at the end may hang over the edge. Measured as a whole, for kerning and joining reach across parts. */
  add(part: string): void {
    if (this.#open !== '' && this.#width((this.#open + part).trimEnd()) > this.#room) this.#close();
    this.#open += part;
  }

  done(): readonly string[] {
    this.#close();
    return this.#lines;
  }

  #close(): void {
    const line = this.#open.trim();
    if (line !== '') this.#lines.push(line);
    this.#open = '';
  }
}
