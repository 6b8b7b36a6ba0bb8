import { Worker } from 'node:worker_threads';
import { AppError } from '../../shared/errors/app-error.ts';
import type { FormFiller, FormToFill } from '../ports/form-filler.ts';
import type { FormWorkerForm, FormWorkerInput, FormWorkerMessage } from './form-worker-messages.ts';

export interface FormFillerDeps {
  /** The script of form-worker.ts: the source file, or what the build made of it. */
  readonly workerUrl: URL;
  /** The thread is ended after this many ms; 30,000 by default. */
  readonly timeLimitMs?: number;
  /** Heap of the thread in MiB; 512 by default. */
  readonly heapMib?: number;
  /** MiB by which the whole app may grow meanwhile; 1,024 by default. What is unpacked lies outside the heap. */
  readonly growthMib?: number;
}

const TIME_LIMIT_MS = 30_000;
const HEAP_MIB = 512;
const GROWTH_MIB = 1_024;
const MIB = 1024 * 1024;
/** Unpacking fills some ten MiB meanwhile. */
const LOOK_EVERY_MS = 20;

/** Opens each PDF in a thread of its own that ends afterwards, so a hostile one costs one reading and nothing else. */
export function createFormFiller(deps: FormFillerDeps): FormFiller {
  return {
    async read(bytes, signal) {
      const answer = await ask(deps, { task: 'read', forms: [{ bytes, places: [] }] }, signal);
      if (answer.type === 'read') return { outcome: 'read', reading: answer.reading };
      if (answer.type === 'refused') return { outcome: 'refused', refusal: answer.refusal };
      throw failureOf(answer);
    },
    async fill(bytes, places, signal) {
      return filledOf(await ask(deps, { task: 'fill', forms: [{ bytes, places }] }, signal));
    },
    async pack(forms, signal) {
      return filledOf(await ask(deps, { task: 'pack', forms }, signal));
    },
  };
}

function filledOf(answer: FormWorkerMessage): Uint8Array<ArrayBuffer> {
  if (answer.type === 'filled') return answer.bytes;
  throw failureOf(answer);
}

/** A template that was taken once and is refused now is no template any more. */
function failureOf(answer: FormWorkerMessage): AppError {
  return new AppError(answer.type === 'failed' ? answer.code : 'PENSION_TEMPLATE_CRASHED');
}

type Request =
  | { readonly task: 'read' | 'fill'; readonly forms: readonly [FormToFill] }
  | { readonly task: 'pack'; readonly forms: readonly FormToFill[] };

async function ask(deps: FormFillerDeps, request: Request, signal: AbortSignal | undefined): Promise<FormWorkerMessage> {
  signal?.throwIfAborted();
  const worker = startWorker(deps, ownCopy(request));
  let timer: NodeJS.Timeout | undefined;
  let watch: NodeJS.Timeout | undefined;
  const most = process.memoryUsage.rss() + (deps.growthMib ?? GROWTH_MIB) * MIB;
  let onAbort: (() => void) | undefined;
  try {
    return await new Promise<FormWorkerMessage>((resolve, reject) => {
      timer = setTimeout(() => reject(crash('time')), deps.timeLimitMs ?? TIME_LIMIT_MS);
      watch = setInterval(() => process.memoryUsage.rss() > most && reject(crash('memory')), LOOK_EVERY_MS);
      onAbort = () => reject(signal?.reason);
      signal?.addEventListener('abort', onAbort, { once: true });
      worker.on('message', resolve);
      worker.on('error', (error) => reject(crash(isOutOfMemory(error) ? 'memory' : 'fault', error)));
      worker.on('exit', () => reject(crash('fault')));
    });
  } finally {
    clearTimeout(timer);
    clearInterval(watch);
    if (onAbort) signal?.removeEventListener('abort', onAbort);
    await worker.terminate();
  }
}

/** The bytes go to the thread, and the caller keeps its own. */
function ownCopy(request: Request): FormWorkerInput {
  const copy = ({ bytes, places }: FormToFill): FormWorkerForm => ({ bytes: new Uint8Array(bytes), places });
  return request.task === 'pack'
    ? { task: 'pack', forms: request.forms.map(copy) }
    : { task: request.task, forms: [copy(request.forms[0])] };
}

function startWorker({ workerUrl, heapMib }: FormFillerDeps, input: FormWorkerInput): Worker {
  return new Worker(workerUrl, {
    workerData: input,
    transferList: input.forms.map(({ bytes }) => bytes.buffer),
    resourceLimits: { maxOldGenerationSizeMb: heapMib ?? HEAP_MIB, maxYoungGenerationSizeMb: 64 },
    name: 'form',
    env: {},
    execArgv: [],
    // What the library says of a broken file goes nowhere.
    stdout: true,
    stderr: true,
  });
}

function crash(kind: string, cause?: unknown): AppError {
  return new AppError('PENSION_TEMPLATE_CRASHED', { crash: kind }, { cause });
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
