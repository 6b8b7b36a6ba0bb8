import { expect, test } from 'vitest';
import { aKeptPdf, aKeptPng } from '../support/kept-files.ts';
import { aPensionDesk } from '../support/pension-desk.ts';

/** A desk with a Form A that waits for its signature. */
async function aFormToSign() {
  const desk = await aPensionDesk();
  const [form] = await desk.made('2026-10-06');
  const formId = form?.id ?? '';
  const signed = (bytes: Uint8Array<ArrayBuffer>, on = '2026-11-20') =>
    desk.client.pensionSigning.bringBack({ formId, on, by: 'Jo Price', uploadId: desk.core.uploads.put(bytes), fileName: 'scan.jpeg' });
  const scans = () => desk.client.keptFiles.list({ owner: { kind: 'signedForm', formId } });
  return { ...desk, formId, signed, scans };
}

test('a scan that comes back signs the form, with who and when; one undo takes both back', async () => {
  const { client, formId, signed, scans } = await aFormToSign();

  const { form, undoId } = await signed(aKeptPdf());
  expect(form).toMatchObject({ state: 'approved', approvedOn: '2026-11-20', approvedBy: 'Jo Price' });
  expect(await scans()).toMatchObject([{ name: 'scan.pdf', keptOn: '2026-11-24' }]);
  await client.pension.undo({ undoId });

  expect(await client.pension.form({ id: formId })).toMatchObject({ state: 'draft', approvedOn: null, approvedBy: '' });
  expect(await scans()).toEqual([]);
});

test('an undo leaves the scans that were there before', async () => {
  const { client, core, formId, signed, scans } = await aFormToSign();
  const owner = { kind: 'signedForm', formId } as const;
  const kept = await client.keptFiles.keep({ owner, uploadId: core.uploads.put(aKeptPng()), fileName: 'page 1.png' });

  const { undoId } = await signed(aKeptPdf());
  await client.pension.undo({ undoId });

  expect(await scans()).toEqual([kept]);
});

test.each([
  ['what is no scan', new TextEncoder().encode('<html>'), '2026-11-20', 'KEPT_FILE_KIND'],
  ['a signature of tomorrow', aKeptPdf(), '2026-11-25', 'DAY_IN_FUTURE'],
])('%s changes neither form nor files', async (_, bytes, on, code) => {
  const { client, formId, signed, scans } = await aFormToSign();
  const before = await client.pension.form({ id: formId });

  await expect(signed(bytes, on)).rejects.toMatchObject({ code });

  expect(await client.pension.form({ id: formId })).toEqual(before);
  expect(await scans()).toEqual([]);
});

test('a form that has ended is neither given out nor signed', async () => {
  const { client, formId, signed, scans } = await aFormToSign();
  await client.pension.withdraw({ id: formId, reason: '' });

  await expect(signed(aKeptPdf())).rejects.toMatchObject({ code: 'PENSION_FORM_FIXED' });
  await expect(client.pensionSigning.giveOut({ formId, letter: 'sent', paper: 'sheet' })).rejects.toMatchObject({ code: 'PENSION_FORM_FIXED' }); // prettier-ignore
  expect(await scans()).toEqual([]);
});

test('the official form is given out only where the year has one', async () => {
  const { client, formId } = await aFormToSign();

  await expect(client.pensionSigning.giveOut({ formId, letter: 'sent', paper: 'official' })).rejects.toMatchObject({ code: 'PENSION_TEMPLATE_YEAR' }); // prettier-ignore
});

test('the same paper given out twice is one copy', async () => {
  const { client, formId } = await aFormToSign();
  const wish = { formId, letter: 'sent', paper: 'sheet' } as const;

  expect(await client.pensionSigning.giveOut(wish)).toEqual(await client.pensionSigning.giveOut(wish));
});

test('a form whose invoice was credited since is not given out any more', async () => {
  const { client, formId } = await aFormToSign();
  const { invoice } = await client.pension.form({ id: formId });
  const { invoice: note } = await client.invoices.credit({ id: invoice.id, reason: 'not worked', lines: null });
  await client.invoices.issue({ id: note.id, changedAt: note.changedAt });

  for (const letter of ['sent', 'chased'] as const)
    await expect(client.pensionSigning.giveOut({ formId, letter, paper: 'sheet' })).rejects.toMatchObject({ code: 'PENSION_FORM_STATE' });
});

test('one person does not sign both parts: the member’s own name is refused as the practice’s, with or without a scan', async () => {
  const { client, core, formId, scans } = await aFormToSign();
  const own = { on: '2026-11-20', by: 'Dr. Ada MOSS' };
  const uploadId = core.uploads.put(aKeptPng());

  await expect(client.pension.note({ id: formId, what: 'approved', ...own })).rejects.toMatchObject({ code: 'PENSION_OWN_SIGNATURE' });
  await expect(client.pensionSigning.bringBack({ formId, uploadId, fileName: 'scan.png', ...own })).rejects.toMatchObject({
    code: 'PENSION_OWN_SIGNATURE',
  });

  expect(await client.pension.form({ id: formId })).toMatchObject({ approvedOn: null, approvedBy: '', history: [{ what: 'made' }] });
  expect(await scans()).toEqual([]);
  const { form } = await client.pension.note({ id: formId, what: 'approved', on: '2026-11-20', by: 'Dr Ada Mossman' });
  expect(form.approvedBy).toBe('Dr Ada Mossman');
});
