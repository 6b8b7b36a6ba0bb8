import { decodePDFRawStream, PDFArray, PDFCheckBox, PDFDict, PDFDocument, PDFName, PDFRawStream, PDFString } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import { fillTemplate, type FilledPlace } from '../../main/pdf/template/fill-template.ts';
import { readTemplate } from '../../main/pdf/template/read-template.ts';
import { basisPoints } from '../../shared/domain/money.ts';
import type { FormKind, Place } from '../../shared/domain/pension/template-model.ts';
import { placedValues } from '../../shared/domain/pension/template-places.ts';
import { suggestPlaces } from '../../shared/domain/pension/template-suggestions.ts';
import { formAValues, formBValues } from '../../shared/domain/pension/template-values.ts';
import { aFlatTemplate, aLongTemplate, aFormATemplate, aFormBTemplate, aTroubledTemplate } from '../support/form-templates.ts';
import { aFormAPaper, aFormBPaper, aFormBRow, aMember } from '../support/pension-papers.ts';
import { readPdf } from '../support/read-pdf.ts';

const rates = [520, 650, 830, 980, 1_070, 1_250].map(basisPoints);

async function suggested(kind: FormKind, bytes: Uint8Array): Promise<readonly Place[]> {
  return suggestPlaces(kind, (await readTemplate(bytes)).fields, rates);
}

/** The values of all text fields, by name. */
async function valuesIn(bytes: Uint8Array): Promise<Readonly<Record<string, string>>> {
  const form = (await PDFDocument.load(bytes)).getForm();
  return Object.fromEntries(
    form
      .getFields()
      .map((field) => [
        field.getName(),
        field instanceof PDFCheckBox ? String(field.isChecked()) : (form.getTextField(field.getName()).getText() ?? ''),
      ]),
  );
}

function marks(places: readonly { readonly text: string; readonly x: number; readonly y: number }[]): readonly FilledPlace[] {
  return places.map(({ text, x, y }) => ({ text, target: { kind: 'mark', page: 0, x, y, width: 200, height: 20 } }));
}

test('a form is read with its fields, its year and what it says it is', async () => {
  const reading = await readTemplate(await aFormATemplate());

  expect(reading).toMatchObject({ years: [2026], says: 'formA', version: 'V3', leftOut: { scripts: 0, links: 0 } });
  expect(reading.pages).toEqual([{ widthPt: 595, heightPt: 842 }]);
  expect(reading.fields.find(({ name }) => name === 'Text2')).toMatchObject({
    near: 'National Insurance number',
    maxLength: 9,
    page: 0,
    kind: 'text',
  });
});

test('fields of a Form A are suggested by the words beside them and by their columns', async () => {
  const places = await suggested('formA', await aFormATemplate());

  expect(Object.fromEntries(places.map(({ value, target }) => [value, target.kind === 'field' ? target.name : '']))).toEqual({
    'member.name': 'Text1',
    'member.niNumber': 'Text2',
    reference: 'UPR',
    'range1.from': 'Days.0.0',
    'range1.to': 'Days.0.1',
    'range2.from': 'Days.1.0',
    'range2.to': 'Days.1.1',
    box1: 'One',
    box2: 'Two',
    box3: 'Three',
    'payer.name': 'Payer[0]',
  });
});

