import { randomBytes } from 'node:crypto';
import { readFileSync, readdirSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { getTableColumns, getTableName, is, sql } from 'drizzle-orm';
import { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { expect, test } from 'vitest';
import { instant } from '../../shared/domain/time.ts';
import { openTestStore, tempFolder } from '../../tests/support/temp-profile.ts';
import * as accountSchema from './account-schema.ts';
import * as availabilitySchema from './availability-schema.ts';
import * as bankSchema from './bank-schema.ts';
import * as bookingConfirmationSchema from './booking-confirmation-schema.ts';
import * as bookingRunSchema from './booking-run-schema.ts';
import * as invoiceSchema from './invoice-schema.ts';
import * as mailSchema from './mail-schema.ts';
import * as pensionSchema from './pension-schema.ts';
import * as keptFileSchema from './kept-file-schema.ts';
import * as pensionTemplateSchema from './pension-template-schema.ts';
import * as ratesPackSchema from './rates-pack-schema.ts';
import { migrations } from './migrations/all.ts';
import { migrate } from './migrate.ts';
import { openConnection, type Connection } from './open-connection.ts';
import { createStore, openStore } from './open-store.ts';
import * as schema from './schema.ts';

const aClient = (name: string) => ({ id: crypto.randomUUID(), name, code: null, archivedAt: null, createdAt: instant(0) });
const failing = (code: string, details = {}) => expect.objectContaining({ code, details: expect.objectContaining(details) });

test('what is written is there after closing and opening', () => {
  const { store, file, key, close } = openTestStore();
  const client = aClient('Ada');

  store.write((db) => db.insert(schema.clients).values(client).run());
  close();
  const again = openStore({ file, key });

  expect(again.read.select().from(schema.clients).all()).toEqual([client]);
  again.close();
});

test('a write that throws leaves nothing behind', () => {
  const { store } = openTestStore();

  const attempt = (): void =>
    store.write((db) => {
      db.insert(schema.clients).values(aClient('Ada')).run();
      throw new Error('stop');
    });

  expect(attempt).toThrow('stop');
  expect(store.counts()).toMatchObject({ clients: 0 });
});

test('every setting that durability and secrecy rest on is in force on a newly opened connection', () => {
  const { file, key, close } = openTestStore();
  close();
  const connection = openConnection({ file, key });
  const value = (name: string): unknown => connection.pragma(name, { simple: true });

  const settings = [
    'journal_mode',
    'synchronous',
    'temp_store',
    'secure_delete',
    'foreign_keys',
    'trusted_schema',
    'busy_timeout',
    'cache_size',
  ].map((name) => [name, value(name)]);
  connection.close();

  expect(Object.fromEntries(settings)).toEqual({
    journal_mode: 'wal',
    synchronous: 2,
    temp_store: 2,
    secure_delete: 1,
    foreign_keys: 1,
    trusted_schema: 0,
    busy_timeout: 5_000,
    cache_size: -16_000,
  });
});

test('no byte of the folder shows what is stored, before and after the log is written back', () => {
  const { store, folder, close } = openTestStore();
  const canary = 'Zebedee Quartermaine';
  store.write((db) => {
    for (let index = 0; index < 500; index++)
      db.insert(schema.clients)
        .values(aClient(`${canary} ${index}`))
        .run();
  });
  store.read.all(sql`SELECT a.name FROM clients a, clients b ORDER BY a.name, b.name DESC LIMIT 5 OFFSET 20000`);
  const bytes = (): Buffer => Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))));

  const open = bytes();
  close();
  const closed = bytes();

  for (const all of [open, closed]) {
    expect(all.length).toBeGreaterThan(20_000);
    expect(all.includes(canary)).toBe(false);
    expect(all.includes('CREATE TABLE')).toBe(false);
    expect(all.includes('SQLite format 3')).toBe(false);
  }
});

