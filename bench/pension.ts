/**
 * A year of 220 sessions: every Form A, every month's pack and the checks of the year made anew from an encrypted file,
 * beside the same PDFs being printed alone from papers that lie ready. CPU time of the process and its threads, the two
 * take turns, medians.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createStore, type OpenStore } from '../main/db/open-store.ts';
import { createNotedReader, noteOutput } from '../main/features/pension/outputs-store.ts';
import type { DocumentPrinter } from '../main/ports/document-printer.ts';
import { sha256Of } from '../main/file-pieces.ts';
import { createApartPrinter } from '../main/workers/print-apart.ts';
import type { PrintedDocument } from '../shared/domain/invoices/printed-document.ts';
import type { FormAPaper, FormBPaper } from '../shared/domain/pension/form-papers.ts';
import { schemeYear } from '../shared/domain/pension/scheme-year.ts';
import { builtPdfWorker } from './built.ts';
import { benchClock, fillPensionYears, openPensionDesk } from './pension-profile.ts';
import { benchRow, median, type BenchRow } from './rows.ts';
import { withFolder } from './temp-folder.ts';

export async function run({ sessions = 220, rounds = 7 } = {}): Promise<readonly BenchRow[]> {
  return withFolder(async (folder) => {
    const store = createStore({ file: join(folder, 'two-years.db'), key: randomBytes(32) });
    try {
      return yearRows(sessions, await measureYear(store, sessions, rounds));
    } finally {
      store.close();
    }
  });
}

export interface YearTimes {
  /** CPU in ms of each run. */
  readonly ours: readonly number[];
  readonly printing: readonly number[];
}

export function yearRows(sessions: number, { ours, printing }: YearTimes): readonly BenchRow[] {
  const row = { figure: `a year of ${sessions} sessions: all forms, packs and checks anew, CPU`, unit: 'ms', ours: median(ours) };
  return [
    benchRow({ ...row, peer: 1_000, peerName: 'the limit', limit: 1 }),
    benchRow({ ...row, peer: median(printing), peerName: 'the same PDFs printed alone', limit: 1.5 }),
  ];
}

/** The year before the present one, whose forms are all on their Form Bs. */
const measuredYear = schemeYear(2025);
interface FormPapers {
  readonly formB: FormBPaper | null;
  readonly forms: readonly FormAPaper[];
}

const appearance = { template: 'plain', accent: '#1D2327', logo: null } as const;

async function measureYear(store: OpenStore, sessions: number, rounds: number): Promise<YearTimes> {
  const { identityId } = fillPensionYears(store, { years: 2, sessions });
  const { pension, papers, newId } = openPensionDesk(store);
  const printer = createApartPrinter({ workerUrl: pathToFileURL(builtPdfWorker) });
  const months = pension.months(measuredYear);
  const isNoted = createNotedReader(store.read);
  const pensionForms = (papers: FormPapers): PrintedDocument => ({ kind: 'pensionForms', ...papers });

  /** Month by month, as the app prints them, with what it notes of each. */
  async function regenerate(): Promise<void> {
    for (const { id, rows } of pension.months(measuredYear)) {
      const { formB, forms } = papers.ofMonth(id);
      for (const [index, form] of forms.entries())
        await noted(pensionForms({ formB: null, forms: [form] }), { formId: rows[index]?.formId ?? '', monthId: null, kind: 'sheet' });
      await noted(pensionForms({ formB, forms }), { formId: null, monthId: id, kind: 'pack' });
    }
    pension.openMonths();
    pension.yearCheck(identityId, measuredYear);
  }

  async function noted(
    document: PrintedDocument,
    about: Pick<Parameters<typeof noteOutput>[1], 'formId' | 'monthId' | 'kind'>,
  ): Promise<void> {
    const sha256 = sha256Of(await printer.print(document, appearance));
    const output = { id: newId(), ...about, version: 'data sheet 1', schemeYear: measuredYear, sha256, madeAt: benchClock.now() };
    if (!isNoted(output)) store.write((db) => noteOutput(db, output));
  }

  try {
    const ready = months.flatMap(({ id }) => {
      const { formB, forms } = papers.ofMonth(id);
      return [...forms.map((form) => pensionForms({ formB: null, forms: [form] })), pensionForms({ formB, forms })];
    });
    if (ready.length < sessions * 0.95) throw new Error('Too few forms were made');
    const times = { ours: [] as number[], printing: [] as number[] };
    await regenerate();
    for (let round = 0; round < rounds; round++) {
      times.ours.push(await cpuOf(regenerate));
      times.printing.push(await cpuOf(() => printAll(printer, ready)));
    }
    return times;
  } finally {
    await printer.close();
  }
}

async function printAll(printer: DocumentPrinter, documents: readonly PrintedDocument[]): Promise<void> {
  for (const document of documents) await printer.print(document, appearance);
}

/** Of the process with all its threads, in ms. */
async function cpuOf(work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