test('a filled Form A holds the values of its paper, in any script, and shows them', async () => {
  const bytes = await aFormATemplate();
  const paper = aFormAPaper({ payer: { name: 'محمد 王小明', address: [], employingAuthorityCode: 'L81004' } });

  const filled = await fillTemplate(bytes, placedValues(await suggested('formA', bytes), formAValues(paper)));

  expect(await valuesIn(filled)).toEqual({
    Text1: 'Dr Zoë Łukasiewicz',
    Text2: 'AB123456C',
    UPR: '12345678LOCJUN2026',
    'Days.0.0': '02/06/2026',
    'Days.0.1': '02/06/2026',
    'Days.1.0': '04/06/2026',
    'Days.1.1': '05/06/2026',
    One: '1,950.00',
    Two: '1,755.00',
    Three: '252.37',
    'Payer[0]': 'محمد 王小明',
  });
  const words = readPdf(filled).text.replaceAll(/\s+/gu, ' ');
  for (const shown of ['Dr Zoë Łukasiewicz', '12345678LOCJUN2026', '04/06/2026', '1,755.00', '王小明', 'محمد'])
    expect(words).toContain(shown);
  expect(words.replaceAll(' ', '')).toContain('AB123456C');
});

test('a filled Form B has a row for each payment, the tier ticked, and every box', async () => {
  const bytes = await aFormBTemplate();
  const places = await suggested('formB', bytes);
  const rows = [aFormBRow(), aFormBRow({ payer: { name: 'Oak Practice', employingAuthorityCode: 'L81005' } })];

  const values = await valuesIn(await fillTemplate(bytes, placedValues(places, formBValues(aFormBPaper({ rows })))));

  expect(values).toMatchObject({ Tier0: 'false', Tier1: 'true', 'Row.0.0': 'L81004', 'Row.1.1': 'Oak Practice', 'Row.1.4': '20/06/2026' });
  expect(values).toMatchObject({ 'Row.0.5': '1,755.00', 'Row.0.6': '252.37', 'Row.2.0': '', Box_a: '3,510.00', Box_j: '13,510.00' });
});

test('a form of six hundred fields is read with the words beside each, suggested for, and filled', async () => {
  const bytes = await aLongTemplate();

  const { fields } = await readTemplate(bytes);
  const places = suggestPlaces('formA', fields, rates);
  const notes = fields.filter(({ name }) => name.startsWith('Notes.'));
  const filled = await fillTemplate(bytes, [
    ...placedValues(places, formAValues(aFormAPaper())),
    ...notes.slice(-50).map(({ name, option }) => ({ target: { kind: 'field', name, option } as const, text: name })),
  ]);

  expect(fields).toHaveLength(611);
  expect(notes.map(({ near }) => near)).toEqual(
    notes.map(({ name }) => name.replace(/^Notes\.(\d+)\.(\d+)$/u, (_, page, line) => `Note ${page}.${Number(line) + 1}`)),
  );
  expect(places.filter(({ value }) => value === 'box2')).toHaveLength(1);
  const values = await valuesIn(filled);
  expect([values['Two'], values['Notes.6.99']]).toEqual(['1,755.00', 'Notes.6.99']);
});

test('a filled field keeps the border that the form gave it', async () => {
  const bytes = await aFormBTemplate();
  const target = { kind: 'field', name: 'Box_a', option: null } as const;

  const document = await PDFDocument.load(await fillTemplate(bytes, [{ target, text: '1.00' }]));
  const [widget] = document.getForm().getTextField('Box_a').acroField.getWidgets();
  const look = widget?.getAppearances()?.normal;

  expect(look).toBeInstanceOf(PDFRawStream);
  expect(Buffer.from(decodePDFRawStream(look as PDFRawStream).decode()).toString('latin1')).toMatch(/ re S Q q [\s\S]* Do Q/u);
});

test('rows that the form has no room for are refused, not left out', async () => {
  const places = await suggested('formB', await aFormBTemplate());
  const rows = Array.from({ length: 4 }, () => aFormBRow());

  expect(() => placedValues(places, formBValues(aFormBPaper({ rows })))).toThrow(
    expect.objectContaining({ code: 'PENSION_TEMPLATE_SHORT' }),
  );
});

