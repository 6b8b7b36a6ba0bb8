import { parentPort } from 'node:worker_threads';
import { AppError } from '../../shared/errors/app-error.ts';
import { createDocumentPrinter } from '../pdf/print-document.ts';
import type { PdfWorkerMessage, PdfWorkerRequest } from './pdf-worker-messages.ts';

/** Entry of the thread that prints documents, one after the other, and keeps its fonts; see print-apart.ts. */
function main(): void {
  const print = createDocumentPrinter();
  // The only sender is print-apart.ts, which types what it sends.
  parentPort?.on('message', ({ number, document, appearance }: PdfWorkerRequest) => {
    try {
      const bytes = new Uint8Array(print(document, appearance));
      const message: PdfWorkerMessage = { type: 'printed', number, bytes };
      parentPort?.postMessage(message, [bytes.buffer]);
    } catch (error) {
      parentPort?.postMessage(refusalOf(number, error));
    }
  });
}

function refusalOf(number: number, error: unknown): PdfWorkerMessage {
  if (error instanceof AppError) return { type: 'refused', number, code: error.code, details: error.details };
  return { type: 'failed', number, errorName: error instanceof Error ? error.name : 'unknown' };
}

main();
