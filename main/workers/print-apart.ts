import { Worker } from 'node:worker_threads';
import type { Appearance, PrintedDocument } from '../../shared/domain/invoices/printed-document.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { DocumentPrinter, PrintJob, PrintOptions } from '../ports/document-printer.ts';
import type { PdfWorkerMessage, PdfWorkerRequest } from './pdf-worker-messages.ts';

export interface ApartPrinterDeps {
  /** The script of pdf-worker.ts: the source file, or what the build made of it. */
  readonly workerUrl: URL;
  /** A document that takes longer, in ms, ends its thread; 60,000 by default. */
  readonly timeLimitMs?: number;
  /** Heap of the thread in MiB; 512 by default. */
  readonly heapMib?: number;
}

interface Job {
  readonly request: PdfWorkerRequest;
  readonly resolve: (bytes: Uint8Array<ArrayBuffer>) => void;
  readonly reject: (reason: unknown) => void;
}

const TIME_LIMIT_MS = 60_000;
const HEAP_MIB = 512;

/**
 * Prints in one thread that is started with the first document and keeps its fonts for the next.
 * Documents are printed in the order they came; a thread that breaks costs its document alone.
 */
export function createApartPrinter(deps: ApartPrinterDeps): DocumentPrinter {
  const thread = new PrintThread(deps);
  return {
    print: (document, appearance, options) => thread.print(document, appearance, options),
    printEach: (jobs, options) => thread.printEach(jobs, options),
    close: () => thread.close(),
  };
}

class PrintThread implements DocumentPrinter {
  readonly #deps: ApartPrinterDeps;
  readonly #waiting: Job[] = [];
  #running: { readonly job: Job; readonly timer: NodeJS.Timeout } | undefined;
  #worker: Worker | undefined;
  #lastNumber = 0;

  constructor(deps: ApartPrinterDeps) {
    this.#deps = deps;
  }

  async print(document: PrintedDocument, appearance: Appearance, { signal }: PrintOptions = {}): Promise<Uint8Array<ArrayBuffer>> {
    signal?.throwIfAborted();
    const { promise, resolve, reject } = Promise.withResolvers<Uint8Array<ArrayBuffer>>();
    const job = { request: { number: ++this.#lastNumber, document, appearance }, resolve, reject };
    const onAbort = (): void => this.#giveUp(job, signal?.reason);
    signal?.addEventListener('abort', onAbort, { once: true });
    this.#waiting.push(job);
    this.#printNext();
    try {
      return await promise;
    } finally {
      signal?.removeEventListener('abort', onAbort);
    }
  }

  async *printEach(jobs: Iterable<PrintJob>, options?: PrintOptions): AsyncGenerator<Uint8Array<ArrayBuffer>, void, void> {
    for (const { document, appearance } of jobs) yield await this.print(document, appearance, options);
  }

  async close(): Promise<void> {
    const ended = this.#worker;
    this.#worker = undefined;
    for (const job of this.#waiting.splice(0)) job.reject(new AppError('PDF_CRASHED', { crash: 'closed' }));
    this.#finishRunning()?.reject(new AppError('PDF_CRASHED', { crash: 'closed' }));
    await ended?.terminate();
  }

  #printNext(): void {
    if (this.#running) return;
    const job = this.#waiting.shift();
    if (!job) return this.#worker?.unref(); // nothing is printed: the thread keeps no program alive
    this.#worker ??= this.#start();
    this.#worker.ref();
    const timer = setTimeout(() => this.#breakOff('time'), this.#deps.timeLimitMs ?? TIME_LIMIT_MS);
    this.#running = { job, timer };
    this.#worker.postMessage(job.request);
  }

  #start(): Worker {
    const worker = new Worker(this.#deps.workerUrl, {
      resourceLimits: { maxOldGenerationSizeMb: this.#deps.heapMib ?? HEAP_MIB, maxYoungGenerationSizeMb: 64 },
      name: 'pdf',
      env: {},
      execArgv: [],
    });
    worker.on('message', (message: PdfWorkerMessage) => this.#settle(message));
    worker.on('error', (error) => {
      if (worker === this.#worker) this.#breakOff(isOutOfMemory(error) ? 'memory' : 'fault', error);
    });
    worker.on('exit', () => {
      if (worker === this.#worker) this.#breakOff('fault');
    });
    return worker;
  }

  #settle(message: PdfWorkerMessage): void {
    if (this.#running?.job.request.number !== message.number) return;
    const job = this.#finishRunning();
    if (message.type === 'printed') job?.resolve(message.bytes);
    else if (message.type === 'refused') job?.reject(new AppError(message.code, message.details));
    else job?.reject(new AppError('PDF_CRASHED', { crash: 'fault', error: message.errorName }));
    this.#printNext();
  }

  /** The document that is printed is lost; the next one gets a new thread. */
  #breakOff(crash: string, cause?: unknown): void {
    const broken = this.#worker;
    this.#worker = undefined;
    void broken?.terminate();
    this.#finishRunning()?.reject(new AppError('PDF_CRASHED', { crash }, { cause }));
    this.#printNext();
  }

  #finishRunning(): Job | undefined {
    const finished = this.#running;
    clearTimeout(finished?.timer);
    this.#running = undefined;
    return finished?.job;
  }

  #giveUp(job: Job, reason: unknown): void {
    const index = this.#waiting.indexOf(job);
    if (index !== -1) this.#waiting.splice(index, 1);
    job.reject(reason);
  }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
