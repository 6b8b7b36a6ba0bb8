/** A picture as PDF keeps it. */
export interface Picture {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Entries of the picture's dictionary but for size and length. */
  readonly entries: string;
  readonly bytes: Uint8Array;
  /** How opaque each pixel is, 8 bits, compressed; null when all are. */
  readonly opacity: Uint8Array | null;
}
