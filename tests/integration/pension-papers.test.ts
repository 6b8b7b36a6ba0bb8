import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, expect, test } from 'vitest';
import { createApartPrinter } from '../../main/workers/print-apart.ts';
import { hours } from '../../shared/domain/time.ts';
import { aFormATemplate, aFormBTemplate } from '../support/form-templates.ts';
import { fileOf } from '../support/invoice-desk.ts';
import { importForm } from '../support/official-form.ts';
import { aPensionDesk, type PensionDesk } from '../support/pension-desk.ts';
import { readPdf } from '../support/read-pdf.ts';

const printer = createApartPrinter({ workerUrl: new URL('../../main/workers/pdf-worker.ts', import.meta.url) });
afterAll(() => printer.close());

/** Two sessions of November, paid, on a Form B of their own. The core closes its printer, so it gets one that stays. */
async function aMonth(): Promise<PensionDesk & { readonly formId: string; readonly monthId: string }> {
  const desk = await aPensionDesk({
    printer: { ...printer, close: () => Promise.resolve() },
    organisation: { employingAuthorityCode: 'Y0123' },
  });
  await desk.decide();
  const { id: formId } = await desk.paid('2026-11-02', '2026-11-20');
  await desk.paid('2026-11-04', '2026-11-21');
  const [open] = await desk.client.pension.openMonths({});
  if (!open) throw new Error('nothing waits');
  const { identityId, month, area, tableId, rows } = open;
  const key = { identityId, month, area, schemeYear: open.schemeYear, tableId, formIds: rows.map((row) => row.formId) };
  const { id: monthId } = await desk.client.pension.makeMonth(key);
  return { ...desk, formId, monthId };
}

test('the pack of a month says what Form B and its Form As say, and is noted with version, year, hash and time', async () => {
  const { client, monthId, formId } = await aMonth();

  const pack = await fileOf(client.pensionDocuments.monthPack({ id: monthId }));
  const sheet = await fileOf(client.pensionDocuments.formSheet({ id: formId }));
  await fileOf(client.pensionDocuments.monthPack({ id: monthId }));

  const [formB = '', ...forms] = readPdf(pack).pages.map((page) => page.replaceAll(/\s+/gu, ' '));
  expect(forms).toHaveLength(2);
  for (const fact of ['November 2026', '12345678LOCNOV2026', 'AB123456C', '12.5%', '£648.00', 'Y0123 Birch Surgery 2 Nov 2026'])
    expect(formB).toContain(fact);
  for (const form of forms) for (const fact of ['12345678LOCNOV2026', '£360.00', '£324.00', '£46.59']) expect(form).toContain(fact);
  expect(readPdf(sheet).text).toContain('12345678LOCNOV2026');
  expect(await client.pensionDocuments.outputs({ id: monthId })).toEqual([
    {
      kind: 'pack',
      version: 'data sheet 1',
      schemeYear: 2026,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/u),
      madeAt: expect.any(Number),
    },
  ]);
  expect(await client.pensionDocuments.outputs({ id: formId })).toMatchObject([{ kind: 'sheet' }]);
});

test('a form that was made is the same paper on any later day', async () => {
  const desk = await aMonth();
  const { client, clock, monthId, formId } = desk;
  await importForm(desk, 'formA', await aFormATemplate());
  await importForm(desk, 'formB', await aFormBTemplate());
  const papers = async () => [
    await fileOf(client.pensionDocuments.monthPack({ id: monthId })),
    await fileOf(client.pensionDocuments.formSheet({ id: formId })),
    await fileOf(client.pensionDocuments.filledForm({ id: formId })),
    await fileOf(client.pensionDocuments.filledMonth({ id: monthId })),
  ];
  const first = await papers();
  clock.sleep(hours(40 * 24));

  expect(await papers()).toEqual(first);
  expect(await client.pensionDocuments.outputs({ id: monthId })).toHaveLength(2);
});

test('the official forms of the year are filled with the form and the month', async () => {
  const desk = await aMonth();
  const { client, monthId, formId } = desk;
  await importForm(desk, 'formA', await aFormATemplate());
  await importForm(desk, 'formB', await aFormBTemplate());

  const formA = (await PDFDocument.load(await fileOf(client.pensionDocuments.filledForm({ id: formId })))).getForm();
  const formB = (await PDFDocument.load(await fileOf(client.pensionDocuments.filledMonth({ id: monthId })))).getForm();

  expect(['UPR', 'Text2', 'Days.0.0', 'One', 'Three'].map((name) => formA.getTextField(name).getText())).toEqual([
    '12345678LOCNOV2026', 'AB123456C', '02/11/2026', '360.00', '46.59',
  ]); // prettier-ignore
  expect(['Row.0.0', 'Row.1.4', 'Box_a', 'Box_b'].map((name) => formB.getTextField(name).getText())).toEqual([
    'Y0123',
    '21/11/2026',
    '648.00',
    '81.00',
  ]);
  expect(formB.getCheckBox('Tier1').isChecked()).toBe(true);
  expect(await client.pensionDocuments.outputs({ id: formId })).toMatchObject([{ kind: 'official', version: 'V3', schemeYear: 2026 }]);
});

test('the pack of official forms has Form B and every Form A as pages, in their order and always the same', async () => {
  const desk = await aMonth();
  const { client, monthId } = desk;
  await importForm(desk, 'formA', await aFormATemplate());
  await expect(client.pensionDocuments.filledPack({ id: monthId })).rejects.toMatchObject({ code: 'PENSION_TEMPLATE_YEAR' });
  await importForm(desk, 'formB', await aFormBTemplate());

  const pack = await fileOf(client.pensionDocuments.filledPack({ id: monthId }));

  const [formB = '', ...forms] = readPdf(pack).pages.map((page) => page.replaceAll(/\s+/gu, ' '));
  expect(forms).toHaveLength(2);
  for (const fact of ['GP Locum B 2026/27', 'Y0123', 'Birch Surgery', '21/11/2026', '648.00']) expect(formB).toContain(fact);
  expect(forms.map((form) => /0[24]\/11\/2026/u.exec(form)?.[0])).toEqual(['02/11/2026', '04/11/2026']);
  for (const form of forms)
    for (const fact of ['GP Locum A 2026/27', '360.00', '46.59', '12345678LOCNOV2026']) expect(form).toContain(fact);
  expect((await PDFDocument.load(pack)).getForm().getFields()).toEqual([]);
  expect(await fileOf(client.pensionDocuments.filledPack({ id: monthId }))).toEqual(pack);
  expect(await client.pensionDocuments.outputs({ id: monthId })).toMatchObject([{ kind: 'pack', schemeYear: 2026 }]);
});

test('without a form of the very year that was looked at, nothing is filled and nothing is noted', async () => {
  const { client, monthId, formId } = await aMonth();

  await expect(client.pensionDocuments.filledForm({ id: formId })).rejects.toMatchObject({ code: 'PENSION_TEMPLATE_YEAR' });
  await expect(client.pensionDocuments.filledMonth({ id: monthId })).rejects.toMatchObject({ code: 'PENSION_TEMPLATE_YEAR' });
  await expect(client.pensionDocuments.formSheet({ id: monthId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await client.pensionDocuments.outputs({ id: monthId })).toEqual([]);
});
