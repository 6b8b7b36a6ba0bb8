import { getDocument, PDFWorker, TextLayer, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist';
import workerAddress from 'pdfjs-dist/build/pdf.worker.min.mjs?worker&url';

/** A PDF that is open for reading; `close` frees its memory and its thread. */
export interface OpenPdf {
  readonly pages: readonly PDFPageProxy[];
  close(): void;
}

/**
 * Reads a PDF in a thread of its own.
 *
 * @param bytes  a copy goes to the thread; these stay as they are
 * @throws whatever the library says of bytes that are no PDF
 */
export async function openPdf(bytes: Uint8Array): Promise<OpenPdf> {
  const thread = new Worker(workerAddress, { type: 'module' });
  const worker = PDFWorker.create({ port: thread });
  const close = (): void => {
    worker.destroy();
    thread.terminate();
  };
  try {
    // Drawn on this page, where the policy lets fonts in that come as bytes.
    const task = getDocument({ data: bytes.slice(), worker, disableWorkerRendering: true, useSystemFonts: false });
    return { pages: await allPages(await task.promise), close };
  } catch (error) {
    close();
    throw error;
  }
}

/** Draws a page unseen and shows it when it is whole; `scale` is device pixels per point. The canvas is resized to fit. */
export async function drawPage(page: PDFPageProxy, canvas: HTMLCanvasElement, scale: number, signal: AbortSignal): Promise<void> {
  const viewport = page.getViewport({ scale });
  const unseen = document.createElement('canvas');
  unseen.width = Math.floor(viewport.width);
  unseen.height = Math.floor(viewport.height);
  // As for paper: drawn at once, not in the pauses between two frames of the screen.
  const task = page.render({ canvas: unseen, viewport, intent: 'print' });
  await untilAborted(task.promise, signal, () => task.cancel());
  if (signal.aborted) return;
  canvas.width = unseen.width;
  canvas.height = unseen.height;
  canvas.getContext('2d')?.drawImage(unseen, 0, 0);
}

/** Lays the words of a page over its picture, to be selected and read out; `scale` is CSS pixels per point. */
export async function layText(page: PDFPageProxy, container: HTMLElement, scale: number, signal: AbortSignal): Promise<void> {
  container.replaceChildren();
  const layer = new TextLayer({ textContentSource: page.streamTextContent(), container, viewport: page.getViewport({ scale }) });
  await untilAborted(layer.render(), signal, () => layer.cancel());
}

/** What is given up halfway is no failure. */
async function untilAborted(work: Promise<unknown>, signal: AbortSignal, stop: () => void): Promise<void> {
  signal.addEventListener('abort', stop, { once: true });
  try {
    await work;
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

async function allPages(pdf: PDFDocumentProxy): Promise<readonly PDFPageProxy[]> {
  return Promise.all(Array.from({ length: pdf.numPages }, async (_, index) => pdf.getPage(index + 1)));
}
