import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { UpdateState } from '../../shared/contract/updates.ts';
import { hours, minutes } from '../../shared/domain/time.ts';
import { aCore, type CoreOptions } from '../support/a-core.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { createFakeSecretStore } from '../support/fake-secret-store.ts';
import { aReleaseSigner } from '../support/a-release.ts';
import { tempFolder } from '../support/temp-profile.ts';
import { fileEntry, newProgram, oldProgram } from '../support/a-program.ts';
import { anUpdateDesk, type Served, type UpdateDesk } from '../support/update-desk.ts';
import { eventually } from '../support/eventually.ts';

const day = hours(24);

/** A core of version 1.0.0, with an open profile where one is asked for, the real updater and a real server. */
async function anApp(options: CoreOptions & { readonly desk?: UpdateDesk; readonly open?: 'own' | 'sample' } = {}) {
  const desk = options.desk ?? (await anUpdateDesk());
  const clock = options.clock ?? createFakeClock('2026-11-24T12:00:00Z');
  const harness = aCore({ version: '1.0.0', updater: desk.updater, updateKeys: [desk.signer.publicKey], ...options, clock });
  await harness.core.start();
  const { client } = harness;
  if (options.open === 'sample') await client.vault.openSample({});
  else if (options.open === 'own') await client.vault.create({ role: 'clinic', passphrase: null });
  const { updates } = client;
  const settled = (at: UpdateState['phase']['at']): Promise<UpdateState> =>
    vi.waitFor(
      async () => {
        const state = await updates.state({});
        expect(state.phase.at).toBe(at);
        return state;
      },
      { interval: 5, timeout: 5_000 },
    );
  /** Looks, downloads, and waits until it can be installed. */
  async function getReady(): Promise<void> {
    await updates.check({});
    await updates.download({});
    await settled('ready');
  }
  const memory = () => JSON.parse(readFileSync(join(harness.folder, 'updates.json'), 'utf8')) as Record<string, unknown>;
  return { ...harness, desk, clock, updates, settled, getReady, memory };
}

const failure = (code: string) => expect.objectContaining({ code });

test('a new version is found, downloaded when asked for, and installed after a backup', async () => {
  const { desk, updates, client, settled } = await anApp({ open: 'own' });
  desk.publish({ notes: 'A quieter clock.' });

  const found = await updates.check({});
  expect(found).toMatchObject({
    version: '1.0.0',
    isPossible: true,
    channel: 'stable',
    byItself: true,
    lastCheckedAt: Date.parse('2026-11-24T12:00:00Z'),
    phase: { at: 'offered', version: '9.0.0', notes: 'A quieter clock.', bytes: newProgram.length },
    trouble: null,
  });
  expect(desk.seen.map(({ path }) => path)).toEqual(['/stable.json']);
  expect(await updates.download({})).toMatchObject({ phase: { at: 'downloading' } });
  await settled('ready');
  expect((await client.backups.state({})).backups).toEqual([]);
  await updates.install({});

  expect((await client.backups.state({})).backups.map(({ reason }) => reason)).toEqual(['beforeUpdate']);
  expect(desk.installedProgram()).toEqual(newProgram);
  await eventually(() => expect(desk.done.quits).toBe(1));
  expect((await updates.state({})).phase.at).toBe('installing');
});

test('nothing newer is said, and what was downloaded before is removed', async () => {
  const { desk, updates, getReady } = await anApp();
  desk.publish();
  await getReady();
  expect(existsSync(desk.downloads)).toBe(true);
  desk.publish({ rolloutPercent: 0, issuedAt: Date.parse('2026-11-23T08:00:00Z') });

  expect((await updates.check({})).phase).toEqual({ at: 'nothing', reason: 'notYet' });

  expect(existsSync(desk.downloads)).toBe(false);
  await expect(updates.install({})).rejects.toThrow(failure('UPDATE_NONE'));
  expect(desk.installedProgram()).toEqual(oldProgram);
});

