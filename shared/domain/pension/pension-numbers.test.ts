import { expect, test } from 'vitest';
import { nations } from '../invoices/model.ts';
import { checkEmployingAuthority, checkGmc, checkNationalInsurance, checkPracticeCode, checkSd } from './pension-numbers.ts';

test.each([
  ['AB123456C', true],
  ['ab 12 34 56 c', true],
  ['QQ123456C', false],
  ['DA123456A', false],
  ['AO123456A', false],
  ['GB123456A', false],
  ['BG123456A', false],
  ['ZZ123456A', false],
  ['AB123456E', false],
  ['AB12345C', false],
  ['TN010190M', false],
])('%s is a National Insurance number: %s', (text, isRight) => {
  expect(checkNationalInsurance(text).problem === null).toBe(isRight);
});

test('what is wrong with a National Insurance number is said', () => {
  expect(['TN010190M', 'AB123456', 'QQ123456C', 'AB123456E', 'nonsense', ''].map((text) => checkNationalInsurance(text).problem)).toEqual([
    expect.stringContaining('temporary'),
    expect.stringContaining('at the end is missing'),
    expect.stringContaining('begin with these letters'),
    expect.stringContaining('last letter'),
    expect.stringContaining('two letters, six digits'),
    null,
  ]);
});

test('numbers are kept without what people put between', () => {
  expect(checkNationalInsurance('ab 12 34 56 c').value).toBe('AB123456C');
  expect(['SD12345678', 'sd 12/345/678', '12 34 56 78', '01234567'].map(checkSd)).toEqual(
    ['12345678', '12345678', '12345678', '01234567'].map((value) => ({ value, problem: null })),
  );
  expect(checkGmc('012 3456')).toEqual({ value: '0123456', problem: null });
});

test('too few, too many and other characters are told', () => {
  expect(['1234567', '123456789', 'SD1234567A'].map((text) => checkSd(text).problem)).toEqual(
    Array(3).fill('An SD number has eight digits.'),
  );
  expect(['123456', '12345678', 'C123456'].map((text) => checkGmc(text).problem)).toEqual(Array(3).fill('A GMC number has seven digits.'));
  expect([checkSd('').problem, checkGmc('').problem]).toEqual([null, null]);
});

test('codes are judged by the customs of the nation', () => {
  const fitting = nations.map((nation) =>
    ['a12345', 'W12345', 'S12345', 'Z12345', '12345'].map((code) => checkPracticeCode(code, nation).problem === null),
  );

  expect(fitting).toEqual([
    [true, true, true, true, false],
    [false, true, false, false, false],
    [false, false, true, false, true],
    [false, false, false, true, false],
  ]);
  expect(['', 'qwe', '7A4', 'a b', 'ä1', 'X'].map((text) => checkEmployingAuthority(text).problem === null)).toEqual([
    true,
    true,
    true,
    true,
    false,
    false,
  ]);
  expect(checkEmployingAuthority(' 7a4 ').value).toBe('7A4');
});
