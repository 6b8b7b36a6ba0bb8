import { expect, test } from 'vitest';
import { invoiceName, nameWithin } from './invoice-words.ts';

test('a document is named at the start of a sentence and within one, its number as the user writes it', () => {
  const documents = [
    { kind: 'invoice', number: 'INV-0001' },
    { kind: 'creditNote', number: 'Cn-É7' },
    { kind: 'invoice', number: null },
  ] as const;

  expect(documents.map(invoiceName)).toEqual(['Invoice INV-0001', 'Credit note Cn-É7', 'Draft invoice']);
  expect(documents.map(nameWithin)).toEqual(['invoice INV-0001', 'credit note Cn-É7', 'draft invoice']);
});
