import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mailChoices, mails } from '../../cloud/db/schema.ts';
import type { MailKind } from '../../cloud/features/mail/kinds.ts';
import { aCloud, cloudDatabases, databaseKinds, type Cloud } from '../support/a-cloud.ts';
import { aMember } from '../support/a-member.ts';

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
    expect((await cloud.visitor().get(link)).text).toContain('No more of these mails?');
    expect((await cloud.visitor().post(link.replace('.news.', '.research.'), {})).status).toBe(404);
    const one = { 'List-Unsubscribe': 'One-Click' };
    expect((await cloud.visitor().post(link, one, { origin: 'https://mail.example' })).status).toBe(200);
    expect((await cloud.visitor().post(link, one)).status).toBe(200);
    await post(ada, 'news');
    expect(await statesOf(ada.id)).toHaveLength(1);
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
  });

  function choices(accountId: string) {
    const { isOn, way, wording } = mailChoices;
    return cloud.database.service
      .select({ isOn, way, wording })
      .from(mailChoices)
      .where(eq(mailChoices.accountId, accountId))
      .orderBy(mailChoices.id);
  }
});
