import { constants, deflateRawSync } from 'node:zlib';
import { degrees, PDFDict, PDFDocument, PDFName, PDFString, StandardFonts, type PDFPage } from '@cantoo/pdf-lib';

/** Sets a label and a field at a place of the page, from its top. */
async function labelled(
  document: PDFDocument,
  page: PDFPage,
): Promise<(label: string, name: string, at: { readonly x: number; readonly y: number; readonly width?: number }) => void> {
  const font = await document.embedFont(StandardFonts.Helvetica);
  const { height } = page.getSize();
  return (label, name, { x, y, width = 160 }) => {
    page.drawText(label, { x, y: height - y, size: 9, font });
    document
      .getForm()
      .createTextField(name)
      .addToPage(page, { x: x + 120, y: height - y - 5, width, height: 18, borderWidth: 0, font });
  };
}

/** A fillable Form A as a publisher might make it, for 2026/27: two lines of days, the boxes, the NI number letter by letter. */
export async function aFormATemplate({ year = '2026/27' } = {}): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const page = document.addPage([595, 842]);
  const put = await labelled(document, page);
  const font = await document.embedFont(StandardFonts.Helvetica);
  page.drawText(`GP Locum A ${year} (V3)`, { x: 40, y: 800, size: 16, font });
  put('Name', 'Text1', { x: 40, y: 80 });
  put('National Insurance number', 'Text2', { x: 40, y: 110, width: 180 });
  put('Unique payment reference', 'UPR', { x: 40, y: 140 });
  for (const [column, heading] of ['From', 'To'].entries()) {
    page.drawText(heading, { x: 60 + column * 120, y: 842 - 176, size: 9, font });
    for (const row of [0, 1]) {
      const field = document.getForm().createTextField(`Days.${row}.${column}`);
      field.addToPage(page, { x: 60 + column * 120, y: 842 - 200 - row * 20, width: 90, height: 18, font });
    }
  }
  put('Box 1', 'One', { x: 40, y: 260 });
  put('Box 2', 'Two', { x: 40, y: 290 });
  put('Box 3', 'Three', { x: 40, y: 320 });
  put('Practice', 'Payer[0]', { x: 40, y: 350 });
  const number = document.getForm().getTextField('Text2');
  number.setMaxLength(9);
  number.enableCombing();
  return document.save();
}

/** A fillable Form B with three rows, tick boxes for two tiers and the boxes a to j. */
export async function aFormBTemplate(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const page = document.addPage([842, 595]);
  const font = await document.embedFont(StandardFonts.Helvetica);
  const form = document.getForm();
  page.drawText('GP Locum B 2026/27', { x: 40, y: 560, size: 16, font });
  for (const [index, rate] of ['10.7%', '12.5%'].entries()) {
    page.drawText(rate, { x: 40 + index * 100, y: 530, size: 9, font });
    form.createCheckBox(`Tier${index}`).addToPage(page, { x: 80 + index * 100, y: 527, width: 12, height: 12 });
  }
  const columns = ['EA code', 'Name of practice', 'First day', 'Last day', 'Pay received', 'Pensionable pay', 'Employer contributions'];
  for (const [column, heading] of columns.entries()) {
    page.drawText(heading, { x: 40 + column * 108, y: 502, size: 8, font });
    for (const row of [0, 1, 2])
      form
        .createTextField(`Row.${row}.${column}`)
        .addToPage(page, { x: 40 + column * 108, y: 480 - row * 18, width: 100, height: 16, font });
  }
  for (const [index, box] of Array.from('abcdefghij').entries()) {
    page.drawText(box, { x: 40, y: 400 - index * 20, size: 9, font });
    form.createTextField(`Box_${box}`).addToPage(page, { x: 60, y: 396 - index * 20, width: 100, height: 16, font });
  }
  return document.save();
}

/** A Form A as long as the longest ones: its boxes on the first page, then a hundred lines of notes on each. */
export async function aLongTemplate(pages = 6): Promise<Uint8Array> {
  const document = await PDFDocument.load(await aFormATemplate());
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (let page = 1; page <= pages; page++) {
    const sheet = document.addPage([595, 842]);
    for (let line = 0; line < 100; line++) {
      const at = { x: line < 50 ? 40 : 310, y: 800 - (line % 50) * 15 };
      sheet.drawText(`Note ${page}.${line + 1}`, { ...at, size: 7, font });
      const field = document.getForm().createTextField(`Notes.${page}.${line}`);
      field.addToPage(sheet, { x: at.x + 60, y: at.y - 2, width: 150, height: 11, borderWidth: 0, font });
    }
  }
  return document.save();
}

