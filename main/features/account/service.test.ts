import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { anAccountDesk } from '../../../tests/support/account-desk.ts';
import { tempFolder } from '../../../tests/support/temp-profile.ts';
import { createLoopbackShell } from '../../node/loopback-shell.ts';
import { pathsIn } from '../../vault/profile-paths.ts';
import { gatesOf } from '../../../shared/domain/licence/plans.ts';
import { hours, localDate, minutes, plus, seconds } from '../../../shared/domain/time.ts';

test('without an account the app is Free, asks nobody, and knows where the pages are', async () => {
  const { account, clock, server } = await anAccountDesk();

  clock.set(plus(clock.now(), hours(24 * 60)));

  expect(await account.state({})).toEqual({
    isPossible: true,
    standing: { state: 'NONE', reason: null, plan: 'free', licensedPlan: 'free', opens: [], graceEndsAt: null, clockLooksWrong: false },
    account: null,
    connecting: null,
    lastTriedAt: null,
    failures: 0,
    trouble: null,
    pages: expect.objectContaining({
      devices: 'https://account.probe.example/account/devices',
      privacy: 'https://account.probe.example/privacy',
    }),
  });
  expect(server.calls).toEqual([]);
});

test('a computer is connected by the code that it shows, and has what the licence opens', async () => {
  const { account, clock, server, settled } = await anAccountDesk();

  const { connecting } = await account.connect({});
  expect(connecting).toEqual({
    code: 'ABCD-EF23',
    url: 'https://account.probe.example/connect/ABCD-EF23',
    endsAt: plus(clock.now(), minutes(15)),
  });
  clock.advance(seconds(3));
  await settled(() => expect(server.calls).toEqual(['ask', 'look']));
  server.isEntered = true;
  await account.connect({});

  const state = await account.state({});
  expect(state).toMatchObject({
    standing: { state: 'ACTIVE', plan: 'plus', licensedPlan: 'plus', opens: gatesOf('plus', localDate('2026-11-22')) },
    account: { subscription: 'active', isReleased: false, issuedAt: clock.now(), receivedAt: clock.now() },
    connecting: null,
    failures: 0,
    trouble: null,
  });
  expect(server.refreshed.map(({ appVersion, plan }) => [appVersion, plan])).toEqual([['1.2.0', 'free']]);
});

test('two windows that ask at once get the same code', async () => {
  const { account, server, clientOf } = await anAccountDesk();

  const [one, other] = await Promise.all([account.connect({}), clientOf('dashboard').account.connect({})]);

  expect(one.connecting).toEqual(other.connecting);
  expect(server.calls).toEqual(['ask']);
});

test('a code that was not entered in a quarter of an hour, or that the service does not know, is gone; the app is as before', async () => {
  const { account, clock, server, settled } = await anAccountDesk();
  await account.connect({});
  clock.advance(minutes(16));
  await settled(async () => expect((await account.state({})).connecting).toBeNull());

  await account.connect({});
  server.nextLook = { outcome: 'gone' };
  clock.advance(seconds(3));
  await settled(async () => expect((await account.state({})).connecting).toBeNull());
  expect((await account.state({})).account).toBeNull();
});

test('coming back by the link looks at once, and connecting can be given up', async () => {
  const { account, core, server, settled } = await anAccountDesk();
  await account.connect({});
  core.ask({ to: 'command', id: 'go-account', waits: true });
  await settled(() => expect(server.calls).toEqual(['ask', 'look']));

  expect((await account.cancelConnect({})).connecting).toBeNull();
  server.isEntered = true;
  core.ask({ to: 'command', id: 'go-account', waits: true });
  expect(server.calls).toEqual(['ask', 'look']);
});

test('the app goes on waiting with the code when it is started again', async () => {
  const first = await anAccountDesk();
  await first.account.connect({});
  await first.core.close();

  const second = await anAccountDesk({ folder: first.folder, secrets: first.secrets, clock: first.clock, server: first.server });
  expect((await second.account.state({})).connecting?.code).toBe('ABCD-EF23');
  second.server.isEntered = true;
  second.clock.advance(seconds(3));
  await second.settled(async () => expect((await second.account.state({})).standing.plan).toBe('plus'));
  expect(first.server.calls.filter((call) => call === 'ask')).toHaveLength(1);
});

