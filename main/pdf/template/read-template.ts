import {
  PDFCheckBox,
  PDFDict,
  PDFName,
  PDFRadioGroup,
  PDFString,
  PDFHexString,
  PDFTextField,
  type PDFDocument,
  type PDFField,
} from '@cantoo/pdf-lib';
import { formNamedIn, versionNamedIn, yearsNamedIn } from '../../../shared/domain/pension/template-text.ts';
import { templateLimits, type TemplateField, type TemplateReading } from '../../../shared/domain/pension/template-model.ts';
import { openTemplate, TemplateRefused } from './open-template.ts';
import { frameOf, type PageFrame } from './page-frame.ts';
import { wordsNear, wordsOfPage, type PageWords } from './page-words.ts';

interface ReadPage {
  readonly frame: PageFrame;
  readonly words: readonly PageWords[];
}

/** Reads an untrusted PDF: pages, fields, and what its text says it is. @throws TemplateRefused */
export async function readTemplate(bytes: Uint8Array): Promise<TemplateReading> {
  const { document, stripped } = await openTemplate(bytes);
  try {
    const pages = document.getPages().map((page): ReadPage => {
      const frame = frameOf(page);
      return { frame, words: wordsOfPage(page, frame) };
    });
    const text = [document.getTitle() ?? '', ...pages.flatMap(({ words }) => words.map((word) => word.text))].join(' ').slice(0, 400_000);
    return {
      pages: pages.map(({ frame }) => ({ widthPt: frame.widthPt, heightPt: frame.heightPt })),
      fields: fieldsOf(document, pages),
      years: yearsNamedIn(text),
      says: formNamedIn(text),
      version: versionNamedIn(text),
      leftOut: { scripts: stripped.scripts, links: stripped.links },
    };
  } catch (error) {
    if (error instanceof TemplateRefused) throw error;
    throw new TemplateRefused('damaged', { cause: error });
  }
}

function fieldsOf(document: PDFDocument, pages: readonly ReadPage[]): readonly TemplateField[] {
  if (!document.catalog.has(PDFName.of('AcroForm'))) return [];
  const all = document.getForm().getFields();
  if (all.length > templateLimits.fields) throw new TemplateRefused('tooManyFields');
  const pageOf = pageFinder(document);
  const fields = all.flatMap((field) => placesOf(field).flatMap((place) => placedField({ document, pages, pageOf }, field, place)));
  return fields.sort((a, b) => a.page - b.page || Math.round((a.y - b.y) / 4) || a.x - b.x);
}

interface WidgetPlace {
  readonly widget: PDFDict;
  readonly option: string | null;
  readonly kind: TemplateField['kind'];
}

/** Text fields and single boxes once; of a group every box. Lists, buttons and signatures are left alone. */
function placesOf(field: PDFField): readonly WidgetPlace[] {
  const widgets = field.acroField.getWidgets();
  if (field instanceof PDFTextField) return widgets.slice(0, 1).map(({ dict }) => ({ widget: dict, option: null, kind: 'text' }));
  if (field instanceof PDFCheckBox && widgets.length === 1)
    return widgets.map(({ dict }) => ({ widget: dict, option: null, kind: 'tick' }));
  if (!(field instanceof PDFCheckBox || field instanceof PDFRadioGroup)) return [];
  return widgets.flatMap((widget) => {
    const on = widget.getOnValue()?.decodeText();
    return on === undefined ? [] : [{ widget: widget.dict, option: on, kind: 'tick' } as const];
  });
}

interface FieldContext {
  readonly document: PDFDocument;
  readonly pages: readonly ReadPage[];
  readonly pageOf: (widget: PDFDict) => number;
}

function placedField({ pages, pageOf }: FieldContext, field: PDFField, { widget, option, kind }: WidgetPlace): readonly TemplateField[] {
  const index = pageOf(widget);
  const page = pages[index];
  const found = field.acroField.getWidgets().find(({ dict }) => dict === widget);
  if (page === undefined || found === undefined) return [];
  const area = page.frame.shown(found.getRectangle());
  if (area.width < 2 || area.height < 2) return [];
  return [
    {
      name: field.getName(),
      option,
      kind,
      page: index,
      ...area,
      label: labelOf(field),
      near: wordsNear(area, page.words).slice(0, 200),
      maxLength: field instanceof PDFTextField ? (field.getMaxLength() ?? null) : null,
    },
  ];
}

/** The field's description (TU), which readers speak. */
function labelOf(field: PDFField): string {
  const label = field.acroField.dict.lookup(PDFName.of('TU'));
  const text = label instanceof PDFString || label instanceof PDFHexString ? label.decodeText() : '';
  return text.replaceAll(/\s+/gu, ' ').trim().slice(0, 200);
}

/** By the lists of the pages, for widgets need not say where they are. */
function pageFinder(document: PDFDocument): (widget: PDFDict) => number {
  const pages = new Map<PDFDict, number>();
  for (const [index, page] of document.getPages().entries()) {
    const annotations = page.node.Annots();
    for (let at = 0; at < (annotations?.size() ?? 0); at++) {
      const annotation = annotations?.lookup(at);
      if (annotation instanceof PDFDict) pages.set(annotation, index);
    }
  }
  return (widget) => pages.get(widget) ?? -1;
}
