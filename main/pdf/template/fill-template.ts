import {
  PDFCheckBox,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFRadioGroup,
  PDFTextField,
  concatTransformationMatrix,
  drawObject,
  popGraphicsState,
  pushGraphicsState,
  type PDFDocument,
  type PDFEmbeddedPage,
  type PDFWidgetAnnotation,
} from '@cantoo/pdf-lib';
import type { PageArea, PlaceTarget } from '../../../shared/domain/pension/template-model.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { openTemplate } from './open-template.ts';
import { overlayPages, type Overlay } from './overlays.ts';
import { frameOf } from './page-frame.ts';

/** What goes to one place; a tick has the text `X`. */
export interface FilledPlace {
  readonly target: PlaceTarget;
  readonly text: string;
}

/** An overlay and where it is drawn. */
interface Drawing {
  readonly overlay: Overlay;
  put(page: PDFEmbeddedPage): void;
}

/**
 * Fills a template. Fields keep their values as such, so that they can still be changed; what shows is drawn in fonts
 * that the file carries. Scripts, actions and links of the template are not in it. The same input is the same bytes.
 *
 * @throws TemplateRefused; AppError PENSION_TEMPLATE_CHANGED when a place is not in the file, PENSION_TEMPLATE_FULL when a
 *   value is longer than its field takes
 */
export async function fillTemplate(bytes: Uint8Array, places: readonly FilledPlace[]): Promise<Uint8Array> {
  const document = await filledTemplate(bytes, places);
  return document.save({ updateFieldAppearances: false, addDefaultPage: false, useObjectStreams: true });
}

/** The same, before it is written. @throws as `fillTemplate` */
export async function filledTemplate(bytes: Uint8Array, places: readonly FilledPlace[]): Promise<PDFDocument> {
  const { document } = await openTemplate(bytes);
  const drawings = places.flatMap((place) =>
    place.target.kind === 'mark' ? [markDrawing(document, place.target, place.text)] : fillField(document, place.target, place.text),
  );
  if (drawings.length > 0) {
    const pages = await document.embedPdf(overlayPages(drawings.map(({ overlay }) => overlay)), [...drawings.keys()]);
    for (const [index, { put }] of drawings.entries()) {
      const page = pages[index];
      if (page !== undefined) put(page);
    }
  }
  forbidRedrawing(document);
  return document;
}

function fillField(document: PDFDocument, target: Extract<PlaceTarget, { kind: 'field' }>, text: string): readonly Drawing[] {
  const field = document.getForm().getFieldMaybe(target.name);
  if (field instanceof PDFTextField) return fillText(document, field, text);
  if (field instanceof PDFCheckBox && target.option === null) tick(field);
  else if (field instanceof PDFCheckBox || field instanceof PDFRadioGroup) tickOne(field, target.option ?? '');
  else throw new AppError('PENSION_TEMPLATE_CHANGED');
  return [];
}

function fillText(document: PDFDocument, field: PDFTextField, text: string): readonly Drawing[] {
  const most = field.getMaxLength();
  // A form that wants nine letters one by one takes them without spaces.
  const fitted = most !== undefined && text.length > most ? text.replaceAll(/\s/gu, '') : text;
  if (most !== undefined && fitted.length > most) throw new AppError('PENSION_TEMPLATE_FULL');
  field.acroField.dict.set(PDFName.of('V'), PDFHexString.fromText(fitted));
  field.acroField.dict.delete(PDFName.of('RV'));
  const cells = field.isCombed() && most !== undefined ? most : null;
  return field.acroField.getWidgets().map((widget) => fieldDrawing(document, widget, { text: fitted, cells }));
}

/** Draws into the widget itself; a widget that is turned has its text turned with it. */
function fieldDrawing(document: PDFDocument, widget: PDFWidgetAnnotation, { text, cells }: Pick<Overlay, 'text' | 'cells'>): Drawing {
  const { width, height } = widget.getRectangle();
  const turn = (((widget.getAppearanceCharacteristics()?.getRotation() ?? 0) % 360) + 360) % 360;
  const isAcross = turn === 90 || turn === 270;
  const overlay = { text, cells, widthPt: isAcross ? height : width, heightPt: isAcross ? width : height };
  return {
    overlay,
    put: (page) => {
      const holder = document.context.register(wrapped(document, page, { width, height, turn, frame: boxOperators(widget) }));
      widget.dict.set(PDFName.of('AP'), document.context.obj({ N: holder }));
    },
  };
}