test('what is ready stays ready at the next look, and gives way to a newer one', async () => {
  const { desk, updates, getReady } = await anApp();
  desk.publish();
  await getReady();
  expect((await updates.check({})).phase).toMatchObject({ at: 'ready', version: '9.0.0' });

  desk.publish({ version: '9.0.1' });

  expect((await updates.check({})).phase).toMatchObject({ at: 'offered', version: '9.0.1' });
});

const html: Served = (_, response) =>
  void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Sign in to the Wi-Fi</html>');
const stranger = aReleaseSigner();

test.for<[string, (desk: UpdateDesk) => Served, string]>([
  ['a sign-in page', () => html, 'UPDATE_UNREACHABLE'],
  ['a redirect', () => (_, response) => void response.writeHead(302, { location: 'http://example.com/' }).end(), 'UPDATE_UNREACHABLE'],
  ['the manifest of another key', () => stranger.manifest({ files: [fileEntry('9.0.0')] }), 'UPDATE_NOT_TRUSTED'],
  [
    'a manifest and a file that were both replaced',
    (desk) => {
      const evil = Buffer.from('evil');
      desk.serve(fileEntry('9.0.0').name, evil);
      return desk.signer.manifest({ files: [fileEntry('9.0.0')] }).replace(fileEntry('9.0.0').sha512, fileEntry('9.0.0', evil).sha512);
    },
    'UPDATE_NOT_TRUSTED',
  ],
  ['the beta manifest under the name of stable', ({ signer }) => signer.manifest({ channel: 'beta' }), 'UPDATE_NOT_TRUSTED'],
  [
    'an expired manifest',
    ({ signer }) => signer.manifest({ issuedAt: Date.parse('2026-10-01T00:00:00Z'), expiresAt: Date.parse('2026-11-24T11:00:00Z') }),
    'UPDATE_EXPIRED',
  ],
  [
    'a manifest of the day after tomorrow',
    ({ signer }) => signer.manifest({ issuedAt: Date.parse('2026-11-26T12:00:01Z') }),
    'UPDATE_EXPIRED',
  ],
  ['a manifest of a later format', ({ signer }) => signer.manifest({ format: 2 }), 'UPDATE_TOO_NEW'],
  [
    'a file outside its folder',
    ({ signer }) => signer.manifest({ files: [{ ...fileEntry('9.0.0'), name: '../x.AppImage' }] }),
    'UPDATE_TOO_NEW',
  ],
])('%s is refused in plain words, before anything is downloaded', async ([, served, trouble]) => {
  const { desk, updates } = await anApp();
  desk.publish();
  desk.serve('stable.json', served(desk));

  const state = await updates.check({});

  expect(state).toMatchObject({ trouble, phase: { at: 'idle' }, lastCheckedAt: null });
  await expect(updates.download({})).rejects.toThrow(failure('UPDATE_NONE'));
  expect(desk.seen.map(({ path }) => path)).toEqual(['/stable.json']);
});

test('a replayed manifest is refused, also after the app was closed and the clock moved on', async () => {
  const folder = tempFolder();
  const secrets = createFakeSecretStore();
  const desk = await anUpdateDesk();
  desk.publish({ version: '9.0.0', rolloutPercent: 50 });
  const old = desk.signer.manifest({ version: '9.0.0', files: [fileEntry('9.0.0')] });
  const first = await anApp({ desk, folder, secrets });
  desk.publish({ version: '9.0.1', rolloutPercent: 0, issuedAt: Date.parse('2026-11-23T08:00:00Z') });
  await first.updates.check({});
  await first.core.close();

  desk.serve('stable.json', old);
  const second = await anApp({ desk, folder, secrets });

  expect(await second.updates.check({})).toMatchObject({ trouble: 'UPDATE_REPLAYED', phase: { at: 'idle' } });
  expect(desk.seen.filter(({ path }) => path.endsWith('AppImage'))).toEqual([]);
});

