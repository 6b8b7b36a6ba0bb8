import { eq, like, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accounts, announcements, audit, mailChoices, mails } from '../../cloud/db/schema.ts';
import type { announcementKinds } from '../../cloud/features/mail/announcements.ts';
import { minutes } from '../../shared/domain/time.ts';
import { aCloud, cloudDatabases, databaseKinds, ownerAddress, type Cloud } from '../support/a-cloud.ts';
import { aMember, memberPassword as password, type Member } from '../support/a-member.ts';
import { codeOf } from '../support/authenticator.ts';
import type { Visitor } from '../support/a-visitor.ts';

const patience = 120_000;

describe.each(databaseKinds)('letters to many accounts on the %s database', (kind) => {
  const databases = cloudDatabases();
  let cloud: Cloud;
  let owner: Member;
  let desk: Visitor;
  beforeAll(async () => {
    cloud = await aCloud(await databases.open(kind));
    owner = await aMember(cloud, ownerAddress);
    const { html } = await owner.browser.send('/account/security', { current: password }, '/account/security/second-step');
    const key = /class="key"><code>([^<]+)/.exec(html)?.[1] ?? '';
    await owner.browser.send('/account/security', { code: codeOf(key) }, '/account/security/second-step/confirm');
    desk = cloud.visitor();
    await desk.send('/owner/sign-in', { email: ownerAddress, password, code: codeOf(key) });
  }, patience);
  afterAll(async () => {
    await cloud[Symbol.asyncDispose]();
    await databases[Symbol.asyncDispose]();
  }, patience);

  const page = '/owner/letters';
  const [look, go] = [`${page}/preview`, `${page}/send`];
  const hiddenId = (html: string): string => /name="id" value="([^"]+)"/.exec(html)?.[1] ?? '';
  async function whenSent(id: string): Promise<typeof announcements.$inferSelect> {
    for (;;) {
      const [row] = await cloud.database.service.select().from(announcements).where(eq(announcements.id, id));
      if (row?.finishedAt) return row;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  const lettersTo = (about: (typeof announcementKinds)[number]) =>
    cloud.database.service
      .select({ to: mails.recipient, count: sql<number>`count(*)::int` })
      .from(mails)
      .where(eq(mails.kind, about))
      .groupBy(mails.recipient);

  test('news are chosen at sign-up by a box that nobody ticked before, and its words, way and time are kept', async () => {
    const typed = { name: 'Ada', email: 'yes@probe.example', password, age: 'age18', agreed: 'yes' };
    expect((await cloud.visitor().get('/sign-up')).html).toMatch(/id="news"(?![^>]*checked)/);
    await cloud.visitor().send('/sign-up', { ...typed, news: 'yes' });
    await cloud.visitor().send('/sign-up', { ...typed, email: 'no@probe.example' });
    await cloud.visitor().send('/sign-up', { ...typed, email: 'no@probe.example', news: 'yes' }); // somebody else, for all we know
    const said = await cloud.database.service.select().from(mailChoices);
    expect(said).toEqual([
      expect.objectContaining({
        category: 'news',
        isOn: true,
        way: 'signUp',
        wording: 'Write to me now and then about what is new in Session Desk.',
        chosenAt: new Date(cloud.now()),
      }),
    ]);
    // Not confirmed, so written to neither of them.
    expect((await desk.send(page, { kind: 'news', subject: 'New', body: 'Something' }, look)).text).toContain('That is 0 accounts now');
    await cloud.database.service.update(accounts).set({ emailVerified: true });
    cloud.wait(minutes(20)); // the accounts were made by the database's own clock
  });

  test('news go to who said yes, and carry the way out', async () => {
    const seen = await desk.send(page, { kind: 'news', subject: 'What is <new>', body: 'One.\n\nTwo & three.' }, look);
    expect(seen.text).toContain('That is 1 account now, each once.');
    expect(seen.html).toContain('What is &lt;new&gt;');
    const fields = { id: hiddenId(seen.html), kind: 'news', subject: 'What is <new>', body: 'One.\n\nTwo & three.' };
    expect((await desk.send(page, fields, go)).text).toContain('Nothing was sent.');
    expect((await desk.send(page, { ...fields, sure: 'yes' }, go)).text).toContain('It is on its way.');
    expect(await whenSent(fields.id)).toMatchObject({ recipients: 1 });
    await cloud.nextMail('yes@probe.example'); // the one that confirms the address
    const mail = await cloud.nextMail('yes@probe.example');
    expect(mail.subject).toBe('What is <new>');
    expect(mail.text).toContain('Hello Ada,\n\nOne.\n\nTwo & three.');
    expect(mail.headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    const lines = await cloud.database.service.select().from(audit).where(eq(audit.action, 'owner.announced'));
    expect(lines.map(({ accountId, details }) => [accountId, details])).toEqual([[owner.id, { announcement: fields.id, kind: 'news' }]]);
  });

  test('a question about what to build next goes to who said that we may ask, by their last word, and not to who wants news', async () => {
    const [yes, no] = [await aMember(cloud, 'asked@probe.example'), await aMember(cloud, 'unasked@probe.example')];
    await yes.browser.send('/account/mail', { research: 'yes' });
    await no.browser.send('/account/mail', { news: 'yes', research: 'yes' });
    await no.browser.send('/account/mail', { news: 'yes' });
    cloud.wait(minutes(20));
    const question = { kind: 'research', subject: 'Invoices or notes?', body: 'What first?' };
    const seen = await desk.send(page, question, look);
    expect(seen.text).toContain('to who said that we may ask. That is 1 account now, each once.');
    const id = hiddenId(seen.html);
    expect((await desk.send(page, { ...question, id, sure: 'yes' }, go)).text).toContain('It is on its way.');
    expect(await whenSent(id)).toMatchObject({ kind: 'research', recipients: 1 });
    expect(await lettersTo('research')).toEqual([{ to: yes.email, count: 1 }]);
    const mail = await cloud.nextMail(yes.email);
    const link = /^<(.*)>$/.exec(mail.headers.get('list-unsubscribe') ?? '')?.[1] ?? '';
    expect(link).toContain('.research.');
    await cloud.visitor().post(link, { 'List-Unsubscribe': 'One-Click' });
    expect((await desk.send(page, question, look)).text).toContain('That is 0 accounts now');
    await cloud.database.service.delete(accounts).where(like(accounts.email, '%asked@probe.example'));
  });

  test('a change of terms reaches every account once, sent twice and broken off in the middle twice; nobody can turn it off', async () => {
    const { service } = cloud.database;
    const many = Array.from({ length: 68 }, (_, index) => ({ name: 'Bea', email: `bea.${index}@probe.example`, emailVerified: true }));
    await service.insert(accounts).values(many);
    // The transaction that writes the sixtieth fails, as if its process were killed, and once more after that.
    await service.execute(sql`create sequence kills`);
    await service.execute(sql`create function break_off() returns trigger language plpgsql as $$ begin
      if (select count(*) from mails where kind = 'material change') = 59 and nextval('kills') <= 2 then raise exception 'killed'; end if;
      return new; end $$`);
    await service.execute(sql`create trigger broken_off before insert on mails for each row execute function break_off()`);
    const letter = { kind: 'material change', subject: 'Our terms change', body: 'From January.' };
    const id = hiddenId((await desk.send(page, letter, look)).html);
    const answers = await Promise.all([1, 2].map(() => desk.send(page, { ...letter, id, sure: 'yes' }, go)));
    const said = answers.map(({ text }) => /on its way( already)?\./.exec(text)?.[0]);
    expect(new Set(said)).toEqual(new Set(['on its way already.', 'on its way.']));
    expect(await whenSent(id)).toMatchObject({ recipients: 71 });
    const { rows } = await service.execute<{ at: string }>(sql`select last_value::text as at from kills`);
    expect(rows).toEqual([{ at: '3' }]);
    const reached = await lettersTo('material change');
    expect(reached).toHaveLength(71);
    expect(reached.filter(({ count }) => count !== 1)).toEqual([]);
    let mail = await cloud.nextMail('no@probe.example');
    while (mail.subject !== 'Our terms change') mail = await cloud.nextMail('no@probe.example');
    expect(mail.text).toContain('This goes to every account');
    expect(mail.headers.has('list-unsubscribe')).toBe(false);
    expect((await desk.get(page)).text).toContain('Our terms change 71');
  });

  test('without a subject, a letter or a kind nothing is shown, and nothing without having been looked at is sent', async () => {
    const whole = { kind: 'news', subject: 'S', body: 'B' };
    for (const wrong of [{ kind: 'gossip' }, { subject: ' ' }, { body: '' }, { subject: 'x'.repeat(121) }, { body: 'x'.repeat(1_901) }])
      expect((await desk.send(page, { ...whole, ...wrong }, look)).status).toBe(400);
    expect((await desk.send(page, { ...whole, id: 'x', sure: 'yes' }, go)).status).toBe(400);
    expect(await cloud.database.service.select().from(announcements)).toHaveLength(3);
    expect((await desk.get('/owner')).html).toMatch(/<nav aria-label="Account"><a href="\/owner">/);
    expect((await desk.get('/owner')).html).not.toContain('href="/sign-in"');
  });
});
