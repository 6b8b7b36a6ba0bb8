import fc from 'fast-check';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { openConnection } from '../../main/db/open-connection.ts';
import type { DocumentPrinter } from '../../main/ports/document-printer.ts';
import { draftChangeSchema } from '../../shared/contract/invoice-draft.ts';
import { totalsOf } from '../../shared/domain/invoices/totals.ts';
import { createFakePrinter } from '../support/fake-printer.ts';
import { faultKeyFor } from '../support/fault-profile.ts';
import { aTypedLine, anInvoiceDesk, changeOf, fileOf } from '../support/invoice-desk.ts';
import { anIssuingDesk, judgeNumbers, openBooks } from '../support/issuing-desk.ts';
import { tempFolder } from '../support/temp-profile.ts';
import { join } from 'node:path';

const failing = (code: string) => expect.objectContaining({ code });

/** Lets others go first, a different number of times for each document. */
function aSlowPrinter(turns: () => number): DocumentPrinter {
  const printer = createFakePrinter();
  return {
    ...printer,
    print: async (...job) => {
      for (let turn = turns(); turn > 0; turn--) await new Promise((resolve) => setImmediate(resolve));
      return printer.print(...job);
    },
  };
}

test('two windows and two cores that issue at once give every number once, in order and without a gap', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.boolean(), fc.nat(5)), { minLength: 2, maxLength: 10 }), async (plan) => {
      const folder = tempFolder();
      const store = openBooks(folder);
      const waits = plan.map(([, turns]) => turns);
      const printer = aSlowPrinter(() => waits.pop() ?? 0);
      const desks = [anIssuingDesk(store, folder, printer), anIssuingDesk(store, folder, printer)] as const;
      const drafts = plan.map(([isSecond]) => ({ desk: desks[Number(isSecond)] ?? desks[0], id: desks[0].draft() }));

      const issued = await Promise.all(drafts.map(({ desk, id }) => desk.invoices.issue({ id, changedAt: null })));

      const counts = issued.map(({ number }) => Number(number?.slice(4))).sort((a, b) => a - b);
      expect(counts).toEqual(plan.map((_, index) => index + 1));
      expect(judgeNumbers(store, desks[0])).toBe(plan.length);
      store.close();
    }),
    { numRuns: 12 },
  );
});

test('one draft that two windows issue at once becomes one invoice', async () => {
  const folder = tempFolder();
  const store = openBooks(folder);
  const printer = aSlowPrinter(() => 3);
  const [one, two] = [anIssuingDesk(store, folder, printer), anIssuingDesk(store, folder, printer)];
  const id = one.draft();

  const results = await Promise.allSettled([one, two, one].map(({ invoices }) => invoices.issue({ id, changedAt: null })));

  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const result of results) if (result.status === 'rejected') expect(result.reason).toEqual(failing('INVOICE_ISSUED'));
  expect(judgeNumbers(store, one)).toBe(1);
  store.close();
});

test('all trading names of one person count as one, and a company for itself', async () => {
  const folder = tempFolder();
  const store = openBooks(folder);
  const desk = anIssuingDesk(store, folder);
  const clinic = desk.trade({ tradingName: 'Moss Clinic' });
  const company = desk.trade({
    name: 'Moss Care Ltd',
    kind: 'company',
    companyNumber: '01234567',
    registeredOffice: '1 High Street\nLeeds\nLS1 1AA',
    placeOfRegistration: 'England and Wales',
  });

  const numbers = [];
  for (const identityId of [undefined, clinic, company, undefined, clinic])
    numbers.push((await desk.invoices.issue({ id: desk.draft(identityId), changedAt: null })).number);

  expect(numbers).toEqual(['INV-0001', 'INV-0002', 'INV-0001', 'INV-0003', 'INV-0004']);
  for (const [identityId, last] of [[desk.account.identityId, 4], [clinic, 4], [company, 1]] as const)
    expect(desk.invoices.settings.checkNumbers(identityId, 'invoice').series).toMatchObject([{ first: 1, last, gaps: [], duplicates: [] }]); // prettier-ignore
  store.close();
});

