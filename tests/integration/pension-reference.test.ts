import { expect, test } from 'vitest';
import type { OpenMonth } from '../../shared/contract/pension.ts';
import { fileOf } from '../support/invoice-desk.ts';
import { aPensionDesk, type PensionDesk } from '../support/pension-desk.ts';

const failing = (code: string) => expect.objectContaining({ code });
const doubtOf = (usual: string) => ({ figure: 'reference', words: expect.stringContaining(`it would be ${usual}`) as string });

async function waiting({ client }: PensionDesk): Promise<OpenMonth> {
  const [open] = await client.pension.openMonths({});
  if (!open) throw new Error('nothing waits');
  return open;
}

async function make(desk: PensionDesk, reference?: string) {
  const { identityId, month, area, schemeYear, tableId, rows } = await waiting(desk);
  const formIds = rows.map(({ formId }) => formId);
  return desk.client.pension.makeMonth({ identityId, month, area, schemeYear, tableId, formIds, reference });
}

test('a month that waits says its reference; one by hand takes its place on Form B and each Form A, with the doubt', async () => {
  const desk = await aPensionDesk();
  const { pension, pensionDocuments } = desk.client;
  await desk.decide();
  const { id } = await desk.paid('2026-10-05', '2026-11-03');
  expect((await waiting(desk)).reference).toBe('12345678LOCNOV2026');

  const made = await make(desk, ' 12345678 lococt2026-01');

  expect([made.reference, made.doubts]).toEqual(['12345678LOCOCT2026', expect.arrayContaining([doubtOf('12345678LOCNOV2026')])]);
  const form = await pension.form({ id });
  expect([form.reference, form.doubts]).toEqual(['12345678LOCOCT2026', expect.arrayContaining([doubtOf('12345678LOCNOV2026')])]);
  expect(form.history.at(-1)).toMatchObject({
    what: 'onFormB',
    note: '12345678LOCOCT2026, entered by hand in place of 12345678LOCNOV2026',
  });
  const sheet = (await fileOf(pensionDocuments.formSheet({ id }))).toString('utf8');
  expect(sheet).toContain('12345678LOCOCT2026');
  expect(sheet).toContain('entered by hand');
});

test('taken apart, the reference by hand stays in the history of the form, and the usual one comes back', async () => {
  const desk = await aPensionDesk();
  const { pension } = desk.client;
  await desk.decide();
  const { id } = await desk.paid('2026-11-02', '2026-11-03');
  const first = await make(desk, '12345678LOCOCT2026');

  await pension.unmakeMonth({ id: first.id });
  const second = await make(desk);

  expect(second.reference).toBe('12345678LOCNOV2026');
  expect(second.doubts.filter(({ figure }) => figure === 'reference')).toEqual([]);
  expect((await pension.form({ id })).history.slice(-3)).toMatchObject([
    { what: 'onFormB', note: '12345678LOCOCT2026, entered by hand in place of 12345678LOCNOV2026' },
    { what: 'offFormB', note: '12345678LOCOCT2026' },
    { what: 'onFormB', note: '12345678LOCNOV2026' },
  ]);
});

test('the usual reference by hand is the usual one; what is none, is refused, and nothing is stamped', async () => {
  const desk = await aPensionDesk();
  await desk.decide();
  const { id } = await desk.paid('2026-11-02', '2026-11-03');

  for (const wrong of ['', '1234567', '12345678LOCNOX2026', `12345678LOCNOV2026${' '.repeat(40)}`])
    await expect(make(desk, wrong)).rejects.toEqual(failing('INVALID_INPUT'));
  expect((await desk.client.pension.form({ id })).reference).toBeNull();
  const made = await make(desk, '12345678LOCNOV2026');

  expect(made.doubts.filter(({ figure }) => figure === 'reference')).toEqual([]);
  expect((await desk.client.pension.form({ id })).history.at(-1)?.note).toBe('12345678LOCNOV2026');
});

test('until it is submitted a Form B is made anew with another reference, of the same forms alone and the same figures', async () => {
  const desk = await aPensionDesk();
  const { pension } = desk.client;
  await desk.decide();
  const { id } = await desk.paid('2026-11-02', '2026-11-03');
  const made = await make(desk);
  const later = await desk.paid('2026-11-04', '2026-11-05');

  const other = await pension.changeReference({ id: made.id, reference: '12345678LOCOCT2026' });

  expect(other).toMatchObject({ reference: '12345678LOCOCT2026', part: made.part, totals: made.totals, rows: made.rows });
  expect(other.doubts).toEqual(expect.arrayContaining([doubtOf('12345678LOCNOV2026')]));
  expect((await pension.form({ id })).reference).toBe('12345678LOCOCT2026');
  expect((await pension.form({ id: later.id })).reference).toBeNull();
  await expect(pension.changeReference({ id: made.id, reference: null })).rejects.toEqual(failing('NOT_FOUND'));
  const usual = await pension.changeReference({ id: other.id, reference: null });
  expect(usual.reference).toBe('12345678LOCNOV2026');

  await pension.submitMonth({ id: usual.id, on: '2026-11-24', by: 'email', reference: '' });
  await expect(pension.changeReference({ id: usual.id, reference: null })).rejects.toEqual(failing('PENSION_MONTH_FIXED'));
  expect((await pension.months({ schemeYear: made.schemeYear })).map((one) => one.reference)).toEqual(['12345678LOCNOV2026']);
});

test('a Form B whose figures would be others now is not made anew, and stays as it is', async () => {
  const desk = await aPensionDesk();
  const { pension } = desk.client;
  await desk.decide();
  await desk.paid('2026-11-02', '2026-11-03');
  const made = await make(desk);
  const { expectedIncome, expectedDays, broughtForward } = await pension.year({ identityId: desk.identityId, schemeYear: made.schemeYear });
  const tiers = [{ tableId: made.tableId, rate: made.tier + 100 }];
  await pension.saveYear({ identityId: desk.identityId, schemeYear: made.schemeYear, expectedIncome, expectedDays, broughtForward, tiers });

  await expect(pension.changeReference({ id: made.id, reference: '12345678LOCOCT2026' })).rejects.toEqual(failing('PENSION_MONTH_CHANGED'));
  expect((await pension.months({ schemeYear: made.schemeYear })).map(({ id, reference }) => [id, reference])).toEqual([
    [made.id, '12345678LOCNOV2026'],
  ]);
});