interface TurnedBox {
  /** Draws the field's own ground and border. */
  readonly frame: string;
  readonly width: number;
  readonly height: number;
  readonly turn: number;
}

/** A form of the widget's own size that shows the page, turned as the widget asks for (ISO 32000-1, 12.5.6.19, R). */
function wrapped(document: PDFDocument, page: PDFEmbeddedPage, { width, height, turn, frame }: TurnedBox) {
  const matrices: Readonly<Record<number, readonly number[]>> = {
    90: [0, 1, -1, 0, width, 0],
    180: [-1, 0, 0, -1, width, height],
    270: [0, -1, 1, 0, 0, height],
  };
  const matrix = matrices[turn] ?? [1, 0, 0, 1, 0, 0];
  return document.context.stream(`${frame}q ${matrix.join(' ')} cm /Text Do Q`, {
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [0, 0, width, height],
    Resources: { XObject: { Text: page.ref } },
  });
}

/** What stands behind the text of a field, in PDF syntax: our appearance takes the place of the one that drew it. */
function boxOperators(widget: PDFWidgetAnnotation): string {
  const { width, height } = widget.getRectangle();
  const look = widget.getAppearanceCharacteristics();
  const ground = colourOf(look?.getBackgroundColor(), ['g', 'rg', 'k']);
  const border = colourOf(look?.getBorderColor(), ['G', 'RG', 'K']);
  const line = widget.getBorderStyle()?.getWidth() ?? 1;
  const filled = ground === '' ? '' : `q ${ground} 0 0 ${width} ${height} re f Q `;
  const half = line / 2;
  if (border === '' || line === 0) return filled;
  return `${filled}q ${border} ${line} w ${half} ${half} ${width - line} ${height - line} re S Q `;
}

/** By the number of its parts: grey, red-green-blue, or the four of print. */
function colourOf(parts: readonly number[] | undefined, [grey, rgb, print]: readonly [string, string, string]): string {
  const operator = { 1: grey, 3: rgb, 4: print }[parts?.length ?? 0];
  return parts === undefined || operator === undefined ? '' : `${parts.join(' ')} ${operator}`;
}

/** Draws onto the page, upright as it is shown. */
function markDrawing(document: PDFDocument, area: PageArea, text: string): Drawing {
  const page = document.getPages()[area.page];
  if (page === undefined) throw new AppError('PENSION_TEMPLATE_CHANGED');
  const { toOwn, heightPt } = frameOf(page);
  return {
    overlay: { text, cells: null, widthPt: area.width, heightPt: area.height },
    put: (embedded) => {
      const name = page.node.newXObject('Filled', embedded.ref);
      page.pushOperators(
        pushGraphicsState(),
        concatTransformationMatrix(...toOwn),
        concatTransformationMatrix(1, 0, 0, 1, area.x, heightPt - area.y - area.height),
        drawObject(name),
        popGraphicsState(),
      );
    },
  };
}

function tick(field: PDFCheckBox): void {
  field.check();
  if (field.needsAppearancesUpdate()) field.defaultUpdateAppearances();
}

/** Of several boxes under one name, the one with this value. */
function tickOne(field: PDFCheckBox | PDFRadioGroup, option: string): void {
  const widgets = field.acroField.getWidgets();
  const on = PDFName.of(option);
  if (!widgets.some((widget) => widget.getOnValue() === on)) throw new AppError('PENSION_TEMPLATE_CHANGED');
  field.acroField.dict.set(PDFName.of('V'), on);
  for (const widget of widgets) widget.dict.set(PDFName.of('AS'), widget.getOnValue() === on ? on : PDFName.of('Off'));
}

/** Readers would otherwise set the values anew, in whatever font they find. */
function forbidRedrawing({ catalog, context }: PDFDocument): void {
  const form = context.lookup(catalog.get(PDFName.of('AcroForm')));
  if (form instanceof PDFDict) form.delete(PDFName.of('NeedAppearances'));
}
