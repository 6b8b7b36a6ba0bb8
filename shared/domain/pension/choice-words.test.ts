import { expect, test } from 'vitest';
import { choiceWords, type EngagementTold } from './choice-words.ts';
import { schemeYear } from './scheme-year.ts';

const practice: EngagementTold = { route: 'forms', reason: 'PRACTICE_LOCUM', isImpossible: false, sixMonths: null, allOrNone: null };
const none = { yes: 0, no: 0, ask: 0 };
const inScotland = (change: Partial<NonNullable<EngagementTold['allOrNone']>> = {}): EngagementTold => ({
  ...practice,
  allOrNone: { area: 'scotland', schemeYear: schemeYear(2026), open: none, billed: none, forms: 0, ...change },
});

test('work for a practice is explained and warned of in no way', () => {
  for (const choice of ['yes', 'no', 'ask'] as const) {
    expect(choiceWords(practice, choice)).toEqual({ reason: expect.stringContaining('Forms A and B'), warnings: [] });
  }
});

test('a yes against the rule is warned of, a no is not, and where it is impossible nothing is warned of', () => {
  const outOfHours: EngagementTold = { ...practice, route: 'solo', reason: 'OUT_OF_HOURS' };

  expect(choiceWords(outOfHours, 'yes').warnings).toEqual([expect.stringContaining('sent back')]);
  expect(choiceWords(outOfHours, 'no')).toEqual({ reason: expect.stringContaining('SOLO'), warnings: [] });
  expect(choiceWords({ ...practice, route: 'none', reason: 'AGENCY', isImpossible: true }, 'yes').warnings).toEqual([]);
});

test('six months are told unless the work is not pensioned anyway', () => {
  const long: EngagementTold = { ...practice, sixMonths: 'mayBeType2' };

  expect(choiceWords(long, 'yes').warnings).toEqual([expect.stringContaining('Type 2')]);
  expect(choiceWords(long, 'ask').warnings).toHaveLength(1);
  expect(choiceWords(long, 'no').warnings).toEqual([]);
});

test('where it is all or none, an answer says what else it reaches and what it leaves', () => {
  const told = inScotland({ open: { yes: 3, no: 1, ask: 1 }, billed: { yes: 1, no: 2 } });

  expect(choiceWords(told, 'yes').warnings).toEqual([
    expect.stringMatching(/^In Scotland .* Yes holds for all work of 2026\/27/u),
    '2 other bookings that say otherwise will say Yes too.',
    '2 pieces of work invoiced the other way stay as they are: ask the pension body what follows.',
  ]);
  expect(choiceWords(told, 'no').warnings.slice(1)).toEqual([
    '4 other bookings that say otherwise will say No too.',
    '1 piece of work invoiced the other way stays as it is: ask the pension body what follows.',
  ]);
  expect(choiceWords(told, 'ask').warnings).toEqual([]);
  expect(choiceWords(inScotland({ area: 'northernIreland' }), 'yes').warnings).toEqual([expect.stringContaining('Northern Ireland')]);
});

test('a no beside forms that stand is told as what it is', () => {
  expect(choiceWords(inScotland({ forms: 1 }), 'no').warnings).toEqual([expect.stringContaining('1 Form A of 2026/27 stands')]);
  expect(choiceWords(inScotland({ forms: 1 }), 'yes').warnings).toHaveLength(1);
});