/** A page without fields, turned when asked for. */
export async function aFlatTemplate({ turn = 0 } = {}): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const page = document.addPage([595, 842]);
  page.setRotation(degrees(turn));
  page.drawText('GP Locum A 2026/27', { x: 40, y: 800, size: 16 });
  return document.save();
}

/** What a hostile or unusable file has that a form has not. */
export type Trouble = 'scripts' | 'links' | 'attachment' | 'launch' | 'xfa' | 'pages' | 'encrypted';

/** A fillable Form A with a trouble in it. */
export async function aTroubledTemplate(trouble: Trouble): Promise<Uint8Array> {
  const document = await PDFDocument.load(await aFormATemplate());
  const { context, catalog } = document;
  const action = (entries: Record<string, string>) =>
    context.obj(Object.fromEntries(Object.entries(entries).map(([key, value]) => [key, key === 'S' ? value : PDFString.of(value)])));
  switch (trouble) {
    case 'scripts':
      document.addJavaScript('start', 'app.alert("hostile-script")');
      catalog.set(PDFName.of('OpenAction'), action({ S: 'JavaScript', JS: 'app.alert("hostile-open")' }));
      document
        .getForm()
        .getTextField('One')
        .acroField.dict.set(PDFName.of('AA'), context.obj({ K: action({ S: 'JavaScript', JS: 'hostile-key()' }) }));
      break;
    case 'links': {
      const link = context.register(
        context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 9, 9], A: action({ S: 'URI', URI: 'https://hostile.example/' }) }),
      );
      document.getPage(0).node.addAnnot(link);
      break;
    }
    case 'attachment':
      await document.attach(Buffer.from('MZ hostile'), 'hostile.exe');
      break;
    case 'launch':
      catalog.set(PDFName.of('OpenAction'), action({ S: 'Launch', F: 'hostile.exe' }));
      break;
    case 'xfa':
      catalog.lookup(PDFName.of('AcroForm'), PDFDict).set(PDFName.of('Fields'), context.obj([]));
      catalog.lookup(PDFName.of('AcroForm'), PDFDict).set(PDFName.of('XFA'), context.register(context.stream('<xdp/>')));
      break;
    case 'pages':
      return manyPages(10_000);
    case 'encrypted':
      document.encrypt({ ownerPassword: 'hostile', userPassword: '' });
      break;
    default:
      trouble satisfies never;
  }
  return document.save();
}

/** A page of two megabytes that says it is two gigabytes of text. */
export function aPackedBomb(): Uint8Array {
  const chunk = deflateRawSync(Buffer.alloc(16 * 1024 * 1024, ' '), { finishFlush: constants.Z_FULL_FLUSH });
  const packed = Buffer.concat([Buffer.from([0x78, 0x9c]), ...Array.from({ length: 128 }, () => chunk)]);
  const page = '3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>\nendobj\n';
  const tree = '1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Count 1/Kids[3 0 R]>>\nendobj\n';
  return Buffer.concat([
    Buffer.from(`%PDF-1.7\n${tree}${page}4 0 obj\n<</Filter/FlateDecode/Length ${packed.length}>>\nstream\n`, 'latin1'),
    packed,
    Buffer.from('\nendstream\nendobj\ntrailer\n<</Root 1 0 R/Size 5>>\n%%EOF\n', 'latin1'),
  ]);
}

/** Written by hand: the library takes half a minute to add so many. */
function manyPages(count: number): Uint8Array {
  const numbers = Array.from({ length: count }, (_, index) => index + 3);
  const pages = numbers.map((number) => `${number} 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 10 10]>>\nendobj\n`);
  const tree = `<</Type/Pages/Count ${count}/Kids[${numbers.map((number) => `${number} 0 R`).join(' ')}]>>`;
  const body = `1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n${tree}\nendobj\n${pages.join('')}`;
  return Buffer.from(`%PDF-1.7\n${body}trailer\n<</Root 1 0 R/Size ${count + 3}>>\n%%EOF\n`, 'latin1');
}
