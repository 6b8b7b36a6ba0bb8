import { expect, test } from 'vitest';
import { localDate } from '../time.ts';
import type { PastInvoiceField } from './import-fields.ts';
import { pastInvoiceFrom, pastInvoiceOf } from './past-invoice-row.ts';

const usual = { number: 'A-1', organisation: 'River', issuedOn: '01/02/2025', total: '£1,234.50' };

function reading(change: Partial<Record<PastInvoiceField, string>> = {}) {
  const texts = new Map(Object.entries({ ...usual, ...change }) as [PastInvoiceField, string][]);
  return pastInvoiceFrom(texts, { dateOrder: 'dayFirst', today: localDate('2026-11-24') });
}

test('a whole row is an invoice', () => {
  expect(pastInvoiceOf(reading({ dueOn: '3 Mar 2025', paid: '1234.50', paidOn: '2025-03-01' }))).toEqual({
    vat: null,
    number: 'A-1',
    organisation: 'River',
    issuedOn: '2025-02-01',
    dueOn: '2025-03-03',
    total: 123_450,
    paid: 123_450,
    paidOn: '2025-03-01',
  });
});

test('a day of payment without a payment counts for nothing', () => {
  expect(reading({ paid: '0.00', paidOn: '01/03/2025' })).toMatchObject({ paid: 0, paidOn: null, problems: [] });
});

test('what is still owed tells what was paid, unless that is there too', () => {
  expect(reading({ balance: '1,000.00' })).toMatchObject({ paid: 23_450, problems: [] });
  expect(reading({ balance: '1,000.00', paid: '5' })).toMatchObject({ paid: 500 });
});

test.each<[Partial<Record<PastInvoiceField, string>>, string]>([
  [{ number: '' }, 'There is no number.'],
  [{ number: '9'.repeat(81) }, 'longer than 80'],
  [{ organisation: '' }, 'There is no organisation.'],
  [{ issuedOn: '' }, 'There is no day of issue.'],
  [{ issuedOn: '31/02/2025' }, '“31/02/2025” is no day of issue written day, month, year.'],
  [{ issuedOn: '25/11/2026' }, 'lies in the future'],
  [{ issuedOn: '01/01/1980' }, 'before 1990'],
  [{ dueOn: '31/01/2025' }, 'The due day comes before'],
  [{ total: '' }, 'There is no total.'],
  [{ total: '1.234,50' }, '“1.234,50” is no total in pounds.'],
  [{ total: '€5' }, 'is no total'],
  [{ total: '0' }, 'The total is zero.'],
  [{ total: '-5' }, 'credit notes cannot be imported'],
  [{ paid: '-5' }, 'below zero'],
  [{ paid: '1234.51' }, 'More was paid than the total of £1,234.50.'],
  [{ balance: '1234.51' }, 'more is owed than the total'],
  [{ paid: 'yes' }, '“yes” is no amount paid in pounds.'],
  [{ paid: '1', paidOn: '25/11/2026' }, 'The day of payment lies in the future.'],
])('%j is wrong because: %s', (change, words) => {
  const found = reading(change);

  expect(found.problems).toEqual([expect.stringContaining(words)]);
  expect(pastInvoiceOf(found)).toBeNull();
});
