import { expect, test } from 'vitest';
import { vaultTroubles } from '../../../shared/contract/vault.ts';
import { passphraseProblem, recoveryCodeProblem, troubleWords, stepWords } from './vault-words.ts';

test('every trouble has a title of its own', () => {
  const titles = vaultTroubles.map((trouble) => troubleWords[trouble].title);

  expect(new Set(titles).size).toBe(vaultTroubles.length);
});

test('every trouble says what is safe and what to do first', () => {
  const silent = vaultTroubles.filter(
    (trouble) => !/safe|not touched|was changed|No new|kept/.test(troubleWords[trouble].safe) || troubleWords[trouble].steps.length === 0,
  );

  expect(silent).toEqual([]);
});

test('a recovery code counts letters and digits only', () => {
  const code = 'ABCD-EFGH-JKMN-PQRS-TVWX-YZ01-2345';

  expect([code, code.toLowerCase(), code.replaceAll('-', ' '), code.replaceAll('-', '—')].map(recoveryCodeProblem)).toEqual([
    null,
    null,
    null,
    null,
  ]);
  expect(recoveryCodeProblem(' – ')).toBe('Enter the recovery code');
  expect(recoveryCodeProblem(code.slice(0, -2))).toBe('2 characters missing');
  expect(recoveryCodeProblem(`${code}9`)).toBe('1 character too many');
});

test('a new passphrase is long enough and typed the same twice', () => {
  expect(passphraseProblem('short', 'short')?.field).toBe('first');
  expect(passphraseProblem('four ordinary words', 'four ordinary word')?.field).toBe('second');
  expect(passphraseProblem('four ordinary words', 'four ordinary words')).toBeNull();
});

test('a step names only the ways in that the profile has', () => {
  const step = 'Open the profile with your {ways}.';

  expect(stepWords(step, ['keychain', 'recovery'])).toBe('Open the profile with your recovery code.');
  expect(stepWords(step, ['passphrase', 'recovery'])).toBe('Open the profile with your passphrase or recovery code.');
});
