import { expect, test } from 'vitest';
import type { DraftChangeInput } from '../../shared/contract/invoice-draft.ts';
import type { Invoice } from '../../shared/contract/invoices.ts';
import { anIdentity } from '../support/an-identity.ts';
import { createFakePrinter } from '../support/fake-printer.ts';
import { aTypedLine, anInvoiceDesk, changeOf, type Desk } from '../support/invoice-desk.ts';

const failing = (code: string) => expect.objectContaining({ code });
const vatNumber = 'GB980780684';

/** An issued invoice of these lines. */
async function invoiceOf({ client, identityId, organisationId }: Desk, lines: DraftChangeInput['lines']): Promise<Invoice> {
  const { invoice: draft } = await client.invoices.draftByHand({ identityId, organisationId });
  const { invoice } = await client.invoices.update({ id: draft.id, changedAt: draft.changedAt, change: changeOf(draft, { lines }) });
  return client.invoices.issue(invoice);
}

test.each([
  { before: vatNumber, after: null, total: 120_000 },
  { before: null, after: vatNumber, total: 100_000 },
])('what was charged is credited, though who issued it is registered for VAT no more or only since: $total', async (registration) => {
  const desk = await anInvoiceDesk({ printer: createFakePrinter() });
  const { invoices, identities } = desk.client;
  const register = (number: string | null) => identities.update({ id: desk.identityId, change: { ...anIdentity(), vatNumber: number } });
  await register(registration.before);
  const issued = await invoiceOf(desk, [aTypedLine({ kind: 'fee', vat: 'standard', unitPrice: 100_000 })]);
  await register(registration.after);

  const { invoice: draft } = await invoices.credit({ id: issued.id, reason: 'Not worked', lines: null });
  const note = await invoices.issue(draft);

  expect([issued.total, draft.total, note.total]).toEqual([registration.total, -registration.total, -registration.total]);
  expect(note.draft.issuer.vatNumber).toBe(registration.before);
  expect(await invoices.get({ id: issued.id })).toMatchObject({ state: 'credited', balance: 0, creditable: 0 });
});

test('after a part was credited, all that is left is the rest, to the penny, and no line goes back twice', async () => {
  const desk = await anInvoiceDesk({ printer: createFakePrinter() });
  const { invoices, identities } = desk.client;
  await identities.update({ id: desk.identityId, change: { ...anIdentity(), vatNumber } });
  // 62p of VAT on all three, 21p on each by itself.
  const lines = [1, 2, 3].map((day) => aTypedLine({ kind: 'fee', workedOn: `2026-11-0${day}`, vat: 'standard', unitPrice: 103 }));
  const { id, total } = await invoiceOf(desk, lines);
  const credit = async (wanted: readonly number[] | null) => {
    const parts = wanted?.map((index) => ({ index, quantity: 1_000 })) ?? null;
    return invoices.issue((await invoices.credit({ id, reason: 'Not worked', lines: parts })).invoice);
  };
  const first = await credit([0]);

  await expect(credit([0])).rejects.toThrow(failing('CREDIT_OUT_OF_RANGE'));
  expect((await invoices.get({ id })).creditableLines.map(({ quantity }) => quantity)).toEqual([0, 1_000, 1_000]);
  const second = await credit([1]);
  const rest = await credit(null);

  expect([total, first.total, second.total, rest.total]).toEqual([371, -124, -124, -123]);
  expect(await invoices.get({ id })).toMatchObject({ state: 'credited', balance: 0, creditable: 0 });
});

test('a line that was worded anew by hand is still the line that it takes back', async () => {
  const desk = await anInvoiceDesk({ printer: createFakePrinter() });
  const { invoices } = desk.client;
  const { id } = await invoiceOf(desk, [aTypedLine({ description: 'Morning' }), aTypedLine({ description: 'Evening', unitPrice: 9_000 })]);
  const reworded = async () => {
    const { invoice: draft } = await invoices.credit({ id, reason: 'Not worked', lines: [{ index: 0, quantity: 1_000 }] });
    const lines = draft.draft.lines.map(({ kind, ...line }) => ({ ...line, kind: kind as 'expense', description: 'Sorry for that' }));
    return invoices.update({ id: draft.id, changedAt: draft.changedAt, change: changeOf(draft, { lines }) });
  };
  const [first, second] = [await reworded(), await reworded()];

  await invoices.issue(first.invoice);

  expect((await invoices.get({ id })).creditableLines.map(({ quantity }) => quantity)).toEqual([0, 1_000]);
  await expect(invoices.issue(second.invoice)).rejects.toThrow(failing('CREDIT_OUT_OF_RANGE'));
});
