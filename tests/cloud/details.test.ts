import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hours } from '../../shared/domain/time.ts';
import { aCloud, cloudDatabases, databaseKinds, type Cloud } from '../support/a-cloud.ts';
import { aMember, memberPassword as current, signIn } from '../support/a-member.ts';

const patience = 60_000;

describe.each(databaseKinds)('name and address on the %s database', (kind) => {
  const databases = cloudDatabases();
  let cloud: Cloud;
  beforeAll(async () => {
    cloud = await aCloud(await databases.open(kind));
  }, patience);
  afterAll(async () => {
    await cloud[Symbol.asyncDispose]();
    await databases[Symbol.asyncDispose]();
  }, patience);

  const page = '/account/details';
  const [ask, stop] = [`${page}/email`, `${page}/email/stop`];
  const tokenOf = (link: string): string => new URL(link).searchParams.get('token') ?? '';
  const confirm = (link: string) => cloud.visitor().send(link, { token: tokenOf(link) }, '/new-address');

  test('an address changes when the link at the new one is confirmed; the old one is told, and its reset link is worth nothing', async () => {
    const { browser: ada } = await aMember(cloud, 'ada@probe.example');
    await cloud.visitor().send('/forgot', { email: 'ada@probe.example' });
    const reset = await cloud.nextMail('ada@probe.example');

    expect((await ada.send(page, { email: 'new@probe.example', current: 'not this one' }, ask)).status).toBe(400);
    expect((await ada.send(page, { email: 'New@Probe.example', current }, ask)).text).toContain(
      'We have sent an email to New@Probe.example',
    );
    expect((await cloud.nextMail('ada@probe.example')).subject).toBe('A new address was asked for');
    const { link } = await cloud.nextMail('new@probe.example');
    expect((await ada.get(page)).text).toContain('We have sent an email to new@probe.example . It becomes');

    // A program that follows the link of a mail changes nothing.
    await cloud.visitor().get(link);
    await signIn(cloud, 'ada@probe.example');
    expect((await confirm(link)).text).toContain('Your address is changed');
    expect((await confirm(link)).text).toContain('no longer works');
    expect((await cloud.nextMail('ada@probe.example')).subject).toBe('Your account has a new address');
    await signIn(cloud, 'new@probe.example');
    expect((await cloud.visitor().send('/sign-in', { email: 'ada@probe.example', password: current })).status).toBe(400);
    expect((await ada.get(page)).text).toContain('Your account has the address new@probe.example');
    const late = { token: tokenOf(reset.link), password: 'eleven slow rivers' };
    expect((await cloud.visitor().send(reset.link, late, '/reset')).text).toContain('no longer works');
  });

  test('an address that has an account is answered alike, its owner alone hears of it, and a change is stopped or grows old', async () => {
    const { browser: bea } = await aMember(cloud, 'bea@probe.example');
    await aMember(cloud, 'cy@probe.example');
    const same = (text: string): string => text.replaceAll(/\S+@\S+/g, 'ADDRESS');
    const taken = await bea.send(page, { email: 'cy@probe.example', current }, ask);
    const free = await bea.send(page, { email: 'bea.2@probe.example', current }, ask);
    expect(same(taken.text)).toBe(same(free.text));
    expect((await cloud.nextMail('cy@probe.example')).subject).toBe('Your address was given for another account');
    const first = await cloud.nextMail('bea.2@probe.example');
    expect((await bea.send(page, {}, stop)).text).toContain('Your address stays as it is');
    expect((await confirm(first.link)).status).toBe(400);

    await bea.send(page, { email: 'bea.3@probe.example', current }, ask);
    const second = await cloud.nextMail('bea.3@probe.example');
    await bea.send('/account/security', { current, password: 'nine still ponds' }, '/account/security/password');
    expect((await confirm(second.link)).status).toBe(400);

    await bea.send(page, { email: 'bea.4@probe.example', current: 'nine still ponds' }, ask);
    const third = await cloud.nextMail('bea.4@probe.example');
    cloud.wait(hours(24));
    expect((await confirm(third.link)).status).toBe(400);
    await signIn(cloud, 'bea@probe.example', 'nine still ponds');
  });

  test('a name is corrected, and what is typed into the forms comes back as text', async () => {
    const { browser: dee } = await aMember(cloud, 'dee@probe.example');
    expect((await dee.send(page, { name: ' ' }, `${page}/name`)).status).toBe(400);
    const changed = await dee.send(page, { name: '<b>Dee</b>' }, `${page}/name`);
    expect(changed.html).toContain('value="&lt;b&gt;Dee&lt;/b&gt;"');
    expect((await dee.get('/account')).text).toContain('&lt;b&gt;Dee&lt;/b&gt;');
    const guesses: number[] = [];
    for (let guess = 0; guess < 7; guess += 1)
      guesses.push((await dee.send(page, { email: 'd@probe.example', current: `guess ${guess}` }, ask)).status);
    expect(guesses).toEqual([400, 400, 400, 400, 400, 429, 429]);
  });
});
