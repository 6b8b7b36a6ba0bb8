import {
  PDFArray,
  PDFDict,
  PDFName,
  PDFNumber,
  PDFRef,
  PDFStream,
  concatTransformationMatrix,
  drawObject,
  popGraphicsState,
  pushGraphicsState,
  type PDFContext,
  type PDFDocument,
  type PDFObject,
  type PDFPage,
} from '@cantoo/pdf-lib';
import type { Matrix } from './page-frame.ts';

/** Hidden or not for viewing: bits of an annotation's flags (ISO 32000-1, table 165). */
const UNSEEN = 2 + 32;

/** Draws what fields show onto their pages and takes the fields away, so that pages can go into another file. */
export function flattenPages(document: PDFDocument): void {
  const { context, catalog } = document;
  for (const page of document.getPages()) {
    const annotations = entryOf(context, page.node, 'Annots');
    if (annotations instanceof PDFArray) for (const annotation of annotations.asArray()) flatten(context, page, context.lookup(annotation));
    page.node.delete(PDFName.of('Annots'));
  }
  catalog.delete(PDFName.of('AcroForm'));
}

function flatten(context: PDFContext, page: PDFPage, annotation: PDFObject | undefined): void {
  if (!(annotation instanceof PDFDict) || entryOf(context, annotation, 'Subtype') === PDFName.of('Popup')) return;
  const flags = entryOf(context, annotation, 'F');
  if (flags instanceof PDFNumber && (flags.asNumber() & UNSEEN) !== 0) return;
  const look = lookOf(context, annotation);
  const stream = context.lookup(look);
  const rectangle = boxOf(context, annotation, 'Rect');
  if (!(look instanceof PDFRef) || !(stream instanceof PDFStream) || rectangle === null) return;
  const name = page.node.newXObject('Flat', look);
  page.pushOperators(
    pushGraphicsState(),
    concatTransformationMatrix(...placingOf(context, stream.dict, rectangle)),
    drawObject(name),
    popGraphicsState(),
  );
}

/** What an annotation shows: of several states, the one that it is in. */
function lookOf(context: PDFContext, annotation: PDFDict): PDFObject | undefined {
  const looks = entryOf(context, annotation, 'AP');
  if (!(looks instanceof PDFDict)) return undefined;
  const states = entryOf(context, looks, 'N');
  const state = entryOf(context, annotation, 'AS');
  if (states instanceof PDFDict) return state instanceof PDFName ? states.get(state) : undefined;
  return looks.get(PDFName.of('N'));
}

interface Box {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

/** From the box of an appearance, turned by its own matrix, to the rectangle on the page (ISO 32000-1, 12.5.5). */
function placingOf(context: PDFContext, look: PDFDict, to: Box): Matrix {
  const own = boxOf(context, look, 'BBox') ?? to;
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbersOf(context, entryOf(context, look, 'Matrix'));
  const xs = [own.left, own.right].flatMap((x) => [own.bottom, own.top].map((y) => a * x + c * y + e));
  const ys = [own.left, own.right].flatMap((x) => [own.bottom, own.top].map((y) => b * x + d * y + f));
  const [left, right, bottom, top] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const scaleX = right === left ? 1 : (to.right - to.left) / (right - left);
  const scaleY = top === bottom ? 1 : (to.top - to.bottom) / (top - bottom);
  return [scaleX, 0, 0, scaleY, to.left - left * scaleX, to.bottom - bottom * scaleY];
}

function boxOf(context: PDFContext, dict: PDFDict, key: string): Box | null {
  const [x1, y1, x2, y2] = numbersOf(context, entryOf(context, dict, key));
  if (x1 === undefined || y1 === undefined || x2 === undefined || y2 === undefined) return null;
  return { left: Math.min(x1, x2), bottom: Math.min(y1, y2), right: Math.max(x1, x2), top: Math.max(y1, y2) };
}

function numbersOf(context: PDFContext, list: PDFObject | undefined): readonly number[] {
  if (!(list instanceof PDFArray)) return [];
  return list.asArray().flatMap((item) => {
    const number = context.lookup(item);
    return number instanceof PDFNumber ? [number.asNumber()] : [];
  });
}

function entryOf(context: PDFContext, dict: PDFDict, key: string): PDFObject | undefined {
  return context.lookup(dict.get(PDFName.of(key)));
}
