import fc from 'fast-check';
import { expect, test } from 'vitest';
import { builtInPensionRates as rates } from '../../rates/pension/built-in-rates.ts';
import { aFormBEntry, days } from '../../../tests/support/pension-work.ts';
import { addDays } from '../zones.ts';
import { basisPoints, pence, pounds, sumOf } from '../money.ts';
import { localDate } from '../time.ts';
import { formBDueOn, formBMonthOf, isPaidBeforeWork } from './form-b-month.ts';
import { formBTotals, noOptionalLines } from './form-b-totals.ts';
import { formBKeyOf, groupForFormB, makeFormB, type FormBEntry } from './form-b.ts';
import { defaultPensionSettings as settings } from './pension-settings.ts';
import { month, monthOf, schemeYearOf } from './scheme-year.ts';

const options = {
  rates,
  settings,
  tier: basisPoints(1_250),
  optional: noOptionalLines,
  cumulativeBefore: pence(0),
  sdNumber: '12345678',
};

test('the month is the one in which the pay came in', () => {
  const entry = aFormBEntry({ paidOn: localDate('2026-07-01') });

  expect(formBKeyOf(entry, rates)).toEqual({ month: '2026-07', area: 'englandAndWales', schemeYear: 2026, tierTableId: 'EW-2026' });
});

test('work of March that is paid in April goes on the March form in England and Wales, elsewhere on April’s', () => {
  const worked = days('2026-03-30');
  const monthIn = (nation: FormBEntry['nation'], paidOn: string) => formBMonthOf({ nation, worked, paidOn: localDate(paidOn) }, rates);

  expect([monthIn('england', '2026-03-31'), monthIn('england', '2026-04-01'), monthIn('wales', '2026-05-04')]).toEqual([
    '2026-03',
    '2026-03',
    '2026-03',
  ]);
  expect([monthIn('scotland', '2026-04-01'), monthIn('northernIreland', '2026-04-01')]).toEqual(['2026-04', '2026-04']);
  expect(formBMonthOf({ nation: 'england', worked: days('2026-04-01'), paidOn: localDate('2026-04-20') }, rates)).toBe('2026-04');
});

test('Form B is due on the 7th, in Northern Ireland on the 6th or as set, in Scotland nobody knows', () => {
  const due = (area: 'englandAndWales' | 'scotland' | 'northernIreland', chosen = settings) =>
    formBDueOn(month('2026-12'), area, rates, chosen);

  expect(due('englandAndWales')).toEqual({ on: '2027-01-07', doubts: [] });
  expect(due('northernIreland').on).toBe('2027-01-06');
  expect(due('northernIreland', { ...settings, northernIrelandDueDay: 'seventh' }).on).toBe('2027-01-07');
  expect(due('scotland')).toMatchObject({ on: null, doubts: [{ figure: 'formBDueDay:scotland' }] });
});

test('every optional line stands in its box', () => {
  const rows = [{ pensionable: pounds(4_500), employer: pounds(647.1) }];
  const optional = {
    addedYears: { kind: 'percent', rate: basisPoints(900) },
    moneyPurchase: { kind: 'fixed', amount: pounds(100) },
    additionalPension: { kind: 'fixed', amount: pounds(75) },
    reductionBuyOut: { kind: 'percent', rate: basisPoints(210) },
  } as const;

  expect(formBTotals(rows, { tier: basisPoints(1_250), optional, cumulativeBefore: pounds(1_000) })).toEqual({
    a: 450_000,
    b: 56_250,
    c: 40_500,
    d: 10_000,
    e: 7_500,
    f: 9_450,
    g: 123_700,
    h: 64_710,
    i: 188_410,
    j: 550_000,
  });
});

test('half a penny goes up in each share, and h is the sum of box 3, not a share of a', () => {
  const half = { kind: 'percent', rate: basisPoints(1_250) } as const;
  const rows = [
    { pensionable: pounds(585), employer: pounds(84.12) },
    { pensionable: pounds(585), employer: pounds(84.12) },
  ];
  const totals = formBTotals(rows.slice(0, 1), {
    tier: basisPoints(1_250),
    optional: { addedYears: half, moneyPurchase: half, additionalPension: null, reductionBuyOut: half },
    cumulativeBefore: null,
  });

  expect(totals).toMatchObject({ b: 7_313, c: 7_313, d: 7_313, e: 0, f: 7_313, g: 29_252, j: null });
  expect(formBTotals(rows, { ...options, cumulativeBefore: null }).h).toBe(16_824); // a share of 1,170.00 would be 16,825
});

test('Form B has a line for each form, one reference, and the same content in whatever order they come', () => {
  const one = aFormBEntry({ formAId: 'a', paidOn: localDate('2026-06-20') });
  const two = aFormBEntry({ formAId: 'b', paidOn: localDate('2026-06-03') });
  const key = formBKeyOf(one, rates);

  const form = makeFormB(key, [one, two], options);

  expect(form).toMatchObject({
    reference: '12345678LOCJUN2026',
    dueOn: '2026-07-07',
    tier: 1_250,
    totals: { a: 117_000, i: 31_449, j: 117_000 },
  });
  expect(form.rows.map(({ formAId }) => formAId)).toEqual(['b', 'a']);
  expect(JSON.stringify(makeFormB(key, [two, one], options))).toBe(JSON.stringify(form));
  expect(form.doubts.map(({ figure }) => figure)).toEqual(['tierTable:EW-2026']);
});

