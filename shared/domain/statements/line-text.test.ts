import { expect, test } from 'vitest';
import { joinedTexts } from './line-text.ts';

test('what a bank says twice stands once, as it was written first', () => {
  expect(joinedTexts(['Riverside', 'RIVERSIDE'])).toBe('Riverside');
  expect(joinedTexts(['Café  du Pont', 'INV-7', 'CAFE DU PONT.', 'inv 7'])).toBe('Café  du Pont · INV-7');
});

test('what only begins alike is another text, and signs without letters are told apart', () => {
  expect(joinedTexts(['Riverside', 'RIVERSIDE BATH'])).toBe('Riverside · RIVERSIDE BATH');
  expect(joinedTexts(['…', '', '—', '…'])).toBe('… · —');
  expect(joinedTexts([])).toBe('');
});
