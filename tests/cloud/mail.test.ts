import { createHmac } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mailChoices, mails } from '../../cloud/db/schema.ts';
import type { MailKind } from '../../cloud/features/mail/kinds.ts';
import { aCloud, cloudDatabases, databaseKinds, mailSecrets, type Cloud } from '../support/a-cloud.ts';
import { aMember } from '../support/a-member.ts';
import { allRows } from '../support/all-rows.ts';

const patience = 60_000;

describe.each(databaseKinds)('mail by choice on the %s database', (kind) => {
  const databases = cloudDatabases();
  let cloud: Cloud;
  beforeAll(async () => {
    cloud = await aCloud(await databases.open(kind));
  }, patience);
  afterAll(async () => {
    await cloud[Symbol.asyncDispose]();
    await databases[Symbol.asyncDispose]();
  }, patience);

  const post = ({ id, email }: { id: string; email: string }, about: MailKind): Promise<void> =>
    cloud.database.service.transaction((db) =>
      cloud.service.mail.post(db, { accountId: id, kind: about, to: email, letter: { subject: about, paragraphs: ['Hello'] } }),
    );
  const statesOf = (accountId: string) =>
    cloud.database.service.select({ kind: mails.kind, state: mails.state }).from(mails).where(eq(mails.accountId, accountId));
  const wordsOf = async (accountId: string) => {
    const written = await cloud.database.service.select().from(mails).where(eq(mails.accountId, accountId)).orderBy(mails.createdAt);
    return written.map(({ subject, plain, html }) => [subject, plain, html]);
  };

  test('news come only after a yes, which is kept with its words; one click of a mail program ends them without signing in', async () => {
    const ada = await aMember(cloud, 'ada@probe.example');
    await post(ada, 'news');
    expect(await statesOf(ada.id)).toEqual([]);
    expect((await ada.browser.get('/account/mail')).html).not.toMatch(/id="(?:news|research)"[^>]*checked/);

    expect((await ada.browser.send('/account/mail', { news: 'yes' })).html).toMatch(/id="news"[^>]*checked/);
    await ada.browser.send('/account/mail', { news: 'yes' });
    await post(ada, 'research');
    await post(ada, 'news');
    const mail = await cloud.nextMail('ada@probe.example');
    expect(mail.subject).toBe('news');
    expect(mail.headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    const link = /^<(.*)>$/.exec(mail.headers.get('list-unsubscribe') ?? '')?.[1] ?? '';
    expect(mail.text).toContain(link);

    // A program that looks at the link decides nothing, and another's link is not made from it.
    expect((await cloud.visitor().get(link)).text).toContain('Stop these emails?');
    expect((await cloud.visitor().post(link.replace('.news.', '.research.'), {})).status).toBe(404);
    const one = { 'List-Unsubscribe': 'One-Click' };
    expect((await cloud.visitor().post(link, one, { origin: 'https://mail.example' })).status).toBe(200);
    expect((await cloud.visitor().post(link, one)).status).toBe(200);
    await post(ada, 'news');
    expect(await statesOf(ada.id)).toHaveLength(1);
    await expect.poll(() => wordsOf(ada.id)).toEqual([['', '', '']]);
    expect(await choices(ada.id)).toEqual([
      { isOn: true, way: 'page', wording: 'Write to me now and then about what is new in Session Desk.' },
      { isOn: false, way: 'oneClick', wording: 'Write to me now and then about what is new in Session Desk.' },
    ]);
  });

  test('a no that comes after a mail was written holds it back, and what belongs to the account comes whatever was sent', async () => {
    const bea = await aMember(cloud, 'bea@probe.example');
    await bea.browser.send('/account/mail', { research: 'yes', security: '', billing: '' });
    const id = '7b8f0a4e-6f1c-4c58-9a4b-1f0c3c9d2a22';
    const waiting = {
      id,
      accountId: bea.id,
      kind: 'research',
      recipient: bea.email,
      subject: 's',
      plain: 'p',
      html: 'h',
      createdAt: new Date(),
    };
    await cloud.database.service.insert(mails).values({ ...waiting, state: 'waiting' });
    await bea.browser.send('/account/mail', {});
    await cloud.database.service.transaction((db) => cloud.service.jobs.add(db, 'send-mail', { mailId: id }));
    await post(bea, 'reset password');
    expect((await cloud.nextMail(bea.email)).headers.has('list-unsubscribe')).toBe(false);
    await expect.poll(() => statesOf(bea.id)).toContainEqual({ kind: 'research', state: 'withheld' });
    await expect.poll(() => wordsOf(bea.id)).toEqual([1, 2].map(() => ['', '', '']));
  });

  test('what mail services tell is taken once and only from them; where mail comes back from nothing is sent until its owner says so', async () => {
    const dee = await aMember(cloud, 'dee@probe.example');
    await post(dee, 'reset password');
    const sent = await cloud.nextMail(dee.email);
    const mail = sent.headers.get('x-pm-metadata-mail') ?? '';
    const stranger = cloud.visitor();
    const basic = (secret: string) => ({ authorization: `Basic ${Buffer.from(`events:${secret}`).toString('base64')}` });
    const postmark = (event: object, secret: string = mailSecrets.postmark) =>
      stranger.tell('/mail-events/postmark', JSON.stringify(event), basic(secret));
    const bounce = { RecordType: 'Bounce', ID: 42, Type: 'HardBounce', Inactive: true, Email: dee.email, Metadata: { mail } };

    expect((await postmark(bounce, 'another secret altogether')).status).toBe(401);
    expect((await stranger.tell('/mail-events/postmark', JSON.stringify(bounce), {})).status).toBe(401);
    expect((await postmark({ RecordType: 'Bounce', ID: 'x' })).status).toBe(400);
    expect((await postmark({ RecordType: 'Open', Recipient: dee.email })).status).toBe(200);
    expect((await postmark({ ...bounce, ID: 41, Inactive: false })).status).toBe(200);
    expect((await dee.browser.get('/account/mail')).text).not.toContain('We do not write to');
    expect(await deliveryOf(mail)).toBe('delayed');
    expect((await Promise.all([postmark(bounce), postmark(bounce), postmark(bounce)])).map(({ status }) => status)).toEqual([
      200, 200, 200,
    ]);
    expect(await deliveryOf(mail)).toBe('bounced');
    expect((await dee.browser.get('/account/mail')).text).toContain('We do not write to dee@probe.example since');

    await post(dee, 'reset password');
    await expect.poll(() => statesOf(dee.id)).toContainEqual({ kind: 'reset password', state: 'withheld' });
    expect((await dee.browser.send('/account/mail', {}, '/account/mail/again')).text).toContain('We write to your address again.');
    expect((await postmark(bounce)).status).toBe(200);
    await post(dee, 'reset password');
    expect((await cloud.nextMail(dee.email)).subject).toBe('reset password');
    expect(JSON.stringify([...(await allRows(cloud.database))].filter(([table]) => /event|suppress/.test(table)))).not.toContain('dee@');
  });

  test('a signature of Resend holds for its own body and a few minutes alone', async () => {
    const eve = await aMember(cloud, 'eve@probe.example');
    await post(eve, 'reset password');
    await cloud.nextMail(eve.email);
    const key = Buffer.from(mailSecrets.resend.slice(6), 'base64');
    const told = (body: string, { id = 'msg_1', shift = 0, signed = body } = {}) => {
      const time = String(Math.floor(cloud.now() / 1_000) + shift);
      const signature = createHmac('sha256', key).update(`${id}.${time}.${signed}`).digest('base64');
      return cloud.visitor().tell('/mail-events/resend', body, {
        'svix-id': id,
        'svix-timestamp': time,
        'svix-signature': `v1,${'A'.repeat(43)}= v1,${signature}`,
      });
    };
    const event = (type: string, more = {}) => JSON.stringify({ type, data: { to: [eve.email], ...more } });
    const complaint = event('email.complained');
    expect((await told(complaint, { signed: `${complaint} ` })).status).toBe(401);
    expect((await told(complaint, { shift: -301 })).status).toBe(401);
    expect((await told(complaint, { shift: 86_400 })).status).toBe(401);
    expect((await told('{"type":"email.bounced"}')).status).toBe(400);
    expect((await told(event('email.bounced', { bounce: { type: 'Transient' } }), { id: 'msg_2' })).status).toBe(200);
    expect((await eve.browser.get('/account/mail')).text).not.toContain('We do not write to');
    expect((await told(complaint)).status).toBe(200);
    expect((await eve.browser.get('/account/mail')).text).toContain('reported as unwanted');
    expect(cloud.logged()).not.toContain('eve@');
  });

  async function deliveryOf(id: string): Promise<string | null> {
    const [mail] = await cloud.database.service.select({ delivery: mails.delivery }).from(mails).where(eq(mails.id, id));
    return mail?.delivery ?? null;
  }

  function choices(accountId: string) {
    const { isOn, way, wording } = mailChoices;
    return cloud.database.service
      .select({ isOn, way, wording })
      .from(mailChoices)
      .where(eq(mailChoices.accountId, accountId))
      .orderBy(mailChoices.id);
  }
});
