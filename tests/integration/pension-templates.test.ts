import { decodePDFRawStream, PDFCheckBox, PDFDocument, PDFRawStream } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import { fillTemplate, type FilledPlace } from '../../main/pdf/template/fill-template.ts';
import { readTemplate } from '../../main/pdf/template/read-template.ts';
import { basisPoints } from '../../shared/domain/money.ts';
import type { FormKind, Place } from '../../shared/domain/pension/template-model.ts';
import { placedValues } from '../../shared/domain/pension/template-places.ts';
import { suggestPlaces } from '../../shared/domain/pension/template-suggestions.ts';
import { formAValues, formBValues } from '../../shared/domain/pension/template-values.ts';
import { aFlatTemplate, aFormATemplate, aFormBTemplate, aTroubledTemplate } from '../support/form-templates.ts';
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
    for (const active of ['hostile', '/JavaScript', '/OpenAction', '/URI', '/AA', '/Launch']) expect(plain).not.toContain(active);
    expect(await valuesIn(filled)).toMatchObject({ One: '1,950.00' });
  }
});

test('a member of whom nothing is known leaves fields empty', async () => {
  const bytes = await aFormATemplate();
  const member = { ...aMember, niNumber: '', name: '' };
  const filled = await fillTemplate(bytes, placedValues(await suggested('formA', bytes), formAValues(aFormAPaper({ member }))));

  expect(await valuesIn(filled)).toMatchObject({ Text1: '', Text2: '', One: '1,950.00' });
});