test.each([0, 90, 180, 270])('marks stand where they were put on a page that is turned by %i degrees', async (turn) => {
  const filled = await fillTemplate(await aFlatTemplate({ turn }), marks([{ text: 'Łukasiewicz', x: 100, y: 200 }]));

  const { edges, text } = readPdf(filled);
  expect(text).toContain('Łukasiewicz');
  const [right = 0, bottom = 0] = edges.find(([right, bottom]) => Math.abs(right - 155) < 25 && Math.abs(bottom - 214) < 8) ?? [];
  expect([right > 100, bottom > 200]).toEqual([true, true]);
});

test('the same form and values are the same bytes', async () => {
  const bytes = await aFormATemplate();
  const places = placedValues(await suggested('formA', bytes), formAValues(aFormAPaper()));

  expect(Buffer.from(await fillTemplate(bytes, places))).toEqual(Buffer.from(await fillTemplate(bytes, places)));
});

test('a value that is longer than its field is refused, spaces that do not fit are left out', async () => {
  const bytes = await aFormATemplate();
  const at = { target: { kind: 'field', name: 'Text2', option: null } } as const;

  await expect(fillTemplate(bytes, [{ ...at, text: 'AB123456CD' }])).rejects.toMatchObject({ code: 'PENSION_TEMPLATE_FULL' });
  expect(await valuesIn(await fillTemplate(bytes, [{ ...at, text: 'AB 12 34 56 C' }]))).toMatchObject({ Text2: 'AB123456C' });
});

test('a field that the file does not have is an error, not a blank', async () => {
  const target = { kind: 'field', name: 'Gone', option: null } as const;

  await expect(fillTemplate(await aFormATemplate(), [{ target, text: 'x' }])).rejects.toMatchObject({ code: 'PENSION_TEMPLATE_CHANGED' });
});

test.each([
  ['encrypted', 'encrypted'],
  ['xfa', 'xfa'],
  ['pages', 'tooManyPages'],
  ['attachment', 'attachments'],
  ['launch', 'starts'],
] as const)('a file with %s is refused', async (trouble, refusal) => {
  await expect(readTemplate(await aTroubledTemplate(trouble))).rejects.toMatchObject({ refusal });
});

test.each([
  ['text', Buffer.from('hello'), 'notPdf'],
  ['a PDF that was cut off', Buffer.from('%PDF-1.7\n1 0 obj\n<</Type/Catalog'), 'damaged'],
  ['more bytes than are read', Buffer.alloc(9 * 1024 * 1024), 'tooLarge'],
] as const)('%s is refused', async (_, bytes, refusal) => {
  await expect(readTemplate(bytes)).rejects.toMatchObject({ refusal });
});

test('scripts and links are counted, and nothing of them is in a filled form', async () => {
  for (const trouble of ['scripts', 'links'] as const) {
    const bytes = await aTroubledTemplate(trouble);
    const reading = await readTemplate(bytes);
    const filled = await fillTemplate(bytes, placedValues(await suggested('formA', bytes), formAValues(aFormAPaper())));

    expect(reading.leftOut[trouble]).toBeGreaterThan(0);
    const plain = Buffer.from(await (await PDFDocument.load(filled)).save({ useObjectStreams: false })).toString('latin1');
    for (const active of ['hostile', '/JavaScript', '/OpenAction', '/URI', '/AA', '/Launch', '/Link']) expect(plain).not.toContain(active);
    expect(await valuesIn(filled)).toMatchObject({ One: '1,950.00' });
  }
});

/** The same form with something added to it. */
async function changedForm(change: (document: PDFDocument) => void): Promise<Uint8Array> {
  const document = await PDFDocument.load(await aFormATemplate());
  change(document);
  return document.save({ useObjectStreams: false });
}

/** A filled copy with all of it readable. */
async function plainCopy(bytes: Uint8Array): Promise<string> {
  const filled = await fillTemplate(bytes, placedValues(await suggested('formA', bytes), formAValues(aFormAPaper())));
  return Buffer.from(await (await PDFDocument.load(filled)).save({ useObjectStreams: false })).toString('latin1');
}

