import fc from 'fast-check';
import { expect, test } from 'vitest';
import { builtInPensionRates as rates } from '../../rates/pension/built-in-rates.ts';
import { aPieceOfWork, days } from '../../../tests/support/pension-work.ts';
import { AppError } from '../../errors/app-error.ts';
import { addDays } from '../zones.ts';
import { basisPoints, pence, pounds } from '../money.ts';
import { localDate } from '../time.ts';
import { boxesOf, draftFormA, groupForForms } from './form-a.ts';
import { formARefusalWords } from './form-a-words.ts';
import type { PensionedWork } from './form-a-refusals.ts';

const options = { rates, practiceRate: null };
const draft = (...work: readonly Partial<PensionedWork>[]) =>
  draftFormA(
    work.map((traits, index) => aPieceOfWork({ id: `work-${index + 1}`, ...traits })),
    options,
  );

test('a session of £650.00 has £585.00 pensionable pay and £84.12 from the practice', () => {
  expect(draft({})).toEqual({
    form: {
      payerId: 'elm-practice',
      nation: 'england',
      schemeYear: 2026,
      tierTableId: 'EW-2026',
      ranges: [{ from: '2026-06-02', to: '2026-06-02', fee: 65_000 }],
      boxes: { fee: 65_000, pensionable: 58_500, employer: 8_412 },
      practiceRate: 1_438,
      workIds: ['work-1'],
      doubts: [{ figure: 'employerRate:englandAndWales', words: expect.stringContaining('14.38 %') }],
    },
    refusals: [],
  });
});

test('box 3 is a share of box 2 as it is rounded, not of the fee', () => {
  expect([437.5, 612.35, 389.99, 300.07, 300.53].map((fee) => boxesOf(pounds(fee), basisPoints(1_438)))).toEqual([
    { fee: 43_750, pensionable: 39_375, employer: 5_662 },
    { fee: 61_235, pensionable: 55_112, employer: 7_925 },
    { fee: 38_999, pensionable: 35_099, employer: 5_047 },
    { fee: 30_007, pensionable: 27_006, employer: 3_883 }, // 38.84 of the fee
    { fee: 30_053, pensionable: 27_048, employer: 3_890 }, // 38.89 of the fee
  ]);
});

test('box 2 is rounded once, of the sum of the fees', () => {
  expect(draft({ fee: pence(105) }, { fee: pence(105) }).form?.boxes.pensionable).toBe(189); // 95 and 95 apart
});

test('days that follow each other are one line, others keep theirs, and the fees come to box 1', () => {
  const { form } = draft(
    { days: [days('2026-06-05')], fee: pounds(100) },
    { days: [days('2026-06-02')], fee: pounds(200) },
    { days: [days('2026-06-03')], fee: pounds(300) },
    { days: [days('2026-06-03')], fee: pounds(400) },
  );

  expect(form?.ranges).toEqual([
    { from: '2026-06-02', to: '2026-06-03', fee: 90_000 },
    { from: '2026-06-05', to: '2026-06-05', fee: 10_000 },
  ]);
  expect(form?.workIds).toEqual(['work-2', 'work-3', 'work-4', 'work-1']);
});

test('an appraisal may count for three days from 2026/27; on days apart its fee is split equally', () => {
  const apart = [days('2026-06-02'), days('2026-06-05'), days('2026-06-09')];
  const { form } = draft({ kind: 'appraisal', days: apart, fee: pounds(500) });

  expect(form?.ranges.map(({ fee }) => fee)).toEqual([16_667, 16_667, 16_666]);
  expect(form?.doubts.map(({ figure }) => figure)).toContain('appraisalDays');
  expect(draft({ kind: 'appraisal', days: [days('2026-06-02 2026-06-04')], fee: pounds(500) }).form?.ranges).toEqual([
    { from: '2026-06-02', to: '2026-06-04', fee: 50_000 },
  ]);
});

test('a fourth day of an appraisal needs written leave', () => {
  const four = { kind: 'appraisal', days: [days('2026-06-02 2026-06-05')] } as const;

  expect(draft(four).refusals).toEqual([{ code: 'APPRAISAL_TOO_MANY_DAYS', workId: 'work-1', days: 4, most: 3 }]);
  expect(draft({ ...four, hasPriorAuthority: true }).form?.ranges).toHaveLength(1);
  expect(draft({ kind: 'appraisal', days: [days('2025-06-02 2025-06-05')] }).refusals).toEqual([]);
});

