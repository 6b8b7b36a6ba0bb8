import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { agreements, audit } from '../../cloud/db/schema.ts';
import { ageOf } from '../../cloud/features/accounts/own-age.ts';
import { words } from '../../cloud/features/privacy/words.ts';
import { minutes } from '../../shared/domain/time.ts';
import { aCloud, cloudDatabases, databaseKinds, type Cloud } from '../support/a-cloud.ts';
import { aMember, memberPassword as password, signIn } from '../support/a-member.ts';
import { confirmAddress } from '../support/confirm-address.ts';

describe.each(databaseKinds)('what the service says and what is agreed to, on the %s database', (kind) => {
  const databases = cloudDatabases();
  let cloud: Cloud;
  beforeAll(async () => {
    cloud = await aCloud(await databases.open(kind));
  }, 60_000);
  afterAll(async () => {
    await cloud[Symbol.asyncDispose]();
    await databases[Symbol.asyncDispose]();
  }, 60_000);

  const agreedBy = (accountId: string) =>
    cloud.database.service.select().from(agreements).where(eq(agreements.accountId, accountId)).orderBy(agreements.document);

  test('the privacy page and the terms name who answers for the service', async () => {
    const { html, text } = await cloud.visitor().get('/privacy');
    expect(text).toContain('Who answers for it Willow Software Ltd, 1 Mill Lane, Leeds.');
    expect(html).toContain('<a href="mailto:privacy@desk.example">');
    expect((await cloud.visitor().get('/terms')).text).toContain('offered by Willow Software Ltd, 1 Mill Lane, Leeds.');
  });

  test('the privacy page says who else keeps what, how long cookies stay, and every right, with whom to complain to first', async () => {
    const browser = cloud.visitor();
    const { text } = await browser.get('/privacy');
    for (const said of [
      'Whoever hosts the service, and whoever keeps its backups and its log, holds them for us',
      'ask us for a copy of them',
      'until the browser is closed',
      '30 days after your last visit',
      'half a year',
      'ten minutes',
      'Your consent, which you can take back',
      'not to use something for a while',
      'complain to us first',
      'ico.org.uk',
    ])
      expect(text).toContain(said);

    // As long as the page says, and no longer.
    await signIn(cloud, (await aMember(cloud, 'cookies@probe.example')).email);
    const mark = /name="form" value="([^"]*)"/.exec((await browser.get('/sign-in')).html)?.[1] ?? '';
    const typed = { form: mark, email: 'cookies@probe.example', password };
    const signedIn = await browser.post('/sign-in', typed, { origin: cloud.url });
    const lives = signedIn.headers.getSetCookie().map((line) => [/^[^=]*/.exec(line)?.[0], /max-age=(\d+)/i.exec(line)?.[1] ?? null]);
    expect(Object.fromEntries(lives)).toEqual({ 'desk.session_token': String(30 * 86_400), known: String(182 * 86_400) });
  });

  test('who makes an account agrees to the present words, by their versions, and is told nothing', async () => {
    const typed = { name: 'Ada', email: 'new@probe.example', password, age: 'age13', agreed: 'yes' };
    await cloud.visitor().send('/sign-up', typed);
    await confirmAddress(cloud.visitor(), (await cloud.nextMail(typed.email)).link);
    const browser = await signIn(cloud, typed.email);
    expect((await browser.get('/account')).text).not.toContain('changed on');
    const [row] = await cloud.database.service.select().from(audit).where(eq(audit.action, 'account.created'));
    expect((await agreedBy(row?.accountId ?? '')).map(({ document, version }) => [document, version])).toEqual([
      ['age13', '1'],
      ['privacy', words.privacy.version],
      ['terms', words.terms.version],
    ]);
  });

  test('who knows older words is told what changed until it was read, and goes on meanwhile', async () => {
    const { browser, id } = await aMember(cloud, 'old@probe.example');
    const agreedAt = new Date(cloud.now());
    await cloud.database.service.insert(agreements).values([
      { accountId: id, document: 'terms', version: words.terms.version, agreedAt },
      { accountId: id, document: 'privacy', version: '2026-11-22', agreedAt },
    ]);
    const told = await browser.get('/account');
    expect(told.text).toContain(`The privacy page changed on 23 November 2026. ${words.privacy.changed}`);
    expect(told.text).not.toContain('The terms changed');
    for (const page of ['/account/plan', '/account/devices', '/account/data', '/account/mail'])
      expect((await browser.get(page)).status).toBe(200);

    // A page that was open while the words changed once more says nothing about the newest.
    await browser.send('/account', { privacy: '2026-11-22' }, '/account/words');
    expect((await browser.get('/account')).text).toContain('The privacy page changed');
    cloud.wait(minutes(1));
    for (let twice = 0; twice < 2; twice += 1)
      expect(await browser.send('/account', { privacy: words.privacy.version }, '/account/words')).toMatchObject({ location: '/account' });
    expect((await browser.get('/account')).text).not.toContain('changed on');
    expect((await agreedBy(id)).map(({ document, version }) => [document, version])).toEqual([
      ['age18', '1'],
      ['privacy', '2026-11-22'],
      ['privacy', words.privacy.version],
      ['terms', words.terms.version],
    ]);
    const lines = await cloud.database.service.select().from(audit).where(eq(audit.action, 'words.read'));
    expect(lines.map(({ details }) => details)).toEqual([{ document: 'privacy', version: words.privacy.version }]);
    expect((await browser.get('/account/record')).text).toContain('were read');
  });

  test('mail about changes of the words cannot be turned off, and the page says so', async () => {
    const { browser } = await aMember(cloud, 'mail@probe.example');
    const { html } = await browser.get('/account/mail');
    expect(html).toMatch(/<input type="checkbox" checked disabled \/><span>Changes of the terms and of the privacy page/);
  });

  test('everything that was said at sign-up can be corrected: name, address, password, age, kinds of mail', async () => {
    const { browser, id } = await aMember(cloud, 'correct@probe.example');
    const age = () => cloud.database.asAccount(id, (db) => ageOf(db, id));
    const say = (value: string) => browser.send('/account/details', { age: value }, '/account/details/age');
    expect(await age()).toBe('age18');
    expect((await say('age99')).status).toBe(400);
    for (const value of ['age13', 'age18', 'age18', 'age13', 'age18'] as const) {
      cloud.wait(minutes(1));
      expect((await say(value)).html).toMatch(new RegExp(`value="${value}"\\s+checked`));
      expect(await age()).toBe(value);
    }
    const lines = await cloud.database.service.select().from(audit).where(eq(audit.action, 'age.changed'));
    expect(lines).toHaveLength(4);

    // Each field of the form has a page of the account where it can be set right.
    const form = (await cloud.visitor().get('/sign-up')).html;
    const asked = new Set([...form.matchAll(/<input[^>]*\sname="([^"]+)"/g)].map(([, name]) => name));
    const places: Readonly<Record<string, string>> = {
      name: '/account/details',
      email: '/account/details',
      age: '/account/details',
      password: '/account/security',
      news: '/account/mail',
    };
    expect(asked).toEqual(new Set(['form', 'agreed', ...Object.keys(places)]));
    for (const [field, page] of Object.entries(places)) expect((await browser.get(page)).html).toContain(`name="${field}"`);
  });
});
