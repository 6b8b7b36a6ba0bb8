import { expect, test } from 'vitest';
import { localDate } from '../domain/time.ts';
import { builtInEdition, editionHindrance, newestEdition } from './rates-edition.ts';

const today = localDate('2027-02-01');
const edition = (version: number, expiresOn = '2027-12-31') => ({ ...builtInEdition, version, expiresOn: localDate(expiresOn) });

test('the newest edition that has not expired is used, in whatever order they are found', () => {
  const found = [edition(3), edition(5, '2027-01-31'), edition(4, '2027-02-01'), edition(2)];

  expect(newestEdition(found, today).version).toBe(4);
  expect(newestEdition(found.toReversed(), today).version).toBe(4);
});

test('without a usable one the figures that came with the product hold', () => {
  expect(newestEdition([], today)).toBe(builtInEdition);
  expect(newestEdition([edition(9, '2020-01-01'), edition(0), edition(1)], today)).toBe(builtInEdition);
});

test('an edition counts on its last day, and never goes back', () => {
  expect(editionHindrance(edition(2, '2027-02-01'), today)).toBe(null);
  expect(editionHindrance(edition(2, '2027-01-31'), today)).toBe('expired');
  expect(editionHindrance(edition(2), today, edition(2))).toBe('older');
});
