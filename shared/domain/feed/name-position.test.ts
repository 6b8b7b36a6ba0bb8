import { expect, test } from 'vitest';
import { deriveNamePosition, tapWords, type NamePosition } from './name-position.ts';
import { reduceSummary } from './name-reduction.ts';

test('the words to tap come in order, without separators, statuses and contact details', () => {
  expect(tapWords('[NEW] Massage (60 min) - Xochitl Ramos +44 7700 900123')).toEqual(['Massage', '60', 'min', 'Xochitl', 'Ramos']);
});

function tap(sample: string, ...words: readonly string[]): NamePosition {
  const all = tapWords(sample);
  const position = deriveNamePosition(
    sample,
    words.map((word) => all.indexOf(word)),
  );
  if (position === null) throw new Error('no position');
  return position;
}

test.each([
  ['the last segment', 'Silk Veil - Xochitl Ramos', ['Xochitl'], 'Aurora Path - Ngaire Pania', 'Ngaire', 'Aurora Path'],
  ['the whole last segment', 'Silk Veil - Xochitl Ramos', ['Xochitl', 'Ramos'], 'Aurora Path - Ngaire Pania', 'Ngaire', 'Aurora Path'],
  ['the first segment', 'Xochitl - Silk Veil', ['Xochitl'], 'Summer - 60 min', 'Summer', '60 min'],
  ['in brackets', 'Silk Veil (Xochitl Ramos)', ['Xochitl'], 'Massage (Joy)', 'Joy', 'Massage'],
  ['the second word', 'Ramos Xochitl - Massage', ['Xochitl'], 'Oyelowo Ngaire - Massage', 'Ngaire', 'Massage'],
  ['the word before a duration', 'Xochitl 60 min massage', ['Xochitl'], 'Lumi 90 min massage', 'Lumi', '90 min massage'],
  ['behind a title', 'Ms Xochitl Ramos - Facial', ['Xochitl'], 'Tevita Ravn - Facial', 'Tevita', 'Facial'],
  ['behind the family name', 'Ramos, Xochitl - Facial', ['Xochitl'], 'Ravn, Tevita - Facial', 'Tevita', 'Facial'],
])('a tap on %s reads the name there in other summaries', (_, sample, words, summary, firstName, title) => {
  expect(reduceSummary(summary, { position: tap(sample, ...words) })).toEqual({ kind: 'client', firstName, title });
});

test.each([
  ['a service', 'Massage - 60 min', 'unknown'],
  ['the practitioner', 'Massage - Dana Wolfe', 'unknown'],
  ['nothing', '', 'block'],
  ['a block', 'Lunch', 'block'],
  ['initials', 'Massage - J.D.', 'client'],
  ['a number', 'Massage - #10423', 'unknown'],
])('where the position holds %s there is no name', (_, summary, kind) => {
  const position = tap('Massage - Xochitl Ramos', 'Xochitl');

  expect(reduceSummary(summary, { position, practitionerNames: ['Dana Wolfe'] })).toMatchObject({ kind, firstName: null });
});

test('a position holds places only, so that it can be stored', () => {
  expect(tap('Silk Veil - Xochitl Ramos', 'Xochitl')).toEqual({ in: 'plain', from: 'end', segment: 0, wordFrom: 'start', word: 0 });
});

test('a tap that spans two segments, or none, gives no rule', () => {
  expect(deriveNamePosition('Massage - Xochitl', [0, 1])).toBeNull();
  expect(deriveNamePosition('Massage - Xochitl', [])).toBeNull();
  expect(deriveNamePosition('Massage', [7])).toBeNull();
});
