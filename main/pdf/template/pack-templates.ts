import { PDFDocument } from '@cantoo/pdf-lib';
import { filledTemplate, type FilledPlace } from './fill-template.ts';
import { flattenPages } from './flatten-pages.ts';

/** One form of a pack: the template, and what goes where on it. */
export interface PackedForm {
  readonly bytes: Uint8Array;
  readonly places: readonly FilledPlace[];
}

/**
 * Several filled forms in one PDF, in their order. Their fields are no fields any more: the same names would stand for
 * each other's values. The same input is the same bytes.
 *
 * @throws as `fillTemplate`
 */
export async function packTemplates(forms: readonly PackedForm[]): Promise<Uint8Array> {
  const pack = await PDFDocument.create({ updateMetadata: false });
  for (const { bytes, places } of forms) {
    const document = await filledTemplate(bytes, places);
    await document.flush();
    flattenPages(document);
    for (const page of await pack.copyPages(document, document.getPageIndices())) pack.addPage(page);
  }
  return pack.save({ updateFieldAppearances: false, addDefaultPage: false, useObjectStreams: true });
}
