import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { AppError } from '../../shared/errors/app-error.ts';
import { errorCodes } from '../../shared/errors/codes.ts';
import type { AsideOutcome, AsideWork, AsideWriter, RowStatement } from '../ports/aside-writer.ts';
import type { FromStoreWorker, StoreWorkerInput, ToStoreWorker } from './store-worker-messages.ts';

export interface AsideWriterDeps {
  /** The script of store-worker.ts: the source file, or what the build made of it. */
  readonly workerUrl: URL;
}

/** Rows that are copied to the thread between two turns of everything else. */
const AT_ONCE = 200;

/** One thread for each change. A write of the open store makes it stand aside at once; nothing of it was written then. */
export function createAsideWriter({ workerUrl }: AsideWriterDeps): AsideWriter {
  return {
    write: async (target, work, { signal, onProgress }) => {
      signal.throwIfAborted();
      const asked = new Int32Array(new SharedArrayBuffer(4));
      const ask = (): void => void Atomics.store(asked, 0, 1);
      const stopFollowing = target.beforeWrite(ask);
      signal.addEventListener('abort', ask, { once: true });
      const worker = startWorker(workerUrl, { ...target, ...work, asked });
      try {
        const total = work.statements.reduce((sum, { rows }) => sum + rows.length, 0);
        const ended = endOf(worker, (done) => onProgress(done, total));
        await Promise.race([ended, sendRows(worker, work.statements)]);
        const outcome = await ended;
        if (outcome.outcome === 'stoodAside') signal.throwIfAborted();
        return outcome;
      } finally {
        stopFollowing();
        signal.removeEventListener('abort', ask);
        await worker.terminate();
      }
    },
  };
}

function startWorker(
  workerUrl: URL,
  { file, key, expected, digested, statements, asked }: AsideWork & { file: string; key: Buffer; asked: StoreWorkerInput['asked'] },
): Worker {
  const handed = new Uint8Array(key);
  key.fill(0);
  const sqls = statements.map(({ sql }) => ({ sql }));
  const input: StoreWorkerInput = { file, key: handed, expected, digested, statements: sqls, asked };
  return new Worker(workerUrl, { workerData: input, transferList: [handed.buffer], name: 'store', env: {}, execArgv: [] });
}

async function sendRows(worker: Worker, statements: readonly RowStatement[]): Promise<void> {
  const send = (message: ToStoreWorker): void => worker.postMessage(message);
  for (const [statement, { rows }] of statements.entries()) {
    for (let from = 0; from < rows.length; from += AT_ONCE) {
      send({ statement, rows: rows.slice(from, from + AT_ONCE) });
      await setImmediate();
    }
  }
  send('begin');
}

function endOf(worker: Worker, onProgress: (done: number) => void): Promise<AsideOutcome> {
  return new Promise((resolve, reject) => {
    worker.on('message', (message: FromStoreWorker) => {
      if (message.kind === 'progress') onProgress(message.done);
      else if (message.kind === 'end') resolve(message.outcome);
      else reject(failureOf(message));
    });
    worker.on('error', reject);
    worker.on('exit', () => reject(new Error('the thread ended before its work')));
  });
}

function failureOf({ code, details }: Extract<FromStoreWorker, { kind: 'failed' }>): Error {
  const known = errorCodes.find((one) => one === code);
  return known ? new AppError(known, details) : new Error(`unknown code ${code}`);
}
