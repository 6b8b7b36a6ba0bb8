import { expect, test } from 'vitest';
import { uninvoicedQuery } from '../../main/features/pension/choice-store.ts';
import { lettersQuery } from '../../main/features/pension/form-letters.ts';
import { formsQuery, listedOfMonthQuery } from '../../main/features/pension/forms-store.ts';
import { creditsQuery, withoutFormQuery } from '../../main/features/pension/pensioned-invoices.ts';
import { planOf } from '../support/query-plan.ts';

test.each(['open', 'handedIn', 'ended', 'all'] as const)('a page of forms that are %s walks the index on days without sorting', (view) => {
  const plan = planOf((db) => formsQuery(db, view).toSQL());

  expect(plan[0]).toBe('SCAN pension_forms USING INDEX pension_forms_by_day');
  expect(plan.slice(1).join()).not.toMatch(/SCAN|TEMP B-TREE/);
});

test('the forms on a Form B come from its index', () => {
  const plan = planOf((db) => listedOfMonthQuery(db, 'a').toSQL());

  expect(plan).toContain('SEARCH pension_forms USING INDEX pension_forms_by_month (month_id=?)');
  expect(plan.join()).not.toContain('SCAN');
});

test('invoices without a form come from the index on days, and forms are gone through once, not for each invoice', () => {
  const plan = planOf((db) => withoutFormQuery(db).toSQL());

  expect(plan[0]).toBe('SEARCH invoices USING INDEX invoices_by_day (listed_on>?)');
  expect(plan).toContain('SEARCH f USING INDEX pension_forms_live (invoice_id=?)');
  const scan = plan.findIndex((step) => step.startsWith('SCAN'));
  expect(plan[scan - 1]).toMatch(/^LIST SUBQUERY/);
  expect(plan.filter((step) => step.startsWith('SCAN'))).toHaveLength(1);
});

test('work that no issued invoice bills is looked for among the starts of its days, and each booking finds its invoice', () => {
  const plan = planOf((db) => uninvoicedQuery(db).toSQL());

  expect(plan[0]).toMatch(/^SEARCH bookings USING INDEX bookings_by_start/);
  expect(plan.slice(1).join()).not.toMatch(/SCAN (?!line|json)/);
});

test('credit notes and letters are looked up by the invoices and forms they belong to', () => {
  const credits = planOf((db) => creditsQuery(db).toSQL());
  const letters = planOf((db) => lettersQuery(db).toSQL());

  expect(credits).toContain('SEARCH invoices USING INDEX invoices_by_credited (credits_id=?)');
  expect(letters.join()).toContain('SEARCH pension_form_history USING PRIMARY KEY (form_id=?)');
});
