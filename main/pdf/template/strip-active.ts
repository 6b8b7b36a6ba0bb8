import { PDFArray, PDFDict, PDFName, PDFRef, PDFStream, type PDFContext, type PDFDocument, type PDFObject } from '@cantoo/pdf-lib';

/** What was taken out of a PDF. */
export interface Stripped {
  readonly scripts: number;
  readonly links: number;
  /** Files within the file. */
  readonly attachments: number;
  /** Actions that start a program. */
  readonly starts: number;
}

/** Entries that act, carry files, or hold a second form; whatever they belong to does without them. */
const activeKeys = [
  'OpenAction',
  'AA',
  'JS',
  'JavaScript',
  'XFA',
  'EmbeddedFiles',
  'AF',
  'EF',
  'RichMediaContent',
  'Perms',
  'Collection',
  'NeedsRendering',
  'PieceInfo',
  'Threads',
  'URI',
];
/** Annotations that a form does without. */
const activeAnnotations = new Set(['Link', 'FileAttachment', 'RichMedia', 'Screen', 'Movie', 'Sound', '3D']);

/** Removes scripts, actions, links and files from a document, and every object that nothing refers to any more. */
export function stripActive(document: PDFDocument): Stripped {
  const { context, catalog } = document;
  const counts = { scripts: 0, links: 0, attachments: 0, starts: 0 };
  const seen = new Set<PDFDict>();
  for (const [, object] of context.enumerateIndirectObjects()) walk(object, (dict) => seen.add(dict));
  for (const dict of seen) {
    count(dict, counts);
    for (const key of activeKeys) dict.delete(PDFName.of(key));
    if (isAction(context, dict.get(PDFName.of('A')))) dict.delete(PDFName.of('A'));
    dropAnnotations(context, dict);
  }
  catalog.delete(PDFName.of('Outlines'));
  dropUnreachable(context);
  return counts;
}

function count(dict: PDFDict, counts: { -readonly [Key in keyof Stripped]: number }): void {
  const kind = nameAt(dict, 'S');
  if (kind === 'JavaScript') counts.scripts++;
  if (kind === 'URI' || kind === 'GoToR' || kind === 'SubmitForm' || kind === 'ImportData') counts.links++;
  if (kind === 'Launch') counts.starts++;
  if (dict.has(PDFName.of('EmbeddedFiles')) || dict.has(PDFName.of('EF')) || nameAt(dict, 'Subtype') === 'FileAttachment')
    counts.attachments++;
}

/** A dictionary that says what sort of action it is. In the structure of a text, `A` holds attributes instead, with an owner. */
function isAction(context: PDFContext, value: PDFObject | undefined): boolean {
  const found = context.lookup(value);
  return found instanceof PDFDict && found.has(PDFName.of('S')) && !found.has(PDFName.of('O'));
}

function dropAnnotations(context: PDFContext, page: PDFDict): void {
  const annotations = context.lookup(page.get(PDFName.of('Annots')));
  if (!(annotations instanceof PDFArray)) return;
  for (let index = annotations.size() - 1; index >= 0; index--) {
    const annotation = context.lookup(annotations.get(index));
    if (!(annotation instanceof PDFDict) || activeAnnotations.has(nameAt(annotation, 'Subtype'))) annotations.remove(index);
  }
}

/** What is not referred to would be written all the same. */
function dropUnreachable(context: PDFContext): void {
  const reached = new Set<PDFRef>();
  const waiting: PDFObject[] = [context.trailerInfo.Root, context.trailerInfo.Info].filter((root) => root !== undefined);
  for (let object = waiting.pop(); object !== undefined; object = waiting.pop()) {
    walk(object, null, (ref) => {
      if (reached.has(ref)) return;
      reached.add(ref);
      const target = context.lookup(ref);
      if (target !== undefined) waiting.push(target);
    });
  }
  for (const [ref] of context.enumerateIndirectObjects()) if (!reached.has(ref)) context.delete(ref);
}

/** Visits a value and all within it, but not what it refers to. */
function walk(root: PDFObject, onDict: ((dict: PDFDict) => void) | null, onRef: (ref: PDFRef) => void = () => undefined): void {
  const waiting = [root];
  for (let object = waiting.pop(); object !== undefined; object = waiting.pop()) {
    if (object instanceof PDFRef) onRef(object);
    else if (object instanceof PDFArray) waiting.push(...object.asArray());
    else if (object instanceof PDFStream) waiting.push(object.dict);
    else if (object instanceof PDFDict) {
      onDict?.(object);
      waiting.push(...object.values());
    }
  }
}

function nameAt(dict: PDFDict, key: string): string {
  const value = dict.get(PDFName.of(key));
  return value instanceof PDFName ? value.decodeText() : '';
}