test('a halted rollout cannot be opened again by showing the older manifest', async () => {
  const { desk, updates } = await anApp();
  const wide = desk.signer.manifest({ files: [fileEntry('9.0.0')] });
  desk.publish({ rolloutPercent: 0, issuedAt: Date.parse('2026-11-23T08:00:00Z') });
  await updates.check({});

  desk.serve('stable.json', wide);

  expect(await updates.check({})).toMatchObject({ trouble: 'UPDATE_REPLAYED', phase: { at: 'nothing', reason: 'notYet' } });
});

test('both built-in keys count, and no other', async () => {
  const next = aReleaseSigner();
  const desk = await anUpdateDesk();
  const { updates } = await anApp({ desk, updateKeys: [desk.signer.publicKey, next.publicKey] });
  desk.serve('stable.json', next.manifest({ files: [fileEntry('9.0.0')] }));

  expect((await updates.check({})).phase.at).toBe('offered');
});

test('the channel that is chosen is the one that is asked, and a way back to stable is no way down', async () => {
  const { desk, updates } = await anApp({ version: '2.0.0-beta.1' });
  desk.publish({ version: '1.9.0' });
  desk.publish({ channel: 'beta', version: '2.0.0-beta.2' });

  expect(await updates.choose({ channel: 'beta' })).toMatchObject({ channel: 'beta', phase: { at: 'idle' } });
  expect((await updates.check({})).phase).toMatchObject({ at: 'offered', version: '2.0.0-beta.2' });
  expect(await updates.choose({ channel: 'stable' })).toMatchObject({ phase: { at: 'idle' } });
  expect(await updates.check({})).toMatchObject({ phase: { at: 'nothing', reason: 'upToDate' }, trouble: null });
});

test('another channel stops a download that is under way', async () => {
  const { desk, updates, settled } = await anApp();
  desk.publish();
  desk.serve(fileEntry('9.0.0').name, (_, response) => response.writeHead(200).flushHeaders());
  await updates.check({});
  await updates.download({});
  await eventually(() => expect(desk.seen).toHaveLength(2));

  await updates.choose({ channel: 'beta' });

  await settled('idle');
  expect((await updates.state({})).trouble).toBe(null);
});

test('it looks by itself soon after the start and then daily, downloads what it finds, and installs nothing', async () => {
  const { desk, clock, settled } = await anApp();
  desk.publish({ rolloutPercent: 0, issuedAt: Date.parse('2026-11-23T07:00:00Z') });
  clock.advance(minutes(1));
  expect(desk.seen).toEqual([]);
  clock.advance(minutes(1));
  await settled('nothing');
  clock.advance(hours(23));
  expect(desk.seen).toHaveLength(1);

  desk.publish({ issuedAt: Date.parse('2026-11-24T08:00:00Z') });
  clock.advance(hours(2));

  await settled('ready');
  expect(desk.installedProgram()).toEqual(oldProgram);
  expect(desk.done.quits).toBe(0);
});

test('nobody is asked where the user wants to look themselves', async () => {
  const { desk, updates, clock } = await anApp();
  desk.publish();
  await updates.choose({ byItself: false });

  clock.advance(hours(48));
  await new Promise(setImmediate);

  expect(desk.seen).toEqual([]);
  expect((await updates.check({})).phase.at).toBe('offered');
});

test('a look by itself that reaches nobody says nothing; one that is refused says so', async () => {
  const { desk, updates, clock, log } = await anApp();
  desk.serve('stable.json', html);
  clock.advance(minutes(2));
  await eventually(() => expect(log.entries.map(({ event }) => event)).toContain('update.trouble'));
  expect(await updates.state({})).toMatchObject({ trouble: null, phase: { at: 'idle' } });

  desk.serve('stable.json', stranger.manifest());
  clock.advance(hours(1));

  await eventually(async () => expect((await updates.state({})).trouble).toBe('UPDATE_NOT_TRUSTED'));
});

