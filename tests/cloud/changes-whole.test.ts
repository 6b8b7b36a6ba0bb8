import { and, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPasswords, type Passwords } from '../../cloud/features/accounts/passwords.ts';
import { accounts, audit, credentials, mails, sessions } from '../../cloud/db/schema.ts';
import { aCloud, cloudDatabases, databaseKinds, type Cloud } from '../support/a-cloud.ts';
import { aMember, memberPassword as current, signIn, type Member } from '../support/a-member.ts';
import { codeOf } from '../support/authenticator.ts';

const patience = 60_000;

describe.each(databaseKinds)('changes to how somebody signs in, on the %s database', (kind) => {
  const databases = cloudDatabases();
  const passwords = createPasswords();
  /** What happens while a password is compared. */
  let meanwhile = async (): Promise<unknown> => undefined;
  const verify: Passwords['verify'] = async (...asked) => {
    const isRight = await passwords.verify(...asked);
    await meanwhile();
    return isRight;
  };
  let cloud: Cloud;
  beforeAll(async () => {
    cloud = await aCloud(await databases.open(kind), { passwords: { ...passwords, verify } });
    await cloud.database.service.execute(
      sql`create function break_off() returns trigger language plpgsql as $$ begin raise exception 'killed'; end $$`,
    );
  }, patience);
  afterAll(async () => {
    await cloud[Symbol.asyncDispose]();
    await databases[Symbol.asyncDispose]();
  }, patience);

  /** Whatever is written to the table meanwhile breaks off. */
  async function breaking<T>(table: 'audit' | 'mails', work: () => Promise<T>): Promise<T> {
    const { service } = cloud.database;
    await service.execute(sql.raw(`create trigger broken_off before insert on ${table} for each row execute function break_off()`));
    try {
      return await work();
    } finally {
      await service.execute(sql.raw(`drop trigger broken_off on ${table}`));
    }
  }

  const linesOf = async (
    { id }: Member,
    action: 'signIn.done' | 'password.changed' | 'password.reset' | 'secondFactor.on' | 'secondFactor.off',
  ) =>
    (
      await cloud.database.service
        .select()
        .from(audit)
        .where(and(eq(audit.accountId, id), eq(audit.action, action)))
    ).length;
  const letters = async ({ id }: Member, mailKind: 'password changed' | 'second step off') =>
    (
      await cloud.database.service
        .select()
        .from(mails)
        .where(and(eq(mails.accountId, id), eq(mails.kind, mailKind)))
    ).length;

  test('a password is changed with its line and its letter, or not at all', async () => {
    const ada = await aMember(cloud, 'ada@probe.example');
    const other = await signIn(cloud, ada.email);
    const change = () => ada.browser.send('/account/security', { current, password: 'nine still ponds' }, '/account/security/password');
    for (const table of ['audit', 'mails'] as const) {
      expect((await breaking(table, change)).status).toBe(500);
      expect((await other.get('/account')).status, 'signed in as before').toBe(200);
      await signIn(cloud, ada.email);
      expect([await linesOf(ada, 'password.changed'), await letters(ada, 'password changed')]).toEqual([0, 0]);
    }
    expect((await change()).text).toContain('Your password is changed');
    expect((await other.get('/account')).status).toBe(302);
    await signIn(cloud, ada.email, 'nine still ponds');
    expect([await linesOf(ada, 'password.changed'), await letters(ada, 'password changed')]).toEqual([1, 1]);
  });

  test('a link to a new password that broke off is as good as before', async () => {
    const bea = await aMember(cloud, 'bea@probe.example');
    await cloud.visitor().send('/forgot', { email: bea.email });
    const { link } = await cloud.nextMail(bea.email);
    const token = new URL(link).searchParams.get('token') ?? '';
    const reset = () => cloud.visitor().send(link, { token, password: 'nine still ponds' }, '/reset');
    for (const table of ['audit', 'mails'] as const) {
      expect((await breaking(table, reset)).status).toBe(500);
      expect((await bea.browser.get('/account')).status, 'signed in as before').toBe(200);
      await signIn(cloud, bea.email);
    }
    expect((await reset()).text).toContain('Your password is changed');
    expect((await bea.browser.get('/account')).status).toBe(302);
    await signIn(cloud, bea.email, 'nine still ponds');
    expect([await linesOf(bea, 'password.reset'), await letters(bea, 'password changed')]).toEqual([1, 1]);
    expect((await reset()).text).toContain('no longer works');
  });

  test('a second step is on, and off, with its line and its letter, or as it was', async () => {
    const cle = await aMember(cloud, 'cle@probe.example');
    const isAsked = async (): Promise<boolean> => {
      const { location } = await cloud.visitor().send('/sign-in', { email: cle.email, password: current });
      return location?.startsWith('/sign-in/second-step') ?? false;
    };
    const place = '/account/security/second-step';
    const { html } = await cle.browser.send('/account/security', { current }, place);
    const secret = /class="key"><code>([^<]+)/.exec(html)?.[1] ?? '';
    const confirm = () => cle.browser.send('/account/security', { code: codeOf(secret) }, `${place}/confirm`);
    expect((await breaking('audit', confirm)).status).toBe(500);
    expect([await isAsked(), await linesOf(cle, 'secondFactor.on')]).toEqual([false, 0]);
    expect((await confirm()).status).toBeLessThan(400);
    expect([await isAsked(), await linesOf(cle, 'secondFactor.on')]).toEqual([true, 1]);

    const end = () => cle.browser.send('/account/security', { current }, `${place}/off`);
    for (const table of ['audit', 'mails'] as const) {
      expect((await breaking(table, end)).status).toBe(500);
      expect([await isAsked(), await linesOf(cle, 'secondFactor.off'), await letters(cle, 'second step off')]).toEqual([true, 0, 0]);
    }
    expect((await end()).status).toBeLessThan(400);
    expect([await isAsked(), await linesOf(cle, 'secondFactor.off'), await letters(cle, 'second step off')]).toEqual([false, 1, 1]);
  });

  test('who turns the second step off while the password is compared is signed in, with a line', async () => {
    const { service } = cloud.database;
    const fay = await aMember(cloud, 'fay@probe.example');
    const place = '/account/security/second-step';
    const { html } = await fay.browser.send('/account/security', { current }, place);
    const code = codeOf(/class="key"><code>([^<]+)/.exec(html)?.[1] ?? '');
    await fay.browser.send('/account/security', { code }, `${place}/confirm`);
    const linesBefore = await linesOf(fay, 'signIn.done');
    meanwhile = () => service.update(accounts).set({ twoFactorEnabled: false }).where(eq(accounts.id, fay.id));
    const browser = await signIn(cloud, fay.email).finally(() => (meanwhile = () => Promise.resolve()));
    expect((await browser.get('/account')).status).toBe(200);
    expect(await linesOf(fay, 'signIn.done')).toBe(linesBefore + 1);
  });

  describe.runIf(kind === 'server')('beside a sign-in with the old password', () => {
    /** Until some statement is held up as told. */
    async function heldUp(by: 'Lock' | 'PgSleep'): Promise<void> {
      const held = async () =>
        (await cloud.database.service.execute(sql`select 1 from pg_stat_activity where ${by} in (wait_event_type, wait_event)`)).rows
          .length;
      await expect.poll(held, { timeout: 20_000 }).toBeGreaterThan(0);
    }

    test('that reaches the database when the password is another, nobody comes in', async () => {
      const dan = await aMember(cloud, 'dan@probe.example');
      const coming = await cloud.database.service.transaction(async (db) => {
        await db.update(credentials).set({ password: 'another' }).where(eq(credentials.userId, dan.id));
        const signingIn = cloud.visitor().send('/sign-in', { email: dan.email, password: current });
        await heldUp('Lock');
        return { signingIn };
      });
      expect((await coming.signingIn).status).toBe(400);
      expect(await cloud.database.service.select().from(sessions).where(eq(sessions.userId, dan.id))).toHaveLength(1);
    });

    test('that reaches it just before, whoever came in goes out again', async () => {
      const { service } = cloud.database;
      await service.execute(
        sql`create function dawdle() returns trigger language plpgsql as $$ begin perform pg_sleep(1); return new; end $$`,
      );
      const eve = await aMember(cloud, 'eve@probe.example');
      await cloud.visitor().send('/forgot', { email: eve.email });
      const { link } = await cloud.nextMail(eve.email);
      const token = new URL(link).searchParams.get('token') ?? '';
      const reset = () => cloud.visitor().send(link, { token, password: 'nine still ponds' }, '/reset');
      const change = async () => {
        const browser = await signIn(cloud, eve.email, 'nine still ponds');
        return () => browser.send('/account/security', { current: 'nine still ponds', password: current }, '/account/security/password');
      };
      for (const [password, begin] of [[current, async () => reset] as const, ['nine still ponds', change] as const]) {
        const changing = await begin();
        const thief = cloud.visitor();
        await service.execute(
          sql`create trigger dawdling before insert on audit for each row when (new.action = 'signIn.done') execute function dawdle()`,
        );
        const signingIn = thief.send('/sign-in', { email: eve.email, password });
        await heldUp('PgSleep');
        expect((await changing()).text).toContain('Your password is changed');
        expect((await signingIn).status).toBe(303);
        await service.execute(sql`drop trigger dawdling on audit`);
        expect((await thief.get('/account')).status).toBe(302);
      }
    });
  });
});
