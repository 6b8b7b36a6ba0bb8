import { expect, test } from 'vitest';
import { createFakeClock } from '../support/fake-clock.ts';
import { aTypedLine, changeOf } from '../support/invoice-desk.ts';
import { aPensionDesk, type PensionDesk } from '../support/pension-desk.ts';

const failing = (code: string) => expect.objectContaining({ code });

/** Money for an invoice, as the payments screen records it. */
async function pay({ client, identityId, organisationId }: PensionDesk, invoiceId: string, receivedOn: string, amount: number) {
  const about = { identityId, organisationId, method: 'bankTransfer', reference: '', note: '' } as const;
  return client.payments.record({ ...about, receivedOn, amount, allocations: [{ invoiceId, amount }] });
}

/** A form, and how it is paid. */
async function aForm(desk: PensionDesk, ...days: readonly string[]) {
  const [form] = await desk.made(...days);
  if (!form) throw new Error('no form was made');
  const invoiceId = form.invoice.id;
  const total = (await desk.client.invoices.get({ id: invoiceId })).total ?? 0;
  const look = async () => {
    const { paidOn, isPaidByInvoice, state, history } = await desk.client.pension.form({ id: form.id });
    return { paidOn, isPaidByInvoice, state, last: history.at(-1)?.what };
  };
  return { form, invoiceId, total, look };
}

const unpaid = { paidOn: null, isPaidByInvoice: false, state: 'draft' };

test('a form is paid on the day of the last money that settled its invoice; a part payment does not pay it', async () => {
  const desk = await aPensionDesk();
  const { invoiceId, total, look } = await aForm(desk, '2026-11-02');

  await pay(desk, invoiceId, '2026-11-20', total - 1);
  expect(await look()).toEqual({ ...unpaid, last: 'made' });
  const { undoId } = await pay(desk, invoiceId, '2026-11-18', 1);

  expect(await look()).toEqual({ paidOn: '2026-11-20', isPaidByInvoice: true, state: 'paid', last: 'paidByInvoice' });
  expect((await desk.client.pension.openMonths({}))[0]?.rows).toMatchObject([{ paidOn: '2026-11-20' }]);
  await desk.client.payments.undo({ undoId });
  expect(await look()).toEqual({ ...unpaid, last: 'paymentGone' });
});

test('money that is allocated elsewhere, removed or given back takes the day with it', async () => {
  const desk = await aPensionDesk();
  const { invoiceId, total, look } = await aForm(desk, '2026-11-02');
  const { payments } = desk.client;
  const { identityId, organisationId } = desk;
  const about = { identityId, organisationId, method: 'bankTransfer', reference: '', note: '' } as const;

  const { payment } = await pay(desk, invoiceId, '2026-11-20', total);
  await payments.allocate({ id: payment.id, allocations: [] });
  expect(await look()).toMatchObject(unpaid);
  await payments.allocate({ id: payment.id, allocations: [{ invoiceId, amount: total }] });
  expect(await look()).toMatchObject({ paidOn: '2026-11-20' });
  await payments.refund({
    ...about,
    kind: 'bounced',
    receivedOn: '2026-11-22',
    amount: total,
    allocations: [{ invoiceId, amount: total }],
  });
  expect(await look()).toMatchObject(unpaid);
  const again = await pay(desk, invoiceId, '2026-11-23', total);
  expect(await look()).toMatchObject({ paidOn: '2026-11-23' });
  await payments.remove({ id: again.payment.id });
  expect(await look()).toMatchObject(unpaid);
});

test('a form that is made of a paid invoice is paid at once, and a new one after a withdrawal too', async () => {
  const desk = await aPensionDesk();
  const { client } = desk;
  const { id: invoiceId, total } = await desk.issued('2026-11-02');
  await pay(desk, invoiceId, '2026-11-20', total ?? 0);

  const [form] = await client.pension.makeForms({ invoiceId });
  await client.pension.withdraw({ id: form?.id ?? '', reason: '' });
  const [other] = await client.pension.makeForms({ invoiceId });

  expect([form, other]).toMatchObject([
    { paidOn: '2026-11-20', state: 'paid', isPaidByInvoice: true },
    { paidOn: '2026-11-20', state: 'paid' },
  ]);
});

test('a day that was noted by hand stays, whatever becomes of the invoice', async () => {
  const desk = await aPensionDesk();
  const { form, invoiceId, total, look } = await aForm(desk, '2026-11-02');
  await desk.client.pension.note({ id: form.id, what: 'paid', on: '2026-11-19', by: '' });

  const { undoId } = await pay(desk, invoiceId, '2026-11-20', total);
  expect(await look()).toMatchObject({ paidOn: '2026-11-19', isPaidByInvoice: false });
  await desk.client.payments.undo({ undoId });
  expect(await look()).toMatchObject({ paidOn: '2026-11-19' });
});

test('an invoice that was paid before the work leaves the form unpaid, and that day cannot be noted either', async () => {
  const desk = await aPensionDesk();
  const { form, invoiceId, total, look } = await aForm(desk, '2026-11-02');

  await pay(desk, invoiceId, '2026-11-01', total);

  expect(await look()).toEqual({ ...unpaid, last: 'made' });
  expect((await desk.client.pension.form({ id: form.id })).invoicePaidOn).toBe('2026-11-01');
  await expect(desk.client.pension.note({ id: form.id, what: 'paid', on: '2026-11-01', by: '' })).rejects.toEqual(
    failing('PAID_BEFORE_WORK'),
  );
});

