import { expect, test } from 'vitest';
import type { BookingInput } from '../../shared/contract/bookings.ts';
import type { Invoice } from '../../shared/contract/invoices.ts';
import type { MadeMonth, PensionForm } from '../../shared/contract/pension.ts';
import type { WhatIfInput } from '../../shared/contract/pension-what-if.ts';
import { schemeYearOf } from '../../shared/domain/pension/scheme-year.ts';
import { pounds } from '../../shared/domain/money.ts';
import { localDate } from '../../shared/domain/time.ts';
import { aPost } from '../support/a-pension-profile.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { aPensionDesk, type PensionDesk } from '../support/pension-desk.ts';

/** Work of one day for one fee, in pounds. */
interface Work {
  readonly day: string;
  readonly fee: number;
}

const rateOf = (fee: number): Partial<BookingInput> => ({
  rate: { unit: 'session', price: pounds(fee), share: null, count: 1_000, takings: 0 },
});

/** The Form A of an invoice for work, signed, and paid on a day. */
async function paid(desk: PensionDesk, paidOn: string, work: readonly Work[]): Promise<{ form: PensionForm; invoice: Invoice }> {
  const { client, identityId, organisationId } = desk;
  const bookingIds: string[] = [];
  for (const { day, fee } of work) bookingIds.push(await desk.deliver(day, rateOf(fee)));
  const { invoice: draft } = await client.invoices.draftFromBookings({ identityId, organisationId, bookingIds });
  const invoice = await client.invoices.issue({ id: draft.id, changedAt: draft.changedAt });
  const [form] = await client.pension.makeForms({ invoiceId: invoice.id });
  if (!form) throw new Error('no form was made');
  for (const what of ['approved', 'paid'] as const) await client.pension.note({ id: form.id, what, on: paidOn, by: 'Dr Birch' });
  return { form, invoice };
}

/** Form B of the month that waits, at a tier in hundredths of a per cent. */
async function formB({ client, identityId }: PensionDesk, rate: number): Promise<MadeMonth> {
  const [open] = await client.pension.openMonths({});
  if (!open) throw new Error('nothing waits');
  const { month, area, schemeYear, tableId, rows } = open;
  const tiers = [{ tableId, rate }];
  await client.pension.saveYear({ identityId, schemeYear, expectedIncome: null, expectedDays: null, broughtForward: 0, tiers });
  return client.pension.makeMonth({ identityId, month, area, schemeYear, tableId, formIds: rows.map(({ formId }) => formId) });
}

async function yearCheck({ client, identityId }: PensionDesk, day: string) {
  return client.pension.yearCheck({ identityId, schemeYear: schemeYearOf(localDate(day)) });
}

test('W1: a session of £650.00 at 12.5 %, from its booking to Form B', async () => {
  const desk = await aPensionDesk();

  const { form, invoice } = await paid(desk, '2026-11-20', [{ day: '2026-11-02', fee: 650 }]);
  const { totals } = await formB(desk, 1_250);

  expect(invoice.total).toBe(73_412);
  expect(form).toMatchObject({ fee: 65_000, pensionable: 58_500, employer: 8_412 });
  expect(totals).toEqual({ a: 58_500, b: 7_313, c: 0, d: 0, e: 0, f: 0, g: 7_313, h: 8_412, i: 15_725, j: 58_500 });
});

test('W2: three practices in a month at 10.7 %', async () => {
  const desk = await aPensionDesk();
  const fees = [437.5, 612.35, 389.99];

  const made: PensionForm[] = [];
  for (const fee of fees) made.push((await paid(desk, '2026-11-20', [{ day: '2026-11-02', fee }])).form);
  const { totals } = await formB(desk, 1_070);

  expect(made.map(({ pensionable, employer }) => [pensionable, employer])).toEqual([
    [39_375, 5_662],
    [55_112, 7_925],
    [35_099, 5_047],
  ]);
  expect(totals).toMatchObject({ a: 129_586, b: 13_866, g: 13_866, h: 18_634, i: 32_500 });
});

