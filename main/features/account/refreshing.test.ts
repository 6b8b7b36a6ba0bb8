import { expect, onTestFinished, test } from 'vitest';
import { accountId, aLicenceServer, requestId } from '../../../tests/support/a-licence-server.ts';
import { anAccountDesk, type AccountDesk } from '../../../tests/support/account-desk.ts';
import { firstOf } from '../../../tests/support/a-core.ts';
import { daysFrom } from '../../../tests/support/a-licence.ts';
import { createFakeClock } from '../../../tests/support/fake-clock.ts';
import { openTestStore } from '../../../tests/support/temp-profile.ts';
import { hours, minutes, plus, type DurationMs } from '../../../shared/domain/time.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { licenceState } from '../../db/account-schema.ts';
import { createAccountService } from './service.ts';
import { findAccount } from './store.ts';
import { eventually } from '../../../tests/support/eventually.ts';

const days = (count: number): DurationMs => hours(24 * count);

async function aConnectedDesk(): Promise<AccountDesk> {
  const desk = await anAccountDesk();
  await desk.connect();
  desk.server.calls.length = 0;
  return desk;
}

/** The account alone on a real database, already connected. */
async function aBareAccount(chance: () => number = Math.random) {
  const clock = createFakeClock('2026-11-22T12:00:00Z');
  const server = aLicenceServer(() => clock.now());
  const { store } = openTestStore();
  const logged: unknown[] = [];
  const note = (...said: unknown[]): string => String(logged.push(said));
  const account = createAccountService({
    store,
    clock,
    server,
    log: { info: note, warn: note, error: note },
    announce: () => undefined,
    publicKeys: [server.publicKey],
    sealKey: Buffer.alloc(32, 7),
    version: '1.2.0',
    isPossible: true,
    openPage: () => Promise.resolve(),
    manifestAt: () => null,
    chance,
  });
  server.isEntered = true;
  await account.connect();
  await account.connect();
  server.calls.length = 0;
  /** Lets time pass bit by bit, as on a computer that is on; what is asked for is answered in between. */
  const live = async (length: DurationMs): Promise<void> => {
    const until = plus(clock.now(), length);
    while (clock.now() < until) {
      clock.advance(minutes(10));
      for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    }
  };
  onTestFinished(() => account.close());
  return { account, clock, server, store, logged, live };
}

test('after one signature the key that came with the licence proves the next refreshes', async () => {
  const { account, server } = await aBareAccount();
  expect(server.proofs, 'connecting').toEqual(['signature']);

  for (const _ of [1, 2]) expect((await account.refresh()).trouble).toBeNull();

  expect(server.proofs).toEqual(['signature', 'accessKey', 'accessKey']);
});

test('where its key is not taken any more the computer signs, and has a new one', async () => {
  const { account, server, store } = await aBareAccount();
  server.forgetsKeys = true;
  const before = findAccount(store.read)?.sealedAccessKey;

  expect((await account.refresh()).trouble).toBeNull();

  expect(server.proofs).toEqual(['signature', 'accessKey', 'signature']);
  expect(findAccount(store.read)?.sealedAccessKey).not.toEqual(before);
});

test('a key that cannot be opened, or belongs to another computer, is as good as none', async () => {
  const { account, server, store } = await aBareAccount();
  const other = await aBareAccount();
  const whole = findAccount(store.read)?.sealedAccessKey ?? Buffer.alloc(0);
  const wrong = [
    Buffer.alloc(0),
    whole.subarray(1),
    Buffer.from(whole.map((byte, index) => (index === 30 ? byte ^ 1 : byte))),
    findAccount(store.read)?.sealedPrivateKey ?? null,
    findAccount(other.store.read)?.sealedAccessKey ?? null,
  ];
  for (const sealedAccessKey of wrong) {
    store.write((db) => db.update(licenceState).set({ sealedAccessKey }).run());
    server.proofs.length = 0;
    expect((await account.refresh()).trouble).toBeNull();
    expect(server.proofs).toEqual(['signature']);
  }
});

