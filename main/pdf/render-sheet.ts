import { createCommonFonts } from './file/embedded-fonts.ts';
import { PdfFile } from './file/pdf-file.ts';
import { pdfDate, textString } from './file/pdf-syntax.ts';
import { createPictureReader, writePicture } from './file/picture.ts';
import { createFontShelf } from './fonts/font-shelf.ts';
import { drawForms } from './paper/draw-forms.ts';
import { drawSheet } from './paper/draw-sheet.ts';
import { pageHeight, pageWidth, type Paper } from './paper/paper.ts';
import type { Appearance } from '../../shared/domain/invoices/printed-document.ts';
import type { FormSheet } from '../../shared/domain/pension/form-sheet.ts';
import type { Sheet } from './paper/sheet.ts';
import { createTypesetter } from './text/typesetter.ts';

/** Makes PDFs of sheets. The same sheet and appearance are the same bytes. */
export interface SheetRenderer {
  /** @throws AppError LOGO_UNREADABLE */
  render(sheet: Sheet, appearance: Appearance): Uint8Array;
  /** Data sheets one after the other, each on pages of its own. */
  renderForms(sheets: readonly FormSheet[], about: PaperFacts): Uint8Array;
}

/** What a file says about itself. */
interface PaperFacts {
  readonly name: string;
  readonly madeOn: string | null;
}

/** Fonts are read when they are first needed and kept for the next sheet. */
export function createSheetRenderer(): SheetRenderer {
  const shelf = createFontShelf();
  const deps = { shelf, typesetter: createTypesetter(shelf), common: createCommonFonts(), readPicture: createPictureReader() };
  return {
    render: (sheet, appearance) => writePaper(drawSheet(deps, sheet, appearance), sheet),
    renderForms: (sheets, about) => writePaper(drawForms(deps, sheets), about),
  };
}

function writePaper(paper: Paper, { name, madeOn }: PaperFacts): Uint8Array {
  const file = new PdfFile();
  const fonts = paper.fonts.write(file);
  const picture = paper.logo === null ? '' : `/XObject<</Logo ${writePicture(file, paper.logo)} 0 R>>`;
  const resources = file.add(`<</Font${fonts}${picture}>>`);
  const tree = file.reserve();
  const pages = paper.pages.map((page, index) => {
    const content = file.addDeflated('', page.content());
    return file.add(
      `<</Type/Page/Parent ${tree} 0 R/MediaBox[0 0 ${pageWidth} ${pageHeight}]/Resources ${resources} 0 R/Contents ${content} 0 R/StructParents ${index}/Tabs/S>>`,
    );
  });
  file.put(tree, `<</Type/Pages/Count ${pages.length}/Kids[${pages.map((page) => `${page} 0 R`).join(' ')}]>>`);
  const structure = paper.structure.write(file, pages);
  const catalogue = file.add(
    `<</Type/Catalog/Pages ${tree} 0 R/Lang(en-GB)/MarkInfo<</Marked true>>/StructTreeRoot ${structure} 0 R/ViewerPreferences<</DisplayDocTitle true>>>>`,
  );
  const made = madeOn === null ? '' : `/CreationDate${pdfDate(madeOn)}`;
  const info = file.add(`<</Title ${textString(name)}/Producer(Session Desk)${made}>>`);
  return file.finish(catalogue, info);
}
