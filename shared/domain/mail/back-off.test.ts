import { expect, test } from 'vitest';
import { between, hours, instant } from '../time.ts';
import { nextAttemptAt } from './back-off.ts';
import { mailProblems, problemWords } from './hand-over.ts';

const at = instant(1_800_000_000_000);

test('the waits grow, from a minute to a day, and end within six days', () => {
  const waits = Array.from({ length: 12 }, (_, index) => nextAttemptAt(at, index + 1, 'busy')).map((next) =>
    next === null ? null : between(at, next),
  );
  const known = waits.filter((wait) => wait !== null);

  expect(known).toEqual(known.toSorted((one, other) => one - other));
  expect(known[0]).toBe(60_000);
  expect(known.reduce((sum, wait) => sum + wait, 0)).toBeLessThan(hours(144));
  expect(waits.at(-1)).toBeNull();
});

test('a wrong password, an untrusted certificate and the like wait for the user', () => {
  expect(mailProblems.filter((problem) => nextAttemptAt(at, 1, problem) === null)).toEqual([
    'certificate',
    'noTls',
    'wrongPassword',
    'signInRefused',
    'noSignIn',
    'cancelled',
    'attachmentDamaged',
  ]);
});

test('a computer that is offline tries again, whichever way that shows', () => {
  expect((['unreachable', 'nameUnknown', 'timedOut'] as const).map((problem) => nextAttemptAt(at, 1, problem))).toEqual(
    Array.from({ length: 3 }, () => at + 60_000),
  );
});

test('every problem has words of its own that end as sentences do', () => {
  const words = mailProblems.map(problemWords);

  expect(new Set(words).size).toBe(mailProblems.length);
  for (const sentence of words) expect(sentence).toMatch(/^[A-Z][^!]+\.$/u);
});