test('W4: every optional line of the profile', async () => {
  const desk = await aPensionDesk({ profile: { addedYears: 900, mpavcAmount: 10_000, additionalPension: 7_500, errbo: 210 } });

  await paid(desk, '2026-11-20', [{ day: '2026-11-02', fee: 5_000 }]);
  const { totals } = await formB(desk, 1_250);

  expect(totals).toEqual({
    a: 450_000,
    b: 56_250,
    c: 40_500,
    d: 10_000,
    e: 7_500,
    f: 9_450,
    g: 123_700,
    h: 64_710,
    i: 188_410,
    j: 450_000,
  });
});

test('W5, published: a salaried year of £50,000 beside £20,000 of locum pay is not scaled up', async () => {
  const desk = await aPensionDesk({ clock: createFakeClock('2022-04-20T12:00:00Z') });
  const year = { schemeYear: 2021, fee: 0, expenses: 0, pensionable: 5_000_000, employee: 625_000, employerPaid: 0 };
  const post = aPost({ kind: 'type2', employer: 'Elm Practice', startsOn: '2015-01-01', years: [year] });
  await desk.client.pensionProfiles.addPost({ identityId: desk.identityId, post });

  await paid(desk, '2021-07-01', [{ day: '2021-06-02', fee: 22_222.22 }]);
  const { totals } = await formB(desk, 1_250);

  expect(totals).toMatchObject({ a: 2_000_000, b: 250_000 });
  const check = await yearCheck(desk, '2021-06-02');
  expect(check).toMatchObject({ days: 365, locumPay: 2_000_000, otherPay: 5_000_000, annualised: 7_000_000, due: 250_000, difference: 0 });
  expect(check?.rows).toMatchObject([{ tier: 1_250, dueTier: 1_250 }]);
  // 12.5 % of all £70,000, as printed: what the practice paid over of the salary, and box b.
  expect(year.employee + Number(totals.b)).toBe(875_000);
});

test('W6, published: £30,000 at 14.5 %', async () => {
  const desk = await aPensionDesk({ clock: createFakeClock('2022-04-20T12:00:00Z') });

  await paid(desk, '2021-07-01', [{ day: '2021-06-02', fee: 33_333.33 }]);
  const { totals } = await formB(desk, 1_450);

  expect(totals).toMatchObject({ a: 3_000_000, b: 435_000 });
  expect(await yearCheck(desk, '2021-06-02')).toMatchObject({ due: 435_000, difference: 0 });
});

/** Fees of separate days whose nine tenths come to whole pounds: all but the last are alike. */
function aYearOf(count: number, firstOn: string, fee: number, last: number): readonly Work[] {
  const first = Date.parse(`${firstOn}T12:00Z`);
  return Array.from({ length: count }, (_, index) => ({
    // Every other day: a line of the form for each.
    day: new Date(first + index * 172_800_000).toISOString().slice(0, 10),
    fee: index === count - 1 ? last : fee,
  }));
}

test.each([
  { id: 'W7a', now: '2026-04-20', days: 60, work: aYearOf(60, '2025-10-01', 333.33, 333.53), pay: 1_800_000, used: 650, annualised: 10_950_000, dueTier: 1_250, b: 117_000, due: 225_000, difference: 108_000 }, // prettier-ignore
  { id: 'W7c', now: '2026-11-24', days: 30, work: aYearOf(30, '2026-09-01', 133.33, 133.43), pay: 360_000, used: 520, annualised: 4_380_000, dueTier: 980, b: 18_720, due: 35_280, difference: 16_560 }, // prettier-ignore
])(
  '$id: paid without scaling up, due by $days days of service',
  async ({ now, days, work, pay, used, annualised, dueTier, ...amounts }) => {
    const desk = await aPensionDesk({ clock: createFakeClock(`${now}T12:00:00Z`) });
    const { client, identityId } = desk;
    const schemeYear = schemeYearOf(localDate(work[0]?.day ?? ''));

    const { form } = await paid(desk, work.at(-1)?.day ?? '', work);
    const { totals } = await formB(desk, used);

    expect(form.ranges).toHaveLength(days);
    expect(totals).toMatchObject({ a: pay, b: amounts.b });
    expect(await yearCheck(desk, work[0]?.day ?? '')).toMatchObject({
      days,
      locumPay: pay,
      annualised,
      rows: [{ tier: used, dueTier }],
      paid: amounts.b,
      due: amounts.due,
      difference: amounts.difference,
    });
    const wish = { identityId, schemeYear, expectedIncome: pay, expectedDays: days, broughtForward: 0, tiers: [] };
    expect((await client.pension.saveYear(wish)).tables).toMatchObject([{ proposed: dueTier }]);
    expect((await client.pension.saveYear({ ...wish, expectedDays: 365 })).tables).toMatchObject([{ proposed: used }]);
  },
);

