import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase, type CloudDatabase } from '../../cloud/db/database.ts';
import { DatabaseIsNewer, migrate } from '../../cloud/db/migrate.ts';
import { migrations } from '../../cloud/db/migrations/all.ts';
import { exportParts, withheld } from '../../cloud/features/rights/export-parts.ts';
import { removeWhatIsDue } from '../../cloud/features/privacy/retention.ts';
import { hours, instant, type Instant } from '../../shared/domain/time.ts';
import { cloudDatabases, databaseKinds } from '../support/a-cloud.ts';
import { aPostgres } from '../support/a-postgres.ts';

const patience = 60_000;
const [ada, bea] = ['0f2a6d1e-6f1c-4c58-9a4b-1f0c3c9d2a11', 'b7c1e0aa-2d35-4e6f-8b57-9e1a4d7c5b22'];
const now = instant(Date.UTC(2026, 10, 22, 12));
const daysAgo = (days: number): string => new Date(now - days * hours(24)).toISOString();

describe.each(databaseKinds)('the %s database', (kind) => {
  const databases = cloudDatabases();
  let database: CloudDatabase;
  beforeAll(async () => {
    database = await databases.open(kind);
    await migrate(database);
    for (const [id, name] of [
      [ada, 'ada'],
      [bea, 'bea'],
    ] as const) {
      await database.service.execute(
        sql`insert into accounts (id, name, email, email_verified) values (${id}, ${name}, ${`${name}@probe.example`}, true)`,
      );
      await database.service.execute(
        sql`insert into sessions (user_id, token, expires_at) values (${id}, ${`${name} token`}, ${daysAgo(-1)})`,
      );
      await database.service.execute(sql`insert into credentials (user_id, account_id, provider_id) values (${id}, ${id}, 'credential')`);
      await database.service.execute(sql`insert into agreements values (${id}, 'terms', '1', ${daysAgo(0)})`);
      await database.service.execute(
        sql`insert into email_changes values (${id}, ${`${name}.new@probe.example`}, ${name}, ${daysAgo(-1)})`,
      );
      await database.service.execute(
        sql`insert into mail_choices (account_id, category, is_on, wording, way, chosen_at) values (${id}, 'news', true, 'words', 'page', ${daysAgo(0)})`,
      );
      await database.service.execute(sql`insert into devices (account_id, key, label, app_version, plan, added_at, last_seen_at)
        values (${id}, ${name}, 'Linux', '1.0.0', 'free', ${daysAgo(0)}, ${daysAgo(0)})`);
      await database.service.execute(sql`insert into licences (account_id) values (${id})`);
      await database.service.execute(sql`insert into subscriptions values (${id}, ${name}, null, null, null, 'none', null, ${daysAgo(0)})`);
      await database.service.execute(sql`insert into deletions values (${id}, ${daysAgo(0)}, ${daysAgo(-30)}, 0)`);
      await database.service.execute(
        sql`insert into grants (account_id, plan, given_at, ends_at) values (${id}, 'plus', ${daysAgo(0)}, ${daysAgo(-9)})`,
      );
      await database.service.execute(sql`insert into audit values (${id}, 1, ${daysAgo(0)}, 'account', 'x', '{}', '', 'h')`);
    }
  }, patience);
  afterAll(async () => {
    await database.close();
    await databases[Symbol.asyncDispose]();
  }, patience);

  /** Every table of ours; those of the queue are of the library and hold ids alone. */
  async function tables(): Promise<readonly string[]> {
    const { rows } = await database.service.execute<{ name: string }>(
      sql`select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'schema_steps' order by 1`,
    );
    return rows.map(({ name }) => name);
  }

  test('every table is under row-level security, and an account sees nothing of another in any of them', async () => {
    const { rows: open } = await database.service.execute(
      sql`select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and not relrowsecurity and relname <> 'schema_steps'`,
    );
    expect(open).toEqual([]);
    const names = await tables();
    expect(names).toContain('accounts');
    for (const name of names) {
      const seen = await database
        .asAccount(ada, (db) => db.execute<{ row: string }>(sql.raw(`select row_to_json(t)::text as row from ${name} t`)))
        .then(
          ({ rows }) => rows.map(({ row }) => row),
          (error: Error) => [error.cause instanceof Error ? error.cause.message : error.message],
        );
      expect(
        seen.filter((row) => row.includes(bea) || row.includes('bea')),
        name,
      ).toEqual([]);
      expect(
        seen.every((row) => row.includes(ada) || row.includes('permission denied')),
        name,
      ).toBe(true);
    }
  });

  test('an account neither changes, removes nor writes rows of another', async () => {
    const tries = [
      sql`update accounts set name = 'taken' where id = ${bea} returning 1`,
      sql`delete from sessions where user_id = ${bea} returning 1`,
      sql`insert into agreements values (${bea}, 'privacy', '1', now()) returning 1`,
      sql`insert into audit values (${bea}, 2, now(), 'account', 'x', '{}', 'h', 'i') returning 1`,
      sql`update accounts set email = 'taken@probe.example' where id = ${ada} returning 1`,
      sql`update audit set action = 'nothing' where account_id = ${ada} returning 1`,
      sql`delete from audit where account_id = ${ada} returning 1`,
      sql`insert into mail_choices (account_id, category, is_on, wording, way, chosen_at) values (${bea}, 'news', true, 'words', 'page', now()) returning 1`,
      sql`update mail_choices set is_on = false where account_id = ${ada} returning 1`,
      sql`delete from mail_choices where account_id = ${ada} returning 1`,
      sql`delete from deletions returning 1`,
      sql`insert into deletions values (${bea}, now(), now(), 0) returning 1`,
      sql`delete from email_changes where account_id = ${bea} returning 1`,
      sql`insert into email_changes values (${ada}, 'x@probe.example', 'x', now()) returning 1`,
      sql`select password from credentials`,
    ];
    for (const attempt of tries) {
      const touched = await database
        .asAccount(ada, (db) => db.execute(attempt))
        .then(
          ({ rows }) => rows.length,
          () => 'refused',
        );
      expect(touched === 0 || touched === 'refused').toBe(true);
    }
    const { rows } = await database.service.execute(sql`select name from accounts order by name`);
    expect(rows).toEqual([{ name: 'ada' }, { name: 'bea' }]);
  });

  test('what an account may see of itself is all in its copy, but for what would sign somebody in', async () => {
    const { rows } = await database.service.execute<{ name: string }>(
      sql`select p.tablename || '.' || c.column_name as name from pg_policies p
        join information_schema.columns c on c.table_schema = 'public' and c.table_name = p.tablename where p.policyname = 'own_rows'`,
    );
    const handedOut = exportParts.flatMap(({ table, columns, leftOut }) => [...columns, ...leftOut].map((column) => `${table}.${column}`));
    expect(handedOut.toSorted()).toEqual(rows.map(({ name }) => name).toSorted());
    expect(exportParts.flatMap(({ leftOut }) => leftOut)).toEqual(['token', 'token_hash', 'plain', 'html']);
  });

  test('every table with anything of an account is in its copy or said to be left out, and goes with the account', async () => {
    // Whatever names an account: by a reference, by the name of a column, or by an address.
    const { rows } = await database.service.execute<{ name: string; cascades: boolean }>(
      sql`select c.table_name as name, bool_or(k.confdeltype = 'c') as cascades from information_schema.columns c
        left join pg_constraint k on k.contype = 'f' and k.conrelid = quote_ident(c.table_name)::regclass and k.confrelid = 'accounts'::regclass
        where c.table_schema = 'public' and c.table_name <> 'schema_steps'
          and (k.oid is not null or c.column_name ~ '(account|user)_id|email|address|recipient$|name$|value$|agent' or c.table_name = 'accounts')
        group by 1 order by 1`,
    );
    const handled = new Set([...exportParts.map(({ table }) => table), ...Object.keys(withheld)]);
    expect(rows.map(({ name }) => name).filter((name) => !handled.has(name))).toEqual([]);
    expect(handled.size).toBe(rows.length);
    // The account itself; its record, which stays a year; and links, which the deletion looks for by what they say.
    expect(rows.filter(({ cascades }) => !cascades).map(({ name }) => name)).toEqual(['accounts', 'audit', 'verifications']);
  });

  test('without an account nothing is seen, and what an account may do ends with its transaction', async () => {
    const seen = await database.asAccount('', (db) => db.execute(sql`select 1 from accounts`));
    expect(seen.rows).toEqual([]);
    await database.asAccount(ada, (db) => db.execute(sql`select 1`));
    const { rows } = await database.service.execute(sql`select 1 from accounts`);
    expect(rows).toHaveLength(2);
  });

  test('what was written down is neither changed nor removed, even by the service; the retention reaches no record of an account that is there', async () => {
    const { service } = database;
    const all = sql`select * from audit order by account_id, position`;
    const { rows: before } = await service.execute(all);
    expect(before.length).toBeGreaterThan(1);
    // The last line alone, too: nothing after it would show that it is gone.
    const last = sql`delete from audit where position = (select max(position) from audit where account_id = ${ada}) and account_id = ${ada}`;
    for (const change of [
      sql`update audit set action = 'nothing'`,
      sql`delete from audit`,
      last,
      sql`truncate audit`,
      sql`truncate accounts, audit cascade`,
    ])
      await expect(service.execute(change)).rejects.toThrow();
    const asRetention = (what: typeof last) =>
      service.transaction(async (db) => {
        await db.execute(sql`select set_config('session_desk.retention', 'audit', true)`);
        await db.execute(what);
      });
    for (const change of [last, sql`update audit set action = 'nothing'`, sql`truncate audit`])
      await expect(asRetention(change)).rejects.toThrow();
    expect((await service.execute(all)).rows).toEqual(before);
  });

  test('two that start at once bring the schema up to date once; a newer schema is refused untouched', async () => {
    const fresh = await databases.open(kind);
    const steps = await Promise.all([migrate(fresh), migrate(fresh)]);
    expect(steps.toSorted()).toEqual([0, migrations.length]);
    await fresh.service.execute(sql`insert into schema_steps (version) values (99)`);
    await expect(migrate(fresh)).rejects.toThrow(DatabaseIsNewer);
    await fresh.close();
  });

  test('a step that fails half-way leaves nothing behind', async () => {
    const fresh = await databases.open(kind);
    const broken = [{ version: 1, statements: ['create table half (id integer)', 'create table half (id integer)'] }];
    await expect(migrate(fresh, broken)).rejects.toThrow();
    expect(await migrate(fresh)).toBe(migrations.length);
    await fresh.close();
  });

  test('what is kept for a while goes when its time is over, and no sooner', async () => {
    const { service } = database;
    await service.execute(
      sql`insert into accounts (name, email, created_at) values ('old', 'old@probe.example', ${daysAgo(8)}), ('new', 'new@probe.example', ${daysAgo(6)})`,
    );
    await service.execute(sql`insert into sessions (user_id, token, expires_at) values (${ada}, 'over', ${daysAgo(0.1)})`);
    await service.execute(
      sql`insert into verifications (identifier, value, expires_at) values ('over', '1', ${daysAgo(0.1)}), ('open', '1', ${daysAgo(-0.1)})`,
    );
    await service.execute(sql`insert into attempts values ('old', 9, ${daysAgo(1.1)}, now()), ('new', 9, ${daysAgo(0.9)}, now())`);
    for (const days of [29, 31])
      await service.execute(sql`insert into mails (id, kind, recipient, subject, plain, html, state, created_at, settled_at)
        values (gen_random_uuid(), 'k', ${`${days}`}, '', '', '', 'sent', ${daysAgo(days)}, ${daysAgo(days)})`);
    const gone = 'c3d1e0aa-2d35-4e6f-8b57-9e1a4d7c5b33';
    await service.execute(
      sql`insert into audit values (${gone}, 1, ${daysAgo(900)}, 'account', 'x', '{}', '', 'h'), (${gone}, 2, ${daysAgo(360)}, 'account', 'x', '{}', 'h', 'i')`,
    );

    expect(await removeWhatIsDue(service, now)).toBe(5);
    expect(await rowsOf(sql`select email as row from accounts where not email_verified`)).toEqual(['new@probe.example']);
    expect(await rowsOf(sql`select token as row from sessions where user_id = ${ada}`)).toEqual(['ada token']);
    expect(await rowsOf(sql`select identifier as row from verifications`)).toEqual(['open']);
    expect(await rowsOf(sql`select key as row from attempts`)).toEqual(['new']);
    expect(await rowsOf(sql`select recipient as row from mails`)).toEqual(['29']);

    const later = instant(now + 6 * hours(24)) as Instant;
    await removeWhatIsDue(service, later);
    expect(await rowsOf(sql`select account_id::text as row from audit where account_id = ${gone}`)).toEqual([]);
    expect(await rowsOf(sql`select account_id::text as row from audit where account_id = ${ada}`)).toEqual([ada]);
  });

  async function rowsOf(query: ReturnType<typeof sql>): Promise<readonly unknown[]> {
    const { rows } = await database.service.execute<{ row: unknown }>(query);
    return rows.map(({ row }) => row);
  }
});

test('two databases of one new server that are brought up to date at once both are: the role is made once', async () => {
  await using postgres = await aPostgres();
  const made = [await postgres.newDatabase(), await postgres.newDatabase()].map((url) => openDatabase({ kind: 'server', url }));
  const fresh = await Promise.all(made);
  expect(await Promise.all(fresh.map((each) => migrate(each)))).toEqual([migrations.length, migrations.length]);
  await Promise.all(fresh.map((each) => each.close()));
});
