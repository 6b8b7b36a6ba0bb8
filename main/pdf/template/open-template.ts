import { PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { templateLimits, type TemplateRefusal } from '../../../shared/domain/pension/template-model.ts';
import { stripActive, type Stripped } from './strip-active.ts';

/** A PDF that is not taken; the reason is the message, and nothing of the file. */
export class TemplateRefused extends Error {
  readonly refusal: TemplateRefusal;

  constructor(refusal: TemplateRefusal, options?: ErrorOptions) {
    super(refusal, options);
    this.name = 'TemplateRefused';
    this.refusal = refusal;
  }
}

export interface OpenTemplate {
  readonly document: PDFDocument;
  readonly stripped: Stripped;
}

/** Opens an untrusted PDF and takes out whatever acts by itself. @throws TemplateRefused */
export async function openTemplate(bytes: Uint8Array): Promise<OpenTemplate> {
  if (bytes.length > templateLimits.bytes) throw new TemplateRefused('tooLarge');
  // Readers look for the mark within the first kilobyte (ISO 32000-1, annex H.3.4.1).
  if (!Buffer.from(bytes.subarray(0, 1_024)).includes('%PDF-')) throw new TemplateRefused('notPdf');
  const document = await load(bytes);
  try {
    if (document.getPageCount() > templateLimits.pages) throw new TemplateRefused('tooManyPages');
    if (document.getPageCount() === 0) throw new TemplateRefused('damaged');
    refuseXfa(document);
    const stripped = stripActive(document);
    if (stripped.attachments > 0) throw new TemplateRefused('attachments');
    if (stripped.starts > 0) throw new TemplateRefused('starts');
    return { document, stripped };
  } catch (error) {
    if (error instanceof TemplateRefused) throw error;
    throw new TemplateRefused('damaged', { cause: error });
  }
}

async function load(bytes: Uint8Array): Promise<PDFDocument> {
  let document: PDFDocument;
  try {
    document = await PDFDocument.load(bytes, {
      updateMetadata: false,
      ignoreEncryption: true,
      throwOnInvalidObject: true,
      preserveXFA: true,
    });
  } catch (error) {
    throw new TemplateRefused(saysEncrypted(bytes) ? 'encrypted' : 'damaged', { cause: error });
  }
  if (document.context.trailerInfo.Encrypt !== undefined) throw new TemplateRefused('encrypted');
  return document;
}

/** Where even the lists of objects are encrypted, reading ends before the trailer: it names its key in plain text. */
function saysEncrypted(bytes: Uint8Array): boolean {
  return /\/Encrypt\s*(?:\d+\s+\d+\s+R|<<)/u.test(Buffer.from(bytes).toString('latin1'));
}

/** A form that exists as XFA alone shows one page that asks for another reader. */
function refuseXfa({ catalog, context }: PDFDocument): void {
  const form = context.lookup(catalog.get(PDFName.of('AcroForm')));
  if (!(form instanceof PDFDict) || !form.has(PDFName.of('XFA'))) return;
  const fields = context.lookup(form.get(PDFName.of('Fields')));
  const isEmpty = fields === undefined || ('size' in fields && typeof fields.size === 'function' && fields.size() === 0);
  if (isEmpty || catalog.has(PDFName.of('NeedsRendering'))) throw new TemplateRefused('xfa');
}
