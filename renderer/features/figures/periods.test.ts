import { expect, test } from 'vitest';
import { localDate } from '../../../shared/domain/time.ts';
import { periodOf } from './periods.ts';

test.each([
  ['2026-04-05', '2025-04-06', '2024-04-06', '2025-04-05', '2025-05-01'],
  ['2026-04-06', '2026-04-06', '2025-04-06', '2026-04-05', '2025-05-01'],
  ['2026-12-31', '2026-04-06', '2025-04-06', '2026-04-05', '2026-01-01'],
  ['2027-01-01', '2026-04-06', '2025-04-06', '2026-04-05', '2026-02-01'],
])('on %s the tax year began on %s, and the last one lasted from %s to %s', (day, from, lastFrom, lastTo, twelveFrom) => {
  const today = localDate(day);

  expect(periodOf('thisTaxYear', today)).toEqual({ from, to: day });
  expect(periodOf('lastTaxYear', today)).toEqual({ from: lastFrom, to: lastTo });
  expect(periodOf('twelveMonths', today)).toEqual({ from: twelveFrom, to: day });
});
