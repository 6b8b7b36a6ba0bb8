import { rmSync } from 'node:fs';
import { openConnection, type Connection } from '../../main/db/open-connection.ts';
import { createStore } from '../../main/db/open-store.ts';
import { migrations } from '../../main/db/migrations/all.ts';
import { deriveKey } from '../../main/vault/key-slots.ts';
import { databasePurpose } from '../../main/vault/open-profile.ts';
import { openSampleProfile } from '../../main/vault/sample-profile.ts';
import type { FolderPaths } from '../../main/vault/profile-paths.ts';

type Row = Readonly<Record<string, unknown>>;
/** Rows of every table by its name. */
export type FilledTables = ReadonlyMap<string, readonly Row[]>;

/** All that a filled sample profile holds. */
export function rowsOfSample(sampleFolder: string): FilledTables {
  const { store, dataKey } = openSampleProfile(sampleFolder);
  store.close();
  return withConnection(
    store.file,
    deriveKey(dataKey, databasePurpose),
    (connection) => new Map(tablesOf(connection).map((table) => [table, connection.prepare(`SELECT * FROM "${table}"`).all() as Row[]])),
  );
}

/** Puts, in the place of a profile's database, one of an earlier schema with the rows that this schema has room for. */
export function writeDatabaseOf(version: number, { database }: FolderPaths, key: Buffer, rows: FilledTables): void {
  for (const end of ['', '-wal', '-shm']) rmSync(`${database}${end}`, { force: true });
  createStore({ file: database, key, migrations: migrations.slice(0, version) }).close();
  // In one transaction: each for itself would wait for the disk.
  withConnection(database, key, (connection) => {
    connection.pragma('foreign_keys = OFF');
    connection.transaction(() => fill(connection, rows))();
  });
}

/** The rows of a practice of many years: so many more clients, and sessions of theirs, made of those that are there. */
export function grown(rows: FilledTables, more: number): FilledTables {
  const copies = (table: string, change: (row: Row, index: number) => Row): readonly Row[] => {
    const known = rows.get(table) ?? [];
    return Array.from({ length: more }, (_, index) => change(known[index % known.length] ?? {}, index));
  };
  const id = (kind: 8 | 9, index: number): string => `00000000-0000-7000-${kind}000-${String(index).padStart(12, '0')}`;
  const clients = copies('clients', (row, index) => ({ ...row, id: id(8, index), name: `Client ${index}`, code: null }));
  const sessions = copies('sessions', (row, index) => ({
    ...row,
    id: id(9, index),
    client_id: row['kind'] === 'session' ? id(8, index) : row['client_id'],
    series_id: null,
    notes: `Note ${index}`,
  }));
  return new Map(rows)
    .set('clients', [...(rows.get('clients') ?? []), ...clients])
    .set('sessions', [...(rows.get('sessions') ?? []), ...sessions]);
}

/** What of a database must be the same after an upgrade: rows, sums and lengths of every column, by table. */
export function factsOf(file: string, key: Buffer, like?: ReadonlyMap<string, Row>): ReadonlyMap<string, Row> {
  return withConnection(file, key, (connection) => {
    const tables = like ? [...like.keys()] : tablesOf(connection);
    return new Map(
      tables.map((table) => {
        const known = like && Object.keys(like.get(table) ?? {}).filter((name) => name !== 'rows');
        const sums = (known ?? columnsOf(connection, table)).map(
          (column) => `coalesce(sum("${column}"), 0) || '/' || coalesce(sum(length("${column}")), 0) AS "${column}"`,
        );
        return [table, connection.prepare(`SELECT ${['count(*) AS "rows"', ...sums].join(', ')} FROM "${table}"`).get() as Row];
      }),
    );
  });
}

function fill(connection: Connection, rows: FilledTables): void {
  const triggers = connection.prepare(`SELECT name, sql FROM sqlite_master WHERE type = 'trigger'`).all() as {
    name: string;
    sql: string;
  }[];
  // What guards a change of what was issued stands in the way of writing it down as it was.
  for (const { name } of triggers) connection.exec(`DROP TRIGGER "${name}"`);
  for (const table of tablesOf(connection)) {
    const [first, ...rest] = rows.get(table) ?? [];
    const columns = columnsOf(connection, table).filter((column) => first && column in first);
    if (!first || columns.length === 0) continue;
    const quoted = columns.map((column) => `"${column}"`);
    // What a later schema allows and this one does not, such as a new word of a list, was not there then.
    const insert = connection.prepare(`INSERT OR IGNORE INTO "${table}" (${quoted.join()}) VALUES (${columns.map(() => '?').join()})`);
    for (const row of [first, ...rest]) insert.run(columns.map((column) => row[column]));
  }
  dropOrphans(connection);
  for (const { sql } of triggers) connection.exec(sql);
}

/** A row whose partner that schema had no room for goes too. */
function dropOrphans(connection: Connection): void {
  const orphans = connection.prepare('SELECT "table", rowid AS id FROM pragma_foreign_key_check');
  for (let found = orphans.all(); found.length > 0; found = orphans.all())
    for (const { table, id } of found as { table: string; id: number }[]) connection.exec(`DELETE FROM "${table}" WHERE rowid = ${id}`);
}

function tablesOf(connection: Connection): readonly string[] {
  return connection
    .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`)
    .pluck()
    .all() as string[];
}

function columnsOf(connection: Connection, table: string): readonly string[] {
  return connection.prepare(`SELECT name FROM pragma_table_info('${table}')`).pluck().all() as string[];
}

function withConnection<T>(file: string, key: Buffer, work: (connection: Connection) => T): T {
  const connection = openConnection({ file, key });
  try {
    return work(connection);
  } finally {
    connection.close();
  }
}
