import { expect, test } from 'vitest';
import { filesQuery } from '../../main/features/kept-files/store.ts';
import type { KeptFileOwner } from '../../shared/contract/kept-files.ts';
import { LARGEST_KEPT_BYTES } from '../../shared/domain/files/kept-file.ts';
import { aCore, type CoreHarness } from '../support/a-core.ts';
import { fileOf } from '../support/invoice-desk.ts';
import { aKeptPdf, aKeptPng } from '../support/kept-files.ts';
import { aPensionDesk } from '../support/pension-desk.ts';
import { planOf } from '../support/query-plan.ts';

/** A desk with a Form B that was handed in. */
async function aSubmittedMonth() {
  const desk = await aPensionDesk();
  await desk.decide();
  const form = await desk.paid('2026-10-06', '2026-10-30');
  const [open] = await desk.client.pension.openMonths({});
  if (!open) throw new Error('nothing waits');
  const { identityId, month, area, schemeYear, tableId } = open;
  const made = await desk.client.pension.makeMonth({ identityId, month, area, schemeYear, tableId, formIds: [form.id] });
  await desk.client.pension.submitMonth({ id: made.id, on: '2026-11-02', by: 'pcseOnline', reference: 'R-1' });
  const owner = { kind: 'submission', monthId: made.id } as const;
  const keep = (bytes: Uint8Array<ArrayBuffer>, fileName: string, of: KeptFileOwner = owner) =>
    desk.client.keptFiles.keep({ owner: of, uploadId: desk.core.uploads.put(bytes), fileName });
  const reopened = async (): Promise<CoreHarness> => {
    await desk.core.close();
    const harness = aCore({ folder: desk.folder, secrets: desk.secrets, clock: desk.clock });
    await harness.core.start();
    return harness;
  };
  return { ...desk, form, owner, keep, reopened };
}

test('a proof comes back byte for byte, under a name that is fit for every disk, also after the profile was closed', async () => {
  const { reopened, owner, keep } = await aSubmittedMonth();

  const kept = await keep(aKeptPng(), '../receipt\u202Egnp.svg');
  const { client } = await reopened();

  expect(kept).toMatchObject({ owner, name: 'receiptgnp.png', mediaType: 'image/png', bytes: aKeptPng().length, keptOn: '2026-11-24' });
  expect(await client.keptFiles.list({ owner })).toEqual([kept]);
  expect(await fileOf(client.keptFiles.read({ id: kept.id }))).toEqual(Buffer.from(aKeptPng()));
});

test('a file beside a signed form or a proof stays whatever becomes of its record', async () => {
  const { client, form, keep } = await aSubmittedMonth();
  const owner = { kind: 'signedForm', formId: form.id } as const;
  const kept = await keep(aKeptPdf(), 'scan.pdf', owner);

  await client.pension.note({ id: form.id, what: 'confirmed', on: '2026-11-10', by: '' });

  expect(await client.keptFiles.list({ owner })).toEqual([kept]);
});

test('the same bytes are kept once, and come back when they were removed', async () => {
  const { client, owner, keep } = await aSubmittedMonth();
  const first = await keep(aKeptPdf(), 'a.pdf');

  expect(await keep(aKeptPdf(), 'b.pdf')).toEqual(first);
  await client.keptFiles.remove({ id: first.id });
  expect(await keep(aKeptPdf(), 'b.pdf')).toEqual(first);

  expect(await client.keptFiles.list({ owner })).toEqual([first]);
});

