import { createHash } from 'node:crypto';

export interface FilePiece {
  readonly base64: string;
  /** Bytes of the whole file. */
  readonly total: number;
}

/** As text a third longer, and with its frame well below the largest frame. */
const pieceBytes = 512 * 1024;

/** A file in pieces that fit into frames, in order; at least one. */
export async function* piecesOf(bytes: Uint8Array): AsyncGenerator<FilePiece, void, void> {
  for (let at = 0; at === 0 || at < bytes.length; at += pieceBytes)
    yield { base64: Buffer.from(bytes.subarray(at, at + pieceBytes)).toString('base64'), total: bytes.length };
}

/** As 64 small hexadecimal digits. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
