import { expect, test } from 'vitest';
import type { MadeMonth } from '../../shared/contract/pension.ts';
import { aPensionDesk, type PensionDesk } from '../support/pension-desk.ts';

const failing = (code: string) => expect.objectContaining({ code });
const today = '2026-11-24';

/** Makes Form B of the month that waits. */
async function made({ client }: PensionDesk): Promise<MadeMonth> {
  const [open] = await client.pension.openMonths({});
  if (!open) throw new Error('nothing waits');
  const { identityId, month, area, schemeYear, tableId, rows } = open;
  return client.pension.makeMonth({ identityId, month, area, schemeYear, tableId, formIds: rows.map(({ formId }) => formId) });
}

/** Form B of November 2026 with two forms of £324.00 each, submitted at a tier. */
async function submitted(desk: PensionDesk, rate = 1_070): Promise<MadeMonth> {
  const { pension } = desk.client;
  const tiers = [{ tableId: 'EW-2026', rate }];
  await pension.saveYear({
    identityId: desk.identityId,
    schemeYear: 2026,
    expectedIncome: null,
    expectedDays: null,
    broughtForward: 0,
    tiers,
  });
  await desk.paid('2026-10-05', '2026-11-03');
  await desk.paid('2026-10-06', '2026-11-04');
  const { id } = await made(desk);
  return pension.submitMonth({ id, on: today, by: 'pcseOnline', reference: '' });
}

const wish = (month: MadeMonth, change = {}) => ({
  monthId: month.id,
  foundOn: today,
  reason: 'the year comes to another tier',
  tier: 1_250,
  lines: [],
  ...change,
});

async function monthOf({ client }: PensionDesk): Promise<MadeMonth | undefined> {
  return (await client.pension.months({ schemeYear: 2026 }))[0];
}

test('a wrong tier becomes a record beside Form B, which stays as it was; the year counts it as paid', async () => {
  const desk = await aPensionDesk({ profile: { addedYears: 900, mpavcAmount: 10_000 } });
  const { pension, pensionCorrections } = desk.client;
  const month = await submitted(desk);
  const check = () => pension.yearCheck({ identityId: desk.identityId, schemeYear: 2026 });
  expect(await check()).toMatchObject({ paid: 6_934, corrected: 0, due: 8_100, difference: 1_166, openCorrections: 0 });

  const { correction } = await pensionCorrections.add(wish(month));

  expect(correction).toMatchObject({
    used: { tier: 1_070, boxes: { a: 64_800, b: 6_934, c: 5_832, d: 10_000 } },
    right: { tier: 1_250, boxes: { a: 64_800, b: 8_100, c: 5_832, d: 10_000 } },
    difference: { a: 0, b: 1_166, c: 0, d: 0, e: 0, f: 0, g: 1_166, h: 0, i: 1_166 },
    lines: [],
    settlement: null,
    ways: ['nextPayment', 'paidApart'],
  });
  expect(await monthOf(desk)).toEqual({ ...month, corrections: [correction] });
  expect(await check()).toMatchObject({ paid: 6_934, corrected: 1_166, due: 8_100, difference: 0, openCorrections: 1_166 });
  expect((await check())?.rows).toEqual([{ monthId: month.id, month: '2026-11', tier: 1_250, dueTier: 1_250 }]);
});

