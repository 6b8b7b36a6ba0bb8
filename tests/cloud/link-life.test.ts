import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { momentText } from '../../cloud/web/visitor-words.ts';
import { duration, hours, minutes, type DurationMs } from '../../shared/domain/time.ts';
import { aCloud, cloudDatabases, databaseKinds, type Cloud } from '../support/a-cloud.ts';
import { aMember, memberPassword as password, signIn } from '../support/a-member.ts';
import { confirmAddress } from '../support/confirm-address.ts';

const patience = 60_000;
const days = (count: number): DurationMs => hours(24 * count);

describe.each(databaseKinds)('how long links of mails and sign-ins hold, on the %s database', (kind) => {
  const databases = cloudDatabases();
  let cloud: Cloud;
  beforeAll(async () => {
    cloud = await aCloud(await databases.open(kind));
  }, patience);
  beforeEach(() => later(minutes(0)));
  afterEach(() => void vi.useRealTimers());
  afterAll(async () => {
    await cloud[Symbol.asyncDispose]();
    await databases[Symbol.asyncDispose]();
  }, patience);

  /** For the service, and for better-auth, which reads the clock itself. */
  function later(length: DurationMs): void {
    cloud.wait(length);
    vi.useFakeTimers({ toFake: ['Date'], now: cloud.now() });
  }
  const hoursAndMinutes = (h: number, m: number): DurationMs => duration(hours(h) + minutes(m));

  test('the link that confirms an address works for a day', async () => {
    const linkOf = async (email: string): Promise<string> => {
      await cloud.visitor().send('/sign-up', { name: 'Ada Probe', email, password, age: 'age18', agreed: 'yes' });
      return (await cloud.nextMail(email)).link;
    };
    const signInStatus = async (email: string) => (await cloud.visitor().send('/sign-in', { email, password })).status;
    const inTime = await linkOf('intime@probe.example');
    later(hoursAndMinutes(23, 59));
    expect((await confirmAddress(cloud.visitor(), inTime)).text).toContain('Your address is confirmed');
    expect(await signInStatus('intime@probe.example')).toBe(303);

    const late = await linkOf('late@probe.example');
    later(hoursAndMinutes(24, 1));
    expect((await confirmAddress(cloud.visitor(), late)).text).toContain('This link no longer works');
    expect(await signInStatus('late@probe.example')).not.toBe(303);
  });

  test('the link to a new password works for an hour', async () => {
    const { email } = await aMember(cloud, 'forgetful@probe.example');
    const choose = async (next: string, after: DurationMs): Promise<string> => {
      await cloud.visitor().send('/forgot', { email });
      let mail = await cloud.nextMail(email);
      while (!mail.subject.startsWith('Choose')) mail = await cloud.nextMail(email);
      const token = new URL(mail.link).searchParams.get('token') ?? '';
      later(after);
      return (await cloud.visitor().send(mail.link, { token, password: next }, '/reset')).text;
    };
    expect(await choose('eleven slow rivers', minutes(59))).toContain('Your password is changed');
    await signIn(cloud, email, 'eleven slow rivers');
    expect(await choose('twelve slow rivers', minutes(61))).toContain('no longer works');
    await signIn(cloud, email, 'eleven slow rivers');
  });

  test('a sign-in ends thirty days after the last visit, not after the first', async () => {
    const [faithful, gone] = [await aMember(cloud, 'faithful@probe.example'), await aMember(cloud, 'gone@probe.example')];
    for (const after of [29, 29]) {
      later(days(after));
      expect((await faithful.browser.get('/account')).status).toBe(200);
    }
    expect(await gone.browser.get('/account')).toMatchObject({ status: 302, location: '/sign-in?next=%2Faccount' });
    later(duration(days(30) + minutes(1)));
    expect(await faithful.browser.get('/account')).toMatchObject({ status: 302, location: '/sign-in?next=%2Faccount' });
  });

  test('the list of sign-ins says when each was last used, and the time moves with a visit', async () => {
    const { browser, email } = await aMember(cloud, 'seen@probe.example');
    const other = await signIn(cloud, email);
    const timesSeen = async (): Promise<readonly (string | undefined)[]> =>
      [...(await other.get('/account/sign-ins')).text.matchAll(/Last seen ([^.]*)\./g)].map(([, time]) => time);
    const began = momentText(new Date(cloud.now()));
    expect(await timesSeen()).toEqual([began, began]);
    later(hours(2));
    const visited = momentText(new Date(cloud.now()));
    expect(visited).not.toBe(began);
    expect((await browser.get('/account')).status).toBe(200);
    expect(await timesSeen()).toEqual([visited, visited]);
    later(hours(2));
    expect(await timesSeen(), 'the other has not been back').toEqual([visited, momentText(new Date(cloud.now()))]);
  });
});
