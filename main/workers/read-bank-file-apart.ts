import { Worker } from 'node:worker_threads';
import type { ImportTable } from '../../shared/domain/imports/import-table.ts';
import type { MoneyInReading } from '../../shared/domain/statements/money-in.ts';
import type { BankFileOptions } from '../../shared/domain/statements/read-bank-file.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { ErrorCode } from '../../shared/errors/codes.ts';
import type { BankFileReader } from '../ports/bank-file-reader.ts';
import type { TableReader } from '../ports/table-reader.ts';
import type { BankWorkerInput } from './bank-worker-messages.ts';

export interface BankFileReaderDeps {
  /** The script of bank-worker.ts: the source file, or what the build made of it. */
  readonly workerUrl: URL;
  /** The thread is ended after this many ms; 60,000 by default. */
  readonly timeLimitMs?: number;
  /** Heap of the thread in MiB; 1,024 by default. */
  readonly heapMib?: number;
}

const TIME_LIMIT_MS = 60_000;
/** The largest file that is read, of 400,000 short rows, needs some 600. */
const HEAP_MIB = 1_024;

/** Reads each file in a thread of its own that ends afterwards, so a hostile one costs one reading and nothing else. */
export function createBankFileReader(deps: BankFileReaderDeps): BankFileReader {
  return {
    read: (bytes, options, signal) => readApart<MoneyInReading>({ ...deps, crashCode: 'BANK_FILE_CRASHED' }, bytes, options, signal),
  };
}

/** Reads tables the same way. */
export function createTableReader(deps: BankFileReaderDeps): TableReader {
  return { read: (bytes, signal) => readApart<ImportTable>({ ...deps, crashCode: 'IMPORT_CRASHED' }, bytes, null, signal) };
}

interface ApartDeps extends BankFileReaderDeps {
  readonly crashCode: ErrorCode;
}

/** @typeParam T  what the thread answers with for such options */
async function readApart<T>(deps: ApartDeps, bytes: Uint8Array, options: BankFileOptions | null, signal: AbortSignal): Promise<T> {
  const crashed = (crash: string, cause?: unknown): AppError => new AppError(deps.crashCode, { crash }, { cause });
  signal.throwIfAborted();
  const worker = startWorker(deps, { bytes: new Uint8Array(bytes), options });
  let timer: NodeJS.Timeout | undefined;
  let onAbort: (() => void) | undefined;
  try {
    return await new Promise<T>((resolve, reject) => {
      timer = setTimeout(() => reject(crashed('time')), deps.timeLimitMs ?? TIME_LIMIT_MS);
      onAbort = () => reject(signal.reason);
      signal.addEventListener('abort', onAbort, { once: true });
      worker.on('message', resolve);
      worker.on('error', (error) => reject(crashed(isOutOfMemory(error) ? 'memory' : 'fault', error)));
      worker.on('exit', () => reject(crashed('fault')));
    });
  } finally {
    clearTimeout(timer);
    if (onAbort) signal.removeEventListener('abort', onAbort);
    await worker.terminate();
  }
}

function startWorker({ workerUrl, heapMib }: BankFileReaderDeps, input: BankWorkerInput): Worker {
  return new Worker(workerUrl, {
    workerData: input,
    transferList: [input.bytes.buffer],
    resourceLimits: { maxOldGenerationSizeMb: heapMib ?? HEAP_MIB, maxYoungGenerationSizeMb: 64 },
    name: 'bank file',
    env: {},
    execArgv: [],
  });
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