test('forms made before and after a table was replaced stand on one Form B', () => {
  const worked = days('2025-06-02');
  const entries = ['EW-2025-initial', 'EW-2025'].map((tierTableId) =>
    aFormBEntry({ formAId: tierTableId, worked, paidOn: localDate('2025-07-20'), tierTableId }),
  );

  const groups = groupForFormB(entries, rates);

  expect(groups.map(({ key, entries: { length } }) => [key.tierTableId, length])).toEqual([['EW-2025', 2]]);
  expect(makeFormB(groups[0]!.key, entries, options).totals.a).toBe(117_000);
});

test('a table that the rates do not hold any more keeps its name', () => {
  expect(formBKeyOf(aFormBEntry({ tierTableId: 'EW-1999' }), rates).tierTableId).toBe('EW-1999');
});

test('the reference names the month of the work where that is set', () => {
  const entry = aFormBEntry({ worked: days('2026-05-29'), paidOn: localDate('2026-06-20') });
  const chosen = { ...options, settings: { ...settings, referenceMonth: 'work' } } as const;

  expect(makeFormB(formBKeyOf(entry, rates), [entry], chosen).reference).toBe('12345678LOCMAY2026');
});

test('a form that belongs on another Form B is refused, and forms of old years have no box j', () => {
  const old = aFormBEntry({ worked: days('2020-06-02'), tierTableId: 'EW-2015', paidOn: localDate('2020-06-20') });

  expect(() => makeFormB(formBKeyOf(old, rates), [old, aFormBEntry()], options)).toThrow(RangeError);
  expect(makeFormB(formBKeyOf(old, rates), [old], options)).toMatchObject({ reference: '12345678LOCJUN2020', totals: { j: null } });
});

test('money that came before the work is a slip of the pen', () => {
  const worked = days('2026-06-02 2026-06-04');

  expect(['2026-06-01', '2026-06-02'].map((day) => isPaidBeforeWork({ worked, paidOn: localDate(day) }))).toEqual([true, false]);
});

const first = localDate('2025-01-01');
const anyEntry = fc
  .record({
    nation: fc.constantFrom('england', 'wales', 'scotland', 'northernIreland'),
    workedAfter: fc.integer({ min: 0, max: 720 }),
    paidAfter: fc.integer({ min: 0, max: 120 }),
    pensionable: fc.integer({ min: 0, max: 500_000 }).map(pence),
    employer: fc.integer({ min: 0, max: 72_000 }).map(pence),
  })
  .map(({ nation, workedAfter, paidAfter, ...amounts }) => {
    const on = addDays(first, workedAfter);
    return { nation, ...amounts, worked: { from: on, to: on }, paidOn: addDays(on, paidAfter), schemeYear: schemeYearOf(on) };
  });
const anyEntries = fc
  .array(anyEntry, { minLength: 1, maxLength: 15 })
  .map((all) => all.map((traits, index) => aFormBEntry({ ...traits, formAId: `form-${index}` })));

test('every Form B is the sum of its forms, and no form is on two', () => {
  fc.assert(
    fc.property(anyEntries, (entries) => {
      const groups = groupForFormB(entries, rates);

      expect(groups.flatMap((group) => group.entries.map(({ formAId }) => formAId)).sort()).toEqual(
        entries.map(({ formAId }) => formAId).sort(),
      );
      for (const group of groups) {
        const { totals } = makeFormB(group.key, group.entries, options);
        expect(totals.a).toBe(sumOf(group.entries.map(({ pensionable }) => pensionable)));
        expect(totals.h).toBe(sumOf(group.entries.map(({ employer }) => employer)));
        expect(totals.i).toBe(totals.b + totals.c + totals.d + totals.e + totals.f + totals.h);
      }
    }),
  );
});

test('a payment that moves to the next month takes exactly its own line along', () => {
  fc.assert(
    fc.property(anyEntries, fc.nat(), (entries, pick) => {
      const moved = entries[pick % entries.length]!;
      const after = entries.map((entry) => (entry === moved ? { ...entry, paidOn: addDays(entry.paidOn, 31) } : entry));
      const monthsOf = (all: readonly FormBEntry[]) => new Map(all.map((entry) => [entry.formAId, formBMonthOf(entry, rates)]));
      const [before, later] = [monthsOf(entries), monthsOf(after)];

      const changed = [...before].filter(([id, was]) => later.get(id) !== was).map(([id]) => id);

      const target = { ...moved, paidOn: addDays(moved.paidOn, 31) };
      const staysInMarch = formBMonthOf(moved, rates) === formBMonthOf(target, rates);
      expect(changed).toEqual(staysInMarch ? [] : [moved.formAId]);
      if (staysInMarch) expect(formBMonthOf(moved, rates)).toMatch(/-03$/);
      else if (schemeYearOf(target.paidOn) === moved.schemeYear) expect(formBMonthOf(target, rates)).toBe(monthOf(target.paidOn));
    }),
  );
});
