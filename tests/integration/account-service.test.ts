import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLicenceServer } from '../../main/node/licence-calls.ts';
import { minutes } from '../../shared/domain/time.ts';
import { aCloud, cloudDatabases, type Cloud } from '../support/a-cloud.ts';
import { aCore } from '../support/a-core.ts';
import { aMember } from '../support/a-member.ts';
import { createFakeClock } from '../support/fake-clock.ts';

const databases = cloudDatabases();
let cloud: Cloud;
beforeAll(async () => {
  cloud = await aCloud(await databases.open('embedded'));
}, 60_000);
afterAll(async () => {
  await cloud[Symbol.asyncDispose]();
  await databases[Symbol.asyncDispose]();
}, 60_000);

test('the app and the real service: connected by its code, licensed, released on the page, signed out', async () => {
  const { browser } = await aMember(cloud, 'ada@probe.example');
  const clock = createFakeClock(new Date(cloud.now()).toISOString());
  const licenceServer = createLicenceServer({ url: cloud.url });
  const { core, client, log } = aCore({ clock, licenceServer, licenceKeys: [cloud.licencePublicKey], version: '1.2.0' });
  await core.start();
  await client.vault.create({ role: 'locum', passphrase: null });

  const { connecting } = await client.account.connect({});
  if (connecting === null) throw new Error('no code');
  expect((await client.account.connect({})).connecting).toEqual(connecting);
  expect((await browser.get(`/connect/${connecting.code}`)).text).toContain(connecting.code);
  await browser.send('/connect', { code: connecting.code }, '/connect/confirm');
  expect(await client.account.connect({})).toMatchObject({
    connecting: null,
    standing: { state: 'ACTIVE', plan: 'free' },
    account: { subscription: 'none', isReleased: false },
  });
  expect(await client.account.refresh({})).toMatchObject({ trouble: null, failures: 0 });
  expect((await browser.get('/account/devices')).text).toContain('version 1.2.0');

  cloud.wait(minutes(1));
  const page = await browser.get('/account/devices');
  const [, device = ''] = /name="device" value="([\da-f-]{36})"/.exec(page.html) ?? [];
  await browser.send('/account/devices', { device }, '/account/devices/release');
  expect(await client.account.refresh({})).toMatchObject({ trouble: null, account: { isReleased: true }, standing: { plan: 'free' } });

  expect(await client.account.disconnect({ always: false })).toMatchObject({ account: null, standing: { state: 'NONE' } });
  expect(log.entries.filter(({ error }) => error !== undefined)).toEqual([]);
});
