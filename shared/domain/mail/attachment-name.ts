import { fileNameOf } from '../files/file-name.ts';
import { headerText } from './header-text.ts';

/**
 * A file name for the PDF in a message.
 *
 * @param text what the file is, without an ending: `Invoice 2026-0042`
 */
export function pdfName(text: string): string {
  return fileNameOf(headerText(text), '.pdf');
}