test('the key is neither in the file as it is nor in the log, and is gone with the account', async () => {
  const { account, server, store, logged } = await aBareAccount();
  const key = server.accessKey.split('.')[1] ?? '';
  const kept = () =>
    JSON.stringify(
      store.read
        .select()
        .from(licenceState)
        .all()
        .map((row) => Object.values(row).map(String)),
    );

  await account.refresh();

  expect(kept()).not.toContain(key);
  expect(JSON.stringify(logged)).not.toContain(key);
  await account.disconnect(false);
  expect(store.read.select().from(licenceState).all()).toEqual([]);
});

test('a new licence is asked for once a day, within six hours of when it is due', async () => {
  const { server, live } = await aBareAccount();

  await live(hours(23));
  expect(server.calls).toEqual([]);
  await live(hours(8));
  expect(server.calls).toEqual(['refresh']);
  await live(days(4));
  expect(server.calls.length).toBeGreaterThanOrEqual(4);
  expect(server.calls.length).toBeLessThanOrEqual(6);
});

test('a service whose licences are due at once is asked once an hour at most', async () => {
  const { account, clock, server, live } = await aBareAccount(() => 0);
  server.nextRefresh = () => ({ outcome: 'licence', token: server.token({ refreshAfter: clock.now() }), isStale: false, accessKey: null });
  await account.refresh();
  server.calls.length = 0;

  await live(hours(24));

  expect(server.calls.length).toBeGreaterThan(2);
  expect(server.calls.length).toBeLessThanOrEqual(24);
});

test('a service that is away is asked ever less; forty days later there is grace, then Free, and one answer mends it', async () => {
  const { account, clock, server, live } = await aBareAccount();
  server.isAway = true;

  await live(days(3));
  expect(server.calls.length).toBeGreaterThan(6);
  expect(server.calls.length).toBeLessThan(40);
  expect(account.state()).toMatchObject({ standing: { state: 'REFRESH_DUE', plan: 'plus' }, trouble: 'unreachable', failures: server.calls.length }); // prettier-ignore

  clock.sleep(days(37));
  expect(account.state().standing).toMatchObject({ state: 'GRACE', reason: 'notRefreshed', plan: 'plus' });
  clock.sleep(days(5));
  expect(account.state().standing).toMatchObject({ state: 'RESTRICTED', plan: 'free', licensedPlan: 'plus', opens: [] });

  server.isAway = false;
  await live(hours(7));
  expect(account.state()).toMatchObject({ standing: { state: 'ACTIVE', plan: 'plus' }, failures: 0, trouble: null });
});

test('a beat notices that the clock was set back, which no timer does: what is due by the mark is asked for', async () => {
  const { account, clock, server, live } = await aBareAccount();
  server.isAway = true;
  await live(days(2));
  server.isAway = false;
  server.calls.length = 0;
  server.traits = daysFrom(clock.now());
  clock.set(plus(clock.now(), hours(-24 * 40)));
  expect(server.calls).toEqual([]);

  account.beat();

  await eventually(() => expect(account.state()).toMatchObject({ failures: 0, standing: { plan: 'plus', clockLooksWrong: true } }));
  expect(server.calls).toEqual(['refresh']);
});

test('with everything broken that is kept, the app is Free, says so and can be connected anew', async () => {
  const { account, server, store, live } = await aBareAccount();
  const rubbish = {
    deviceKey: 'k'.repeat(43),
    sealedPrivateKey: Buffer.from('rubbish'),
    token: 'rubbish',
    accountId: 'nobody',
    mark: null,
  };
  store.write((db) => db.update(licenceState).set(rubbish).run());

  expect(account.state()).toMatchObject({ standing: { state: 'NONE', plan: 'free' }, account: { subscription: null } });
  expect(await account.refresh()).toMatchObject({ trouble: 'refused', failures: 1 });
  await live(hours(2));
  expect(server.calls).toEqual([]);
  await account.connect();
  expect(await account.connect()).toMatchObject({ standing: { state: 'ACTIVE', plan: 'plus' }, trouble: null });
});

