/**
 * How long the main thread does not answer while 10,000 past invoices are judged, imported and taken back in a profile of
 * ten years. Each run is a fresh process; the worst of them counts.
 */
import { execFileSync } from 'node:child_process';
import { builtBankWorker, builtStoreWorker, withBuilt } from './built.ts';
import type { ImportReport } from './import-child.ts';
import { benchRow, type BenchRow } from './rows.ts';
import { withFolder } from './temp-folder.ts';

const MOST_STALL_MS = 50;

export async function run({ invoices = 10_000, runs = 3 } = {}): Promise<readonly BenchRow[]> {
  return withFolder((folder) =>
    withBuilt(['import-child'], (script) => {
      const args = [script('import-child'), folder, builtBankWorker, builtStoreWorker, String(invoices)];
      const once = (): ImportReport => JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as ImportReport; // the child prints its report and nothing else
      return Promise.resolve(importRows(invoices, Array.from({ length: runs }, once)));
    }),
  );
}

/** @throws Error when not every invoice was imported: an import cut short is quicker */
export function importRows(invoices: number, reports: readonly ImportReport[]): readonly BenchRow[] {
  if (reports.some((report) => report.invoices !== invoices)) throw new Error('Not every invoice was imported');
  const worst = (figure: string, of: (report: ImportReport) => number): BenchRow =>
    benchRow({ figure, unit: 'ms', ours: Math.max(...reports.map(of)), peer: MOST_STALL_MS, peerName: 'the limit', limit: 1 });
  return [
    worst(`longest stall while ${invoices} past invoices are imported`, ({ importStallMs }) => importStallMs),
    worst('longest stall while they are taken back', ({ undoStallMs }) => undoStallMs),
  ];
}