async function aPlannedSession({ client, clock }: Awaited<ReturnType<typeof anApp>>): Promise<string> {
  const session = {
    kind: 'session',
    clientId: null,
    serviceId: null,
    title: 'Massage',
    startsAt: clock.now(),
    durationMs: minutes(60),
    zone: 'Europe/London',
    notes: '',
  } as const;
  const { sessions } = await client.sessions.create({ session, repeat: null });
  return sessions[0]?.id ?? '';
}

test('nothing is downloaded by itself while the clock runs, and nothing is ever installed then', async () => {
  const app = await anApp({ open: 'own' });
  const { desk, updates, clock, settled, getReady } = app;
  desk.publish();
  await app.client.clock.start({ itemId: await aPlannedSession(app), lateStart: 'endOnTime', remember: false });
  clock.advance(minutes(2));
  await settled('offered');
  expect(desk.seen).toHaveLength(1);

  await getReady();

  await expect(updates.install({})).rejects.toThrow(failure('SESSION_RUNNING'));
  expect(await updates.state({})).toMatchObject({ phase: { at: 'ready' } });
  expect(desk.installedProgram()).toEqual(oldProgram);
});

test('a session that begins while the backup is made stops the installing', async () => {
  const app = await anApp({ open: 'own' });
  const { desk, updates, getReady, settled } = app;
  desk.publish();
  await getReady();
  const itemId = await aPlannedSession(app);

  const installing = expect(updates.install({})).rejects.toThrow(failure('SESSION_RUNNING'));
  await settled('installing');
  await app.client.clock.start({ itemId, lateStart: 'endOnTime', remember: false });

  await installing;
  expect(desk.installedProgram()).toEqual(oldProgram);
  expect(desk.done.quits).toBe(0);
});

test('where no backup can be made nothing is installed', async () => {
  const { desk, updates, getReady, folder } = await anApp({ open: 'own' });
  desk.publish();
  await getReady();
  rmSync(join(folder, 'backups'), { recursive: true, force: true });
  writeFileSync(join(folder, 'backups'), 'a file in its place');

  await expect(updates.install({})).rejects.toThrow(failure('BACKUP_FOLDER_UNUSABLE'));

  expect(await updates.state({})).toMatchObject({ phase: { at: 'ready' } });
  expect(desk.installedProgram()).toEqual(oldProgram);
});

test('a locked profile is not updated under; the sample needs no backup', async () => {
  const closed = await anApp();
  closed.desk.publish();
  await closed.getReady();
  await expect(closed.updates.install({})).rejects.toThrow(failure('VAULT_LOCKED'));

  const sample = await anApp({ open: 'sample' });
  sample.desk.publish();
  await sample.getReady();
  await sample.updates.install({});
  expect(sample.desk.installedProgram()).toEqual(newProgram);
});

test('a download that was changed on the disk is not installed, and is fetched anew', async () => {
  const { desk, updates, getReady, settled } = await anApp({ open: 'own' });
  desk.publish();
  await getReady();
  writeFileSync(join(desk.downloads, 'session-desk-updater', 'pending', fileEntry('9.0.0').name), 'evil');

  await expect(updates.install({})).rejects.toThrow(failure('UPDATE_DAMAGED'));

  expect(desk.installedProgram()).toEqual(oldProgram);
  await settled('offered');
  await updates.download({});
  await settled('ready');
  await updates.install({});
  expect(desk.installedProgram()).toEqual(newProgram);
});

test('a damaged download is said, and not fetched again by itself before the next day', async () => {
  const { desk, updates, clock, settled } = await anApp();
  desk.publish();
  desk.serve(fileEntry('9.0.0').name, 'evil');
  clock.advance(minutes(2));
  await eventually(async () => expect((await updates.state({})).trouble).toBe('UPDATE_UNREACHABLE'));
  clock.advance(hours(20));
  await new Promise(setImmediate);
  expect(desk.seen).toHaveLength(2);

  desk.publish();
  clock.advance(hours(5));

  await settled('ready');
  expect((await updates.state({})).trouble).toBe(null);
});

