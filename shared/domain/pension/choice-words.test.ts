import { expect, test } from 'vitest';
import { choiceWords, pensionTermsWords, type EngagementTold } from './choice-words.ts';
import { schemeYear } from './scheme-year.ts';

const practice: EngagementTold = { route: 'forms', reason: 'PRACTICE_LOCUM', isImpossible: false, sixMonths: null, allOrNone: null };
const none = { yes: 0, no: 0, ask: 0 };
const inScotland = (change: Partial<NonNullable<EngagementTold['allOrNone']>> = {}): EngagementTold => ({
  ...practice,
  allOrNone: { area: 'scotland', schemeYear: schemeYear(2026), open: none, billed: none, forms: 0, hindersNo: false, ...change },
});

test('work for a practice is explained and warned of in no way', () => {
  for (const choice of ['yes', 'no', 'ask'] as const) {
    expect(choiceWords(practice, choice, 'booking')).toEqual({ reason: expect.stringContaining('Forms A and B'), warnings: [] });
  }
});

test('a yes against the rule is warned of, a no is not, and where it is impossible nothing is warned of', () => {
  const outOfHours: EngagementTold = { ...practice, route: 'solo', reason: 'OUT_OF_HOURS' };

  expect(choiceWords(outOfHours, 'yes', 'booking').warnings).toEqual([expect.stringContaining('sent back')]);
  expect(choiceWords(outOfHours, 'no', 'booking')).toEqual({ reason: expect.stringContaining('SOLO'), warnings: [] });
  expect(choiceWords({ ...practice, route: 'none', reason: 'AGENCY', isImpossible: true }, 'yes', 'booking').warnings).toEqual([]);
});

test('six months are told unless the work is not pensioned anyway', () => {
  const long: EngagementTold = { ...practice, sixMonths: 'mayBeType2' };

  expect(choiceWords(long, 'yes', 'booking').warnings).toEqual([expect.stringContaining('Type 2')]);
  expect(choiceWords(long, 'ask', 'booking').warnings).toHaveLength(1);
  expect(choiceWords(long, 'no', 'booking').warnings).toEqual([]);
});

test('where it is all or none, an answer says what else it reaches and what it leaves', () => {
  const told = inScotland({ open: { yes: 3, no: 1, ask: 1 }, billed: { yes: 1, no: 2 } });

  expect(choiceWords(told, 'yes', 'booking').warnings).toEqual([
    expect.stringMatching(/^In Scotland .* Yes holds for all work of 2026\/27/u),
    '2 other bookings that say otherwise will say Yes too.',
    '2 pieces of work invoiced the other way stay as they are: ask the pension body what follows.',
  ]);
  expect(choiceWords(told, 'no', 'booking').warnings.slice(1)).toEqual([
    '4 other bookings that say otherwise will say No too.',
    '1 piece of work invoiced the other way stays as it is: ask the pension body what follows.',
  ]);
  expect(choiceWords(told, 'ask', 'booking').warnings).toEqual([]);
  expect(choiceWords(inScotland({ area: 'northernIreland' }), 'yes', 'booking').warnings).toEqual([
    expect.stringContaining('Northern Ireland'),
  ]);
});

test('a no beside forms that stand is told as what it is', () => {
  expect(choiceWords(inScotland({ forms: 1 }), 'no', 'booking').warnings).toEqual([expect.stringContaining('1 Form A of 2026/27 stands')]);
  expect(choiceWords(inScotland({ forms: 1 }), 'yes', 'booking').warnings).toHaveLength(1);
});

test('on a draft a no beside pensioned work is told as impossible, with what to do', () => {
  const told = inScotland({ open: { yes: 1, no: 0, ask: 0 }, hindersNo: true });

  expect(choiceWords(told, 'no', 'draft').warnings).toEqual([
    'In Scotland locum work is pensioned all or none, and other work of 2026/27 there is pensioned: this work cannot be left out. Pension it too, or say No at a booking that is not invoiced first; that holds for the year.',
  ]);
  expect(choiceWords(told, 'yes', 'draft').warnings).toEqual([]);
});

test('a draft reaches no booking: it says what is to be said there too', () => {
  const told = inScotland({ open: { yes: 0, no: 2, ask: 1 }, billed: { yes: 1, no: 0 } });

  expect(choiceWords(told, 'yes', 'draft').warnings).toEqual([
    'In Scotland locum work is pensioned all or none: 3 bookings that are not invoiced say otherwise. Say Yes there too.',
  ]);
  expect(choiceWords(told, 'no', 'draft').warnings).toEqual([
    'In Scotland locum work is pensioned all or none: 1 booking that is not invoiced says otherwise. Say No there too.',
    '1 piece of work invoiced the other way stays as it is: ask the pension body what follows.',
  ]);
  expect(choiceWords(told, 'ask', 'draft').warnings).toEqual([]);
});

test('the terms of a booking tell the practice that the work will be pensioned, and what it pays for that', () => {
  const scottish = {
    area: 'scotland',
    schemeYear: schemeYear(2026),
    open: { yes: 0, no: 0, ask: 0 },
    billed: { yes: 0, no: 0 },
    forms: 0,
    hindersNo: false,
  } as const;
  const told = (choice: 'yes' | 'no' | 'ask', allOrNone: typeof scottish | null = null, isImpossible = false) =>
    pensionTermsWords({ allOrNone, isImpossible }, choice);

  expect(told('yes')).toMatch(/is to be pensioned.*contribution is added to the fee\.$/u);
  expect(told('yes', scottish)).toMatch(/is to be pensioned.*pays no employer’s contribution\.$/u);
  expect([told('no'), told('ask'), told('yes', null, true)]).toEqual([null, null, null]);
});
