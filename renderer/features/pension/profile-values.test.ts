import { localDate } from '../../../shared/domain/time.ts';
import { expect, test } from 'vitest';
import type { PensionProfile } from '../../../shared/contract/pension-profiles.ts';
import { basisPoints, pence } from '../../../shared/domain/money.ts';
import { instant } from '../../../shared/domain/time.ts';
import { ageWarnings, newProfile, profileErrors, profileValues, readable, tidied, toProfileInput } from './profile-values.ts';

const stored: PensionProfile = {
  identityId: '0199a9d0-0000-7000-8000-000000000001',
  nation: 'wales',
  status: 'active',
  hostBody: 'A health board',
  hostCode: '7A4',
  hostReference: 'L-1',
  addedYears: basisPoints(900),
  mpavcShare: null,
  mpavcAmount: pence(10_000),
  additionalPension: pence(7_550),
  errbo: basisPoints(210),
  tenWeeksFrom: 'firstDay',
  referenceMonth: 'formB',
  northernIrelandDueDay: 'sixth',
  held: { niNumber: true, gmcNumber: true, sdNumber: true, dateOfBirth: true },
  posts: [],
  changedAt: instant(0),
};

test('a stored profile is shown in pounds and per cent and goes back as it was, its numbers left alone', () => {
  const values = profileValues(stored);

  expect(values).toMatchObject({ addedYears: '9', mpavcShare: '', mpavcAmount: '100.00', additionalPension: '75.50', errbo: '2.1' });
  const { identityId: _id, held: _held, posts: _posts, changedAt: _at, ...same } = stored;
  expect(toProfileInput(values)).toEqual({ ...same, numbers: null });
  expect(profileErrors(values)).toEqual({});
});

test('numbers are taken as people write them', () => {
  const typed = { niNumber: ' ab 12 34 56 c', gmcNumber: '012 3456', sdNumber: 'SD 1234/5678', dateOfBirth: '29/2/1980' };

  const tidy = tidied(typed);

  expect(tidy).toEqual({ niNumber: 'AB123456C', gmcNumber: '0123456', sdNumber: '12345678', dateOfBirth: '1980-02-29' });
  expect(readable(tidy)).toEqual({ niNumber: 'AB 12 34 56 C', gmcNumber: '0123456', sdNumber: '12345678', dateOfBirth: '29/02/1980' });
  expect(profileErrors({ ...newProfile(''), numbers: typed })).toEqual({});
  expect(tidied(readable({ ...tidy, dateOfBirth: null }))).toEqual({ ...tidy, dateOfBirth: null });
});

test('what cannot be right is said at its field', () => {
  const numbers = { niNumber: 'QQ123456C', gmcNumber: '12', sdNumber: '1', dateOfBirth: '31/02/1980' };

  const errors = profileErrors({ ...newProfile(''), numbers, errbo: '0', addedYears: 'nine', mpavcShare: '101', additionalPension: '-3' }); // prettier-ignore

  expect(Object.keys(errors).toSorted()).toEqual([
    'addedYears', 'additionalPension', 'errbo', 'mpavcShare', 'numbers.dateOfBirth', 'numbers.gmcNumber', 'numbers.niNumber', 'numbers.sdNumber',
  ]); // prettier-ignore
  expect(errors).toMatchObject({ 'numbers.niNumber': expect.stringContaining('begin with these letters') });
  expect(profileErrors({ ...newProfile(''), numbers: { ...numbers, niNumber: 'TN 01 01 90 M' } })).toMatchObject({
    'numbers.niNumber': expect.stringContaining('temporary number'),
  });
  const clash = profileErrors({ ...newProfile(''), mpavcShare: '1', mpavcAmount: '5' });
  expect(clash).toEqual({ mpavcAmount: 'Either a share of the pay or a sum each month' });
});

test('an age outside the scheme is warned of, as soon as a whole date is typed', () => {
  const today = localDate('2026-11-22');

  expect(ageWarnings('22/11/1951', today)).toEqual([expect.stringContaining('from 16 to 75')]);
  expect(['23/11/1951', '22/11/2010', '', '1/1', 'soon'].flatMap((typed) => ageWarnings(typed, today))).toEqual([]);
});
