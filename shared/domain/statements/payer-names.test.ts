import { expect, test } from 'vitest';
import { nameSimilarity, wordsOf } from './payer-names.ts';

test.each([
  ['River Surgery', 'RIVER SURGERY BGC'],
  ['The Riverside Medical Practice', 'RIVERSIDE MEDICAL'],
  ['Riverside Medical Practice', 'RIVERSI MEDICAL PR'],
  ['St. Mary’s Hospital NHS Foundation Trust', 'ST MARYS HOSPITAL'],
  ['Riverside Surgery', 'RIVRESIDE SURGERY'],
  ['Dr Åsa Öberg & Partners', 'OBERG ASA'],
])('%s is the payer of %j', (name, text) => {
  expect(nameSimilarity(wordsOf(name), wordsOf(text))).toBeGreaterThanOrEqual(0.75);
});

test.each([
  ['River Surgery', 'LAKE SURGERY BGC'],
  ['Riverside Medical Practice', 'HILLTOP MEDICAL PRACTICE'],
  ['North Locums Limited', 'SOUTH CARS LIMITED'],
  ['River Surgery', 'CAFE'],
  ['', 'RIVER'],
  ['River Surgery', ''],
])('%s is not the payer of %j', (name, text) => {
  expect(nameSimilarity(wordsOf(name), wordsOf(text))).toBeLessThan(0.5);
});
