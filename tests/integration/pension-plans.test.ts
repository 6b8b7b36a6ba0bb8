import { expect, test } from 'vitest';
import { formsQuery, listedOfMonthQuery } from '../../main/features/pension/forms-store.ts';
import { withoutFormQuery } from '../../main/features/pension/pensioned-invoices.ts';
import { localDate } from '../../shared/domain/time.ts';
import { planOf } from '../support/query-plan.ts';

const page = { limit: 50, offset: 0 };

test.each(['open', 'handedIn', 'ended', 'all'] as const)('a page of forms that are %s walks the index on days without sorting', (view) => {
  const plan = planOf((db) => formsQuery(db, view, page).toSQL());

  expect(plan[0]).toBe('SCAN pension_forms USING INDEX pension_forms_by_day');
  expect(plan.slice(1).join()).not.toMatch(/SCAN|TEMP B-TREE/);
});

test('the forms on a Form B come from its index', () => {
  const plan = planOf((db) => listedOfMonthQuery(db, 'a').toSQL());

  expect(plan).toContain('SEARCH pension_forms USING INDEX pension_forms_by_month (month_id=?)');
  expect(plan.join()).not.toContain('SCAN');
});

test('invoices without a form come from the index on days, and forms are gone through once, not for each invoice', () => {
  const plan = planOf((db) => withoutFormQuery(db, localDate('2026-01-01')).toSQL());

  expect(plan[0]).toBe('SEARCH invoices USING INDEX invoices_by_day (listed_on>?)');
  expect(plan).toContain('SEARCH f USING INDEX pension_forms_live (invoice_id=?)');
  const scan = plan.findIndex((step) => step.startsWith('SCAN'));
  expect(plan[scan - 1]).toMatch(/^LIST SUBQUERY/);
  expect(plan.filter((step) => step.startsWith('SCAN'))).toHaveLength(1);
});
