import { expect, test } from 'vitest';
import { pence } from '../../../shared/domain/money.ts';
import { localDate } from '../../../shared/domain/time.ts';
import { numbersWords, paymentWords, readingFacts, suggestionWords } from './bank-words.ts';

const organisation = { id: 'a', name: 'River Surgery' };
const allocation = { invoiceId: 'i', number: 'INV-0042', balance: pence(100), amount: pence(100) };

test.each([
  [['A'], 'A'],
  [['A', 'B'], 'A and B'],
  [['A', 'B', 'C'], 'A and 2 more'],
])('the numbers %j are told as %j', (numbers, words) => {
  expect(numbersWords(numbers)).toBe(words);
});

test('a suggestion and a payment name whose invoices they pay and what is left', () => {
  const suggestion = { identityId: 'i', organisation, allocations: [allocation], confidence: 'high', reasons: [] } as const;

  expect(suggestionWords({ ...suggestion, unallocated: pence(0) })).toBe('River Surgery · INV-0042');
  expect(suggestionWords({ ...suggestion, unallocated: pence(2_000) })).toBe('River Surgery · INV-0042, £20.00 on account');
  expect(paymentWords({ id: 'p', organisation, numbers: [], onAccount: pence(100) })).toBe('River Surgery · on account');
});

test('of a file only what differs from the usual is told', () => {
  const reading = {
    outcome: 'read', id: 'r', format: 'table', bank: null, accountId: null, accountName: 'A', warnings: [], mixedEncodings: false, fresh: 1, freshSum: pence(1),
    samples: [{ bookedOn: localDate('2026-10-02'), amount: pence(1), text: '', reference: null }], known: 0, repeats: [], doubled: 0, paidOut: 0, unreadable: 0, unreadableRows: [], mapping: null, preview: [],
  } as const; // prettier-ignore

  expect(readingFacts(reading)).toEqual([]);
  expect(readingFacts({ ...reading, known: 1, doubled: 2, paidOut: 1_200, mixedEncodings: true })).toEqual([
    '1 payment in is known already and skipped.',
    '2 rows stand in the file twice and count once.',
    '1,200 payments out are not kept.',
    'Some rows were written in another encoding than the rest: look at names with accents.',
  ]);
});
