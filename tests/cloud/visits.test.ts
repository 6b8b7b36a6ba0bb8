import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { visits } from '../../cloud/db/schema.ts';
import { removeWhatIsDue } from '../../cloud/features/privacy/retention.ts';
import { hours, instant } from '../../shared/domain/time.ts';
import { aCloud, cloudDatabases, databaseKinds, type Cloud } from '../support/a-cloud.ts';
import { aMember } from '../support/a-member.ts';
import { allRows } from '../support/all-rows.ts';
import { createVisitor } from '../support/a-visitor.ts';

const patience = 60_000;
const phone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Mobile/15E148 Safari/604';

describe.each(databaseKinds)('the count of visits on the %s database', (kind) => {
  const databases = cloudDatabases();
  let cloud: Cloud;
  beforeAll(async () => {
    cloud = await aCloud(await databases.open(kind));
  }, patience);
  afterAll(async () => {
    await cloud[Symbol.asyncDispose]();
    await databases[Symbol.asyncDispose]();
  }, patience);

  const come = async (path: string, headers: Readonly<Record<string, string>> = {}, address = '203.0.113.77'): Promise<void> => {
    const asked = await fetch(cloud.url + path, {
      redirect: 'manual',
      headers: { 'x-forwarded-for': address, 'user-agent': phone, ...headers },
    });
    await asked.arrayBuffer();
  };
  const counted = () => cloud.database.service.select().from(visits).orderBy(visits.id);

  test('a visit is a page, a kind of device, a country and plain words; its mark holds for a day, and its address is nowhere', async () => {
    const ada = await aMember(cloud, 'ada@probe.example');
    await cloud.database.service.delete(visits);
    await come('/?utm_source=Flyer&utm_campaign=ada@probe.example', { 'cf-ipcountry': 'GB' });
    await come('/privacy', { 'cf-ipcountry': 'not a country' });
    await come('/terms', {}, '203.0.113.78');
    for (const path of ['/health', '/site.css', '/no-such-page', '/account', '/owner', '/unsubscribe?token=x']) await come(path);
    await ada.browser.get('/account');
    const [first, second, third, ...more] = await counted();
    expect(more).toEqual([]);
    expect(first).toMatchObject({ page: '/', device: 'phone', country: 'GB', source: 'flyer', medium: null, campaign: null });
    expect(second).toMatchObject({ page: '/privacy', country: null, visitor: first?.visitor });
    expect(third?.visitor).not.toBe(first?.visitor);

    cloud.wait(hours(24));
    await come('/');
    expect((await counted()).at(-1)?.visitor).not.toBe(first?.visitor);
    const keys = async () => (await allRows(cloud.database)).get('public.visit_keys')?.split('\n').length;
    expect(await keys()).toBe(2);
    await removeWhatIsDue(cloud.database.service, instant(cloud.now()));
    expect(await keys()).toBe(1);
    const everything = JSON.stringify([...(await allRows(cloud.database))]);
    expect(everything).not.toMatch(/203\.0\.113|iPhone OS/);
    expect(cloud.logged()).not.toMatch(/203\.0\.113|iPhone OS/);
  });

  test('who says no, by a form or by the browser, is not counted until it is taken back; after 90 days nothing is left', async () => {
    const before = (await counted()).length;
    await come('/', { 'sec-gpc': '1' });
    await come('/', { dnt: '1' });
    const bea = createVisitor(cloud.url, '2001:db8:0:42::9');
    await bea.get('/');
    expect(await counted()).toHaveLength(before + 1);
    expect((await bea.send('/privacy/visits', { counted: 'no' })).text).toContain('are not counted');
    const after = (await counted()).length;
    await bea.get('/');
    await createVisitor(cloud.url, '2001:db8:0:42:1:2:3:4').get('/');
    expect(await counted()).toHaveLength(after);
    expect((await bea.send('/privacy/visits', { counted: 'yes' })).text).toContain('are counted');
    await bea.get('/');
    expect((await counted()).length).toBeGreaterThan(after);
    expect(JSON.stringify([...(await allRows(cloud.database))])).not.toContain('2001:db8');

    await removeWhatIsDue(cloud.database.service, instant(cloud.now() + hours(24 * 89)));
    expect((await counted()).length).toBeGreaterThan(0);
    await removeWhatIsDue(cloud.database.service, instant(cloud.now() + hours(24 * 92)));
    expect(await counted()).toEqual([]);
  });
});