test('what was issued cannot change, not even by SQL', async () => {
  const folder = tempFolder();
  const store = openBooks(folder);
  const desk = anIssuingDesk(store, folder);
  const { id } = await desk.invoices.issue({ id: desk.draft(), changedAt: null });
  const draft = desk.draft();
  store.close();
  const connection = openConnection({ file: join(folder, 'books.db'), key: faultKeyFor('database') });
  const before = connection.prepare('SELECT * FROM invoices ORDER BY id').all();
  const other = `SELECT '${draft}x', kind, identity_id, organisation_id, credits_id, charges_id, charges_until, document, with_slip, number, issued_on, due_on, listed_on, net, total, customer_references, sent_on, returned_on, acknowledged_on, disputed_on, dispute_note, voided_on, void_reason, reminders_stopped, imported, pdf_sha256, created_at, changed_at FROM invoices WHERE id = '${id}'`;

  const attacks = [
    ...['total = 1', "document = '{}'", "number = 'INV-9'", 'number = NULL', "issued_on = '2020-01-01'", "pdf_sha256 = 'x'", "kind = 'creditNote'", "id = 'x'", "identity_id = 'x'"].map((set) => `UPDATE invoices SET ${set} WHERE id = '${id}'`),
    `DELETE FROM invoices WHERE id = '${id}'`,
    `INSERT OR REPLACE INTO invoices SELECT * FROM invoices WHERE id = '${id}'`,
    `INSERT OR REPLACE INTO invoices ${other}`,
    `UPDATE OR REPLACE invoices SET id = '${id}' WHERE id = '${draft}'`,
    `UPDATE OR REPLACE invoices SET number = 'INV-0001', issued_on = '2026-01-01', net = 1, total = 1, pdf_sha256 = '${'0'.repeat(64)}' WHERE id = '${draft}'`,
    `UPDATE invoice_pdfs SET pdf = x'00'`,
    `DELETE FROM invoice_pdfs`,
    `INSERT OR REPLACE INTO invoice_pdfs VALUES ('${id}', x'00')`,
    `INSERT INTO invoice_pdfs VALUES ('${draft}', x'00')`,
    `DELETE FROM given_numbers`,
    `UPDATE given_numbers SET number = 'X'`,
    `INSERT OR REPLACE INTO given_numbers SELECT * FROM given_numbers`,
  ]; // prettier-ignore
  for (const attack of attacks) expect(() => connection.exec(attack), attack).toThrow();

  expect(connection.prepare('SELECT * FROM invoices ORDER BY id').all()).toEqual(before);
  connection.exec(`UPDATE invoices SET voided_on = '2026-11-24', void_reason = 'x' WHERE id = '${id}'`);
  expect(() => connection.exec(`UPDATE invoices SET voided_on = NULL WHERE id = '${id}'`)).toThrow('fixed');
  connection.close();
});

test('a stored PDF that was damaged is told, not shown and not sent', async () => {
  const folder = tempFolder();
  const store = openBooks(folder);
  const desk = anIssuingDesk(store, folder);
  const { id } = await desk.invoices.issue({ id: desk.draft(), changedAt: null });
  expect(desk.invoices.issuedPdf(id).length).toBeGreaterThan(0);

  store.write((db) => {
    db.run(sql`DROP TRIGGER invoice_pdfs_are_fixed`);
    db.run(sql`UPDATE invoice_pdfs SET pdf = x'25504446'`);
  });

  expect(() => desk.invoices.issuedPdf(id)).toThrow(failing('PDF_DAMAGED'));
  expect(() => desk.invoices.pdf(id)).toThrow(failing('PDF_DAMAGED'));
  store.close();
});

const amount = fc.integer({ min: 1, max: 3_000_000 });
const aFee = fc.record({
  // At least one whole day: what comes to nothing is not issued.
  quantity: fc.integer({ min: 1_000, max: 40_000 }),
  unitPrice: amount,
  vat: fc.constantFrom('standard', 'reduced', 'zero', 'exempt', 'outside'),
  pensionable: fc.boolean(),
} as const);