test('the link asks for a new licence at once, however often a website sends it', async () => {
  const { account, clock, server } = await aBareAccount();
  clock.advance(minutes(2));

  for (let link = 0; link < 50; link += 1) {
    account.hurry();
    await Promise.resolve();
  }
  await eventually(() => expect(account.state().lastTriedAt).toBe(clock.now()));
  account.hurry();

  expect(server.calls).toEqual(['refresh']);
});

test('that a service calls another account connected counts for nothing without a licence of it', async () => {
  const { account, server } = await aBareAccount();
  const before = account.state();
  await account.connect();

  server.nextLook = { outcome: 'connected', accountId: requestId };
  expect(await account.connect()).toMatchObject({ standing: before.standing, account: before.account, trouble: 'notTrusted' });
  server.traits = { accountId: requestId, sequence: 0, plan: 'pro', opens: [] };
  expect(await account.connect()).toMatchObject({ standing: { plan: 'pro' }, connecting: null, trouble: null });
});

test('connected to another account, the first one’s place is given up, and only then', async () => {
  const { account, server } = await aBareAccount();
  await account.connect();
  const other = requestId;
  server.nextLook = { outcome: 'connected', accountId: other };

  await account.connect();
  expect(server.calls).not.toContain('release');
  server.traits = { accountId: other, sequence: 0, plan: 'pro', opens: [] };
  await account.connect();

  expect(account.state()).toMatchObject({ standing: { plan: 'pro' }, connecting: null, trouble: null });
  expect(server.calls.filter((call) => call === 'release')).toEqual(['release']);
  expect(server.released).toEqual([accountId]);
});

test('where the first account cannot be told, the other holds all the same, and it is said', async () => {
  const { account, server } = await aBareAccount();
  await account.connect();
  server.nextLook = { outcome: 'connected', accountId: requestId };
  server.traits = { accountId: requestId, sequence: 0, plan: 'pro', opens: [] };
  server.release = () => Promise.reject(new AppError('ACCOUNT_UNREACHABLE'));

  await account.connect();

  expect(account.state()).toMatchObject({ standing: { plan: 'pro' }, connecting: null, trouble: 'placeKept', failures: 0 });
  expect(await account.refresh()).toMatchObject({ trouble: null });
});

test('a licence that comes for the account while a code for another waits leaves the code waiting', async () => {
  const { account } = await aBareAccount();
  await account.connect();
  const { connecting } = account.state();
  expect(connecting).not.toBeNull();

  expect((await account.refresh()).connecting).toEqual(connecting);
});

test('no log says whose account it is, nor a key, a code or a licence', async () => {
  const { account, server, logged, live } = await aBareAccount();
  server.isAway = true;
  await live(hours(40));
  server.isAway = false;
  server.nextRefresh = () => ({ outcome: 'licence', token: server.token({ sequence: 0 }), isStale: false, accessKey: null });
  await account.refresh();
  server.nextRefresh = () => ({ outcome: 'refused' });
  await account.refresh();
  server.nextRefresh = null;
  await account.refresh();

  const text = JSON.stringify(logged);
  expect(text).toContain('account.licence.refused');
  const [call] = server.refreshed;
  for (const secret of [accountId, requestId, 'ABCD-EF23', 'v1.', call?.deviceKey ?? 'none']) expect(text).not.toContain(secret);
});

