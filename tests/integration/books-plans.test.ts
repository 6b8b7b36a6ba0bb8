import { expect, test } from 'vitest';
import { linesQuery } from '../../main/features/bank/store.ts';
import { filteredQuery, rangeQuery, seriesQuery } from '../../main/features/bookings/store.ts';
import { taxedDocumentsQuery } from '../../main/features/figures/taxable-turnover.ts';
import { filteredQuery as invoicesQuery } from '../../main/features/invoices/lookup-store.ts';
import { issuedSinceQuery } from '../../main/features/invoices/store.ts';
import { endedFormsQuery } from '../../main/features/pension/forms-store.ts';
import { filteredQuery as paymentsQuery } from '../../main/features/payments/store.ts';
import { allOrganisationsQuery } from '../../main/features/organisations/store.ts';
import { instant, localDate } from '../../shared/domain/time.ts';
import { planOf } from '../support/query-plan.ts';

test('the list of organisations comes from the index on names, in order', () => {
  expect(planOf((db) => allOrganisationsQuery(db).toSQL())).toEqual(['SCAN organisations USING INDEX organisations_by_name']);
});

test('a range of bookings is one search of the index on starts, without sorting', () => {
  const plan = planOf((db) => rangeQuery(db, instant(0), instant(1)).toSQL());

  expect(plan[0]).toBe('SEARCH bookings USING INDEX bookings_by_start (starts_at>? AND starts_at<?)');
  expect(plan.join()).not.toMatch(/SCAN|TEMP B-TREE/);
});

test.each(['upcoming', 'past', 'all'] as const)('a page of %s bookings walks the index on starts without sorting', (when) => {
  const filter = { when, state: null, organisationId: null, payCheck: null, search: '', now: instant(0) };
  const plan = planOf((db) => filteredQuery(db, filter, { limit: 50, offset: 0 }).toSQL());

  expect(plan[0]).toMatch(/^(SEARCH|SCAN) bookings USING INDEX bookings_by_start/);
  expect(plan.join()).not.toContain('TEMP B-TREE');
});

test('the bookings of a repeat come from its index, in order', () => {
  expect(planOf((db) => seriesQuery(db, 'a').toSQL())).toEqual(['SEARCH bookings USING INDEX bookings_by_series (series_id=?)']);
});

test('a page of the bookings of one organisation comes from the index on organisation and start', () => {
  const filter = { when: 'all', state: null, organisationId: 'a', payCheck: null, search: '', now: instant(0) } as const;
  const plan = planOf((db) => filteredQuery(db, filter, { limit: 50, offset: 0 }).toSQL());

  expect(plan.join()).toContain('USING INDEX bookings_by_organisation (organisation_id=?)');
});

const invoiceFilter = {
  view: 'all',
  organisationId: null,
  identityId: null,
  from: null,
  to: null,
  search: '',
  today: localDate('2026-11-24'),
} as const;

test('a page of invoices walks the index on days, and reads no PDF', () => {
  const plan = planOf((db) => invoicesQuery(db, invoiceFilter, { limit: 50, offset: 0 }).toSQL()).join('\n');

  expect(plan).toMatch(/SCAN invoices USING INDEX invoices_by_day/);
  expect(plan).not.toContain('invoice_pdfs');
  expect(plan).not.toContain('TEMP B-TREE FOR ORDER BY');
  expect(plan).toContain('allocations_by_invoice');
});

test('a page of the invoices of one organisation comes from the index on organisation and day', () => {
  const filter = { ...invoiceFilter, organisationId: 'a' };
  const plan = planOf((db) => invoicesQuery(db, filter, { limit: 50, offset: 0 }).toSQL()).join('\n');

  expect(plan).toContain('invoices USING INDEX invoices_by_organisation (organisation_id=?)');
});

test('taxed documents of twelve months come from the index on days', () => {
  const plan = planOf((db) => taxedDocumentsQuery(db, localDate('2025-11-25')).toSQL());

  expect(plan).toEqual(['SEARCH invoices USING INDEX invoices_by_day (listed_on>?)']);
});

test('a page of payments walks the index on days', () => {
  const filter = { organisationId: null, identityId: null, from: null, to: null, method: null, onAccount: false, search: '' };
  const plan = planOf((db) => paymentsQuery(db, filter, { limit: 50, offset: 0 }).toSQL()).join('\n');

  expect(plan).toMatch(/payments USING INDEX payments_by_day/);
});

test.each(['open', 'matched', 'setAside'] as const)('a page of bank lines that are %s walks the index on days without sorting', (state) => {
  const plan = planOf((db) => linesQuery(db, { state, accountId: null, search: '' }, { limit: 50, offset: 0 }).toSQL());

  expect(plan[0]).toBe('SCAN bank_lines USING INDEX bank_lines_by_day');
  expect(plan.join()).not.toContain('TEMP B-TREE');
});

test('how many invoices were issued of late is one search of the index on issuing', () => {
  const plan = planOf((db) => issuedSinceQuery(db, instant(0)).toSQL());

  expect(plan[0]).toBe('SEARCH invoice_history USING COVERING INDEX invoice_history_issued (at>?)');
  expect(plan.join()).not.toMatch(/SCAN|TEMP B-TREE/);
});

test('which invoices had a form that ended is read along its index', () => {
  expect(planOf((db) => endedFormsQuery(db).toSQL())).toEqual(['SCAN pension_forms USING INDEX pension_forms_ended']);
});
