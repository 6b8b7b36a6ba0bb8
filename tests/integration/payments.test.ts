import { safe } from '@orpc/client';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PaymentInput } from '../../shared/contract/payments.ts';
import { createFakePrinter } from '../support/fake-printer.ts';
import { anInvoiceDesk, type Desk } from '../support/invoice-desk.ts';

const failing = (code: string) => expect.objectContaining({ code });
const aDesk = () => anInvoiceDesk({ printer: createFakePrinter() });
const everything = {
  organisationId: null,
  identityId: null,
  from: null,
  to: null,
  onAccount: false,
  search: '',
  offset: 0,
  limit: 200,
} as const;

function aPayment({ identityId, organisationId }: Desk, amount: number, allocations: PaymentInput['allocations'] = []): PaymentInput {
  return {
    identityId,
    organisationId,
    receivedOn: '2026-11-24',
    amount,
    method: 'bankTransfer',
    reference: 'BIRCH',
    note: '',
    allocations,
  };
}

test('one payment settles several invoices and leaves a rest on account, which pays the next one', async () => {
  const desk = await aDesk();
  const { payments, invoices } = desk.client;
  const [one, two] = [await desk.issued('2026-11-03'), await desk.issued('2026-11-04')];

  const { payment } = await payments.record(
    aPayment(desk, 50_000, [{ invoiceId: one.id, amount: 36_000 }, { invoiceId: two.id, amount: 10_000 }]), // prettier-ignore
  );
  expect(payment).toMatchObject({ onAccount: 4_000, allocations: [{ number: 'INV-0001', amount: 36_000 }, { number: 'INV-0002', amount: 10_000 }] }); // prettier-ignore
  expect(await invoices.get({ id: one.id })).toMatchObject({ state: 'paid', balance: 0 });
  expect(await invoices.get({ id: two.id })).toMatchObject({ state: 'partPaid', balance: 26_000 });
  const three = await desk.issued('2026-11-05');
  await payments.allocate({ id: payment.id, allocations: [...payment.allocations.map(({ invoiceId, amount }) => ({ invoiceId, amount })), { invoiceId: three.id, amount: 4_000 }] }); // prettier-ignore

  expect(await invoices.get({ id: three.id })).toMatchObject({
    balance: 32_000,
    settlements: [{ kind: 'payment', amount: 4_000, reference: 'BIRCH' }],
  });
  expect(await payments.list(everything)).toMatchObject({ total: 1, sums: { amount: 50_000, onAccount: 0 } });
  expect((await payments.list({ ...everything, onAccount: true })).total).toBe(0);
});

test('more than is owed, another account, a draft, a void, a credit note and a day to come are refused', async () => {
  const desk = await aDesk();
  const { client } = desk;
  const issued = await desk.issued('2026-11-03');
  const draft = await desk.draft('2026-11-04');
  const gone = await desk.issued('2026-11-05');
  await client.invoices.void({ id: gone.id, reason: 'x' });
  const other = await client.organisations.create({ ...(await client.organisations.get({ id: desk.organisationId })), name: 'Elm' });
  const pay = (change: Partial<PaymentInput>) => client.payments.record({ ...aPayment(desk, 36_001), ...change });
  const at = (invoiceId: string, amount = 1) => ({ allocations: [{ invoiceId, amount }] });

  await expect(pay(at(issued.id, 36_001))).rejects.toEqual(failing('ALLOCATION_TOO_LARGE'));
  await expect(pay({ amount: 5, ...at(issued.id, 6) })).rejects.toEqual(failing('ALLOCATION_TOO_LARGE'));
  await expect(pay(at(draft.id))).rejects.toEqual(failing('INVOICE_IS_DRAFT'));
  await expect(pay(at(gone.id))).rejects.toEqual(failing('INVOICE_VOID'));
  await expect(pay({ organisationId: other.id, ...at(issued.id) })).rejects.toEqual(failing('NOT_SAME_ACCOUNT'));
  await expect(pay({ receivedOn: '2026-11-25' })).rejects.toEqual(failing('DAY_IN_FUTURE'));
  const { invoice: note } = await client.invoices.credit({ id: issued.id, reason: 'x', lines: null });
  await client.invoices.issue(note);
  await expect(pay(at(note.id))).rejects.toEqual(failing('CREDIT_NOTE_STANDS'));

  expect((await client.payments.list(everything)).total).toBe(0);
});

