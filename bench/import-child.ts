/** Imports past invoices in this fresh process, as the core does: `node import-child.js FOLDER BANK-WORKER STORE-WORKER COUNT`. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createStore } from '../main/db/open-store.ts';
import { createImportService } from '../main/features/imports/service.ts';
import { createNewId } from '../main/new-id.ts';
import { createSystemClock } from '../main/node/system-clock.ts';
import { createTableReader } from '../main/workers/read-bank-file-apart.ts';
import { createAsideWriter } from '../main/workers/write-aside.ts';
import { localDate, zoneId } from '../shared/domain/time.ts';
import { benchIdentity, fillTenYearsOfBooks } from './books-profile.ts';
import { sampleInvoice } from './invoice-sample.ts';
import { settle, watchStalls } from './stalls.ts';

export interface ImportReport {
  readonly invoices: number;
  readonly importStallMs: number;
  readonly undoStallMs: number;
}

const [folder = '', bankWorker = '', storeWorker = '', count = ''] = process.argv.slice(2);
const clock = createSystemClock();
const newId = createNewId(() => clock.now());
const key = randomBytes(32);
const file = join(folder, `${process.pid}.db`);
const store = createStore({ file, key });
fillTenYearsOfBooks(store, clock.now());
const writer = createAsideWriter({ workerUrl: pathToFileURL(storeWorker) });
const sample = sampleInvoice(1);
if (sample.kind !== 'invoice') throw new Error('no invoice');
const { draft } = sample;
// One line, as an imported invoice has.
const [line] = draft.lines.map((one) => ({ ...one, bookingId: null, appraisal: null }));
const lines = Array.from(
  { length: Number(count) },
  (_, index) => `N${index},0${1 + (index % 9)}/03/2025,Practice ${index % 50},${index + 1}.50,1`,
);
const table = new TextEncoder().encode(`Number,Date,Customer,Total,Paid\n${lines.join('\n')}\n`);
let job: Promise<string | null> = Promise.resolve(null);
const imports = createImportService({
  store,
  clock,
  newId,
  zone: () => zoneId('Europe/London'),
  log: { info: () => undefined, warn: () => undefined, error: () => '' },
  announce: () => undefined,
  reader: createTableReader({ workerUrl: pathToFileURL(bankWorker) }),
  startJob: ({ run }) => {
    job = run(() => undefined, new AbortController().signal);
    return '';
  },
  takeUpload: () => new Uint8Array(table),
  beforeWrite: store.beforeWrite,
  writeAside: (work, watch) => writer.write({ file, key: Buffer.from(key), beforeWrite: store.beforeWrite }, work, watch),
  organisation: () => {
    throw new Error('every organisation is new');
  },
  pastDocuments:
    () =>
    (_customer, { number, issuedOn }) => ({
      ...draft,
      number,
      issuedOn,
      dueOn: localDate('2025-04-30'),
      lines: line ? [line] : [],
    }),
  numbersChanged: () => undefined,
});
imports.read('', 'invoices');
const importId = (await job) ?? '';
const stalls = watchStalls();
await settle();

stalls.take();
await imports.confirm({ importId, plan: null, identityId: benchIdentity });
const resultId = (await job) ?? '';
const importStallMs = stalls.take();
const { invoices } = imports.outcome(resultId);
await imports.undo(resultId);
process.stdout.write(JSON.stringify({ invoices, importStallMs, undoStallMs: stalls.take() } satisfies ImportReport));
imports.close();
store.close();