const noLines = { addedYears: null, moneyPurchase: null, additionalPension: null, reductionBuyOut: null };

async function ask({ client }: PensionDesk, question: Partial<WhatIfInput>) {
  const rest = { identityId: null, expenses: 0, employerShare: null, optional: noLines, cumulativeBefore: null };
  const { answer } = await client.pensionWhatIf.answer({
    nation: 'england',
    tier: { by: 'rate', rate: 1_250 },
    work: [{ fee: 100_000, workedOn: '2026-06-02' }],
    ...rest,
    ...question,
  });
  if (answer === null) throw new Error('refused');
  return answer;
}

test('W12: in Scotland the practice pays the fee alone', async () => {
  const clock = createFakeClock('2026-02-24T12:00:00Z');
  const desk = await aPensionDesk({ organisation: { nation: 'scotland' }, profile: { nation: 'scotland' }, clock });

  const { form, invoice } = await paid(desk, '2026-02-20', [{ day: '2026-02-02', fee: 600 }]);
  const { totals } = await formB(desk, 1_270);
  const { paidCentrally } = await ask(desk, {
    nation: 'scotland',
    work: [{ fee: 60_000, workedOn: '2026-02-02' }],
    tier: { by: 'rate', rate: 1_270 },
  });

  expect(invoice.total).toBe(60_000);
  expect(form).toMatchObject({ pensionable: 54_000, employer: 0 });
  expect(totals).toMatchObject({ b: 6_858, h: 0, i: 6_858 });
  expect(paidCentrally).toBe(12_150);
});

test('W13: the practice adds 12.942 % of the fee', async () => {
  const desk = await aPensionDesk();

  const { form, invoice } = await paid(desk, '2026-11-20', [{ day: '2026-11-02', fee: 1_000 }]);

  expect(form).toMatchObject({ pensionable: 90_000, employer: 12_942 });
  expect(invoice.total).toBe(112_942);
});

test('W14: the tier changes with the whole pound', async () => {
  const desk = await aPensionDesk({ profile: null });
  const edges = [
    [0, 520],
    [1_325_999, 520],
    [1_326_000, 650],
    [2_885_499, 650],
    [2_885_500, 830],
    [3_515_599, 830],
    [3_515_600, 980],
    [5_277_899, 980],
    [5_277_900, 1_070],
    [6_766_899, 1_070],
    [6_766_900, 1_250],
  ] as const;

  const found: (readonly [number, number | null])[] = [];
  for (const [income] of edges) found.push([income, (await ask(desk, { tier: { by: 'income', income, days: null } })).tier]);

  expect(found).toEqual(edges);
});

test.each([
  ['2025-06-02', '2025-08-11'],
  ['2025-12-31', '2026-03-11'],
  ['2026-01-31', '2026-04-11'],
])('W16: forms for work of %s must arrive by %s', async (day, lastReceiptOn) => {
  const desk = await aPensionDesk({ clock: createFakeClock('2026-02-24T12:00:00Z') });

  const [form] = await desk.made(day);

  expect(form?.watch.lastReceiptOn).toBe(lastReceiptOn);
});

test.each([
  ['2023-03-02', '2023-03-20', '12345678LOCMAR2023'],
  ['2020-05-04', '2020-05-29', '12345678LOCMAY2020'],
])('W18: work of %s that was paid on %s has the reference %s', async (day, paidOn, reference) => {
  const desk = await aPensionDesk({ clock: createFakeClock(`${paidOn}T18:00:00Z`) });

  const { form } = await paid(desk, paidOn, [{ day, fee: 650 }]);
  const month = await formB(desk, 1_250);

  expect(month.reference).toBe(reference);
  expect((await desk.client.pension.form({ id: form.id })).reference).toBe(reference);
});