test('once Form B is made, the day stays though the money went back', async () => {
  const desk = await aPensionDesk();
  const { pension, payments } = desk.client;
  await desk.decide();
  const { invoiceId, total, look } = await aForm(desk, '2026-11-02');
  const { undoId } = await pay(desk, invoiceId, '2026-11-20', total);
  const [open] = await pension.openMonths({});
  if (!open) throw new Error('nothing waits');
  const { identityId, month, area, schemeYear, tableId, rows } = open;
  await pension.makeMonth({ identityId, month, area, schemeYear, tableId, formIds: rows.map(({ formId }) => formId) });

  await payments.undo({ undoId });

  expect(await look()).toEqual({ paidOn: '2026-11-20', isPaidByInvoice: true, state: 'onFormB', last: 'onFormB' });
});

test('work of March that is settled in April is listed in March', async () => {
  const desk = await aPensionDesk({ clock: createFakeClock('2026-04-20T12:00:00Z') });
  const { invoiceId, total } = await aForm(desk, '2026-03-30');

  await pay(desk, invoiceId, '2026-04-10', total);

  expect(await desk.client.pension.openMonths({})).toMatchObject([{ month: '2026-03', schemeYear: 2025 }]);
});

test('an invoice that was partly given up was not paid in full', async () => {
  const desk = await aPensionDesk();
  const { invoiceId, total, look } = await aForm(desk, '2026-11-02');

  await desk.client.invoices.writeOff({ id: invoiceId, on: '2026-11-24', amount: 100, reason: '' });
  await pay(desk, invoiceId, '2026-11-20', total - 100);

  expect(await look()).toMatchObject(unpaid);
});

test('a credit note that settles the rest of an invoice pays its form on the day of the last money; without money it pays nothing', async () => {
  const desk = await aPensionDesk();
  const { client } = desk;
  const parking = aTypedLine({ unitPrice: 1_250 });
  const issuedWith = async (day: string) => {
    const draft = await desk.draft(day);
    const change = changeOf(draft, { lines: [...changeOf(draft).lines, parking] });
    const { invoice } = await client.invoices.update({ id: draft.id, changedAt: draft.changedAt, change });
    const issued = await client.invoices.issue({ id: invoice.id, changedAt: invoice.changedAt });
    const [form] = await client.pension.makeForms({ invoiceId: issued.id });
    const index = issued.draft.lines.findIndex(({ kind }) => kind === 'expense');
    return { issued, index, look: async () => client.pension.form({ id: form?.id ?? '' }) };
  };
  const credit = async (invoiceId: string, lines: { index: number; quantity: number }[] | null) => {
    const { invoice } = await client.invoices.credit({ id: invoiceId, reason: 'no parking', lines });
    await client.invoices.issue({ id: invoice.id, changedAt: invoice.changedAt });
  };
  const part = await issuedWith('2026-11-02');
  const none = await issuedWith('2026-11-03');
  await pay(desk, part.issued.id, '2026-11-12', 10_000);
  await pay(desk, part.issued.id, '2026-11-18', (part.issued.total ?? 0) - 1_250 - 10_000);
  expect((await part.look()).paidOn).toBeNull();

  await credit(part.issued.id, [{ index: part.index, quantity: 1_000 }]);
  await credit(none.issued.id, null);

  expect(await part.look()).toMatchObject({ paidOn: '2026-11-18', isPaidByInvoice: true, credited: 'no' });
  expect(await none.look()).toMatchObject({ paidOn: null, credited: 'inFull' });
});

test('a form whose invoice was credited says so, and whose turn it is', async () => {
  const desk = await aPensionDesk();
  const { pension, invoices } = desk.client;
  const inPart = await aForm(desk, '2026-11-02');
  const inFull = await aForm(desk, '2026-11-03');
  const credit = async (invoiceId: string, lines: { index: number; quantity: number }[] | null) => {
    const { invoice } = await invoices.credit({ id: invoiceId, reason: 'not worked', lines });
    await invoices.issue({ id: invoice.id, changedAt: invoice.changedAt });
  };
  const look = async ({ form: { id } }: typeof inPart) => {
    const { credited, whoMustAct } = await pension.form({ id });
    return { credited, whoMustAct };
  };
  await pension.note({ id: inPart.form.id, what: 'sent', on: '2026-11-10', by: '' });
  expect(await look(inPart)).toEqual({ credited: 'no', whoMustAct: 'payer' });

  await credit(inPart.invoiceId, [{ index: 0, quantity: 1_000 }]);
  await credit(inFull.invoiceId, null);

  expect(await look(inPart)).toEqual({ credited: 'inPart', whoMustAct: 'practitioner' });
  expect(await look(inFull)).toEqual({ credited: 'inFull', whoMustAct: 'practitioner' });
  await pension.withdraw({ id: inPart.form.id, reason: '' });
  const [again] = await pension.makeForms({ invoiceId: inPart.invoiceId });
  expect(await look(inPart)).toEqual({ credited: 'no', whoMustAct: 'nobody' });
  expect(again).toMatchObject({ credited: 'no', fee: inPart.form.fee - 9_000 });
});