test('a removal is taken back, once; what was removed cannot be read', async () => {
  const { client, owner, keep } = await aSubmittedMonth();
  const { id } = await keep(aKeptPdf(), 'a.pdf');

  const { undoId } = await client.keptFiles.remove({ id });
  expect(await client.keptFiles.list({ owner })).toEqual([]);
  await expect(fileOf(client.keptFiles.read({ id }))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(client.keptFiles.remove({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await client.keptFiles.undo({ undoId });

  expect((await client.keptFiles.list({ owner })).map((file) => file.id)).toEqual([id]);
  await expect(client.keptFiles.undo({ undoId })).rejects.toMatchObject({ code: 'NOTHING_TO_UNDO' });
});

test('a removal is final once the profile was closed, and its bytes are gone', async () => {
  const { client: before, reopened, owner, keep } = await aSubmittedMonth();
  const { id } = await keep(aKeptPdf(), 'a.pdf');
  const { undoId } = await before.keptFiles.remove({ id });

  const { client, core } = await reopened();

  await expect(client.keptFiles.undo({ undoId })).rejects.toMatchObject({ code: 'NOTHING_TO_UNDO' });
  const again = await client.keptFiles.keep({ owner, uploadId: core.uploads.put(aKeptPdf()), fileName: 'a.pdf' });
  expect(again.id).not.toBe(id);
  expect(await client.keptFiles.list({ owner })).toEqual([again]);
});

test.each([
  ['an SVG by the name of a PNG', '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', 'KEPT_FILE_KIND'],
  ['a page by the name of a PNG', '<!doctype html><script>1</script>', 'KEPT_FILE_KIND'],
  ['a picture of an iPhone', '\0\0\0\u0018ftypheic', 'KEPT_FILE_HEIC'],
  ['half a PDF', '%PDF-1.7\n1 0 obj', 'KEPT_FILE_CUT'],
])('%s is refused, and nothing of it is kept', async (_, content, code) => {
  const { client, owner, keep } = await aSubmittedMonth();

  await expect(keep(new TextEncoder().encode(content), 'receipt.png')).rejects.toMatchObject({ code });

  expect(await client.keptFiles.list({ owner })).toEqual([]);
});

test('the largest file is kept whole, one byte more is refused', async () => {
  const { client, keep } = await aSubmittedMonth();
  const end = new TextEncoder().encode('%%EOF');
  const sized = (bytes: number): Uint8Array<ArrayBuffer> => {
    const whole = new Uint8Array(bytes).fill(32);
    whole.set(new TextEncoder().encode('%PDF-1.7'));
    whole.set(end, bytes - end.length);
    return whole;
  };

  const { id } = await keep(sized(LARGEST_KEPT_BYTES), 'scan.pdf');

  expect((await fileOf(client.keptFiles.read({ id }))).equals(sized(LARGEST_KEPT_BYTES))).toBe(true);
  await expect(keep(sized(LARGEST_KEPT_BYTES + 1), 'scan.pdf')).rejects.toMatchObject({ code: 'KEPT_FILE_TOO_LARGE' });
});

test('a file needs a record that may have one', async () => {
  const { client, form, keep, identityId } = await aSubmittedMonth();
  const keepOfWaiting = await aWaitingMonth();

  await expect(keep(aKeptPdf(), 'a.pdf', { kind: 'signedForm', formId: identityId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(keep(aKeptPdf(), 'a.pdf', { kind: 'importedInvoice', invoiceId: form.invoice.id })).rejects.toMatchObject({ code: 'NOT_FOUND' }); // prettier-ignore
  await expect(keepOfWaiting()).rejects.toMatchObject({ code: 'PENSION_NOT_SUBMITTED' });
  await expect(
    client.keptFiles.keep({ owner: { kind: 'signedForm', formId: form.id }, uploadId: identityId, fileName: '' }),
  ).rejects.toMatchObject({ code: 'UPLOAD_GONE' });
});

/** Keeping a proof of a Form B that was not handed in. */
async function aWaitingMonth(): Promise<() => Promise<unknown>> {
  const desk = await aPensionDesk();
  await desk.decide();
  const form = await desk.paid('2026-10-06', '2026-10-30');
  const [open] = await desk.client.pension.openMonths({});
  if (!open) throw new Error('nothing waits');
  const { identityId, month, area, schemeYear, tableId } = open;
  const { id } = await desk.client.pension.makeMonth({ identityId, month, area, schemeYear, tableId, formIds: [form.id] });
  return () =>
    desk.client.keptFiles.keep({
      owner: { kind: 'submission', monthId: id },
      uploadId: desk.core.uploads.put(aKeptPdf()),
      fileName: 'a.pdf',
    });
}

test.each([
  { kind: 'submission', monthId: 'm' },
  { kind: 'signedForm', formId: 'f' },
  { kind: 'importedInvoice', invoiceId: 'v' },
  { kind: 'statusStatement', bookingId: 'b' },
] as const)('the files of a $kind are found by an index', (owner) => {
  expect(planOf((db) => filesQuery(db, owner).toSQL()).join('; ')).toMatch(/USING INDEX kept_files_by_/);
});
