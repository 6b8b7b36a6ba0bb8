import { createCommonFonts } from './file/embedded-fonts.ts';
import { PdfFile } from './file/pdf-file.ts';
import { pdfDate, textString } from './file/pdf-syntax.ts';
import { createPictureReader, writePicture } from './file/picture.ts';
import { createFontShelf } from './fonts/font-shelf.ts';
import { drawSheet } from './paper/draw-sheet.ts';
import { pageHeight, pageWidth, type Paper } from './paper/paper.ts';
import type { Appearance } from '../../shared/domain/invoices/printed-document.ts';
import type { Sheet } from './paper/sheet.ts';
import { createTypesetter } from './text/typesetter.ts';

/**
 * Makes the PDF of a sheet. Fonts are read when they are first needed and kept for the next sheet.
 * The same sheet and appearance are the same bytes.
 */
export type RenderSheet = (sheet: Sheet, appearance: Appearance) => Uint8Array;

/** @returns a renderer; it throws AppError LOGO_UNREADABLE */
export function createSheetRenderer(): RenderSheet {
  const shelf = createFontShelf();
  const deps = { shelf, typesetter: createTypesetter(shelf), common: createCommonFonts(), readPicture: createPictureReader() };
  return (sheet, appearance) => writePaper(drawSheet(deps, sheet, appearance), sheet);
}

function writePaper(paper: Paper, sheet: Sheet): Uint8Array {
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
  const made = sheet.madeOn === null ? '' : `/CreationDate${pdfDate(sheet.madeOn)}`;
  const info = file.add(`<</Title ${textString(sheet.name)}/Producer(Session Desk)${made}>>`);
  return file.finish(catalogue, info);
}
