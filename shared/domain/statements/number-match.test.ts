import fc from 'fast-check';
import { expect, test } from 'vitest';
import { numberFinder, searchText, type NumberMatch } from './number-match.ts';

test.each<readonly [number: string, text: string, match: NumberMatch]>([
  ['2026-0042', 'RIVER SURGERY 2026-0042', 'exact'],
  ['2026-0042', 'RIVER SURGERY 20260042 BGC', 'exact'],
  ['2026-0042', 'INV2026 0042RIVER', 'exact'],
  ['2026-0042', 'river surgery 2O26-OO42', 'exact'],
  ['INV-0042', 'RIVER INV0042', 'exact'],
  ['INV-0042', 'RIVER lNVO042', 'exact'],
  ['LOC/2026/7', 'FROM RIVER LOC 2026 7', 'exact'],
  ['2026-0042', 'RIVER 2026/42', 'shortened'],
  ['2026-0042', 'PAID 02/10 2026 42', 'shortened'],
  ['INV-0042', 'RIVER INV 42', 'shortened'],
  ['INV-0042', 'RIVER INV42', 'shortened'],
  ['2026-0042', 'INVOICE 42', 'ending'],
  ['2026-0042', 'INVOICES 41, 42 AND 43', 'ending'],
  ['2026-0043', 'INVOICES 41, 42 AND 43', 'ending'],
  ['2026-0042', 'RIVER SURGERY 0042', 'ending'],
  ['42', 'INVOICE NO 42', 'ending'],
  ['2026-0042', 'RIVER SURGERY 42', 'none'],
  ['2026-0042', 'RIVER SURGERY 12026-0042', 'none'],
  ['2026-0042', 'RIVER SURGERY 2026-00421', 'none'],
  ['2026-0042', 'RIVER SURGERY 202642', 'none'],
  ['2026-0042', 'INVOICE 420', 'none'],
  ['INV-0042', 'INV 0043', 'none'],
  ['42', 'RIVER SURGERY 42', 'none'],
  ['0._+-1000', 'PAID 0._+-1000', 'exact'],
  ['.*', 'ANYTHING', 'none'],
  ['2026-0042', 'RIVER 2025-0042', 'none'],
  ['A(1', 'A(1', 'none'],
])('%s in %j is %s', (number, text, match) => {
  expect(numberFinder(number).find(searchText(text))).toBe(match);
});

test('any number that the user may choose is found where it is written, and never breaks the search', () => {
  const number = fc
    .tuple(fc.stringMatching(/^[A-Za-z0-9/._ +(*-]{0,4}$/u), fc.integer({ min: 1_000, max: 9_999 }))
    .map(([prefix, count]) => `${prefix}-${count}`);
  fc.assert(
    fc.property(number, (written) => {
      expect(numberFinder(written).find(searchText(`PAID INV ${written}`))).not.toBe('none');
    }),
  );
});