test('what is put off is left alone until the next day, over a new start too, or until there is a newer one', async () => {
  const folder = tempFolder();
  const secrets = createFakeSecretStore();
  const desk = await anUpdateDesk();
  desk.publish();
  const first = await anApp({ desk, folder, secrets });
  await first.getReady();
  expect((await first.updates.state({})).isPutOff).toBe(false);
  expect((await first.updates.putOff({})).isPutOff).toBe(true);
  await first.core.close();

  const { updates, clock, getReady } = await anApp({ desk, folder, secrets });
  await getReady();
  expect((await updates.state({})).isPutOff).toBe(true);
  clock.advance(day);
  expect((await updates.state({})).isPutOff).toBe(false);
  await updates.putOff({});
  desk.publish({ version: '9.0.1' });
  expect(await updates.check({})).toMatchObject({ isPutOff: false, phase: { version: '9.0.1' } });
});

test('a memory that cannot be read begins anew, and one that cannot be written stops the look before anything is offered', async () => {
  const { desk, updates, folder, memory, core } = await anApp();
  desk.publish();
  await updates.check({});
  expect(memory()).toMatchObject({ seen: { stable: { version: '9.0.0' }, beta: null }, channel: 'stable' });
  await core.close();
  writeFileSync(join(folder, 'updates.json'), '{"installId":');

  const other = await anApp({ desk, folder });
  expect(await other.updates.state({})).toMatchObject({ channel: 'stable', byItself: true, lastCheckedAt: null });
  rmSync(join(folder, 'updates.json'));
  mkdirSync(join(folder, 'updates.json', 'in its place'), { recursive: true });

  expect(await other.updates.check({})).toMatchObject({ phase: { at: 'idle' }, lastCheckedAt: null });
});

test('where the app does not replace itself, it says so and asks nobody', async () => {
  const { updates, clock, desk } = await anApp({ updater: null });

  clock.advance(day);

  expect(await updates.state({})).toMatchObject({ isPossible: false, phase: { at: 'idle' } });
  for (const call of [updates.check, updates.download, updates.install, updates.putOff, updates.choose])
    await expect(call({})).rejects.toThrow(failure('NOT_SUPPORTED_HERE'));
  expect(desk.seen).toEqual([]);
});

test('nothing of where downloads lie, and no id of the install, gets into the log or to a window', async () => {
  const { desk, updates, log, memory, getReady } = await anApp();
  desk.publish();
  await getReady();
  const { installId } = memory();

  const told = JSON.stringify([log.entries, await updates.state({}), desk.seen]);

  expect(installId).toMatch(/^[0-9a-f-]{36}$/u);
  expect(told).not.toContain(installId);
  expect(told).not.toContain(desk.downloads);
});

test('erasing everything takes with it what the install remembers of updates, and what it downloaded', async () => {
  const folder = tempFolder();
  const desk = await anUpdateDesk({ folder: join(folder, 'updates') });
  const { updates, client, getReady, memory, settled } = await anApp({ desk, folder, open: 'own' });
  desk.publish();
  await getReady();
  await updates.choose({ byItself: false });
  const { installId } = memory();
  expect(existsSync(desk.downloads)).toBe(true);

  await client.vault.erase({ confirm: 'erase', passphrase: null, backups: false });

  expect([existsSync(desk.downloads), existsSync(join(folder, 'updates.json'))]).toEqual([false, false]);
  expect(await updates.state({})).toMatchObject({ phase: { at: 'idle' }, byItself: true, lastCheckedAt: null });
  await updates.check({});
  await settled('offered');
  expect(memory()['installId']).not.toBe(installId);
});
