import { describe, expect, test } from 'vitest';
import { pence } from '../money.ts';
import { localDate } from '../time.ts';
import type { Evidence } from './match-evidence.ts';
import type { OpenInvoice } from './match-model.ts';
import { suggestionOf, type Proposal } from './match-score.ts';

const invoice: OpenInvoice = {
  id: 'i42',
  number: '2026-0042',
  organisationId: 'river',
  payerNames: ['River Surgery'],
  references: [],
  issuedOn: localDate('2026-09-01'),
  dueOn: localDate('2026-10-01'),
  balance: pence(10_000),
};

const evidenceOf = (change: Partial<Evidence> = {}): Evidence => ({ invoice, number: 'none', reference: null, name: 0, ...change });

function weighed(
  change: Partial<Evidence>,
  rest: Partial<Omit<Proposal, 'line'>> & { readonly bookedOn?: string; readonly amount?: number },
) {
  const { bookedOn = '2026-10-01', amount = 10_000, ...proposal } = rest;
  const line = { key: 'k', bookedOn: localDate(bookedOn), amount: pence(amount), text: '', reference: null };
  const amounts = [pence(Math.min(amount, 10_000))];
  return suggestionOf({ line, evidence: [evidenceOf(change)], amounts, isOnlyExact: false, ...proposal });
}

test.each([
  // A part of an invoice that is named: 60 − 5 + 20 × name + 5.
  { name: 1, score: 80, confidence: 'high' },
  { name: 0.95, score: 79, confidence: 'medium' },
])('a score of $score is of $confidence confidence', ({ name, score, confidence }) => {
  expect(weighed({ number: 'exact', name }, { amount: 9_000 })).toMatchObject({ score, confidence });
});

test.each([
  { of: 'the end of the number and the amount', found: { number: 'ending' }, bookedOn: '2026-10-01', score: 55, confidence: 'medium' },
  { of: 'the same, a year late', found: { number: 'ending', name: 0.7 }, bookedOn: '2027-11-06', score: 54, confidence: 'low' },
] as const)('$of: $score is of $confidence confidence', ({ found, bookedOn, score, confidence }) => {
  expect(weighed(found, { bookedOn })).toMatchObject({ score, confidence });
});

describe('the day', () => {
  const dayReason = (bookedOn: string): string | undefined => weighed({ number: 'exact' }, { bookedOn }).reasons.at(-1);

  test.each([
    ['2026-08-31', 'It was paid before the invoice was issued.'],
    ['2026-09-01', 'It was paid before the due date.'],
    ['2026-09-30', 'It was paid before the due date.'],
    ['2026-10-01', 'It was paid on the due date.'],
    ['2026-10-02', 'It was paid 1 day after the due date.'],
    ['2027-11-05', 'It was paid 400 days after the due date.'],
    ['2027-11-06', 'It was paid 401 days after the due date.'],
  ])('%s: %s', (bookedOn, words) => {
    expect(dayReason(bookedOn)).toBe(words);
  });

  test('on the day of issue weighs as any other before the due day, and a day earlier 35 less', () => {
    const scoreOn = (bookedOn: string): number => weighed({ number: 'shortened' }, { bookedOn }).score;

    expect(scoreOn('2026-09-01')).toBe(scoreOn('2026-10-01'));
    expect(scoreOn('2026-09-01') - scoreOn('2026-08-31')).toBe(35);
  });

  test('400 days after the due day weighs as one, and 401 weigh 15 less', () => {
    const scoreOn = (bookedOn: string): number => weighed({ number: 'shortened' }, { bookedOn }).score;

    expect(scoreOn('2027-11-05')).toBe(scoreOn('2026-10-02'));
    expect(scoreOn('2027-11-05') - scoreOn('2027-11-06')).toBe(15);
  });

  test('of several invoices the last issued and the last due count', () => {
    const later = { ...invoice, id: 'i43', issuedOn: localDate('2026-09-20'), dueOn: localDate('2026-10-20') };
    const both = [evidenceOf({ name: 1 }), evidenceOf({ name: 1, invoice: later })];
    const amounts = [pence(10_000), pence(10_000)];
    const reason = (bookedOn: string): string | undefined =>
      weighed({}, { evidence: both, amounts, bookedOn, amount: 20_000 }).reasons.find((words) => words.startsWith('It was paid'));

    expect(reason('2026-09-19')).toBe('It was paid before the invoice was issued.');
    expect(reason('2026-10-20')).toBe('It was paid on the due date.');
  });
});

test('the strongest ground is named first, whatever its kind', () => {
  const words = ({ reasons }: ReturnType<typeof weighed>): readonly string[] =>
    reasons.map((reason) => reason.split(' ').slice(0, 4).join(' '));

  expect(words(weighed({ number: 'exact', name: 1 }, { isOnlyExact: true }))).toEqual([
    'The text names invoice',
    'Only this open invoice',
    'The payer’s name is',
    'It was paid on',
  ]);
  expect(words(weighed({ number: 'ending', name: 1 }, { isOnlyExact: true }))).toEqual([
    'Only this open invoice',
    'The text holds the',
    'The payer’s name is',
    'It was paid on',
  ]);
  expect(words(weighed({ name: 0.6 }, { amount: 9_000 }))).toEqual(['The payer’s name resembles', 'It was paid on', 'The amount is less']);
});

test.each([
  [0.9, 'The payer’s name is that of the organisation.'],
  [0.89, 'The payer’s name resembles the organisation’s.'],
])('a name that is %d like the organisation’s: %s', (name, words) => {
  expect(weighed({ name }, {}).reasons).toContain(words);
});

test('a score is never below nothing nor above a hundred', () => {
  expect(weighed({}, { amount: 9_000, bookedOn: '2026-08-01' }).score).toBe(0);
  expect(weighed({ number: 'exact', reference: 'PO-77', name: 1 }, { isOnlyExact: true }).score).toBe(100);
});

test('the chain of evidence is as good as its weakest link, shared by those that are named', () => {
  const second = evidenceOf({ number: 'ending', invoice: { ...invoice, id: 'i41' } });
  const both = { evidence: [evidenceOf({ number: 'exact' }), second], amounts: [pence(10_000), pence(10_000)], amount: 20_000 };
  const found = weighed({}, both);

  // Two times half of the weaker one, the sum of the amounts, the due day.
  expect(found.score).toBe(25 + 25 + 5);
  expect(found.allocations.map(({ invoiceId }) => invoiceId)).toEqual(['i41', 'i42']);
});

test('a reference alone counts as half a number, and beside a number as nothing more', () => {
  expect(weighed({ reference: 'PO-77' }, {}).score).toBe(30 + 25 + 5);
  expect(weighed({ number: 'exact', reference: 'PO-77' }, {}).score).toBe(60 + 25 + 5);
});

test('several invoices that the money does not cover weigh less than one, and the best of their names counts', () => {
  const second = evidenceOf({ name: 1, invoice: { ...invoice, id: 'i43' } });
  const amounts = [pence(10_000), pence(5_000)];

  expect(weighed({}, { evidence: [evidenceOf({ name: 0.5 }), second], amounts, amount: 15_000 }).score).toBe(20 + 5 - 15);
});

test('an invoice that nothing is left for is not in the suggestion', () => {
  const second = evidenceOf({ invoice: { ...invoice, id: 'i43' } });
  const found = weighed({}, { evidence: [evidenceOf(), second], amounts: [pence(10_000), pence(0)] });

  expect(found.allocations).toEqual([{ invoiceId: 'i42', amount: 10_000 }]);
});
