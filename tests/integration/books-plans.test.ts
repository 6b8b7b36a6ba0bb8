import { expect, test } from 'vitest';
import { openConnection } from '../../main/db/open-connection.ts';
import type { ReadDb } from '../../main/db/store.ts';
import { allOrganisationsQuery } from '../../main/features/organisations/store.ts';
import { openTestStore } from '../support/temp-profile.ts';

interface Query {
  readonly sql: string;
  readonly params: readonly unknown[];
}

/** The steps SQLite takes for a query of the real, encrypted database. */
function planOf(queryOf: (db: ReadDb) => Query): readonly string[] {
  const { store, file, key } = openTestStore();
  const { sql, params } = queryOf(store.read);
  const connection = openConnection({ file, key });
  const steps = connection.prepare(`explain query plan ${sql}`).all(...params.map(() => 0)) as readonly { detail: string }[];
  connection.close();
  return steps.map(({ detail }) => detail);
}

test('the list of organisations comes from the index on names, in order', () => {
  expect(planOf((db) => allOrganisationsQuery(db).toSQL())).toEqual(['SCAN organisations USING INDEX organisations_by_name']);
});
