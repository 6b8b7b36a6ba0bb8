import type { Appearance, PrintedDocument } from '../../shared/domain/invoices/printed-document.ts';
import { bookingSheet } from './booking-sheet.ts';
import { invoiceSheet } from './invoice-sheet.ts';
import { formSheets } from './form-sheets.ts';
import { createSheetRenderer } from './render-sheet.ts';
import { statementSheet } from './statement-sheet.ts';

/** Makes the PDF of a document. The same document and appearance are the same bytes. */
export type PrintDocument = (document: PrintedDocument, appearance: Appearance) => Uint8Array;

/** @returns a printer that keeps its fonts; it throws AppError LOGO_UNREADABLE, and what the rules throw for dates without a rate */
export function createDocumentPrinter(): PrintDocument {
  const { render, renderForms } = createSheetRenderer();
  return (document, appearance) => {
    switch (document.kind) {
      case 'invoice':
        return render(invoiceSheet(document), appearance);
      case 'statement':
        return render(statementSheet(document), appearance);
      case 'booking':
        return render(bookingSheet(document), appearance);
      case 'pensionForms':
        return renderForms(...formSheets(document));
      default:
        return document satisfies never;
    }
  };
}
