import { expect, test } from 'vitest';
import { localDate } from '../../../shared/domain/time.ts';
import { periodOf } from './statement-periods.ts';

test('the tax year begins on 6 April', () => {
  expect(periodOf('taxYear', localDate('2026-04-05'))).toEqual({ from: '2025-04-06', to: '2026-04-05' });
  expect(periodOf('taxYear', localDate('2026-04-06'))).toEqual({ from: '2026-04-06', to: '2026-04-06' });
  expect(periodOf('lastTaxYear', localDate('2026-11-24'))).toEqual({ from: '2025-04-06', to: '2026-04-05' });
});

test('whole months end on their last day, over the turn of the year and in leap years', () => {
  expect(periodOf('month', localDate('2028-03-31'))).toEqual({ from: '2028-02-01', to: '2028-02-29' });
  expect(periodOf('quarter', localDate('2027-01-31'))).toEqual({ from: '2026-10-01', to: '2026-12-31' });
  expect(periodOf('all', localDate('2027-01-31'))).toEqual({ from: null, to: '2027-01-31' });
});
