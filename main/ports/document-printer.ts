import type { Appearance, PrintedDocument } from '../../shared/domain/invoices/printed-document.ts';

export interface PrintJob {
  readonly document: PrintedDocument;
  readonly appearance: Appearance;
}

export interface PrintOptions {
  /** Stops waiting, and takes the document out of the line if it has not begun. */
  readonly signal?: AbortSignal | undefined;
}

/** Makes PDFs without holding up the core. */
export interface DocumentPrinter {
  /**
   * The same document and appearance are the same bytes.
   *
   * @throws AppError LOGO_UNREADABLE, NO_FIGURE_FOR_DATE, or PDF_CRASHED with `details.crash` `memory`, `time` or
   *   `fault`; the signal's reason when it is aborted
   */
  print(document: PrintedDocument, appearance: Appearance, options?: PrintOptions): Promise<Uint8Array<ArrayBuffer>>;
  /**
   * Prints one after the other, and takes the next only when the last was used: a batch of any length needs the memory
   * of one. Count what comes for progress; stop reading, or abort the signal, to cancel. Throws as `print`.
   */
  printEach(jobs: Iterable<PrintJob>, options?: PrintOptions): AsyncGenerator<Uint8Array<ArrayBuffer>, void, void>;
  /** Ends the thread; what still waits is refused with PDF_CRASHED. */
  close(): Promise<void>;
}