test('a wrong figure is righted on its line; what a correction took off counts neither as pay nor as days', async () => {
  const desk = await aPensionDesk();
  const { pension, pensionCorrections } = desk.client;
  const month = await submitted(desk, 1_250);
  const [first, second] = month.rows;
  if (!first || !second) throw new Error('two lines');

  const { correction } = await pensionCorrections.add(
    wish(month, { lines: [{ formId: second.formId, pensionable: 0, employer: 0 }], reason: 'not NHS work' }),
  );

  expect(correction).toMatchObject({
    difference: { a: -32_400, b: -4_050, g: -4_050, h: -4_659, i: -8_709 },
    lines: [{ formId: second.formId, payer: 'Birch Surgery', used: { pensionable: 32_400, employer: 4_659 }, right: { pensionable: 0 } }],
  });
  expect(await pension.form({ id: second.formId })).toMatchObject({ pensionable: 32_400, state: 'submitted' });
  expect(await pension.yearCheck({ identityId: desk.identityId, schemeYear: 2026 })).toMatchObject({
    days: 1,
    locumPay: 32_400,
    annualised: 11_826_000,
    difference: 0,
  });
  expect(await pension.yearSummary({ identityId: desk.identityId, schemeYear: 2026 })).toMatchObject({
    posts: [],
    locum: {
      forms: 1,
      boxes: { a: 32_400, b: 4_050, g: 4_050, h: 4_659, i: 8_709 },
      tiers: [1_250],
      days: 1,
      firstOn: '2026-10-05',
      lastOn: '2026-10-05',
    },
    practitionerPay: 32_400,
    days: 1,
    dueOn: null,
  });
  await pensionCorrections.add(wish(month, { lines: [{ formId: first.formId, pensionable: 0, employer: 0 }] }));
  expect(await pension.yearCheck({ identityId: desk.identityId, schemeYear: 2026 })).toMatchObject({ days: 0, locumPay: 0, due: 0 });
});

test('a second correction begins where the first one ended', async () => {
  const desk = await aPensionDesk();
  const { pensionCorrections } = desk.client;
  const month = await submitted(desk);
  const formId = month.rows[0]?.formId ?? '';
  await pensionCorrections.add(wish(month, { lines: [{ formId, pensionable: 40_000, employer: 5_752 }] }));

  const { correction } = await pensionCorrections.add(wish(month, { tier: 980 }));

  expect(correction).toMatchObject({ used: { tier: 1_250, boxes: { a: 72_400, b: 9_050 } }, right: { boxes: { a: 72_400, b: 7_095 } } });
});

test('nothing is corrected that was not submitted, does not differ, is not on the form or lies in the future', async () => {
  const desk = await aPensionDesk();
  const { pensionCorrections } = desk.client;
  await desk.decide();
  await desk.paid('2026-10-05', '2026-11-03');
  const open = await made(desk);
  await expect(pensionCorrections.add(wish(open, { tier: 980 }))).rejects.toEqual(failing('PENSION_NOT_SUBMITTED'));
  await desk.client.pension.submitMonth({ id: open.id, on: today, by: 'post', reference: '' });
  const add = (change: object) => pensionCorrections.add(wish(open, change));
  const stranger = { formId: open.id, pensionable: 1, employer: 1 };

  await expect(add({ tier: 1_250 })).rejects.toEqual(failing('PENSION_CORRECTION_EMPTY'));
  await expect(add({ lines: [stranger] })).rejects.toEqual(failing('NOT_FOUND'));
  await expect(add({ tier: 980, foundOn: '2026-11-25' })).rejects.toEqual(failing('DAY_IN_FUTURE'));
  await expect(add({ tier: 980, reason: ' ' })).rejects.toEqual(failing('INVALID_INPUT'));
  await expect(add({ tier: 980, lines: [stranger, stranger] })).rejects.toEqual(failing('INVALID_INPUT'));
  expect((await monthOf(desk))?.corrections).toEqual([]);
});

test('a correction is settled and opened again; only the last open one of a month can be taken away', async () => {
  const desk = await aPensionDesk();
  const { pension, pensionCorrections } = desk.client;
  const month = await submitted(desk);
  const { correction: first } = await pensionCorrections.add(wish(month));
  const { correction: second } = await pensionCorrections.add(wish(month, { tier: 980 }));
  const settlement = { on: today, by: 'refunded', note: 'BACS 4711' } as const;
  const openSum = async () => (await pension.yearCheck({ identityId: desk.identityId, schemeYear: 2026 }))?.openCorrections;

  expect((await pensionCorrections.settle({ id: second.id, settlement })).correction).toMatchObject({ settlement });
  expect(await openSum()).toBe(first.difference.i);
  await expect(pensionCorrections.remove({ id: second.id })).rejects.toEqual(failing('PENSION_CORRECTION_FIXED'));
  await expect(pensionCorrections.settle({ id: second.id, settlement: { ...settlement, on: '2026-11-25' } })).rejects.toEqual(
    failing('DAY_IN_FUTURE'),
  );
  expect((await pensionCorrections.settle({ id: second.id, settlement: null })).correction.settlement).toBeNull();
  await expect(pensionCorrections.remove({ id: first.id })).rejects.toEqual(failing('PENSION_CORRECTION_FIXED'));
  await pensionCorrections.remove({ id: second.id });
  await pensionCorrections.remove({ id: first.id });
  await expect(pensionCorrections.remove({ id: first.id })).rejects.toEqual(failing('NOT_FOUND'));
  expect((await monthOf(desk))?.corrections).toEqual([]);
});

