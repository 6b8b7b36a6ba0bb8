import { expect, test } from 'vitest';
import type { ImportRow, ImportVerdict, ImportView } from '../../shared/contract/imports.ts';
import type { ImportKind } from '../../shared/domain/imports/import-fields.ts';
import { anInvoiceDesk, changeOf, fileOf, lastOf, type Desk } from '../support/invoice-desk.ts';
import { totalsOf } from '../../shared/domain/invoices/totals.ts';
import { anIdentity } from '../support/an-identity.ts';
import { anOrganisation } from '../support/an-organisation.ts';
import { createFakePrinter } from '../support/fake-printer.ts';

/** Imports it and waits for the end. */
async function confirmed({ client }: Desk, whole: Parameters<Desk['client']['imports']['confirm']>[0]) {
  const { jobId } = await client.imports.confirm(whole);
  const job = await lastOf(client.jobs.watch({ jobId }));
  if (job.state !== 'done' || job.resultId === null) throw new Error(JSON.stringify(job));
  return client.imports.outcome({ resultId: job.resultId });
}

type ReadView = Extract<ImportView, { outcome: 'read' }>;

/** What would come of a table; the file is read in the real thread. */
async function brought({ core, client }: Desk, kind: ImportKind, text: string | Uint8Array): Promise<string> {
  const bytes = new Uint8Array(typeof text === 'string' ? new TextEncoder().encode(text) : text);
  const { jobId } = await client.imports.read({ uploadId: core.uploads.put(bytes), kind });
  for await (const job of await client.jobs.watch({ jobId })) {
    if (job.state === 'done' && job.resultId !== null) return job.resultId;
    if (job.state === 'failed') throw new Error(job.code);
  }
  throw new Error('the job made nothing');
}

async function look(
  desk: Desk,
  importId: string,
  change: Partial<Parameters<Desk['client']['imports']['look']>[0]> = {},
): Promise<ReadView> {
  const view = await desk.client.imports.look({ importId, plan: null, identityId: null, verdict: 'new', offset: 0, limit: 200, ...change });
  if (view.outcome === 'refused') throw new Error(view.words);
  return view;
}

async function rowsOf(
  desk: Desk,
  importId: string,
  identityId: string | null,
): Promise<Readonly<Record<ImportVerdict, readonly ImportRow[]>>> {
  const of = async (verdict: ImportVerdict) => (await look(desk, importId, { identityId, verdict })).rows;
  return { new: await of('new'), known: await of('known'), wrong: await of('wrong') };
}

const past = [
  'Invoice No;Date;Due;Customer;Total;Paid;Paid on',
  'OLD-7;03/02/2025;05/03/2025;River Surgery;£900.00;900;01/03/2025',
  'OLD-8;10/10/2026;;Harbour Pharmacy;1,000.00;250.00;',
  'OLD-9;31/02/2026;;Harbour Pharmacy;5;;',
  'OLD-8;11/10/2026;;Harbour Pharmacy;5;;',
  ';11/10/2026;;Harbour Pharmacy;-5;;',
].join('\n');

test('organisations are made from a table, the known and the wrong ones named, and one undo takes all back', async () => {
  const desk = await anInvoiceDesk({ organisation: { name: 'River Surgery', odsCode: '' } });
  const importId = await brought(
    desk,
    'organisations',
    'Name,Type,Email,Address 1,Town,Contact name,ODS code\n' +
      'RIVER SURGERY,,,,,,\n' +
      '"Harbour, Ltd",Pharmacy,accounts@harbour.example,"1 Quay\nUnit 2",Dover,Jo,fa1\n' +
      'harbour ltd,,,,,,FA1\n' +
      ',,nobody@x.example,,,,\n' +
      `${'x'.repeat(121)},,,,,,\n` +
      '=HYPERLINK("http://x"),,,,,,\n',
  );
  const rows = await rowsOf(desk, importId, null);
  const done = await confirmed(desk, { importId, plan: null, identityId: null });
  const list = () => desk.client.organisations.list({ search: '', archived: true, offset: 0, limit: 50 });
  const made = (await list()).organisations;
  const harbour = await desk.client.organisations.get({ id: made.find(({ name }) => name.startsWith('Harbour'))!.id });
  await desk.client.imports.undo({ undoId: done.undoId });

  expect(rows.new.map(({ row }) => row)).toEqual([3, 7]);
  expect(rows.known.map(({ row, words }) => [row, words])).toEqual([
    [2, ['An organisation of this name is there already.']],
    [4, ['Row 3 has the same name.']],
  ]);
  expect(rows.wrong.map(({ row, words }) => [row, words])).toEqual([
    [5, ['There is no name.']],
    [6, ['The name is longer than 120 characters.']],
  ]);
  expect(done).toMatchObject({ organisations: 2, invoices: 0 });
  expect(made.map(({ name }) => name)).toEqual(['=HYPERLINK("http://x")', 'Harbour, Ltd', 'River Surgery']);
  expect(harbour).toMatchObject({
    kind: 'pharmacy',
    odsCode: 'FA1',
    accountsEmail: 'accounts@harbour.example',
    address: '1 Quay\nUnit 2\nDover',
    contacts: [{ name: 'Jo' }],
  });
  expect((await list()).organisations.map(({ name }) => name)).toEqual(['River Surgery']);
});

