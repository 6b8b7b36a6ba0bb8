import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { duration, hours, minutes } from '../../shared/domain/time.ts';
import { aCloud, cloudDatabases, databaseKinds, type Cloud } from '../support/a-cloud.ts';
import { aDevice, type Device } from '../support/a-device.ts';
import { aMember, memberPassword as current, signIn, type Member } from '../support/a-member.ts';
import { eventually } from '../support/eventually.ts';

describe.each(databaseKinds)('the computers of an account on the %s database', (kind) => {
  const databases = cloudDatabases();
  let cloud: Cloud;
  beforeAll(async () => {
    cloud = await aCloud(await databases.open(kind));
  }, 60_000);
  afterAll(async () => {
    await cloud[Symbol.asyncDispose]();
    await databases[Symbol.asyncDispose]();
  }, 60_000);

  async function connected(email: string): Promise<{ readonly member: Member; readonly device: Device }> {
    const [member, device] = [await aMember(cloud, email), aDevice(cloud.url)];
    const asked = await device.ask();
    if (asked.outcome !== 'asked') throw new Error(asked.outcome);
    await member.browser.send('/connect', { code: asked.code }, '/connect/confirm');
    return { member, device };
  }

  test('signing out everywhere ends the sign-ins of browsers, and computers keep their places, as the page says', async () => {
    const { member, device } = await connected('everywhere@probe.example');
    const other = await signIn(cloud, member.email);
    expect((await other.get('/account/sign-ins')).text).toContain('Computers that use your plan stay connected');
    await member.browser.send('/account/sign-ins', {}, '/account/sign-ins/end-all');
    for (const browser of [member.browser, other]) expect((await browser.get('/account')).status).toBe(302);
    expect((await device.refresh(member.id)).outcome).toBe('licence');
    const again = await signIn(cloud, member.email);
    const id = /name="device" value="([^"]+)"/.exec((await again.get('/account/devices')).html)?.[1] ?? '';
    await again.send('/account/devices', { device: id }, '/account/devices/release');
    expect((await device.refresh(member.id)).outcome).toBe('released');
  });

  test('an account that is to be deleted keeps its computers until it goes; then their places are gone with it', async () => {
    const { member, device } = await connected('leaving@probe.example');
    await member.browser.send('/account/data', { current, sure: 'yes' }, '/account/data/delete');
    expect((await member.browser.get('/account')).status).toBe(302);
    cloud.wait(hours(24 * 29));
    expect((await device.refresh(member.id)).outcome, 'until then it may be kept').toBe('licence');
    cloud.wait(duration(hours(24) + minutes(5)));
    await cloud.database.service.transaction((db) => cloud.service.jobs.add(db, 'deletions', {}));
    await eventually(async () => expect((await device.refresh(member.id)).outcome).toBe('refused'));
    const { rows } = await cloud.database.service.execute(sql`select 1 from devices where account_id = ${member.id}`);
    expect(rows).toEqual([]);
  });
});
