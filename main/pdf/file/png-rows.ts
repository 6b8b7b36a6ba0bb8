export interface RowShape {
  readonly rowBytes: number;
  readonly pixelBytes: number;
  readonly heightPx: number;
}

/** Undoes the row filters (PNG 3rd edition §9). @throws RangeError when a row names a filter that there is not */
export function unfiltered(rows: Uint8Array, { rowBytes, pixelBytes, heightPx }: RowShape): Uint8Array {
  const plain = new Uint8Array(rowBytes * heightPx);
  for (let y = 0; y < heightPx; y++) {
    const filter = rows[y * (rowBytes + 1)] ?? 0;
    const start = y * rowBytes;
    for (let x = 0; x < rowBytes; x++) {
      const left = x < pixelBytes ? 0 : (plain[start + x - pixelBytes] ?? 0);
      const above = y === 0 ? 0 : (plain[start + x - rowBytes] ?? 0);
      const corner = x < pixelBytes || y === 0 ? 0 : (plain[start + x - rowBytes - pixelBytes] ?? 0);
      plain[start + x] = (rows[y * (rowBytes + 1) + 1 + x] ?? 0) + predicted(filter, left, above, corner);
    }
  }
  return plain;
}

function predicted(filter: number, left: number, above: number, corner: number): number {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return (left + above) >> 1;
  if (filter !== 4) throw new RangeError('filter');
  const guess = left + above - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? above : corner;
}

/** Where the pixels of each of the seven passes lie: first column and row, and the steps between (PNG 3rd edition §8). */
const passes = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

export interface PixelGrid {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly bitsPerPixel: number;
}

interface Pass extends RowShape {
  readonly widthPx: number;
  readonly place: (typeof passes)[number];
}

/** How many bytes the rows take with their filter bytes. */
export function rowsLength(grid: PixelGrid, { isInterlaced }: { readonly isInterlaced: boolean }): number {
  if (isInterlaced) return passesOf(grid).reduce((sum, { rowBytes, heightPx }) => sum + (rowBytes + 1) * heightPx, 0);
  return (Math.ceil((grid.widthPx * grid.bitsPerPixel) / 8) + 1) * grid.heightPx;
}

/** The rows from top to bottom, without filters, of a picture that was stored in seven passes. */
export function withoutInterlacing(rows: Uint8Array, grid: PixelGrid): Uint8Array {
  const { widthPx, heightPx, bitsPerPixel } = grid;
  const rowBits = (Math.ceil((widthPx * bitsPerPixel) / 8) + 1) * 8;
  const plain = new Uint8Array((rowBits / 8) * heightPx);
  let at = 0;
  for (const pass of passesOf(grid)) {
    const pixels = unfiltered(rows.subarray(at), pass);
    at += (pass.rowBytes + 1) * pass.heightPx;
    const [firstX, firstY, stepX, stepY] = pass.place;
    for (let y = 0; y < pass.heightPx; y++) {
      for (let x = 0; x < pass.widthPx; x++) {
        const from = y * pass.rowBytes * 8 + x * bitsPerPixel;
        copyBits(pixels, from, plain, (firstY + y * stepY) * rowBits + 8 + (firstX + x * stepX) * bitsPerPixel, bitsPerPixel);
      }
    }
  }
  return plain;
}

function passesOf({ widthPx, heightPx, bitsPerPixel }: PixelGrid): readonly Pass[] {
  return passes.flatMap((place) => {
    const [firstX, firstY, stepX, stepY] = place;
    const [width, height] = [Math.ceil((widthPx - firstX) / stepX), Math.ceil((heightPx - firstY) / stepY)];
    if (width <= 0 || height <= 0) return [];
    const rowBytes = Math.ceil((width * bitsPerPixel) / 8);
    return [{ place, widthPx: width, heightPx: height, rowBytes, pixelBytes: Math.max(1, bitsPerPixel / 8) }];
  });
}

/** Whole bytes, or a part of one byte: pixels of fewer than 8 bits never cross a byte. */
function copyBits(source: Uint8Array, from: number, target: Uint8Array, to: number, count: number): void {
  if (count >= 8) return target.set(source.subarray(from / 8, (from + count) / 8), to / 8);
  const value = ((source[from >> 3] ?? 0) >> (8 - count - (from & 7))) & (2 ** count - 1);
  target[to >> 3] = (target[to >> 3] ?? 0) | (value << (8 - count - (to & 7)));
}