test('past invoices stand in lists, figures and the series, cannot be sent, and have no PDF', async () => {
  const desk = await anInvoiceDesk({ organisation: { name: 'River Surgery' }, printer: createFakePrinter() });
  const { client, identityId, organisationId } = desk;
  const settings = await client.invoiceSettings.get({ identityId });
  const invoiceNumbers = { ...settings.invoiceNumbers, template: 'OLD-{number}', digits: 1 };
  await client.invoiceSettings.set({ identityId, settings: { ...settings, invoiceNumbers } });
  const importId = await brought(desk, 'invoices', past);
  const rows = await rowsOf(desk, importId, identityId);
  const view = await look(desk, importId, { identityId });
  const done = await confirmed(desk, { importId, plan: null, identityId });
  const all = { view: 'all', organisationId: null, identityId: null, from: null, to: null, search: '', offset: 0, limit: 50 } as const;
  const { invoices, sums } = await client.invoices.list(all);
  const [eight, seven] = invoices;
  const whole = await client.invoices.get({ id: seven!.id });
  const issued = await desk.issued('2026-11-03');

  expect(rows.new.map(({ row, words }) => [row, words])).toEqual([
    [2, []],
    [3, ['No due day: the usual terms count.', 'No day of payment: the due day counts, or today if it is still to come.']],
  ]);
  expect(rows.wrong.map(({ row, words }) => [row, words])).toEqual([
    [4, ['“31/02/2026” is no day of issue written day, month, year.']],
    [5, ['Row 3 has the same number.']],
    [6, expect.arrayContaining(['There is no number.', 'The total is below zero: credit notes cannot be imported.'])],
  ]);
  expect(view.counts).toEqual({ new: 2, known: 0, wrong: 3, newOrganisations: 1, total: 190_000, paid: 115_000 });
  expect(done).toMatchObject({ organisations: 1, invoices: 2 });
  expect(eight).toMatchObject({ number: 'OLD-8', total: 100_000, balance: 75_000, organisation: { name: 'Harbour Pharmacy' } });
  expect(seven).toMatchObject({ number: 'OLD-7', state: 'paid', balance: 0, organisation: { id: organisationId }, dueOn: '2025-03-05' });
  expect(sums).toMatchObject({ total: 190_000, balance: 75_000 });
  expect(whole).toMatchObject({ pdf: null, refusals: { send: 'INVOICE_IMPORTED', credit: null, recordPayment: null } });
  expect(whole.settlements).toMatchObject([{ kind: 'payment', on: '2025-03-01', amount: 90_000 }]);
  await expect(fileOf(client.invoices.pdf({ id: seven!.id }))).rejects.toMatchObject({ code: 'INVOICE_IMPORTED' });
  await expect(client.invoices.markSent({ id: seven!.id, on: '2026-11-24' })).rejects.toMatchObject({ code: 'INVOICE_IMPORTED' });
  expect(issued.number).toBe('OLD-9');
});