test('what was given back cannot be given back again, nor the payment it came from be taken out', async () => {
  const desk = await aDesk();
  const { payments, invoices } = desk.client;
  const { id } = await desk.issued('2026-11-03');
  const { payment } = await payments.record(aPayment(desk, 40_000, [{ invoiceId: id, amount: 36_000 }]));

  await expect(payments.refund({ ...aPayment(desk, 4_001), kind: 'refund' })).rejects.toEqual(failing('NOT_ON_ACCOUNT'));
  const { undoId } = await payments.refund({ ...aPayment(desk, 4_000), kind: 'refund' });
  await expect(payments.remove({ id: payment.id })).rejects.toEqual(failing('NOT_ON_ACCOUNT'));
  await payments.undo({ undoId });
  await payments.refund({ ...aPayment(desk, 36_000, [{ invoiceId: id, amount: 36_000 }]), kind: 'bounced' });
  expect(await invoices.get({ id })).toMatchObject({ state: 'issued', balance: 36_000, standing: { paid: 0 } });
  await expect(payments.remove({ id: payment.id })).rejects.toEqual(failing('NOT_ON_ACCOUNT'));

  expect((await payments.list(everything)).sums).toEqual({ amount: 4_000, onAccount: 4_000 });
});

test('a booking says which invoice bills it and whether it is paid, and stays as it is billed', async () => {
  const desk = await aDesk();
  const { bookings, payments, invoices } = desk.client;
  const { id: draftId, changedAt, bookings: billed } = await desk.draft('2026-11-03');
  const id = billed[0]?.id ?? '';
  const stateNow = async () => (await bookings.get({ id })).invoice;
  expect(await stateNow()).toEqual({ id: draftId, number: null, state: 'draft' });
  const { durationMs: _length, ...booking } = { ...(await bookings.get({ id })), durationMs: 0 };
  const change = { ...booking, durationMs: booking.endsAt - booking.startsAt };

  await expect(bookings.step({ id, step: 'takeBack' })).rejects.toEqual(failing('BOOKING_INVOICED'));
  await expect(bookings.update({ id, change: { ...change, title: 'Other' } })).rejects.toEqual(failing('BOOKING_INVOICED'));
  await bookings.update({ id, change: { ...change, notes: 'A word' } });
  const issued = await invoices.issue({ id: draftId, changedAt });
  expect(await stateNow()).toEqual({ id: draftId, number: 'INV-0001', state: 'invoiced' });
  await payments.record(aPayment(desk, 36_000, [{ invoiceId: issued.id, amount: 36_000 }]));

  expect(await stateNow()).toMatchObject({ state: 'paid' });
});

interface Ledger {
  readonly paid: Map<string, number>;
  readonly credited: Map<string, number>;
  readonly writtenOff: Map<string, number>;
  onAccount: number;
}

const step = fc.record({
  what: fc.constantFrom('record', 'refund', 'bounced', 'credit', 'writeOff', 'remove', 'undo'),
  invoice: fc.nat(2),
  amount: fc.integer({ min: 1, max: 40_000 }),
  allocated: fc.integer({ min: 0, max: 40_000 }),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

test('whatever is paid, given back, credited and given up, every balance is exact to the penny', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 18 }), async (steps) => {
      const desk = await aDesk();
      const ids = [(await desk.issued('2026-11-03')).id, (await desk.issued('2026-11-04')).id, (await desk.issued('2026-11-05')).id];
      const ledger: Ledger = { paid: new Map(), credited: new Map(), writtenOff: new Map(), onAccount: 0 };
      const undos: (() => Promise<void>)[] = [];

      for (const one of steps) {
        await play(desk, ids[one.invoice] ?? '', one, ledger, undos);
        await judge(desk, ids, ledger);
      }
    }),
    { numRuns: 8 },
  );
});

/** Plays a step on the core, and, where the core took it, on the ledger. */
async function play(
  { client, ...desk }: Desk,
  invoiceId: string,
  one: Step,
  ledger: Ledger,
  undos: (() => Promise<void>)[],
): Promise<void> {
  const { what, amount } = one;
  const add = (to: Map<string, number>, by: number) => to.set(invoiceId, (to.get(invoiceId) ?? 0) + by);
  const allocated = Math.min(one.allocated, amount);
  const values = aPayment({ client, ...desk }, amount, allocated > 0 ? [{ invoiceId, amount: allocated }] : []);
  const moved = (sign: 1 | -1): void => {
    add(ledger.paid, sign * allocated);
    ledger.onAccount += sign * (amount - allocated);
  };
  if (what === 'record' || what === 'refund' || what === 'bounced') {
    const sign = what === 'record' ? 1 : -1;
    const { data } = await safe(what === 'record' ? client.payments.record(values) : client.payments.refund({ ...values, kind: what }));
    if (!data) return;
    moved(sign);
    undos.push(async () => {
      const { isSuccess } = await safe(client.payments.undo({ undoId: data.undoId }));
      if (isSuccess) moved(sign === 1 ? -1 : 1);
    });
  }
  if (what === 'credit') {
    const { data } = await safe(
      client.invoices.credit({ id: invoiceId, reason: 'Part', lines: [{ index: 0, quantity: Math.min(4_000, amount) }] }),
    );
    const { data: issued } = data ? await safe(client.invoices.issue(data.invoice)) : { data: undefined };
    if (issued) add(ledger.credited, 0 - (issued.total ?? 0));
  }
  if (what === 'writeOff') {
    const { data } = await safe(client.invoices.writeOff({ id: invoiceId, on: '2026-11-24', amount, reason: '' }));
    if (data) add(ledger.writtenOff, amount);
  }
  if (what === 'remove') await removeNewest({ client, ...desk }, ledger);
  if (what === 'undo') await undos.pop()?.();
}

