import { expect, test } from 'vitest';
import { instant, zoneId } from '../../../shared/domain/time.ts';
import { clientCountWords, clientErrors, clientValues, lastSessionWords, nextSessionWords, toClientInput } from './client-words.ts';

const london = zoneId('Europe/London');
const now = instant(Date.UTC(2026, 10, 22, 9));

test('an empty code is no code, and comes back as an empty field', () => {
  expect(toClientInput({ name: 'Jane', code: '  ' })).toEqual({ name: 'Jane', code: null });
  expect(clientValues({ name: 'Jane', code: null })).toEqual({ name: 'Jane', code: '' });
});

test('the contract’s rules stand at their fields', () => {
  expect(clientErrors({ name: '  ', code: '' })).toEqual({ name: 'Enter a first name or initials' });
  expect(clientErrors({ name: 'x'.repeat(61), code: 'y'.repeat(17) })).toEqual({
    name: 'At most 60 characters',
    code: 'At most 16 characters',
  });
  expect(clientErrors({ name: 'Jane', code: 'J 7' })).toEqual({});
});

test('last and next session are told on the user’s clock, a missing one as a dash', () => {
  const tomorrow = instant(Date.UTC(2026, 10, 23, 14));

  expect(nextSessionWords({ nextSessionAt: tomorrow }, london, now)).toBe('Tomorrow 14:00');
  expect(lastSessionWords({ lastSessionAt: instant(Date.UTC(2025, 6, 1, 23, 30)) }, london, now)).toBe('Wed 2 Jul 2025');
  expect([lastSessionWords({ lastSessionAt: null }, london, now), nextSessionWords({ nextSessionAt: null }, london, now)]).toEqual([
    '—',
    '—',
  ]);
});

test('clients are counted with a thousands mark', () => {
  expect([0, 1, 1204].map(clientCountWords)).toEqual(['0 clients', '1 client', '1,204 clients']);
});
