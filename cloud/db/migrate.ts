import { sql } from 'drizzle-orm';
import type { CloudDatabase } from './database.ts';
import { migrations, type CloudMigration } from './migrations/all.ts';

/** A number of our own, so that no other program's lock is meant. */
const LOCK = 7_340_120_611;

/** The database was made by a newer version of the service, which knows things that this one does not. */
export class DatabaseIsNewer extends Error {
  override readonly name = 'DatabaseIsNewer';
}

/**
 * Brings the schema up to date in one transaction: all steps or none. Of several instances that start at once, one does it and
 * the others wait.
 *
 * @returns how many steps were taken
 * @throws DatabaseIsNewer and changes nothing
 */
export async function migrate({ unhurried }: CloudDatabase, steps: readonly CloudMigration[] = migrations): Promise<number> {
  return unhurried.transaction(async (db) => {
    await db.execute(sql`select pg_advisory_xact_lock(${LOCK})`);
    await db.execute(
      sql`create table if not exists schema_steps (version integer primary key, taken_at timestamptz not null default now())`,
    );
    const { rows } = await db.execute<{ version: number }>(sql`select coalesce(max(version), 0)::int as version from schema_steps`);
    const taken = rows[0]?.version ?? 0;
    const newest = steps.at(-1)?.version ?? 0;
    if (taken > newest) throw new DatabaseIsNewer(`The database is at step ${taken}; this version knows ${newest}`);
    const ahead = steps.filter(({ version }) => version > taken);
    for (const { version, statements } of ahead) {
      for (const statement of statements) await db.execute(sql.raw(statement));
      await db.execute(sql`insert into schema_steps (version) values (${version})`);
    }
    return ahead.length;
  });
}
