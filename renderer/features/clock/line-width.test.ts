import { expect, test } from 'vitest';
import { lineWidthEm } from './line-width.ts';

// The widths that Inter gives these lines at weight 600, in their type size, measured in a browser.
test.for([
  ['next 11:00 – L. – 30 min', 10.81],
  ['wind down · ends 10:46', 11.2],
  ['M. · Wellness massage', 10.84],
  ['Immanuel · Myofascial', 10.63],
  ['Wim · Swimming', 7.92],
] as const)('%s is judged no narrower than it is, and little wider', ([line, measured]) => {
  expect(lineWidthEm(line)).toBeGreaterThanOrEqual(measured);
  expect(lineWidthEm(line)).toBeLessThan(measured * 1.15);
});

test('letters of scripts that fill a square are judged as wide as they are high', () => {
  expect(lineWidthEm('美咲 · 整体')).toBeGreaterThan(4);
});
