import { openConnection } from '../../main/db/open-connection.ts';
import type { ReadDb } from '../../main/db/store.ts';
import { openTestStore } from './temp-profile.ts';

interface Query {
  readonly sql: string;
  readonly params: readonly unknown[];
}

/** The steps SQLite takes for a query of the real, encrypted database. */
export function planOf(queryOf: (db: ReadDb) => Query): readonly string[] {
  const { store, file, key } = openTestStore();
  const { sql, params } = queryOf(store.read);
  const connection = openConnection({ file, key });
  const steps = connection.prepare(`explain query plan ${sql}`).all(...params.map(() => 0)) as readonly { detail: string }[];
  connection.close();
  return steps.map(({ detail }) => detail);
}
