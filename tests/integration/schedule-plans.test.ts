import { expect, test } from 'vitest';
import { allClientsQuery, clientUseQuery } from '../../main/features/clients/store.ts';
import { sessionQueries } from '../../main/features/sessions/read.ts';
import { instant } from '../../shared/domain/time.ts';
import { planOf } from '../support/query-plan.ts';

test('the client list comes from the index on names, in order', () => {
  const plan = planOf((db) => allClientsQuery(db).toSQL());

  expect(plan).toEqual(['SCAN clients USING INDEX clients_by_name']);
});

test('the counts of a page of clients come from the index on client and start', () => {
  const plan = planOf((db) => clientUseQuery(db, ['a', 'b'], instant(0)).toSQL());

  expect(plan.filter((step) => step.includes(' s USING '))).toEqual([
    'SEARCH s USING COVERING INDEX sessions_by_client (client_id=?)',
    'SEARCH s USING INDEX sessions_by_client (client_id=? AND starts_at<?)',
    'SEARCH s USING INDEX sessions_by_client (client_id=? AND starts_at>?)',
  ]);
  expect(plan.join()).not.toMatch(/SCAN|TEMP B-TREE/);
});

test('a range of sessions is one search of the index on starts, without sorting', () => {
  const plan = planOf((db) => sessionQueries(db).rangeQuery.getQuery());

  expect(plan[0]).toBe('SEARCH sessions USING INDEX sessions_by_start (starts_at>? AND starts_at<?)');
  expect(plan.join()).not.toMatch(/SCAN|TEMP B-TREE/);
});

test('a text search walks away from now, both ways, without sorting', () => {
  for (const query of ['searchAheadQuery', 'searchBackQuery'] as const) {
    const plan = planOf((db) => sessionQueries(db)[query].getQuery());

    expect(plan[0]).toMatch(/^SEARCH sessions USING INDEX sessions_by_start \(starts_at[<>]\?\)$/);
    expect(plan.join()).not.toContain('TEMP B-TREE');
  }
});

test('the sessions of a client come from the index on client and start, in order', () => {
  for (const query of ['clientAheadQuery', 'clientPastQuery'] as const) {
    const plan = planOf((db) => sessionQueries(db)[query].getQuery());

    expect(plan[0]).toMatch(/^SEARCH sessions USING INDEX sessions_by_client \(client_id=\? AND starts_at[<>]\?\)$/);
  }
});