test('what a service refuses or forges changes nothing but the count', async () => {
  const { account, server, clock } = await aConnectedDesk();
  const before = await account.state({});

  server.nextRefresh = () => ({ outcome: 'refused' });
  expect(await account.refresh({})).toEqual({ ...before, failures: 1, trouble: 'refused', lastTriedAt: clock.now() });
  server.nextRefresh = () => ({ outcome: 'released', token: `v1.e30.${'A'.repeat(86)}`, isStale: false, accessKey: null });
  expect(await account.refresh({})).toEqual({ ...before, failures: 2, trouble: 'notTrusted', lastTriedAt: clock.now() });
  server.nextRefresh = () => ({
    outcome: 'licence',
    token: server.token({ sequence: 0, subscription: 'ended' }),
    isStale: true,
    accessKey: null,
  });
  expect(await account.refresh({})).toEqual({ ...before, failures: 3, trouble: 'notTrusted', lastTriedAt: clock.now() });
  server.nextRefresh = null;
  expect(await account.refresh({})).toEqual({ ...before, lastTriedAt: clock.now() });
});

test('a computer that was released, and a plan that ended, are told by a signed licence; connected anew it is as before', async () => {
  const { account, server } = await aConnectedDesk();

  server.nextRefresh = () => ({
    outcome: 'released',
    token: server.token({ sequence: 2, subscription: 'ended' }),
    isStale: false,
    accessKey: null,
  });
  expect(await account.refresh({})).toMatchObject({ standing: { state: 'RESTRICTED', reason: 'ended', plan: 'free' }, account: { isReleased: true } }); // prettier-ignore

  server.nextRefresh = () => ({ outcome: 'licence', token: server.token({ sequence: 3 }), isStale: false, accessKey: null });
  await account.connect({});
  expect(await account.connect({})).toMatchObject({ standing: { state: 'ACTIVE', plan: 'plus' }, account: { isReleased: false } });
});

test('windows that refresh at once share one call, and each is told', async () => {
  const { account, clientOf, server } = await aConnectedDesk();
  const stream = await clientOf('dashboard').changes.watch({});
  const told = (async () => {
    for await (const { topics } of stream) if (topics.includes('account')) return topics;
    return [];
  })();

  await Promise.all([account.refresh({}), clientOf('dashboard').account.refresh({})]);

  expect(server.calls).toEqual(['refresh']);
  expect(await told).toEqual(['account']);
});

test('an answer that comes after the account was given up is not kept', async () => {
  const { account, server } = await aConnectedDesk();
  const answer = Promise.withResolvers<void>();
  const { refresh } = server;
  server.refresh = async (...call) => {
    await answer.promise;
    return refresh(...call);
  };
  const refreshing = account.refresh({}).catch((error: unknown) => error);

  await account.disconnect({ always: false });
  answer.resolve();
  await refreshing;

  expect(await account.state({})).toMatchObject({ account: null, standing: { state: 'NONE' } });
});

test('the clock jumps a year ahead and back: nothing is lost, and one answer mends what it left', async () => {
  const desk = await aConnectedDesk();
  const { account, clock, server, settled } = desk;
  const [present, year] = [clock.now(), days(365)];
  server.isAway = true;
  clock.set(plus(present, year));
  await settled(async () => expect((await account.state({})).trouble).toBe('unreachable'));

  clock.set(plus(present, hours(1)));
  expect((await account.state({})).standing).toMatchObject({ clockLooksWrong: true, plan: 'plus', state: 'GRACE' });
  server.isAway = false;
  await account.refresh({});

  expect((await account.state({})).standing).toMatchObject({ clockLooksWrong: false, plan: 'plus', state: 'ACTIVE' });
});

test('a licence that a lock interrupts is asked for again, and a profile that was closed asks nobody', async () => {
  const desk = await aConnectedDesk();
  await desk.core.close();
  desk.clock.advance(days(3));
  expect(desk.server.calls).toEqual([]);

  const again = await anAccountDesk({ folder: desk.folder, secrets: desk.secrets, clock: desk.clock, server: desk.server });
  expect((await firstOf(again.client.vault.watch({}))).state).toBe('open');
  again.clock.advance(minutes(1));
  await again.settled(() => expect(again.server.calls).toEqual(['refresh']));
  expect((await again.account.state({})).standing.state).toBe('ACTIVE');
});