async function removeNewest({ client }: Desk, ledger: Ledger): Promise<void> {
  const [newest] = (await client.payments.list(everything)).payments;
  if (!newest) return;
  const { isSuccess } = await safe(client.payments.remove({ id: newest.id }));
  if (!isSuccess) return;
  for (const { invoiceId, amount } of newest.allocations) ledger.paid.set(invoiceId, (ledger.paid.get(invoiceId) ?? 0) - amount);
  ledger.onAccount -= newest.onAccount;
}

async function judge({ client }: Desk, ids: readonly string[], ledger: Ledger): Promise<void> {
  let owed = 0;
  for (const id of ids) {
    const { balance, standing, settlements } = await client.invoices.get({ id });
    const [paid, credited, writtenOff] = [ledger.paid, ledger.credited, ledger.writtenOff].map((part) => part.get(id) ?? 0);
    const open = 36_000 - (paid ?? 0) - (credited ?? 0) - (writtenOff ?? 0);
    expect(standing).toMatchObject({ paid, credited, writtenOff, balance: Math.max(0, open), overpaid: Math.max(0, -open) });
    expect(settlements.reduce((sum, { amount }) => sum + amount, 0)).toBe(36_000 - open);
    expect(balance).toBe(Math.max(0, open));
    expect(paid).toBeGreaterThanOrEqual(0);
    owed += balance;
  }
  const { sums } = await client.payments.list(everything);
  expect(sums.onAccount).toBe(ledger.onAccount);
  expect(ledger.onAccount).toBeGreaterThanOrEqual(0);
  const all = { view: 'owing', organisationId: null, identityId: null, from: null, to: null, search: '', offset: 0, limit: 1 } as const;
  expect((await client.invoices.list(all)).sums.balance).toBe(owed);
}

test('payments are found by what they say, whom they are from, what they are for and how much; the sums follow', async () => {
  const desk = await aDesk();
  const { payments } = desk.client;
  const invoice = await desk.issued('2026-11-03');
  await payments.record({ ...aPayment(desk, 10_050, [{ invoiceId: invoice.id, amount: 10_050 }]), reference: '100% off_' });
  await payments.record({ ...aPayment(desk, 105_000), method: 'cash', reference: '', note: 'in an envelope', receivedOn: '2026-11-20' });
  const found = async (filter: Partial<Parameters<typeof payments.list>[0]>) => {
    const { payments: rows, total, sums } = await payments.list({ ...everything, ...filter });
    return [rows.map(({ amount }) => amount), total, sums.amount];
  };

  expect(await found({ search: '0% off_' })).toEqual([[10_050], 1, 10_050]);
  expect(await found({ search: '%' })).toEqual([[10_050], 1, 10_050]);
  expect(await found({ search: 'ENVELOPE' })).toEqual([[105_000], 1, 105_000]);
  expect(await found({ search: 'inv-0001' })).toEqual([[10_050], 1, 10_050]);
  expect(await found({ search: '£1,050.0' })).toEqual([[105_000], 1, 105_000]);
  expect(await found({ search: '10' })).toEqual([[10_050, 105_000], 2, 115_050]);
  expect(await found({ search: '50.00' })).toEqual([[], 0, 0]);
  expect(await found({ method: 'cash' })).toEqual([[105_000], 1, 105_000]);
  expect(await found({ method: 'card' })).toEqual([[], 0, 0]);
  expect(await found({ to: '2026-11-20' })).toEqual([[105_000], 1, 105_000]);
});

test('what was given back from the account is no longer on it, whichever payments are listed', async () => {
  const desk = await aDesk();
  const { payments } = desk.client;
  await payments.record(aPayment(desk, 10_000));
  await payments.refund({ ...aPayment(desk, 4_000), kind: 'refund' });

  expect((await payments.list({ ...everything, onAccount: true })).sums).toEqual({ amount: 10_000, onAccount: 6_000 });
  expect((await payments.list(everything)).sums).toEqual({ amount: 6_000, onAccount: 6_000 });
});
