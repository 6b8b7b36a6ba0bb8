/** A piece of a file, as the core sends it: small enough for one frame. */
export interface FilePiece {
  readonly base64: string;
  /** Length of the whole file. */
  readonly total: number;
}

/** Puts a file together from its pieces, in their order. @throws Error when they are not the whole */
export async function collectFile(pieces: AsyncIterable<FilePiece>): Promise<Uint8Array<ArrayBuffer>> {
  let bytes = new Uint8Array(0);
  let length = 0;
  for await (const { base64, total } of pieces) {
    if (bytes.length !== total) bytes = new Uint8Array(total);
    const piece = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    bytes.set(piece, length);
    length += piece.length;
  }
  if (length !== bytes.length) throw new Error('The file did not arrive whole');
  return bytes;
}
