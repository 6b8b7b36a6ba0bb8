import { createHmac } from 'node:crypto';
import { createBankService } from '../../main/features/bank/service.ts';
import { createJobService } from '../../main/features/jobs/service.ts';
import { createNewId } from '../../main/new-id.ts';
import type { Reading } from '../../shared/contract/bank.ts';
import { moneyInOf } from '../../shared/domain/statements/money-in.ts';
import { readBankFile } from '../../shared/domain/statements/read-bank-file.ts';
import { createFakeClock } from './fake-clock.ts';
import { openTestStore } from './temp-profile.ts';
import { createKeptLog } from './vault-harness.ts';

export type ReadReading = Extract<Reading, { outcome: 'read' }>;

/** The service of bank files over a real store; files are read here, not in a thread. */
export function aBankDesk() {
  const { store, file, key } = openTestStore();
  const clock = createFakeClock('2026-11-24T12:00:00Z');
  const log = createKeptLog();
  const newId = createNewId(clock.now);
  const jobs = createJobService({ log, newId });
  const uploads = new Map<string, Uint8Array<ArrayBuffer>>();
  const bank = createBankService({
    store,
    clock,
    log,
    newId,
    announce: () => {},
    reader: { read: (bytes, options) => Promise.resolve(moneyInOf(readBankFile(bytes, options))) },
    startJob: (work) => jobs.start(work),
    takeUpload: (uploadId) => uploads.get(uploadId) ?? new Uint8Array(),
    keyFor: (purpose) => createHmac('sha256', key).update(purpose).digest(),
  });

  async function finished(jobId: string): Promise<string> {
    for await (const job of jobs.watch(jobId, undefined)) {
      if (job.state === 'done' && job.resultId !== null) return job.resultId;
      if (job.state === 'failed') throw new Error(job.code);
    }
    throw new Error('the job made nothing');
  }

  async function look(content: string | Uint8Array<ArrayBuffer>): Promise<Reading> {
    const bytes = typeof content === 'string' ? new Uint8Array(new TextEncoder().encode(content)) : content;
    uploads.set('given', bytes);
    return bank.reading(await finished(bank.read('given')), 'likely');
  }

  /** @throws when the file could not be read */
  async function read(content: string | Uint8Array<ArrayBuffer>): Promise<ReadReading> {
    const reading = await look(content);
    if (reading.outcome !== 'read') throw new Error(JSON.stringify(reading));
    return reading;
  }

  /** Reads a file and keeps its new lines in the account that it seems to be of. */
  async function bringIn(content: string | Uint8Array<ArrayBuffer>, repeats: readonly string[] = []) {
    const { id, accountId, accountName } = await read(content);
    return bank.keep(id, { accountId, accountName, repeats });
  }

  const lines = (state: 'open' | 'matched' | 'setAside' = 'open', search = '') =>
    bank.lines({ state, accountId: null, search, offset: 0, limit: 200 }).lines;
  const shortly = (state: 'open' | 'matched' | 'setAside' = 'open'): readonly string[] =>
    lines(state).map(({ bookedOn, amount, text }) => `${bookedOn} ${amount} ${text}`);

  return { store, file, key, clock, log, bank, uploads, finished, look, read, bringIn, lines, shortly };
}

/** A file of Barclays; rows of date, amount and text. */
export function barclays(...rows: readonly (readonly [date: string, amount: string, memo: string])[]): string {
  const lines = rows.map(([date, amount, memo]) => `,${date},20-00-00 12345678,${amount},Counter Credit,${memo}`);
  return ['Number,Date,Account,Amount,Subcategory,Memo', ...lines, ''].join('\n');
}