test.each([
  ['too little was paid', 1_250, ['nextPayment', 'paidApart'], ['refunded', 'notCollected']],
  ['too much was paid', 980, ['nextPayment', 'refunded'], ['paidApart', 'notCollected']],
  ['less than £1 differs', 1_085, ['notCollected', 'nextPayment'], ['paidApart', 'refunded']],
] as const)('where %s, only a way that fits settles it', async (_name, tier, fitting, others) => {
  const desk = await aPensionDesk();
  const { pensionCorrections } = desk.client;
  const { correction } = await pensionCorrections.add(wish(await submitted(desk), { tier }));
  const settle = (by: (typeof fitting)[number] | (typeof others)[number]) =>
    pensionCorrections.settle({ id: correction.id, settlement: { on: today, by, note: '' } });

  expect(correction.ways).toEqual(fitting);
  for (const by of others) await expect(settle(by)).rejects.toEqual(failing('PENSION_SETTLEMENT'));
  expect((await monthOf(desk))?.corrections[0]?.settlement).toBeNull();
  for (const by of fitting) expect((await settle(by)).correction.settlement?.by).toBe(by);
});

test('box j of the next Form B goes on from what corrections left of the earlier ones, and says that this is not certain', async () => {
  const desk = await aPensionDesk();
  const { pension, pensionCorrections } = desk.client;
  const month = await submitted(desk);
  expect(month.totals.j).toBe(64_800);
  const [line] = month.rows;
  await pensionCorrections.add(wish(month, { tier: 1_070, lines: [{ formId: line?.formId ?? '', pensionable: 30_000, employer: 4_314 }] }));

  await desk.paid('2026-11-10', '2026-11-20');
  const [open] = await pension.openMonths({});
  const next = await made(desk);

  // £648.00 less £24.00, and £324.00 more.
  expect([open?.totals?.j, next.totals.j]).toEqual([94_800, 94_800]);
  for (const { doubts } of [next, open ?? next]) expect(doubts.map(({ figure }) => figure)).toContain('cumulative');
  expect((await monthOf(desk))?.part).toBe(2);
});

test('what is not certain of the reference stands on each form that it was stamped on', async () => {
  const desk = await aPensionDesk();
  const { pension } = desk.client;
  const [row] = (await submitted(desk)).rows;

  const { reference, doubts } = await pension.form({ id: row?.formId ?? '' });

  expect(reference).toBe('12345678LOCNOV2026');
  expect(doubts.map(({ words }) => words)).toContainEqual(expect.stringContaining('October 2026, that of the work'));
});

test('what was done with corrections is taken back while nothing came after it', async () => {
  const desk = await aPensionDesk();
  const { pensionCorrections } = desk.client;
  const month = await submitted(desk);
  const added = await pensionCorrections.add(wish(month));
  const settled = await pensionCorrections.settle({
    id: added.correction.id,
    settlement: { on: today, by: 'paidApart', note: '' },
  });

  await expect(pensionCorrections.undo({ undoId: added.undoId })).rejects.toEqual(failing('NOTHING_TO_UNDO'));
  await pensionCorrections.undo({ undoId: settled.undoId });
  expect((await monthOf(desk))?.corrections).toEqual([added.correction]);
  const { undoId } = await pensionCorrections.remove({ id: added.correction.id });
  await pensionCorrections.undo({ undoId });
  expect((await monthOf(desk))?.corrections).toEqual([added.correction]);
  await pensionCorrections.undo({ undoId: added.undoId });
  expect((await monthOf(desk))?.corrections).toEqual([]);
});
