/**
 * One invoice of 20 lines with a logo, through the worker thread as the app prints it, against pdfmake making the same
 * page in a warm process and against Chromium printing the same HTML by its command line. Runs are interleaved, the
 * figures are medians, and no two invoices are alike. Then 500 statements in one batch: memory must stay where the
 * first fifty put it.
 */
import { pathToFileURL } from 'node:url';
import { createApartPrinter } from '../main/workers/print-apart.ts';
import type { DocumentPrinter } from '../main/ports/document-printer.ts';
import { builtPdfWorker } from './built.ts';
import { createPdfmakePeer, printByChromium } from './invoice-peers.ts';
import { appearance } from './invoice-look.ts';
import { sampleInvoice, sampleStatement } from './invoice-sample.ts';
import { benchRow, median, type BenchRow } from './rows.ts';
import { withFolder } from './temp-folder.ts';

export interface PrintTimes {
  /** In ms, like all others. */
  readonly ours: readonly number[];
  readonly pdfmake: readonly number[];
  readonly chromium: readonly number[];
}

export interface BatchMemory {
  /** Resident memory of the process in MiB after the first fifty statements, and the most until the last. */
  readonly early: number;
  readonly peak: number;
}

const ROUNDS = 40;
const CHROMIUM_EVERY = 5;
const WARM_UP = 30;
const BATCH = 500;

export async function run(): Promise<readonly BenchRow[]> {
  const printer = createApartPrinter({ workerUrl: pathToFileURL(builtPdfWorker) });
  try {
    const times = await withFolder((folder) => measure(printer, folder));
    return [...printRows(times), batchRow(await runBatch(printer))];
  } finally {
    await printer.close();
  }
}

export function printRows({ ours, pdfmake, chromium }: PrintTimes): readonly BenchRow[] {
  const figure = 'invoice of 20 lines with a logo to PDF';
  const row = { figure, unit: 'ms', ours: median(ours) };
  return [
    benchRow({ ...row, peer: median(pdfmake), peerName: 'pdfmake, warm', limit: 1 / 3 }),
    benchRow({ ...row, peer: median(chromium), peerName: 'chromium --print-to-pdf', limit: 1 / 50 }),
  ];
}

export function batchRow({ early, peak }: BatchMemory): BenchRow {
  const peerName = 'memory after 50';
  return benchRow({ figure: `memory of ${BATCH} statements in one batch`, unit: 'MiB', ours: peak, peer: early, peerName, limit: 1.25 });
}

async function measure(printer: DocumentPrinter, folder: string): Promise<PrintTimes> {
  const pdfmake = createPdfmakePeer();
  const ours = (number: number): Promise<Uint8Array> => printer.print(sampleInvoice(number), appearance);
  for (let number = 0; number < WARM_UP; number++) {
    await ours(number);
    await pdfmake(sampleInvoice(number));
  }
  const times = { ours: [] as number[], pdfmake: [] as number[], chromium: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    const document = sampleInvoice(WARM_UP + round);
    times.ours.push(await timeOf(() => printer.print(document, appearance)));
    times.pdfmake.push(await timeOf(() => pdfmake(document)));
    if (round % CHROMIUM_EVERY === 0) times.chromium.push(await timeOf(() => printByChromium(folder, document)));
  }
  return times;
}

async function timeOf(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function runBatch(printer: DocumentPrinter): Promise<BatchMemory> {
  const jobs = Array.from({ length: BATCH }, (_, number) => ({ document: sampleStatement(number), appearance }));
  let printed = 0;
  let early = 0;
  let peak = 0;
  for await (const bytes of printer.printEach(jobs)) {
    if (bytes.length === 0) throw new Error('an empty statement');
    printed++;
    const mib = process.memoryUsage.rss() / 1_048_576;
    peak = Math.max(peak, mib);
    if (printed === 50) early = peak;
  }
  if (printed !== BATCH) throw new Error(`only ${printed} statements were printed`);
  return { early, peak };
}
