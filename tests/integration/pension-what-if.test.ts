import { expect, test } from 'vitest';
import { answerText } from '../../main/commands/pension/answer-text.ts';
import type { WhatIfAnswer, WhatIfInput } from '../../shared/contract/pension-what-if.ts';
import { schemeYear } from '../../shared/domain/pension/scheme-year.ts';
import { formatAmount } from '../../shared/domain/money.ts';
import { builtInEdition } from '../../shared/rates/rates-edition.ts';
import { aPensionDesk, type PensionDesk } from '../support/pension-desk.ts';

const noLines = { addedYears: null, moneyPurchase: null, additionalPension: null, reductionBuyOut: null };

function aQuestion(differing: Partial<WhatIfInput> = {}): WhatIfInput {
  return {
    identityId: null,
    nation: 'england',
    work: [{ fee: 65_000, workedOn: '2026-06-02' }],
    expenses: 0,
    tier: { by: 'rate', rate: 980 },
    employerShare: null,
    optional: noLines,
    cumulativeBefore: null,
    ...differing,
  };
}

async function answered({ client }: Pick<PensionDesk, 'client'>, question: Partial<WhatIfInput>): Promise<WhatIfAnswer> {
  const { answer, refusals } = await client.pensionWhatIf.answer(aQuestion(question));
  if (answer === null) throw new Error(refusals.join(' '));
  return answer;
}

test('what a session would bring is what the command line says of the same question', async () => {
  const desk = await aPensionDesk({ profile: null });
  const [fees, days] = [
    [43_750, 61_235],
    ['2026-06-02', '2026-06-09'],
  ] as const;
  const work = fees.map((fee, index) => ({ fee, workedOn: days[index] ?? '' }));

  const { forms, totals, invoiceTotal, tier, finding, doubts } = await answered(desk, {
    work,
    expenses: 2_300,
    tier: { by: 'income', income: 1_800_000, days: 60 },
    optional: { ...noLines, addedYears: { kind: 'percent', rate: 250 }, moneyPurchase: { kind: 'fixed', amount: 10_000 } },
    cumulativeBefore: 500_000,
  });

  const question = { nation: 'EW', fees: ['437.50', '612.35'], worked: days, pensionable: '18000', days: 60, expenses: 23, added_years_pct: 2.5, mpavc_fixed: 100, cumulative_before: 5_000 }; // prettier-ignore
  const told = answerText(JSON.stringify(question), builtInEdition).output;
  const plain = (amount: number | null | undefined): string =>
    formatAmount(Number(amount) as Parameters<typeof formatAmount>[0]).replaceAll(',', '');
  expect(told).toMatchObject({
    box2: forms.map(({ pensionable }) => plain(pensionable)),
    box3: forms.map(({ employer }) => plain(employer)),
    ...Object.fromEntries(Object.entries(totals ?? {}).map(([box, amount]) => [box, plain(amount)])),
    invoice_total: plain(invoiceTotal),
    annualised: plain(finding?.annualised),
    tier: String(Number(tier) / 100),
    uncertain: doubts,
  });
  expect(totals?.h).toBeGreaterThan(0);
});

test('the tier that was decided and the pay listed since April are taken where the question names somebody', async () => {
  const desk = await aPensionDesk();
  const { client, identityId } = desk;
  const own = { identityId, tier: { by: 'own' }, work: [{ fee: 65_000, workedOn: '2026-06-02' }] } as const;
  expect(await answered(desk, own)).toMatchObject({ ownTier: null, tier: null, totals: null, invoiceTotal: 73_412 });
  const tiers = [{ tableId: 'EW-2026', rate: 1_250 }];
  const year = { identityId, schemeYear: schemeYear(2026), expectedIncome: null, expectedDays: null, broughtForward: 123_456, tiers };
  await client.pension.saveYear(year);

  const answer = await answered(desk, own);

  expect(answer).toMatchObject({ ownTier: 1_250, tier: 1_250, cumulativeBefore: 123_456 });
  expect(answer.totals).toMatchObject({ a: 58_500, b: 7_313, h: 8_412, i: 15_725, j: 181_956 });
  expect((await answered(desk, { ...own, identityId: null })).ownTier).toBeNull();
  expect((await answered(desk, { ...own, work: [{ fee: 65_000, workedOn: '2025-06-02' }] })).ownTier).toBeNull();
});

test('box j goes on from the Form Bs of the year', async () => {
  const desk = await aPensionDesk();
  await desk.decide();
  const form = await desk.paid('2026-11-02', '2026-11-16');
  const [month] = await desk.client.pension.openMonths({});
  if (!month) throw new Error('nothing waits for a Form B');
  await desk.client.pension.makeMonth({ ...month, formIds: [form.id] });

  const { cumulativeBefore } = await answered(desk, { identityId: desk.identityId, tier: { by: 'own' } });

  expect(cumulativeBefore).toBe(form.pensionable);
});

test('work of two scheme years is refused with the reason, for it cannot stand on one Form B', async () => {
  const desk = await aPensionDesk({ profile: null });
  const work = ['2026-03-31', '2026-04-01'].map((workedOn) => ({ fee: 65_000, workedOn }));

  const { answer, refusals } = await desk.client.pensionWhatIf.answer(aQuestion({ work }));

  expect(answer).toBeNull();
  expect(refusals).toEqual([
    'The work is of 2025/26 and 2026/27. Each scheme year has its own form: bill the days of each on a line of their own.',
  ]);
});

test('in Scotland the practice pays nothing, and what the health service pays is told beside it', async () => {
  const desk = await aPensionDesk({ profile: null });

  const answer = await answered(desk, { nation: 'scotland', work: [{ fee: 65_000, workedOn: '2025-06-02' }] });

  expect(answer).toMatchObject({ invoiceTotal: 65_000, forms: [{ fee: 65_000, pensionable: 58_500, employer: 0 }] });
  expect(answer.paidCentrally).toBeGreaterThan(0);
});

test('more days than a year has count as a whole year, and nothing is kept of a question', async () => {
  const desk = await aPensionDesk();
  const stored = async () =>
    JSON.stringify([await desk.client.pension.forms({ view: 'all', offset: 0, limit: 200 }), await desk.client.pension.openMonths({})]);
  const before = await stored();

  const { finding } = await answered(desk, { tier: { by: 'income', income: 6_000_000, days: 366 } });

  expect(finding).toMatchObject({ isScaledUp: false, annualised: 6_000_000 });
  expect(await stored()).toBe(before);
});

test('a day for which no employer’s rate is known is an error that names what is missing', async () => {
  const desk = await aPensionDesk({ profile: null });

  const asked = desk.client.pensionWhatIf.answer(aQuestion({ work: [{ fee: 65_000, workedOn: '1995-06-02' }] }));

  await expect(asked).rejects.toMatchObject({ code: 'NO_FIGURE_FOR_DATE' });
});
