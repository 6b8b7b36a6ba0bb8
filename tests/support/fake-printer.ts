import type { DocumentPrinter } from '../../main/ports/document-printer.ts';

/** Prints at once: what a document says, as text. The same document is the same bytes, as the port asks. */
export function createFakePrinter(): DocumentPrinter {
  const print: DocumentPrinter['print'] = async (document, appearance, { signal } = {}) => {
    signal?.throwIfAborted();
    return new TextEncoder().encode(JSON.stringify([document, appearance.template]));
  };
  async function* printEach(
    ...[jobs, options]: Parameters<DocumentPrinter['printEach']>
  ): AsyncGenerator<Uint8Array<ArrayBuffer>, void, void> {
    for (const { document, appearance } of jobs) yield await print(document, appearance, options);
  }
  return { print, printEach, close: async () => undefined };
}
