import { expect, test } from 'vitest';
import { aTypedLine, changeOf } from '../support/invoice-desk.ts';
import { aPensionDesk, type PensionDesk } from '../support/pension-desk.ts';

const failing = (code: string) => expect.objectContaining({ code });

/** Two paid forms that wait for the Form B of November. */
async function aWaitingMonth() {
  const desk = await aPensionDesk();
  await desk.decide();
  const kept = await desk.paid('2026-11-02', '2026-11-20');
  const credited = await desk.paid('2026-11-03', '2026-11-20');
  const { pension } = desk.client;
  const wish = async () => {
    const [month] = await pension.openMonths({});
    if (!month) throw new Error('no month waits');
    const { identityId, month: of, area, schemeYear, tableId, rows } = month;
    return { identityId, month: of, area, schemeYear, tableId, formIds: rows.map(({ formId }) => formId) };
  };
  return { ...desk, pension, kept, credited, wish };
}

async function credit({ client }: PensionDesk, invoiceId: string, lines: { index: number; quantity: number }[] | null): Promise<void> {
  const { invoice } = await client.invoices.credit({ id: invoiceId, reason: 'not worked', lines });
  await client.invoices.issue({ id: invoice.id, changedAt: invoice.changedAt });
}

const aPart = [{ index: 0, quantity: 1_000 }];

test.each([
  ['part', aPart, 'inPart'],
  ['full', null, 'inFull'],
])('a form whose fee was credited in %s goes on no Form B, also when it was seen before', async (_, lines, told) => {
  const desk = await aWaitingMonth();
  const { pension, kept, credited, wish } = desk;
  const seen = await wish();

  await credit(desk, credited.invoice.id, lines);

  const [month] = await pension.openMonths({});
  expect(Object.fromEntries(month?.rows.map((row) => [row.formId, row.credited]) ?? [])).toEqual({ [kept.id]: 'no', [credited.id]: told });
  await expect(pension.makeMonth(seen)).rejects.toEqual(failing('PENSION_FORM_CREDITED'));
  expect(await pension.form({ id: credited.id })).toMatchObject({ month: null, reference: null });
  expect(await pension.form({ id: kept.id })).toMatchObject({ month: null, reference: null });
});

test('after it was withdrawn and made again for what is left, Form B has what is left', async () => {
  const desk = await aWaitingMonth();
  const { pension, kept, credited, wish } = desk;
  await credit(desk, credited.invoice.id, aPart);

  await pension.withdraw({ id: credited.id, reason: 'credited' });
  const [again] = await pension.makeForms({ invoiceId: credited.invoice.id });
  for (const what of ['approved', 'paid'] as const)
    await pension.note({ id: again?.id ?? '', what, on: '2026-11-21', by: what === 'approved' ? 'Dr Birch' : '' });
  const made = await pension.makeMonth(await wish());

  expect(again?.pensionable).toBeLessThan(credited.pensionable);
  expect(made.totals.a).toBe(kept.pensionable + (again?.pensionable ?? 0));
  expect(made.creditedIds).toEqual([]);
});

test('a credit that takes back no pensioned work keeps nothing from Form B', async () => {
  const desk = await aWaitingMonth();
  const { client, pension, kept, credited, wish } = desk;
  const draft = await desk.draft('2026-11-04');
  const change = changeOf(draft, { lines: [...changeOf(draft).lines, aTypedLine({ unitPrice: 1_250 })] });
  const { invoice } = await client.invoices.update({ id: draft.id, changedAt: draft.changedAt, change });
  const issued = await client.invoices.issue({ id: invoice.id, changedAt: invoice.changedAt });
  const [form] = await pension.makeForms({ invoiceId: issued.id });
  await pension.note({ id: form?.id ?? '', what: 'paid', on: '2026-11-21', by: '' });

  await credit(desk, issued.id, [{ index: issued.draft.lines.findIndex(({ kind }) => kind === 'expense'), quantity: 1_000 }]);

  const made = await pension.makeMonth(await wish());
  expect(new Set(made.rows.map(({ formId }) => formId))).toEqual(new Set([kept.id, credited.id, form?.id]));
});

test('a Form B one of whose invoices was credited before it was handed in is not submitted; taken apart, it is made anew', async () => {
  const desk = await aWaitingMonth();
  const { pension, kept, credited, wish } = desk;
  const { id } = await pension.makeMonth(await wish());
  const submit = (monthId: string) => pension.submitMonth({ id: monthId, on: '2026-11-24', by: 'pcseOnline', reference: '' });
  await credit(desk, credited.invoice.id, aPart);

  expect(await pension.months({ schemeYear: 2026 })).toMatchObject([{ id, creditedIds: [credited.id] }]);
  await expect(submit(id)).rejects.toEqual(failing('PENSION_FORM_CREDITED'));
  await pension.unmakeMonth({ id });
  await pension.withdraw({ id: credited.id, reason: '' });
  const made = await pension.makeMonth(await wish());

  expect(made.rows.map(({ formId }) => formId)).toEqual([kept.id]);
  expect(await submit(made.id)).toMatchObject({ submission: { on: '2026-11-24' } });
});

test('what was handed in stays: a later credit is for a correction', async () => {
  const desk = await aWaitingMonth();
  const { pension, credited, wish } = desk;
  const { id } = await pension.makeMonth(await wish());
  await pension.submitMonth({ id, on: '2026-11-24', by: 'pcseOnline', reference: '' });

  await credit(desk, credited.invoice.id, aPart);

  expect(await pension.months({ schemeYear: 2026 })).toMatchObject([{ id, creditedIds: [], submission: { on: '2026-11-24' } }]);
  expect(await pension.form({ id: credited.id })).toMatchObject({ credited: 'inPart', state: 'submitted' });
});

test('an invoice that waits for its form shows what is left as soon as part of it is credited, and goes when all is', async () => {
  const desk = await aPensionDesk();
  const { pension } = desk.client;
  const { id } = await desk.issued('2026-11-02');
  const fees = async () => (await pension.formable({})).map(({ parts }) => parts.map(({ fee }) => fee));
  const [[whole = 0] = []] = await fees();
  expect(await fees()).toEqual([[whole]]);

  await credit(desk, id, aPart);
  expect(await fees()).toEqual([[whole - 9_000]]);
  await credit(desk, id, null);

  expect(await fees()).toEqual([]);
});
