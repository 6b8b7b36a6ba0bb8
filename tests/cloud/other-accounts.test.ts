import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aCloud, cloudDatabases, databaseKinds, type Cloud } from '../support/a-cloud.ts';
import { aDevice } from '../support/a-device.ts';
import { aMember, memberPassword, signIn, type Member } from '../support/a-member.ts';
import type { Visitor } from '../support/a-visitor.ts';
import { allRows } from '../support/all-rows.ts';

const patience = 60_000;

/** Where a form of a page goes, with all that it would send but its mark. */
interface Form {
  readonly to: string;
  readonly fields: Readonly<Record<string, string>>;
}

describe.each(databaseKinds)('every route for an account, asked by another or after its session ended, on the %s database', (kind) => {
  const databases = cloudDatabases();
  let cloud: Cloud;
  let ada: Member;
  let forms: readonly Form[];
  beforeAll(async () => {
    cloud = await aCloud(await databases.open(kind));
    ada = await aMember(cloud, 'ada@harbour.example');
    await signIn(cloud, ada.email);
    await connectComputer(ada.browser);
    await ada.browser.send('/account/details', { email: 'ada@lighthouse.example', current: memberPassword }, '/account/details/email');
    for (const to of [ada.email, 'ada@lighthouse.example']) await cloud.nextMail(to);
    forms = (await Promise.all(pagesFor('GET').map(async (path) => formsOf((await ada.browser.get(path)).html)))).flat();
  }, patience);
  afterAll(async () => {
    await cloud[Symbol.asyncDispose]();
    await databases[Symbol.asyncDispose]();
  }, patience);

  const pagesFor = (method: 'GET' | 'POST'): readonly string[] =>
    cloud.service.routes.filter((route) => route.access === 'account' && route.method === method).map(({ path }) => path);

  async function connectComputer(browser: Visitor): Promise<void> {
    const asked = await aDevice(cloud.url).ask();
    if (asked.outcome !== 'asked') throw new Error(`asking for a code was answered with ${asked.outcome}`);
    await browser.send('/connect', { code: asked.code }, '/connect/confirm');
  }

  /** Every row that names the account, by table. */
  async function rowsOf({ id }: Member): Promise<readonly string[]> {
    const tables = await allRows(cloud.database);
    return [...tables].flatMap(([table, rows]) => rows.split('\n').flatMap((row) => (row.includes(id) ? [`${table}: ${row}`] : [])));
  }

  test('no page of one account tells anything of another', async () => {
    const { browser } = await aMember(cloud, 'ben@harbour.example');
    const theirs = [ada.id, 'ada@', ...forms.flatMap(({ fields }) => Object.values(fields)).filter((value) => value.length > 20)];
    expect(theirs.length, 'a computer and another sign-in have ids').toBeGreaterThan(3);
    for (const path of pagesFor('GET')) {
      const { html } = await browser.get(path);
      expect([path, theirs.filter((secret) => html.includes(secret))]).toEqual([path, []]);
    }
  });

  test('no form of one account does anything in another, though every field says so', async () => {
    const before = await rowsOf(ada);
    const posts = pagesFor('POST');
    expect(posts.length).toBeGreaterThan(14);
    expect(forms.map(({ to }) => to)).toEqual(expect.arrayContaining(['/account/devices/release', '/account/sign-ins/end']));
    const everyField = Object.assign({}, ...forms.map(({ fields }) => fields)) as Record<string, string>;
    for (const [index, path] of posts.entries()) {
      const { browser } = await aMember(cloud, `other-${index}@harbour.example`);
      const own = forms.filter(({ to }) => to === path).map(({ fields }) => fields);
      for (const fields of [...own, everyField]) {
        // What proves who asks is right, so that only the ids can be what is refused.
        const named = { ...fields, accountId: ada.id, account: ada.id, current: memberPassword, email: `next-${index}@harbour.example` };
        const { html } = await browser.send('/account/details', named, path);
        expect([path, html.includes(ada.id) || html.includes('ada@lighthouse.example')]).toEqual([path, false]);
      }
    }
    expect(await rowsOf(ada)).toEqual(before);
    expect((await ada.browser.get('/account')).status, 'and the sign-ins hold').toBe(200);
  });

  test('an id of another account is answered as one that never was: there is no such thing', async () => {
    const { browser } = await aMember(cloud, 'dan@harbour.example');
    for (const to of ['/account/devices/release', '/account/sign-ins/end']) {
      const [[name, theirs] = ['', '']] = forms.filter((form) => form.to === to).flatMap(({ fields }) => Object.entries(fields));
      expect([to, theirs]).toEqual([to, expect.stringMatching(/^[\da-f-]{36}$/)]);
      const answers = [];
      for (const id of [theirs, crypto.randomUUID(), theirs.toUpperCase(), 'x'.repeat(36), '']) {
        const { status, html, headers } = await browser.send('/account/details', { [name]: id }, to);
        answers.push([status, html.replaceAll(headers.get('x-request-id') ?? '-', 'REQUEST').replaceAll(/Last seen [^.]*/g, '')]);
      }
      expect(answers[0]?.[0], to).toBe(404);
      for (const answer of answers.slice(1)) expect(answer).toEqual(answers[0]);
    }
    const record = await browser.get('/account/record');
    expect(record.text.match(/Something was asked for that is not in this account/g), 'in the record of who asked').toHaveLength(6); // of each form three; what is no id is not written down
    expect((await ada.browser.get('/account/record')).text).not.toContain('not in this account');
  });

  test('a session that was ended is a stranger’s', async () => {
    const cleo = await aMember(cloud, 'cleo@harbour.example');
    const other = await signIn(cloud, cleo.email);
    const mark = /name="form" value="([^"]*)"/.exec((await other.get('/account/details')).html)?.[1] ?? '';
    expect((await cleo.browser.send('/account/sign-ins', {}, '/account/sign-ins/end-all')).status).toBeLessThan(400);
    for (const path of pagesFor('GET')) expect([path, (await other.get(path)).status]).toEqual([path, 302]);
    for (const path of pagesFor('POST')) {
      const { status } = await other.post(path, { form: mark }, { origin: cloud.url });
      expect([path, [401, 403].includes(status)]).toEqual([path, true]);
    }
  });
});

function formsOf(html: string): readonly Form[] {
  return [...html.matchAll(/<form[^>]*action="([^"]*)"[^>]*>([\s\S]*?)<\/form>/g)].map(([, to = '', inside = '']) => ({
    to,
    fields: Object.fromEntries(
      [...inside.matchAll(/<(?:input|button)[^>]*name="([^"]*)"[^>]*value="([^"]*)"/g)].flatMap(([, name = '', value = '']) =>
        name === 'form' ? [] : [[name, value]],
      ),
    ),
  }));
}
