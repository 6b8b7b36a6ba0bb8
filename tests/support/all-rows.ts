import { sql } from 'drizzle-orm';
import type { CloudDatabase } from '../../cloud/db/database.ts';

/** Every row of every table of a database as text, by table: ours, those of the queue, and any other. */
export async function allRows({ service }: CloudDatabase): Promise<ReadonlyMap<string, string>> {
  const { rows: tables } = await service.execute<{ name: string }>(
    sql`select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by 1`,
  );
  const found = new Map<string, string>();
  for (const { name } of tables) {
    const { rows } = await service.execute<{ row: string }>(sql.raw(`select t::text as row from ${name} t`));
    found.set(name, rows.map(({ row }) => row).join('\n'));
  }
  return found;
}
