import { expect, test } from 'vitest';
import { builtInPensionRates as rates } from '../../rates/pension/built-in-rates.ts';
import { addDays } from '../zones.ts';
import { localDate } from '../time.ts';
import { eligibilityWords, sixMonthsWords } from './eligibility-words.ts';
import { heldIntent, judgeEngagement, sixMonthsRule, usualIntent, type EngagementFacts } from './eligibility.ts';

const workedOn = localDate('2026-06-02');

function judge(traits: Partial<EngagementFacts> = {}) {
  return judgeEngagement({
    arrangement: 'soleTrader',
    payer: 'practice',
    nation: 'england',
    task: 'deputising',
    status: 'active',
    intent: 'yes',
    hasType2Post: false,
    workedOn,
    daysAtPayer: [],
    ...traits,
  });
}

test('locum work for a practice in one’s own name goes on the forms', () => {
  expect(judge()).toEqual({ route: 'forms', reason: 'PRACTICE_LOCUM', isPensioned: true, isSixMonths: false });
});

test.each<[string, Partial<EngagementFacts>, string, string]>([
  ['a limited company', { arrangement: 'ownCompany' }, 'LIMITED_COMPANY', 'none'],
  ['an agency', { arrangement: 'agency' }, 'AGENCY', 'none'],
  ['an umbrella company', { arrangement: 'umbrella' }, 'AGENCY', 'none'],
  ['an agency that pays directly', { payer: 'agency' }, 'AGENCY', 'none'],
  ['a payroll', { arrangement: 'paye' }, 'EMPLOYED', 'officer'],
  ['a salaried post', { arrangement: 'paye', task: 'salaried' }, 'SALARIED', 'type2'],
  ['a hospital', { payer: 'trust' }, 'EMPLOYED', 'officer'],
  ['the own practice', { task: 'ownPractice' }, 'OWN_PRACTICE', 'type1'],
  ['out-of-hours work', { task: 'outOfHours' }, 'OUT_OF_HOURS', 'solo'],
  ['an out-of-hours provider', { payer: 'outOfHours' }, 'OUT_OF_HOURS', 'solo'],
  ['an ICB', { payer: 'careBoard' }, 'COMMISSIONER', 'solo'],
  ['a primary care network', { payer: 'network' }, 'NETWORK', 'solo'],
  ['an appraisal for a network', { payer: 'network', task: 'appraisal' }, 'APPRAISAL', 'forms'],
  ['an appraisal for a health board', { payer: 'careBoard', task: 'appraisal' }, 'APPRAISAL', 'forms'],
  ['an appraisal beside a Type 2 post', { task: 'appraisal', hasType2Post: true }, 'APPRAISAL_TYPE_2', 'solo'],
  ['a private client', { payer: 'private' }, 'PRIVATE', 'none'],
  ['an insurer', { payer: 'insurer' }, 'PRIVATE', 'none'],
  ['a pharmacy', { payer: 'pharmacy' }, 'NOT_NHS_PRACTICE', 'none'],
  ['someone who opted out', { status: 'optedOut' }, 'NOT_IN_SCHEME', 'none'],
  ['someone who retired for good', { status: 'retiredNotRejoined' }, 'NOT_IN_SCHEME', 'none'],
  ['someone who is not sure', { status: 'notSure' }, 'STATUS_UNSURE', 'none'],
  ['a company, whatever else there is', { arrangement: 'ownCompany', payer: 'outOfHours', status: 'notSure' }, 'LIMITED_COMPANY', 'none'],
])('%s is told where it belongs, and why', (_, traits, reason, route) => {
  const judged = judge(traits);

  expect([judged.reason, judged.route]).toEqual([reason, route]);
  expect(judged.isPensioned).toBe(route === 'forms');
  expect(eligibilityWords[judged.reason]).toMatch(/^[A-Z].*\.$/);
});

test.each(['active', 'retiredRejoined', 'partlyRetired'] as const)('a member who is %s pensions locum work', (status) => {
  expect(judge({ status }).route).toBe('forms');
});

test.each<[string, Partial<EngagementFacts>, { isPensioned: boolean; standing: 'yes' | 'no' | null }, string]>([
  ['a practice, where the identity pensions its work', {}, { isPensioned: true, standing: null }, 'yes'],
  ['a practice, where it does not', {}, { isPensioned: false, standing: null }, 'no'],
  ['a practice where other work of the year is pensioned', {}, { isPensioned: false, standing: 'yes' }, 'yes'],
  ['a practice where other work of the year is not', {}, { isPensioned: true, standing: 'no' }, 'no'],
  ['a member who is not sure', { status: 'notSure' }, { isPensioned: true, standing: null }, 'ask'],
  ['one who is not sure and pensions nothing', { status: 'notSure' }, { isPensioned: false, standing: null }, 'no'],
  ['an out-of-hours provider', { payer: 'outOfHours' }, { isPensioned: true, standing: 'yes' }, 'no'],
  ['private work', { payer: 'private' }, { isPensioned: true, standing: null }, 'no'],
  ['a company', { arrangement: 'ownCompany' }, { isPensioned: true, standing: 'yes' }, 'no'],
])('what is usual for %s', (_, traits, usual, expected) => {
  expect(usualIntent(judge(traits), usual)).toBe(expected);
});

test('what was said holds against what is usual, but nothing makes a company or an agency pensionable', () => {
  const held = (traits: Partial<EngagementFacts>) =>
    (['yes', 'no', 'ask', null] as const).map((said) => heldIntent(judge(traits), said, 'yes'));

  expect(held({})).toEqual(['yes', 'no', 'ask', 'yes']);
  expect(held({ payer: 'private' })).toEqual(['yes', 'no', 'ask', 'yes']);
  for (const traits of [{ arrangement: 'ownCompany' }, { arrangement: 'umbrella' }, { payer: 'agency' }] as const) {
    expect(held(traits)).toEqual(['no', 'no', 'no', 'no']);
  }
});

test('only the user says whether eligible work is pensioned', () => {
  expect((['yes', 'no', 'ask'] as const).map((intent) => judge({ intent }).isPensioned)).toEqual([true, false, null]);
});

test('six months at one practice are told, a longer break begins anew', () => {
  const every = (step: number, since: number) =>
    Array.from({ length: Math.floor(since / step) + 1 }, (_, index) => addDays(workedOn, -since + index * step));

  expect(judge({ daysAtPayer: every(7, 182) }).isSixMonths).toBe(false);
  expect(judge({ daysAtPayer: every(3, 183) }).isSixMonths).toBe(true);
  expect(judge({ daysAtPayer: every(31, 186) }).isSixMonths).toBe(true);
  expect(judge({ daysAtPayer: every(32, 192) }).isSixMonths).toBe(false);
  expect(judge({ daysAtPayer: [addDays(workedOn, 200)] }).isSixMonths).toBe(false);
  expect(judge({ daysAtPayer: [...every(7, 189), addDays(workedOn, 200)] }).isSixMonths).toBe(true);
  expect(judge({ daysAtPayer: every(7, 200), payer: 'trust' }).isSixMonths).toBe(false);
  expect((['england', 'scotland', 'northernIreland'] as const).map((nation) => sixMonthsWords[sixMonthsRule(nation, rates).value])).toEqual(
    [expect.stringContaining('Type 2'), expect.stringContaining('Scotland'), expect.stringContaining('Northern Ireland')],
  );
});
