import fc from 'fast-check';
import { expect, test } from 'vitest';
import { vatRateOn } from '../../rates/vat-rates.ts';
import { pence, pounds, shareOf, sumOf } from '../money.ts';
import { localDate } from '../time.ts';
import { pastVatParts } from './past-vat.ts';

const day = localDate('2025-03-01');

test('VAT at one rate, on a part, and rounded line by line each find their parts', () => {
  expect(pastVatParts(pounds(100), pounds(20), day)).toEqual([{ net: 10_000, vat: 'standard' }]);
  expect(pastVatParts(pounds(100), pounds(5), day)).toEqual([{ net: 10_000, vat: 'reduced' }]);
  expect(pastVatParts(pounds(100), pounds(0), day)).toEqual([{ net: 10_000, vat: 'outside' }]);
  expect(pastVatParts(pounds(100), pounds(8), day)).toEqual([{ net: 4_000, vat: 'standard' }, { net: 6_000, vat: 'outside' }]); // prettier-ignore
  expect(pastVatParts(pence(9_999), pence(2_001), day)).toEqual([{ net: 10_005, vat: 'standard' }, { net: -6, vat: 'outside' }]); // prettier-ignore
});

test('VAT that no rate explains, or on a day without a known rate, has no parts', () => {
  expect(pastVatParts(pounds(100), pounds(25), day)).toBeNull();
  expect(pastVatParts(pounds(100), pounds(-1), day)).toBeNull();
  expect(pastVatParts(pounds(100), pounds(20), localDate('2010-12-31'))).toBeNull();
});

test('parts add up to the net and bear exactly the VAT, by property', () => {
  const amount = fc.integer({ min: 1, max: 9_999_999 });
  fc.assert(
    fc.property(amount, fc.integer({ min: 0, max: 2_000 }), (net, share) => {
      const vat = shareOf(pence(net), share as never);
      const parts = pastVatParts(pence(net), vat, day);

      expect(parts).not.toBeNull();
      expect(sumOf((parts ?? []).map((part) => part.net))).toBe(net);
      expect(sumOf((parts ?? []).map((part) => shareOf(part.net, vatRateOn(part.vat, day))))).toBe(vat);
    }),
  );
});
