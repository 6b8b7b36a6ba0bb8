import fc from 'fast-check';
import { expect, test } from 'vitest';
import { templateNames } from '../../../shared/domain/invoices/printed-document.ts';
import { contrast, createTheme } from './theme.ts';

const colours = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

test('whatever colour a user takes, words in it and on it can be read', () => {
  fc.assert(
    fc.property(colours, fc.constantFrom(...templateNames), (colour, template) => {
      const theme = createTheme(template, colour);

      expect(contrast(theme.accentInk, '#FFFFFF')).toBeGreaterThanOrEqual(4.5);
      expect(contrast(theme.onArea, theme.area)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(theme.accentInk, theme.tint)).toBeGreaterThanOrEqual(3); // only the amount, in large type
    }),
  );
});

test('a dark colour is taken as it is', () => {
  expect(createTheme('plain', '#0F6B6B')).toMatchObject({ accentInk: '#0f6b6b', area: '#0f6b6b', onArea: '#FFFFFF' });
});