test('VAT of a past invoice is shown and credited to the penny; without it nothing is credited for who is registered', async () => {
  const desk = await anInvoiceDesk({ printer: createFakePrinter() });
  const { client, identityId } = desk;
  await client.identities.update({ id: identityId, change: anIdentity({ vatNumber: 'GB123456782' }) });
  const table =
    'Number,Date,Customer,Net,VAT,Total\nV1,01/03/2026,River,100.00,8.00,108.00\nV2,01/03/2026,River,,,50.00\nV3,01/03/2026,River,100.00,30.00,130.00\nV4,01/03/2026,River,1.00,1.00,3.00\n';
  const importId = await brought(desk, 'invoices', table);
  const rows = await rowsOf(desk, importId, identityId);
  await confirmed(desk, { importId, plan: null, identityId });
  const all = { view: 'all', organisationId: null, identityId: null, from: null, to: null, search: 'V', offset: 0, limit: 50 } as const;
  const found = new Map((await client.invoices.list(all)).invoices.map((one) => [one.number, one.id]));
  const one = await client.invoices.get({ id: found.get('V1') ?? '' });
  const two = await client.invoices.get({ id: found.get('V2') ?? '' });
  const { invoice: note } = await client.invoices.credit({ id: one.id, reason: 'Wrong day', lines: null });
  // The table tells neither where the customer is nor when the work was done: the credit note asks for both.
  const unchanged = changeOf(note);
  const change = {
    ...unchanged,
    customer: { ...unchanged.customer, address: ['1 Quay', 'Dover'] },
    lines: unchanged.lines.map((line) => ({ ...line, workedOn: '2026-02-27' })),
  };
  const { invoice: complete } = await client.invoices.update({ id: note.id, changedAt: note.changedAt, change });
  await client.invoices.issue({ id: note.id, changedAt: complete.changedAt });

  expect(rows.new.map(({ words }) => words[0])).toEqual(['With VAT of £8.00.', 'No VAT is named: it cannot be credited here.']);
  expect(rows.wrong.map(({ words }) => words)).toEqual([
    ['VAT of £30.00 in £130.00 is of no known rate.'],
    ['£1.00 and VAT of £1.00 are not the total.'],
  ]);
  expect(totalsOf(one.draft as never)).toMatchObject({ net: 10_000, vatTotal: 800, total: 10_800, showsVat: true });
  expect(one.refusals.credit).toBeNull();
  expect(note.total).toBe(-10_800);
  expect((await client.invoices.get({ id: one.id })).balance).toBe(0);
  expect(two).toMatchObject({ total: 5_000, refusals: { credit: 'INVOICE_IMPORTED' } });
});

test('the PDF as it was issued elsewhere is shown and sent, and an import whose invoice has one stays', async () => {
  const desk = await anInvoiceDesk();
  const { client, core, identityId } = desk;
  const done = await confirmed(desk, { importId: await brought(desk, 'invoices', past), plan: null, identityId });
  const all = { view: 'all', organisationId: null, identityId: null, from: null, to: null, search: 'OLD-8', offset: 0, limit: 50 } as const;
  const id = (await client.invoices.list(all)).invoices[0]?.id ?? '';
  const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
  const uploadId = core.uploads.put(new Uint8Array(pdf));
  const file = await client.keptFiles.keep({ owner: { kind: 'importedInvoice', invoiceId: id }, uploadId, fileName: 'old 8.pdf' });
  const withPdf = await client.invoices.get({ id });
  const proposal = await client.mail.compose({ about: { kind: 'invoice', invoiceId: id } });
  const due = await client.mail.reminders({});
  await expect(client.imports.undo({ undoId: done.undoId })).rejects.toMatchObject({ code: 'NOTHING_TO_UNDO' });
  const shown = await fileOf(client.invoices.pdf({ id }));
  await client.keptFiles.remove({ id: file.id });

  expect(withPdf).toMatchObject({ imported: true, pdf: { sha256: file.sha256, bytes: pdf.length }, refusals: { send: null } });
  expect(shown.equals(pdf)).toBe(true);
  expect(proposal.attachmentName).toContain('OLD-8');
  expect(due.map(({ number }) => number)).toEqual(['OLD-8']);
  expect(await client.invoices.get({ id })).toMatchObject({ pdf: null, refusals: { send: 'INVOICE_IMPORTED' } });
  expect(await client.mail.reminders({})).toEqual([]);
});

test('an import of invoices is undone whole, numbers too, but not once something came of it', async () => {
  const desk = await anInvoiceDesk({ organisation: { name: 'River Surgery' } });
  const { client, identityId } = desk;
  const importOnce = async () => confirmed(desk, { importId: await brought(desk, 'invoices', past), plan: null, identityId });
  const all = { view: 'all', organisationId: null, identityId: null, from: null, to: null, search: '', offset: 0, limit: 50 } as const;

  const first = await importOnce();
  await client.imports.undo({ undoId: first.undoId });
  const empty = await client.invoices.list(all);
  const payments = await client.payments.list({ organisationId: null, identityId: null, from: null, to: null, onAccount: false, search: '', offset: 0, limit: 10 }); // prettier-ignore
  const second = await importOnce();
  const { invoices } = await client.invoices.list({ ...all, search: 'OLD-8' });
  await client.invoices.writeOff({ id: invoices[0]!.id, on: '2026-11-24', amount: null, reason: 'gone' });

  expect(empty.total).toBe(0);
  expect(payments.total).toBe(0);
  await expect(client.imports.undo({ undoId: second.undoId })).rejects.toMatchObject({ code: 'NOTHING_TO_UNDO' });
  expect((await client.invoices.list(all)).total).toBe(2);
});

