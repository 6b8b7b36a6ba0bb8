import { expect, test } from 'vitest';
import { retentionOf } from '../../../shared/domain/invoices/retention.ts';
import { pounds } from '../../../shared/domain/money.ts';
import { localDate } from '../../../shared/domain/time.ts';
import type { MadeMonth } from '../../../shared/contract/pension.ts';
import { formKeeper, keptDaysOfForm, keptDaysOfMonth } from './kept-days.ts';

test('a Form A is kept by the later tax year of its work and its pay', () => {
  const form = { lastOn: localDate('2026-04-02'), paidOn: null };

  expect(retentionOf(keptDaysOfForm(form), formKeeper)?.lastOn).toBe('2032-01-31');
  expect(retentionOf(keptDaysOfForm({ ...form, paidOn: localDate('2026-04-06') }), formKeeper)?.lastOn).toBe('2033-01-31');
});

test('a Form B is kept by the tax year in which its contributions were paid, once they were', () => {
  const rows = [{ paidOn: localDate('2026-04-03') }] as unknown as MadeMonth['rows'];

  expect(retentionOf(keptDaysOfMonth({ rows, payment: null }), formKeeper)?.lastOn).toBe('2032-01-31');
  expect(retentionOf(keptDaysOfMonth({ rows, payment: { on: localDate('2026-04-07'), amount: pounds(1) } }), formKeeper)?.lastOn).toBe(
    '2033-01-31',
  );
});
