import { expect, test } from 'vitest';
import { basisPoints, pence } from '../../../shared/domain/money.ts';
import { outlookWords } from './outlook-words.ts';

const outlook = {
  income: pence(97_200),
  days: 2,
  annualised: pence(17_739_000),
  rate: basisPoints(1_250),
  differs: true,
  differenceSoFar: pence(1_750),
  differenceOfYear: null,
};

test('what is missing is told in pounds, up to now and for the year that is expected', () => {
  expect(outlookWords(outlook)).toBe(
    '£972.00 so far in 2 days, scaled up to £177,390.00, comes to 12.5%. At the tier in use £17.50 too little is paid up to now. The tier stays until you change it.',
  );
  expect(outlookWords({ ...outlook, days: 1, differenceOfYear: pence(18_000) })).toContain(
    'in 1 day, scaled up to £177,390.00, comes to 12.5%. At the tier in use £17.50 too little is paid up to now, and £180.00 too little is paid on what you expect of the year.',
  );
});

test('what is too much is told as such', () => {
  expect(outlookWords({ ...outlook, differenceSoFar: pence(-47_932) })).toContain('£479.32 too much is paid up to now.');
});
