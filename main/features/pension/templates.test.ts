import { PDFDocument } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import { aCore } from '../../../tests/support/a-core.ts';
import { aFormATemplate, aFormBTemplate, aTroubledTemplate } from '../../../tests/support/form-templates.ts';
import { fileOf } from '../../../tests/support/invoice-desk.ts';
import { basisPoints } from '../../../shared/domain/money.ts';
import { schemeYear } from '../../../shared/domain/pension/scheme-year.ts';
import type { FormKind } from '../../../shared/domain/pension/template-model.ts';
import { suggestPlaces } from '../../../shared/domain/pension/template-suggestions.ts';
import { makeProfileQuickly } from '../../../tests/support/make-profile-quickly.ts';

const rates = [1_070, 1_250].map(basisPoints);

async function aTemplateDesk() {
  const { core, client } = aCore();
  await core.start();
  await makeProfileQuickly(client, 'locum');
  const add = (bytes: Uint8Array, change: { readonly formKind?: FormKind; readonly year?: number } = {}) =>
    client.pensionDocuments.addTemplate({
      uploadId: core.uploads.put(new Uint8Array(bytes)),
      formKind: change.formKind ?? 'formA',
      schemeYear: schemeYear(change.year ?? 2026),
      fileName: 'form.pdf',
    });
  async function added(bytes: Uint8Array, formKind: FormKind = 'formA') {
    const answer = await add(bytes, { formKind });
    if (answer.outcome !== 'added') throw new Error(answer.refusal);
    return answer.template;
  }
  return { documents: client.pensionDocuments, add, added };
}

test('an official form is kept with its hash, version and fields, and comes back byte for byte', async () => {
  const { documents, added } = await aTemplateDesk();
  const bytes = await aFormATemplate();

  const template = await added(bytes);

  expect(template).toMatchObject({ formKind: 'formA', schemeYear: 2026, version: 'V3', isChecked: false, places: [] });
  expect(await documents.templates({})).toEqual([expect.objectContaining({ id: template.id, sha256: template.sha256 })]);
  expect(Buffer.from(await fileOf(documents.templateFile({ id: template.id })))).toEqual(Buffer.from(bytes));
});

test('the form of last year is refused for this year, and nothing of it is kept', async () => {
  const { documents, add } = await aTemplateDesk();

  expect(await add(await aFormATemplate({ year: '2025/26' }))).toEqual({
    outcome: 'refused',
    refusal: 'otherYear',
    words: 'The form says that it is for 2025/26. Forms change every year: import the one for the year of the work.',
  });
  expect(await documents.templates({})).toEqual([]);
});

test.each(['encrypted', 'xfa', 'attachment', 'launch'] as const)(
  'a file with %s is refused, and nothing of it is kept',
  async (trouble) => {
    const { documents, add } = await aTemplateDesk();

    expect(await add(await aTroubledTemplate(trouble))).toMatchObject({ outcome: 'refused' });
    expect(await documents.templates({})).toEqual([]);
  },
);

test('what goes where is kept once it was looked at, and can be taken back', async () => {
  const { documents, added } = await aTemplateDesk();
  const { id, reading } = await added(await aFormATemplate());
  const places = suggestPlaces('formA', reading.fields, rates);

  const { template, undoId } = await documents.savePlaces({ id, places });

  expect(template).toMatchObject({ isChecked: true, places });
  await documents.undo({ undoId });
  expect(await documents.template({ id })).toMatchObject({ isChecked: false, places: [] });
});

test('a place that the form does not have, and a value that it cannot hold, are refused', async () => {
  const { documents, added } = await aTemplateDesk();
  const { id } = await added(await aFormATemplate());
  const target = { kind: 'field', name: 'One', option: null } as const;
  const mark = { kind: 'mark', page: 1, x: 0, y: 0, width: 9, height: 9 } as const;

  const wrong = [
    { value: 'box1', part: 'whole', target: { ...target, name: 'Gone' } },
    { value: 'row1.code', part: 'whole', target },
    { value: 'box1', part: 'year', target },
    { value: 'box1', part: 'whole', target: mark },
  ] as const;
  for (const place of wrong) {
    await expect(documents.savePlaces({ id, places: [place] })).rejects.toMatchObject({
      code: 'PENSION_TEMPLATE_CHANGED',
    });
  }
});

test('a sample shows the values of nobody at the places that are being tried', async () => {
  const { documents, added } = await aTemplateDesk();
  const { id, reading } = await added(await aFormBTemplate(), 'formB');

  const bytes = await fileOf(documents.sample({ id, places: suggestPlaces('formB', reading.fields, rates) }));

  const form = (await PDFDocument.load(bytes)).getForm();
  for (const row of [0, 1, 2]) expect(form.getTextField(`Row.${row}.1`).getText()).toBe('Sample Practice');
  expect(form.getCheckBox('Tier1').isChecked()).toBe(true);
  for (const box of 'abcdefghij') expect(form.getTextField(`Box_${box}`).getText()).toMatch(/^[\d,]+\.\d\d$/u);
});

test('the same file is kept once for a year; a removed one comes back by Undo, or by importing it again', async () => {
  const { documents, add, added } = await aTemplateDesk();
  const bytes = await aFormATemplate();
  const { id } = await added(bytes);

  await expect(add(bytes)).rejects.toMatchObject({ code: 'PENSION_TEMPLATE_HELD' });
  const { undoId } = await documents.removeTemplate({ id });
  expect(await documents.templates({})).toEqual([]);
  await documents.undo({ undoId });
  expect(await documents.templates({})).toHaveLength(1);
  await documents.removeTemplate({ id });
  expect(await added(bytes)).toMatchObject({ isChecked: false });
  expect(await documents.templates({})).toHaveLength(1);
});
