import { expect, test } from 'vitest';
import { pence } from '../../../shared/domain/money.ts';
import { doneWords, importFacts, type ReadImport } from './import-words.ts';

test.each([
  [{ organisations: 0, invoices: 1 }, '1 invoice is imported.'],
  [{ organisations: 1, invoices: 1_204 }, '1,204 invoices are imported, and 1 organisation.'],
  [{ organisations: 3, invoices: 0 }, '3 organisations are imported.'],
])('%o is said in one line', (made, words) => {
  expect(doneWords(made)).toBe(words);
});

test('what a table of invoices comes to is said, with the organisations it makes', () => {
  const counts = { new: 2, known: 0, wrong: 0, newOrganisations: 2, total: pence(190_000), paid: pence(90_000) };

  expect(importFacts({ kind: 'invoices', counts } as ReadImport)).toEqual([
    'They come to £1,900.00, of which £900.00 was paid.',
    '2 organisations that are not here yet are made too.',
  ]);
});
