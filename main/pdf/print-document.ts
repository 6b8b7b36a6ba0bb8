import type { Appearance, PrintedDocument } from '../../shared/domain/invoices/printed-document.ts';
import { invoiceSheet } from './invoice-sheet.ts';
import type { Sheet } from './paper/sheet.ts';
import { createSheetRenderer } from './render-sheet.ts';
import { statementSheet } from './statement-sheet.ts';

/** Makes the PDF of a document. The same document and appearance are the same bytes. */
export type PrintDocument = (document: PrintedDocument, appearance: Appearance) => Uint8Array;

/** @returns a printer that keeps its fonts; it throws AppError LOGO_UNREADABLE, and what the rules throw for dates without a rate */
export function createDocumentPrinter(): PrintDocument {
  const render = createSheetRenderer();
  return (document, appearance) => render(sheetOf(document), appearance);
}

function sheetOf(document: PrintedDocument): Sheet {
  return document.kind === 'invoice' ? invoiceSheet(document) : statementSheet(document);
}
