import { expect, test } from 'vitest';
import { changeTopics } from '../../shared/contract/changes.ts';
import { partsToRefetch, storeParts } from './changes.ts';

test('a changed session refreshes whoever counts or shows sessions', () => {
  expect(partsToRefetch(['sessions'])).toEqual(new Set(['sessions', 'clients', 'feeds', 'bookings', 'availability']));
});

test('a part named by several topics is fetched once', () => {
  expect([...partsToRefetch(['clients', 'sessions', 'clients'])].sort()).toEqual([
    'availability',
    'bookings',
    'clients',
    'feeds',
    'sessions',
  ]);
});

test('topics refresh only what answers from the open profile, and the updates, which answer always', () => {
  expect([...partsToRefetch(changeTopics)].filter((part) => !storeParts.includes(part as never))).toEqual(['updates']);
});