test('a credit note and its invoice come to zero, in every line and in the total, with VAT and pension', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(aFee, { minLength: 1, maxLength: 6 }), fc.boolean(), async (fees, isRegistered) => {
      const desk = await anInvoiceDesk({ printer: createFakePrinter() });
      const { client, identityId, organisationId } = desk;
      const [identity] = await client.identities.list({ archived: false });
      if (isRegistered && identity)
        await client.identities.update({ id: identityId, change: { ...identity, vatNumber: 'GB123456782', secrets: null } });
      const { invoice: draft } = await client.invoices.draftByHand({ identityId, organisationId });
      const lines = fees.map((fee) => aTypedLine({ kind: 'fee', unit: 'day', ...fee }));
      const change = changeOf(draft, { lines, pension: { nation: 'england', practiceRate: null } });
      const { invoice } = await client.invoices.update({ id: draft.id, changedAt: draft.changedAt, change });
      const issued = await client.invoices.issue(invoice);

      const { invoice: note } = await client.invoices.credit({ id: issued.id, reason: 'All of it', lines: null });
      const credited = await client.invoices.issue(note);

      const [ours, theirs] = [totalsOf(issued.draft), totalsOf(credited.draft)];
      expect(theirs.lineNets).toEqual(ours.lineNets.map((net) => 0 - net));
      expect([theirs.net + ours.net, theirs.vatTotal + ours.vatTotal, theirs.total + ours.total]).toEqual([0, 0, 0]);
      expect((credited.total ?? 1) + (issued.total ?? 1)).toBe(0);
      expect(await client.invoices.get({ id: issued.id })).toMatchObject({ state: 'credited', balance: 0, creditable: 0 });
    }),
    { numRuns: 8 },
  );
});

const nasty = fc.constantFrom('=HYPERLINK("http://x")', '@SUM(1)', '-1+1', '<script>alert(1)</script>', 'שלום ‮txt', 'مرحبا بالعالم', '𝔘𝔫𝔦𝔠𝔬𝔡𝔢 👩🏽‍⚕️', 'Zoë\u0301', "'; DROP TABLE invoices; --", 'ﷺ', '\u200b', 'a'.repeat(200)); // prettier-ignore

test('text of any kind in every field is kept as it was typed, printed and found again', { timeout: 120_000 }, async () => {
  const desk = await anInvoiceDesk();
  const { client, identityId, organisationId } = desk;

  await fc.assert(
    fc.asyncProperty(nasty, nasty, fc.integer({ min: 1, max: 9_999_999_999 }), async (one, two, unitPrice) => {
      const { invoice: draft } = await client.invoices.draftByHand({ identityId, organisationId });
      const { customer } = changeOf(draft);
      const short = one.slice(0, 60).trim();
      const typed = {
        customer: { ...customer, name: one.slice(0, 120), address: [two, one], purchaseOrder: short, reference: short, costCentre: short },
        lines: [aTypedLine({ description: `${one} ${two}`, unitPrice })],
        note: `${two}\n${one}`,
        paymentTerms: one,
      };
      const change = draftChangeSchema.parse(changeOf(draft, typed));
      const { invoice } = await client.invoices.update({ id: draft.id, changedAt: draft.changedAt, change });
      const issued = await client.invoices.issue(invoice);

      expect(issued.draft).toMatchObject({ customer: change.customer, note: change.note, paymentTerms: change.paymentTerms });
      expect(issued.draft.lines[0]?.description).toBe(change.lines[0]?.description);
      expect((await fileOf(client.invoices.pdf({ id: issued.id }))).subarray(0, 5).toString()).toBe('%PDF-');
      const found = await client.invoices.list({ view: 'all', organisationId: null, identityId: null, from: null, to: null, search: short, offset: 0, limit: 200 }); // prettier-ignore
      expect(found.invoices.map(({ id }) => id)).toContain(issued.id);
    }),
    { numRuns: 14 },
  );
});
