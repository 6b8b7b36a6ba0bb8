import { PassThrough } from 'node:stream';
import { asc, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CloudDatabase } from '../../cloud/db/database.ts';
import { migrate } from '../../cloud/db/migrate.ts';
import { accounts, audit } from '../../cloud/db/schema.ts';
import { firstBreak, note, type AuditEntry, type AuditLine } from '../../cloud/features/accounts/audit.ts';
import { accountLimit, createLimits, everybody, ofNetwork, sensitiveLimit, type Limits } from '../../cloud/features/accounts/limits.ts';
import { createLog } from '../../cloud/log.ts';
import { createSeal } from '../../cloud/web/seal.ts';
import { instant, plus, seconds } from '../../shared/domain/time.ts';
import { cloudDatabases, databaseKinds } from '../support/a-cloud.ts';

const patience = 60_000;

describe.each(databaseKinds)('what stands beside a sign-in on the %s database', (kind) => {
  const databases = cloudDatabases();
  let database: CloudDatabase;
  let now = instant(Date.UTC(2026, 10, 22, 12));
  beforeAll(async () => {
    database = await databases.open(kind);
    await migrate(database);
  }, patience);
  afterAll(async () => {
    await database.close();
    await databases[Symbol.asyncDispose]();
  }, patience);

  let count = 0;
  async function anAccount(): Promise<string> {
    count += 1;
    const [made] = await database.service
      .insert(accounts)
      .values({ name: 'Ada', email: `ada.${count}@audit.example` })
      .returning({ id: accounts.id });
    return made?.id ?? '';
  }
  const linesOf = (accountId: string): Promise<AuditLine[]> =>
    database.service.select().from(audit).where(eq(audit.accountId, accountId)).orderBy(asc(audit.position));

  test('lines that many write at once, as the service and as the account, make one chain that holds', async () => {
    const accountId = await anAccount();
    const entry = (index: number): AuditEntry => ({
      accountId,
      actor: 'account',
      action: 'plan.changed',
      details: index % 3 === 0 ? {} : { to: `"Plus" – ${index}\\`, count: index, again: true },
    });

    await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        index % 2 === 0
          ? database.service.transaction((db) => note(db, entry(index), now))
          : database.asAccount(accountId, (db) => note(db, entry(index), now)),
      ),
    );

    const lines = await linesOf(accountId);
    expect(lines.map(({ position }) => position)).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
    expect(firstBreak(accountId, lines)).toBeNull();
    expect(firstBreak(accountId, lines.with(4, { ...lines[4]!, details: { to: 'pro' } }))).toBe(5);
  });

  test('as one account no line of another can be written, and the right of the account is given back', async () => {
    const [ada, bea] = [await anAccount(), await anAccount()];
    const line = { actor: 'account', action: 'signIn.done' } as const;

    await expect(database.asAccount(ada, (db) => note(db, { accountId: bea, ...line }, now))).rejects.toThrow();
    await Promise.all(Array.from({ length: 4 }, () => database.asAccount(ada, (db) => note(db, { accountId: ada, ...line }, now))));

    expect(await linesOf(bea)).toEqual([]);
    const roles = await Promise.all(
      Array.from({ length: 4 }, () =>
        database.service.execute<{ own: boolean; account: string }>(
          sql`select current_user = session_user as own, coalesce(current_setting('session_desk.account', true), '') as account`,
        ),
      ),
    );
    expect(roles.flatMap(({ rows }) => rows)).toEqual(Array.from({ length: 4 }, () => ({ own: true, account: '' })));
  });

  test('each key is counted by its own measure, and one that must wait keeps no other from being counted', async () => {
    const limits = limitsOf();
    const [account, address] = [{ limit: accountLimit, text: 'ada@limits.example' }, ofNetwork('192.0.2.7', 'sign-in')];
    for (let attempt = 0; attempt < 5; attempt += 1) expect(await limits.begin([account, address])).toBe(0);
    expect(await limits.begin([account, address]), 'the sixth of the account').toBe(1_000);
    expect(await limits.begin([address]), 'of the address it is the seventh of thirty').toBe(0);
    expect(await limits.begin([{ limit: sensitiveLimit, text: account.text }]), 'another measure').toBe(0);
    now = plus(now, seconds(1));
    expect(await limits.begin([address, account])).toBe(0);
    expect(await limits.begin([account]), 'the pause has doubled').toBe(2_000);

    await limits.succeeded([account, address]);

    expect(await limits.begin([account])).toBe(0);
    for (let attempt = 0; attempt < 23; attempt += 1) expect(await limits.begin([address])).toBe(0);
    expect(await limits.begin([address]), 'the network keeps its count but for the one that was right').toBe(1_000);
  });

  test('who is right gives back what others share; a network is counted, whichever of its addresses is used', async () => {
    const limits = limitsOf();
    const surgery = ofNetwork('2001:db8:7:7::1', 'sign-in');
    for (let day = 0; day < 45; day += 1) {
      expect(await limits.begin([surgery])).toBe(0);
      await limits.succeeded([surgery]);
    }
    for (let guess = 0; guess < 30; guess += 1) expect(await limits.begin([ofNetwork(`2001:db8:7:7:${guess}::2`, 'sign-in')])).toBe(0);
    expect(await limits.begin([surgery])).toBe(1_000);
    expect(await limits.begin([ofNetwork('2001:db8:7:8::1', 'sign-in')]), 'the network beside it').toBe(0);
  });

  test('of everybody three hundred are free, then five in a second; what waits for another reason and what is right take nothing', async () => {
    const limits = limitsOf();
    const waiting = { limit: accountLimit, text: 'bea@limits.example' };
    for (let guess = 0; guess < 5; guess += 1) await limits.begin([waiting]);
    for (let guess = 0; guess < 50; guess += 1) expect(await limits.begin([everybody, waiting])).toBeGreaterThan(0);
    const free = async (): Promise<number> => {
      for (let count = 0; ; count += 1) if ((await limits.begin([everybody])) > 0) return count;
    };
    expect(await free()).toBe(300);
    now = plus(now, seconds(2));
    expect(await free(), 'two seconds later').toBe(10);
    await limits.succeeded([everybody]);
    expect(await free(), 'one was right').toBe(1);
    const passing = { limit: accountLimit, text: 'cle@limits.example' };
    for (let guess = 0; guess < 9; guess += 1) expect(await limits.begin([everybody, passing])).toBeGreaterThan(0);
    for (let guess = 0; guess < 5; guess += 1) expect(await limits.begin([passing]), 'nothing was taken of its own').toBe(0);
    now = plus(now, seconds(3_600));
    expect(await free(), 'an hour later').toBe(300);
  });

  /** Of an instance that has just started. */
  function limitsOf(): Limits {
    const seal = createSeal('a secret of the tests, long enough to sign with');
    return createLimits({ db: database.service, seal, log: createLog(new PassThrough()), now: () => now });
  }
});