test.each(['JS', 'XFA', 'AF', 'RichMediaContent', 'Perms', 'Collection', 'NeedsRendering', 'PieceInfo', 'Threads', 'URI'])(
  'an entry %s is in no filled form, wherever it stands',
  async (key) => {
    const bytes = await changedForm(({ catalog, context }) =>
      catalog.set(PDFName.of('Extra'), context.obj([{ Inner: { [key]: PDFString.of('hostile') } }])),
    );

    const plain = await plainCopy(bytes);

    expect(plain).toContain('/Extra');
    expect(plain).not.toMatch(new RegExp(`/${key}\\b|hostile`));
  },
);

test('a button that would send the form away, and bookmarks that act, are in no filled form', async () => {
  const bytes = await changedForm((document) => {
    const { catalog, context } = document;
    const submit = { S: 'SubmitForm', F: PDFString.of('https://hostile.example/') };
    const [widget] = document.getForm().getTextField('One').acroField.getWidgets();
    widget?.dict.set(PDFName.of('A'), context.obj(submit));
    const outlines = { First: context.register(context.obj({ Title: PDFString.of('hostile'), A: submit })) };
    catalog.set(PDFName.of('Outlines'), context.register(context.obj(outlines)));
  });

  expect((await readTemplate(bytes)).leftOut.links).toBe(2);
  expect(await plainCopy(bytes)).not.toMatch(/hostile|SubmitForm|Outlines/u);
});

test('a form that names a key though all of it can be read is refused as encrypted', async () => {
  const bytes = Buffer.from(await changedForm(() => undefined)).toString('latin1');
  const keyed = bytes.replace(/trailer\s*<</u, (trailer) => `${trailer} /Encrypt << /Filter /Standard /V 1 /R 2 >>`);

  expect(keyed).not.toBe(bytes);
  await expect(readTemplate(Buffer.from(keyed, 'latin1'))).rejects.toMatchObject({ refusal: 'encrypted' });
});

test('a form that asks its reader to be drawn anew from XFA is refused, though it has fields', async () => {
  const bytes = await changedForm(({ catalog, context }) => {
    catalog.lookup(PDFName.of('AcroForm'), PDFDict).set(PDFName.of('XFA'), context.register(context.stream('<xdp/>')));
    catalog.set(PDFName.of('NeedsRendering'), context.obj(true));
  });

  await expect(readTemplate(bytes)).rejects.toMatchObject({ refusal: 'xfa' });
});

test('a file of which one object cannot be read is refused as damaged', async () => {
  const bytes = Buffer.from(await changedForm(() => undefined)).toString('latin1');
  const broken = bytes.replace('/Type /Catalog', '/Type /Catalog /Broken <<[(');

  expect(broken).not.toBe(bytes);
  await expect(readTemplate(Buffer.from(broken, 'latin1'))).rejects.toMatchObject({ refusal: 'damaged' });
});

test('more fields than any form has are refused', async () => {
  const bytes = await changedForm((document) => {
    const { context } = document;
    const fields = document.catalog.lookup(PDFName.of('AcroForm'), PDFDict).lookup(PDFName.of('Fields'), PDFArray);
    for (let index = 0; index < 1_500; index++)
      fields.push(context.register(context.obj({ FT: 'Tx', T: PDFString.of(`Extra${index}`), Rect: [0, 0, 9, 9] })));
  });

  await expect(readTemplate(bytes)).rejects.toMatchObject({ refusal: 'tooManyFields' });
});

test('a member of whom nothing is known leaves fields empty', async () => {
  const bytes = await aFormATemplate();
  const member = { ...aMember, niNumber: '', name: '' };
  const filled = await fillTemplate(bytes, placedValues(await suggested('formA', bytes), formAValues(aFormAPaper({ member }))));

  expect(await valuesIn(filled)).toMatchObject({ Text1: '', Text2: '', One: '1,950.00' });
});