test('in Scotland and Northern Ireland box 3 is nil, whatever rate was entered', () => {
  for (const nation of ['scotland', 'northernIreland'] as const) {
    const { form } = draftFormA([aPieceOfWork({ nation })], { rates, practiceRate: basisPoints(1_438) });

    expect(form?.boxes).toEqual({ fee: 65_000, pensionable: 58_500, employer: 0 });
    expect(form?.tierTableId).toBe(null);
  }
});

test('a rate that was entered holds past the end of the table; without one there is no guess', () => {
  const work = [aPieceOfWork({ days: [days('2027-04-01')] })];

  expect(draftFormA(work, { rates, practiceRate: basisPoints(1_500) }).form?.boxes.employer).toBe(8_775);
  expect(() => draftFormA(work, options)).toThrow(AppError);
});

test.each<[string, readonly Partial<PensionedWork>[], object]>([
  ['no work', [], { code: 'NO_WORK' }],
  ['two payers', [{}, { payerId: 'oak' }], { code: 'MIXED_PAYERS', payerIds: ['elm-practice', 'oak'] }],
  ['two nations', [{}, { nation: 'wales' }], { code: 'MIXED_NATIONS', nations: ['england', 'wales'] }],
  [
    'two scheme years',
    [{ days: [days('2026-03-31')] }, { days: [days('2026-04-01')] }],
    { code: 'MIXED_SCHEME_YEARS', schemeYears: [2025, 2026] },
  ],
  [
    'two tables in one year',
    [
      { nation: 'scotland', days: [days('2024-09-30')] },
      { nation: 'scotland', days: [days('2024-10-01')] },
    ],
    { code: 'MIXED_TIER_TABLES', tableIds: ['SC-2024-04', 'SC-2024-10'] },
  ],
  [
    'a range over a change of tables',
    [{ nation: 'england', days: [days('2022-09-30 2022-10-01')] }],
    { code: 'MIXED_TIER_TABLES', tableIds: ['EW-2015', 'EW-2022-10'] },
  ],
  [
    'a range over 31 March',
    [{ days: [days('2026-03-31 2026-04-01')] }],
    { code: 'RANGE_ACROSS_YEAR_END', workId: 'work-1', range: days('2026-03-31 2026-04-01') },
  ],
  [
    'a range backwards',
    [{ days: [days('2026-06-03 2026-06-02')] }],
    { code: 'RANGE_BACKWARDS', workId: 'work-1', range: days('2026-06-03 2026-06-02') },
  ],
  ['work without a day', [{ days: [] }], { code: 'NO_DAYS', workId: 'work-1' }],
  ['the same work twice', [{ id: 'x' }, { id: 'x' }], { code: 'WORK_TWICE', workId: 'x' }],
  ['nothing to pay', [{ fee: pounds(10) }, { fee: pounds(-10) }], { code: 'FEE_NOT_POSITIVE', fee: 0 }],
])('%s cannot stand on one form, and the words say why', (_, work, refusal) => {
  const { form, refusals } = draft(...work);

  expect(form).toBe(null);
  expect(refusals).toEqual([refusal]);
  for (const each of refusals) expect(formARefusalWords(each)).toMatch(/^[A-Z].*\.$/);
});

test('work falls into groups that each make a form, and none is in two', () => {
  const first = localDate('2024-03-01');
  const piece = fc
    .record({
      payerId: fc.constantFrom('elm', 'oak', 'ash'),
      nation: fc.constantFrom('england', 'wales', 'scotland', 'northernIreland'),
      on: fc.integer({ min: 0, max: 700 }).map((count) => addDays(first, count)),
    })
    .map(({ payerId, nation, on }) => ({ payerId, nation, days: [{ from: on, to: on }] }));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const work = pieces.map((traits, index) => aPieceOfWork({ ...traits, id: `work-${index}` }));

      const forms = groupForForms(work, rates).map((group) => draftFormA(group, options).form);

      expect(forms).not.toContain(null);
      expect(forms.flatMap((form) => form?.workIds ?? []).sort()).toEqual(work.map(({ id }) => id).sort());
      const keys = forms.map((form) => [form?.payerId, form?.nation, form?.schemeYear, form?.tierTableId].join());
      expect(new Set(keys).size).toBe(keys.length);
    }),
  );
});
