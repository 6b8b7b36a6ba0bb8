/** One line of the benchmark: a figure beside that of a named peer in the same run. */
export interface BenchRow {
  readonly figure: string;
  readonly ours: number;
  readonly peer: number;
  readonly peerName: string;
  /** Ours divided by the peer's. */
  readonly ratio: number;
  /** What the ratio must not exceed. */
  readonly limit: number;
  /** Of `ours` and `peer`. */
  readonly unit: string;
  readonly pass: boolean;
}

/** @throws RangeError when a figure is no number or the peer's is not above zero: a ratio to it would say nothing */
export function benchRow(row: Omit<BenchRow, 'ratio' | 'pass'>): BenchRow {
  const { figure, ours, peer, limit } = row;
  const ratio = ours / peer;
  if (!Number.isFinite(ratio) || peer <= 0) throw new RangeError(`"${figure}" has no ratio: ${ours} to ${peer}`);
  return { ...row, ratio, pass: ratio <= limit };
}

/** The middle value; the upper one of two. @throws RangeError when there is none */
export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

/** The smallest value that more than `percent` per cent of the values do not exceed, else the largest. @throws RangeError when there is none */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const found = sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))];
  if (found === undefined) throw new RangeError('There are no values');
  return found;
}

/** The rows as text for a terminal, or for docs/bench.md, where it is a table. */
export function tableOf(rows: readonly BenchRow[]): string {
  const cells = [['figure', 'ours', 'peer', 'the peer', 'ratio', 'limit', ''], ...rows.map(cellsOf)];
  const widths = cells[0]?.map((_, column) => Math.max(3, ...cells.map((row) => (row[column] ?? '').length))) ?? [];
  const lines = cells.map((row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`);
  return [lines[0], `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...lines.slice(1)].join('\n');
}

function cellsOf({ figure, ours, peer, peerName, ratio, limit, unit, pass }: BenchRow): string[] {
  return [
    figure,
    `${short(ours)} ${unit}`,
    `${short(peer)} ${unit}`,
    peerName,
    String(Number(ratio.toPrecision(4))),
    short(limit),
    pass ? 'held' : 'OVER',
  ];
}

/** Three figures that count, without an exponent. */
function short(value: number): string {
  if (Math.abs(value) >= 100) return String(Math.round(value));
  return String(Number(value.toPrecision(3)));
}
