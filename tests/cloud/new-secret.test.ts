import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CloudDatabase } from '../../cloud/db/database.ts';
import { accounts } from '../../cloud/db/schema.ts';
import { aCloud, cloudDatabases, databaseKinds, mailSecrets, type Cloud } from '../support/a-cloud.ts';
import { aMember, memberPassword as password } from '../support/a-member.ts';
import type { Visitor } from '../support/a-visitor.ts';
import { codeOf } from '../support/authenticator.ts';
import { confirmAddress } from '../support/confirm-address.ts';
import { eventually } from '../support/eventually.ts';

const patience = 120_000;
const [first, second, third] = ['one', 'two', 'three'].map((word) => `secret number ${word}, long enough to sign with`);
const pathOf = (link: string): string => new URL(link).pathname + new URL(link).search;
const bounce = (to: Visitor, email: string, id: number) =>
  to.tell('/mail-events/postmark', JSON.stringify({ RecordType: 'SpamComplaint', ID: id, Email: email }), {
    authorization: `Basic ${Buffer.from(`events:${mailSecrets.postmark}`).toString('base64')}`,
  });

describe.each(databaseKinds)('a new secret on the %s database', (kind) => {
  const databases = cloudDatabases();
  let database: CloudDatabase;
  beforeAll(async () => {
    database = await databases.open(kind);
  }, patience);
  afterAll(async () => {
    await database.close();
    await databases[Symbol.asyncDispose]();
  }, patience);

  /** One service after another, on the same database. */
  const cloudWith = async (secret = '', ...secretsBefore: (string | undefined)[]): Promise<Cloud> =>
    aCloud({ ...database, close: async () => undefined }, { secrets: { secret, secretsBefore: secretsBefore.map(String) } });

  test(
    'under a new secret everybody has to sign in again and nothing else is forgotten: who said no, links in mails, second steps',
    async () => {
      let [recovery, key, leave, confirm, keep, form] = ['', '', '', '', '', ''];
      let browser: Visitor;
      let news: { readonly accountId: string } = { accountId: '' };
      {
        await using cloud = await cloudWith(first);
        const ada = await aMember(cloud, 'ada@probe.example');
        browser = ada.browser;
        const begun = await browser.send('/account/security', { current: password }, '/account/security/second-step');
        key = /class="key"><code>([^<]+)/.exec(begun.html)?.[1] ?? '';
        recovery = /<li><code>([^<]+)/.exec(begun.html)?.[1] ?? '';
        expect([key, recovery]).not.toContain('');
        await browser.send('/account/security', { code: codeOf(key) }, '/account/security/second-step/confirm');
        form = /name="form" value="([^"]*)"/.exec((await browser.get('/sign-in')).html)?.[1] ?? '';

        const bea = await aMember(cloud, 'bea@probe.example');
        news = { accountId: bea.id };
        await bea.browser.send('/account/mail', { news: 'yes' });
        await cloud.database.service.transaction((db) =>
          cloud.service.mail.post(db, {
            accountId: bea.id,
            kind: 'news',
            to: bea.email,
            letter: { subject: 'news', paragraphs: ['Hello'] },
          }),
        );
        leave = pathOf(/^<(.*)>$/.exec((await cloud.nextMail(bea.email)).headers.get('list-unsubscribe') ?? '')?.[1] ?? '');
        expect((await bounce(cloud.visitor(), 'complained@probe.example', 1)).status).toBe(200);
        const cle = await aMember(cloud, 'cle@probe.example');
        await cle.browser.send('/account/data', { current: password, sure: 'yes' }, '/account/data/delete');
        keep = pathOf((await cloud.nextMail(cle.email)).link);
        await cloud.visitor().send('/sign-up', { name: 'Dee', email: 'dee@probe.example', password, age: 'age18', agreed: 'yes' });
        confirm = pathOf((await cloud.nextMail('dee@probe.example')).link);
      }
      expect([key, leave, confirm, keep].every((text) => text.length > 10)).toBe(true);

      {
        // Once more, so that two secrets lie between.
        await using between = await cloudWith(second, first);
        expect(between.logged()).toMatch(/"event":"second steps renewed","count":1/);
      }
      await using cloud = await cloudWith(third, second, first);
      const moved = (path: string): string => new URL(path, cloud.url).href;

      // Nobody is let in by what the former secret made: no session, no form.
      expect((await browser.get(moved('/account'))).status).toBe(302);
      expect((await browser.post(moved('/sign-in'), { form, email: 'ada@probe.example', password }, { origin: cloud.url })).status).toBe(
        403,
      );
      const again = cloud.visitor();
      expect((await again.send('/sign-in', { email: 'ada@probe.example', password })).location).toContain('/sign-in/second-step');
      expect((await again.send('/sign-in/second-step', { code: codeOf(key) })).status).toBe(303);
      expect((await again.get('/account')).status).toBe(200);
      const other = cloud.visitor();
      await other.send('/sign-in', { email: 'ada@probe.example', password });
      expect((await other.send('/sign-in/second-step', { code: recovery })).status).toBe(303);

      const stranger = cloud.visitor();
      expect((await stranger.post(leave, { 'List-Unsubscribe': 'One-Click' })).status).toBe(200);
      const { rows } = await cloud.database.service.execute(
        sql`select is_on from mail_choices where account_id = ${news.accountId} order by id desc limit 1`,
      );
      expect(rows).toEqual([{ is_on: false }]);
      expect((await confirmAddress(stranger, confirm)).status).toBe(200);
      const kept = new URL(keep, cloud.url).searchParams.get('token') ?? '';
      expect((await stranger.send(keep, { token: kept }, '/keep-account')).status).toBe(200);
      expect((await cloud.database.service.execute(sql`select 1 from deletions`)).rows).toEqual([]);

      // Who complained before is not written to, until they say so themselves.
      const [made] = await cloud.database.service
        .insert(accounts)
        .values({ name: 'C', email: 'complained@probe.example', emailVerified: true })
        .returning();
      const write = () =>
        cloud.database.service.transaction((db) =>
          cloud.service.mail.post(db, {
            accountId: made?.id ?? '',
            kind: 'grant',
            to: 'complained@probe.example',
            letter: { subject: 's', paragraphs: [] },
          }),
        );
      const states = async () =>
        (
          await cloud.database.service.execute<{ state: string }>(
            sql`select state from mails where account_id = ${made?.id} order by created_at, state desc`,
          )
        ).rows.map(({ state }) => state);
      await write();
      await eventually(async () => expect(await states()).toEqual(['withheld']));
    },
    patience,
  );

  test('without the former secret nothing that it made is known, and the service runs', async () => {
    await using cloud = await cloudWith(third);
    expect((await cloud.visitor().get('/ready')).status).toBe(200);
    const { rows } = await cloud.database.service.execute<{ secret: string }>(sql`select secret from second_factors`);
    expect(rows).toHaveLength(1);
    // The second steps have moved on to the present secret: the former one can go.
    expect(cloud.logged()).not.toContain('second steps renewed');
  });
});