test('a key that does not fit is an error, and changes nothing', () => {
  const { file, close } = openTestStore();
  close();
  const before = readFileSync(file);

  expect(() => openStore({ file, key: randomBytes(32) })).toThrow(failing('DATABASE_DAMAGED'));
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('a missing, empty, cut or plain file is never taken for a new database', () => {
  const { file, key, folder, close } = openTestStore();
  close();
  const plain = join(folder, 'plain.db');
  const database = new Database(plain);
  database.exec('CREATE TABLE clients (id TEXT)');
  database.close();

  expect(() => openStore({ file: join(folder, 'other.db'), key })).toThrow(failing('DATABASE_MISSING'));
  expect(() => openStore({ file: plain, key })).toThrow(failing('DATABASE_DAMAGED', { reason: 'plain' }));
  truncateSync(file, 7);
  expect(() => openStore({ file, key })).toThrow(failing('DATABASE_DAMAGED', { reason: 'empty' }));
  truncateSync(file, 0);
  expect(() => openStore({ file, key })).toThrow(failing('DATABASE_DAMAGED', { reason: 'empty' }));
  expect(statSync(file).size).toBe(0);
  expect(() => createStore({ file, key })).toThrow(failing('VAULT_EXISTS'));
});

test('one flipped bit in any page is noticed', () => {
  const { store, file, key, close } = openTestStore();
  store.write((db) => db.insert(schema.clients).values(aClient('Ada')).run());
  close();
  const sound = readFileSync(file);

  for (let page = 0; page * 4096 < sound.length; page++) {
    const bytes = Buffer.from(sound);
    const place = page * 4096 + 2000;
    bytes.writeUInt8(bytes.readUInt8(place) ^ 1, place);
    writeFileSync(file, bytes);

    const open = (): void => {
      const damaged = openStore({ file, key });
      try {
        damaged.requireSound();
      } finally {
        damaged.close();
      }
    };
    expect(open, `page ${page}`).toThrow(failing('DATABASE_DAMAGED'));
  }
});

test('a database from a newer version is refused and left as it is', () => {
  const { file, key, close } = openTestStore();
  close();
  const future = openConnection({ file, key });
  future.pragma('user_version = 99');
  future.close();
  const before = readFileSync(file);

  expect(() => openStore({ file, key })).toThrow(failing('DATABASE_NEWER', { found: 99 }));
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('a copy is whole, encrypted with the same key and opens', () => {
  const { store, folder, key } = openTestStore();
  store.write((db) => db.insert(schema.clients).values(aClient('Ada')).run());
  const file = join(folder, 'copy.db');

  store.copyInto(file);
  const copy = openStore({ file, key });

  expect(copy.counts()).toEqual(store.counts());
  expect(copy.schemaVersion).toBe(store.schemaVersion);
  copy.requireSound();
  copy.close();
});

test('an error of the disk below a query has a code, and a broken rule keeps its own', () => {
  const { store } = openTestStore();
  const limit = store.read.get<{ page_count: number }>(sql`PRAGMA page_count`).page_count;
  store.read.get(sql.raw(`PRAGMA max_page_count = ${limit + 2}`));

  const fill = (): void =>
    store.write((db) => {
      for (let index = 0; index < 2_000; index++)
        db.insert(schema.clients)
          .values(aClient(`Client ${index}`))
          .run();
    });

  expect(fill).toThrow(failing('DISK_FULL', { sqlite: 'SQLITE_FULL' }));
  expect(() => store.write((db) => db.run(sql`INSERT INTO clients (id, name, created_at) VALUES ('a', '', 0)`))).toThrow(
    /CHECK constraint failed/,
  );
  expect(store.counts()).toMatchObject({ clients: 0 });
});

test('the tables as the queries see them are the tables that the migrations make', () => {
  const { store } = openTestStore();
  const tables = [
    schema,
    accountSchema,
    availabilitySchema,
    bankSchema,
    bookingConfirmationSchema,
    bookingRunSchema,
    invoiceSchema,
    keptFileSchema,
    mailSchema,
    pensionSchema,
    pensionTemplateSchema,
    ratesPackSchema,
  ]
    .flatMap((part) => Object.values(part))
    .filter((value) => is(value, SQLiteTable));

  const seen = Object.fromEntries(
    tables.map((table) => [
      getTableName(table),
      Object.values(getTableColumns(table))
        .map((column) => ({ name: column.name, type: column.getSQLType().toUpperCase(), required: column.notNull || column.primary }))
        .sort((a, b) => a.name.localeCompare(b.name)),
    ]),
  );
  const made = Object.fromEntries(
    store.read
      .all<{ name: string }>(sql`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
      .map(({ name }) => [
        name,
        store.read
          .all<{ name: string; type: string; notnull: number; pk: number }>(
            sql`SELECT name, type, "notnull", pk FROM pragma_table_info(${name})`,
          )
          .map((column) => ({ name: column.name, type: column.type, required: column.notnull === 1 || column.pk > 0 }))
          .sort((a, b) => a.name.localeCompare(b.name)),
      ]),
  );

  expect(seen).toEqual(made);
});

test('the schema of a new database is what the migrations end in, and a change of it is seen in review', async () => {
  const { connection } = migratedDatabase();
  const { all } = readSchema(connection);
  connection.close();

  // Tables first, for it is run as it stands.
  const source = `// Written by open-store.test.ts from what the migrations make: \`vitest run main/db/open-store.test.ts -u\` writes it anew.
/* eslint-disable max-lines -- as long as the schema is */

/** All tables, indexes and triggers as they are after the last migration; what a new database begins with. */
export const presentSchema = {
  version: ${migrations.length},
  sql: `;
  const text = all.map(({ sql: statement }) => `${statement};`).join('\n\n');
  expect(text).not.toMatch(/[`\\]|\$\{/);
  await expect(`${source}\`\n${text}\n\`,\n} as const;\n`).toMatchFileSnapshot('present-schema.ts');
});

test('a new database is the one that the migrations make one by one: its schema, its version and its rows', () => {
  const { connection, key } = migratedDatabase();
  const made = readSchema(connection);
  connection.close();
  const fresh = join(tempFolder(), 'session-desk.db');

  createStore({ file: fresh, key }).close();

  const opened = openConnection({ file: fresh, key });
  const found = readSchema(opened);
  opened.close();
  expect(found).toEqual(made);
  expect(made.version).toBe(migrations.length);
  expect(made.all.length).toBeGreaterThan(150);
  // A step that wrote rows into an empty database would have to be said in the schema of a new one.
  expect(Object.values(made.rows).filter((count) => count > 0)).toEqual([]);
});

test('every table is strict and says what becomes of a row whose parent goes', () => {
  const { store } = openTestStore();

  const loose = store.read.all(
    sql`SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND strict = 0 AND name NOT LIKE 'sqlite_%'`,
  );
  const silent = store.read.all(sql`SELECT m.name FROM sqlite_schema m, pragma_foreign_key_list(m.name) f WHERE f.on_delete = 'NO ACTION'`);

  expect({ loose, silent }).toEqual({ loose: [], silent: [] });
});

test('the migrations count up from one without a gap', () => {
  expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1));
});

test('an empty folder stays empty when there is nothing to open', () => {
  const folder = tempFolder();

  expect(() => openStore({ file: join(folder, 'none.db'), key: randomBytes(32) })).toThrow(failing('DATABASE_MISSING'));

  expect(readdirSync(folder)).toEqual([]);
});

/** A database that went through the migrations: only one that has none yet begins with what they end in. */
function migratedDatabase(): { readonly connection: Connection; readonly key: Buffer } {
  const file = join(tempFolder(), 'session-desk.db');
  const key = randomBytes(32);
  const connection = openConnection({ file, key, create: true });
  migrate(connection, migrations.slice(0, 1));
  migrate(connection, migrations);
  return { connection, key };
}

interface SchemaRow {
  readonly type: string;
  readonly name: string;
  readonly tbl_name: string;
  readonly sql: string | null;
}

/** All that a database is made of, but for where its pages lie. */
function readSchema(connection: Connection) {
  const rows = connection
    .prepare<[], SchemaRow>(
      `SELECT type, name, tbl_name, sql FROM sqlite_schema
       ORDER BY tbl_name, CASE type WHEN 'table' THEN 0 WHEN 'index' THEN 1 ELSE 2 END, name`,
    )
    .all();
  const count = (table: string): number => connection.prepare<[], number>(`SELECT count(*) FROM "${table}"`).pluck().get() ?? 0;
  return {
    all: rows.filter(({ sql: statement }) => statement !== null),
    automatic: rows.filter(({ sql: statement }) => statement === null),
    version: connection.pragma('user_version', { simple: true }),
    rows: Object.fromEntries(rows.filter(({ type }) => type === 'table').map(({ name }) => [name, count(name)])),
  };
}