test('a second import of one table makes nothing', async () => {
  const desk = await anInvoiceDesk({ organisation: { name: 'River Surgery' } });
  const { client, identityId } = desk;
  await confirmed(desk, { importId: await brought(desk, 'invoices', past), plan: null, identityId });
  const again = await brought(desk, 'invoices', past);

  expect((await look(desk, again, { identityId })).counts).toMatchObject({ new: 0, known: 2, wrong: 3 });
  await expect(client.imports.confirm({ importId: again, plan: null, identityId })).rejects.toMatchObject({ code: 'NOTHING_TO_IMPORT' });
});

test('columns that no heading tells are chosen by the user', async () => {
  const desk = await anInvoiceDesk();
  const importId = await brought(desk, 'organisations', 'Foo,Bar\n1,River\n2,Harbour\n');
  const guessed = await look(desk, importId);
  const plan = { columns: [null, 'name'] as const, headingRow: 1, dateOrder: 'dayFirst' as const };
  const chosen = await look(desk, importId, { plan });

  expect(guessed).toMatchObject({ missing: ['name'], counts: { new: 0 }, plan: { headingRow: 1, columns: [null, null] } });
  expect(chosen.rows.map(({ organisation }) => organisation?.name)).toEqual(['River', 'Harbour']);
  expect(chosen.headings).toEqual([
    { name: 'Foo', example: '1' },
    { name: 'Bar', example: 'River' },
  ]);
});

/** Past invoices of every tenth as many practices, a pound paid on each. */
function manyInvoices(count: number): string {
  const lines = Array.from(
    { length: count },
    (_, index) => `N${index},0${1 + (index % 9)}/03/2025,Practice ${index % (count / 10)},${index + 1}.50,1`,
  );
  return `Number,Date,Customer,Total,Paid\n${lines.join('\n')}\n`;
}

test('the rows of 10,000 past invoices are looked at page by page', async () => {
  const desk = await anInvoiceDesk();
  const importId = await brought(desk, 'invoices', manyInvoices(10_000));

  const last = await look(desk, importId, { identityId: desk.identityId, offset: 9_990, limit: 200 });

  expect(last.counts).toMatchObject({ new: 10_000, newOrganisations: 1_000 });
  expect(last.rows).toHaveLength(10);
}, 60_000);

test('ten thousand past invoices give way to another write, are imported whole, and taken back', async () => {
  const desk = await anInvoiceDesk();
  const { client, identityId } = desk;
  const importId = await brought(desk, 'invoices', manyInvoices(10_000));
  const { jobId } = await client.imports.confirm({ importId, plan: null, identityId });
  let resultId: string | null = null;
  let written: Promise<unknown> | null = null;
  for await (const job of await client.jobs.watch({ jobId })) {
    // Once it is on its way, somebody else writes.
    if (job.state === 'running' && job.done > 0) written ??= client.organisations.create(anOrganisation({ name: 'Practice 7' }));
    if (job.state === 'done') resultId = job.resultId;
  }
  await written;
  const done = await client.imports.outcome({ resultId: resultId ?? '' });
  const named = await client.organisations.list({ search: 'Practice 7', archived: true, offset: 0, limit: 200 });
  await client.imports.undo({ undoId: done.undoId });

  // The practice that was made meanwhile is the one that is billed: it was judged anew.
  expect(done).toMatchObject({ organisations: 999, invoices: 10_000 });
  expect(named.organisations.filter(({ name }) => name === 'Practice 7')).toHaveLength(1);
  expect((await client.organisations.list({ search: '', archived: true, offset: 0, limit: 1 })).total).toBe(2);
}, 180_000);

test('an import that is given up on its way has made nothing, and its table can be imported still', async () => {
  const desk = await anInvoiceDesk();
  const { client, identityId } = desk;
  const importId = await brought(desk, 'invoices', manyInvoices(2_000));
  const { jobId } = await client.imports.confirm({ importId, plan: null, identityId });
  let end = '';
  for await (const job of await client.jobs.watch({ jobId })) {
    if (job.state === 'running' && job.done > 0) await client.jobs.cancel({ jobId });
    end = job.state;
  }
  const all = { view: 'all', organisationId: null, identityId: null, from: null, to: null, search: '', offset: 0, limit: 50 } as const;

  expect(end).toBe('cancelled');
  expect((await client.invoices.list(all)).total).toBe(0);
  expect((await client.organisations.list({ search: '', archived: true, offset: 0, limit: 1 })).total).toBe(1);
  expect(await confirmed(desk, { importId, plan: null, identityId })).toMatchObject({ invoices: 2_000 });
}, 120_000);