test('a service that nobody reaches, or that asks to wait, says so and changes nothing', async () => {
  const { account, server } = await anAccountDesk();
  const before = await account.state({});

  server.isAway = true;
  await expect(account.connect({})).rejects.toMatchObject({ code: 'ACCOUNT_UNREACHABLE' });
  server.isAway = false;
  server.nextAsk = { outcome: 'later', waitMs: 60_000 };
  await expect(account.connect({})).rejects.toMatchObject({
    code: 'ACCOUNT_UNREACHABLE',
    data: { reason: 'busy', waitMs: 60_000 },
  });

  expect(await account.state({})).toEqual(before);
});

test('signing out gives the place up and forgets the licence; offline it does so only when that is wished', async () => {
  const desk = await anAccountDesk();
  await desk.connect();

  desk.server.isAway = true;
  await expect(desk.account.disconnect({ always: false })).rejects.toMatchObject({ code: 'ACCOUNT_UNREACHABLE' });
  expect((await desk.account.state({})).standing.plan).toBe('plus');
  expect(await desk.account.disconnect({ always: true })).toMatchObject({ account: null, standing: { state: 'NONE' } });

  desk.server.isAway = false;
  await desk.connect();
  expect(await desk.account.disconnect({ always: false })).toMatchObject({ account: null, standing: { state: 'NONE' } });
  expect(desk.server.calls.filter((call) => call === 'release')).toHaveLength(3);
});

test('whoever looks at the account has what was bought meanwhile, without waiting for the day’s refresh', async () => {
  const { account, clock, connect, server, settled } = await anAccountDesk();
  await account.hurry({});
  expect(server.calls, 'without an account nobody is asked').toEqual([]);
  await connect();
  server.traits = { plan: 'pro', sequence: 5 };
  clock.advance(minutes(2));

  await account.hurry({});

  await settled(async () => expect((await account.state({})).standing.plan).toBe('pro'));
});

test('pages are shown in the user’s browser by the desktop, and are links in a browser', async () => {
  const opened: string[] = [];
  const shell = { ...createLoopbackShell({ reason: null, platform: 'linux' }), openPage: async (url: string) => void opened.push(url) };
  const desktop = await anAccountDesk({ shell });
  await desktop.account.openPage({ page: 'connect' });
  await desktop.account.connect({});
  await desktop.account.openPage({ page: 'connect' });
  await desktop.account.openPage({ page: 'devices' });

  expect(opened).toEqual(['connect', 'connect/ABCD-EF23', 'account/devices'].map((path) => `https://account.probe.example/${path}`));
  const browser = await anAccountDesk();
  await expect(browser.account.openPage({ page: 'devices' })).rejects.toMatchObject({ code: 'NOT_SUPPORTED_HERE' });
});

test('the sample belongs to nobody: it is not connected', async () => {
  const { client, account, server } = await anAccountDesk();
  await client.vault.openSample({});

  expect(await account.state({})).toMatchObject({ isPossible: false, account: null });
  await expect(account.connect({})).rejects.toMatchObject({ code: 'NOT_SUPPORTED_HERE' });
  expect(server.calls).toEqual([]);
});

test('an update that was signed later than the clock says shows that the clock is wrong, and costs nothing', async () => {
  const folder = tempFolder();
  const seen = { stable: { version: '1.2.0', issuedAt: Date.parse('2026-12-20T12:00:00Z') }, beta: null };
  writeFileSync(pathsIn(folder).updateMemory, JSON.stringify({ installId: crypto.randomUUID(), seen }));
  const desk = await anAccountDesk({ folder });
  expect((await desk.account.state({})).standing.clockLooksWrong).toBe(false);

  await desk.connect();

  expect((await desk.account.state({})).standing).toMatchObject({ clockLooksWrong: true, plan: 'plus', state: 'REFRESH_DUE' });
});
