import type { ObjectNumber, PdfFile } from './pdf-file.ts';
import { textString } from './pdf-syntax.ts';

/** What a part of the page is, in PDF's own words (ISO 32000-1 §14.8.4). */
export type StructureTag = 'Document' | 'Sect' | 'H1' | 'H2' | 'P' | 'Table' | 'TR' | 'TH' | 'TD' | 'Figure' | 'Lbl' | 'Span';

export interface TagOptions {
  /** Words in place of a picture. */
  readonly alternative?: string;
  /** What a header cell is the header of. */
  readonly scope?: 'Column' | 'Row';
}

interface Element {
  readonly tag: StructureTag;
  readonly options: TagOptions;
  readonly children: (Element | Mark)[];
}

interface Mark {
  readonly page: number;
  readonly mark: number;
}

/** The order and meaning of what stands on the pages, for readers that speak or reflow the document. */
export class StructureTree {
  readonly #root: Element = { tag: 'Document', options: {}, children: [] };
  readonly #open: Element[] = [this.#root];
  readonly #markCounts: number[] = [];

  /** Runs `draw`; what it marks and nests belongs to a new element in the open one. */
  within<T>(tag: StructureTag, options: TagOptions, draw: () => T): T {
    const element: Element = { tag, options, children: [] };
    this.#open.at(-1)?.children.push(element);
    this.#open.push(element);
    try {
      return draw();
    } finally {
      this.#open.pop();
    }
  }

  /** A number for a stretch of content of the open element, unique on its page. */
  mark(page: number): number {
    const mark = this.#markCounts[page] ?? 0;
    this.#markCounts[page] = mark + 1;
    this.#open.at(-1)?.children.push({ page, mark });
    return mark;
  }

  get openTag(): StructureTag {
    return this.#open.at(-1)?.tag ?? 'Document';
  }

  /** Writes the tree; answers its root for the catalogue. */
  write(file: PdfFile, pages: readonly ObjectNumber[]): ObjectNumber {
    const root = file.reserve();
    const owners: ObjectNumber[][] = pages.map(() => []);
    const top = writeElement(this.#root, root, { file, pages, owners });
    const lists = owners.map((marks, page) => `${page}[${marks.map((owner) => `${owner} 0 R`).join(' ')}]`);
    const parents = file.add(`<</Nums[${lists.join('')}]>>`);
    file.put(root, `<</Type/StructTreeRoot/K ${top} 0 R/ParentTree ${parents} 0 R/ParentTreeNextKey ${pages.length}>>`);
    return root;
  }
}

interface WriteContext {
  readonly file: PdfFile;
  readonly pages: readonly ObjectNumber[];
  /** Per page and mark the element it belongs to. */
  readonly owners: ObjectNumber[][];
}

function writeElement({ tag, options, children }: Element, parent: ObjectNumber, context: WriteContext): ObjectNumber {
  const { file, pages, owners } = context;
  const number = file.reserve();
  const kids = children.map((child) => {
    if ('tag' in child) return `${writeElement(child, number, context)} 0 R`;
    const marks = owners[child.page];
    if (marks) marks[child.mark] = number;
    return `<</Type/MCR/Pg ${pages[child.page]} 0 R/MCID ${child.mark}>>`;
  });
  const alternative = options.alternative === undefined ? '' : `/Alt ${textString(options.alternative)}`;
  const scope = options.scope === undefined ? '' : `/A<</O/Table/Scope/${options.scope}>>`;
  file.put(number, `<</Type/StructElem/S/${tag}/P ${parent} 0 R${alternative}${scope}/K[${kids.join(' ')}]>>`);
  return number;
}
