import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { swapAppImage } from '../../main/node/updates/swap-app-image.ts';
import type { WantedRelease } from '../../main/ports/updater.ts';
import { canMount } from '../support/mount-disk.ts';
import { aSmallDisk } from '../support/small-disk.ts';
import { tempFolder } from '../support/temp-profile.ts';
import { fileEntry, newProgram, oldProgram } from '../support/a-program.ts';
import { anUpdateDesk, type Served, type UpdateDesk } from '../support/update-desk.ts';

const wanted = (version = '9.0.0', bytes: Uint8Array = newProgram): WantedRelease => ({ version, file: fileEntry(version, bytes) });
const never = () => new AbortController().signal;
const quiet = () => undefined;
const download = (desk: UpdateDesk, what = wanted()) => desk.updater.download(what, quiet, never());
const filesBelow = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name !== '.updaterId')
        .map(({ name }) => name)
    : [];
const failure = (code: string, details: object = {}) => expect.objectContaining({ code, details: expect.objectContaining(details) });

test('a release is downloaded, hashed once more and swapped in whole, and the app ends and starts anew', async () => {
  const desk = await anUpdateDesk();
  desk.publish();
  const progress: number[] = [];

  await desk.updater.download(wanted(), (done) => progress.push(done), never());
  expect(desk.installedProgram()).toEqual(oldProgram);
  expect(desk.updater.finish()).toBe(false);
  await desk.updater.install(wanted(), quiet);
  await new Promise(setImmediate);

  expect(desk.installedProgram()).toEqual(newProgram);
  expect(statSync(desk.installed).mode & 0o777).toBe(0o755);
  expect(readdirSync(dirname(desk.installed))).toEqual(['Session Desk.AppImage']);
  expect(progress.at(-1)).toBe(newProgram.length);
  expect(desk.done).toEqual({ quits: 1, starts: 0 });
  expect(desk.updater.finish()).toBe(true);
  expect(desk.done.starts).toBe(1);
});

test('only the manifest and the file are asked for, without an id, a cookie or the version in use', async () => {
  const desk = await anUpdateDesk();
  desk.publish();

  await desk.updater.manifest('stable', never());
  await download(desk);

  expect(desk.seen.map(({ path }) => path)).toEqual(['/stable.json', '/session-desk-9.0.0-linux-x64.AppImage']);
  for (const { headers } of desk.seen) {
    expect(headers['user-agent']).toBe('SessionDesk');
    expect(Object.keys(headers).filter((name) => /cookie|referer|staging|id$|authorization/u.test(name))).toEqual([]);
    expect(JSON.stringify(headers)).not.toMatch(/1\.0\.0|Linux|x86|node/iu);
  }
});

test('what lies here already, whole, is not downloaded again, also by the next start', async () => {
  const home = tempFolder();
  const first = await anUpdateDesk({ home });
  first.publish();
  await download(first);
  await download(first);
  expect(first.seen).toHaveLength(1);

  const second = await anUpdateDesk({ home });
  await download(second);
  await second.updater.install(wanted(), quiet);

  expect(second.seen).toEqual([]);
  expect(second.installedProgram()).toEqual(newProgram);
});

test('what lies here from an earlier start and was changed since is downloaded anew', async () => {
  const home = tempFolder();
  const first = await anUpdateDesk({ home });
  first.publish();
  await download(first);
  writeFileSync(pathOf(first), 'evil');

  const second = await anUpdateDesk({ home });
  second.publish();
  await download(second);
  await second.updater.install(wanted(), quiet);

  expect(second.seen).toHaveLength(1);
  expect(second.installedProgram()).toEqual(newProgram);
});

function pathOf({ downloads }: UpdateDesk): string {
  return join(downloads, 'session-desk-updater', 'pending', wanted().file.name);
}

const redirect =
  (to: string): Served =>
  (_, response) =>
    void response.writeHead(302, { location: to }).end();
const portal: Served = (_, response) =>
  void response.writeHead(200, { 'content-type': 'text/html' }).end(`<html>${'Welcome '.repeat(40_000)}</html>`);
const drip: Served = (_, response) => {
  response.writeHead(200);
  const timer = setInterval(() => response.write('x'), 20);
  response.on('close', () => clearInterval(timer));
};
const silence: Served = (_, response) => response.writeHead(200).flushHeaders();
const cut: Served = (_, response) => {
  response.writeHead(200, { 'content-length': String(newProgram.length) });
  response.write(newProgram.subarray(0, 100_000), () => response.destroy());
};

test.for<[string, Served, string, object]>([
  ['other bytes of the same length', Buffer.from(newProgram).fill(0, 9, 10), 'UPDATE_DAMAGED', { reason: 'hash' }],
  ['a larger file', Buffer.concat([newProgram, newProgram]), 'UPDATE_DAMAGED', { reason: 'size' }],
  ['a file that ends early', newProgram.subarray(0, 1_000), 'UPDATE_UNREACHABLE', { reason: 'short' }],
  ['nothing', '', 'UPDATE_UNREACHABLE', { reason: 'short' }],
  ['a connection that is cut', cut, 'UPDATE_UNREACHABLE', { reason: 'network' }],
  ['a server that trickles', drip, 'UPDATE_UNREACHABLE', { reason: 'slow' }],
  ['a server that falls silent', silence, 'UPDATE_UNREACHABLE', { reason: 'slow' }],
  ['a page of a portal', portal, 'UPDATE_DAMAGED', { reason: 'size' }],
  ['a redirect to http elsewhere', redirect('http://127.0.0.1:9/x'), 'UPDATE_UNREACHABLE', { reason: 'network' }],
  ['a redirect to a file', redirect('file:///etc/passwd'), 'UPDATE_UNREACHABLE', { reason: 'network' }],
  ['an error', (_, response) => void response.writeHead(500).end('x'), 'UPDATE_UNREACHABLE', { status: 500 }],
])('%s in place of the file leaves nothing behind, and the installed version as it was', async ([, served, code, details]) => {
  const desk = await anUpdateDesk();
  desk.publish();
  desk.serve(wanted().file.name, served);

  await expect(download(desk)).rejects.toThrow(failure(code, details));

  expect(filesBelow(desk.downloads)).toEqual([]);
  expect(desk.installedProgram()).toEqual(oldProgram);
  await expect(desk.updater.install(wanted(), quiet)).rejects.toThrow(failure('UPDATE_DAMAGED'));
  desk.serve(wanted().file.name, newProgram);
  await download(desk);
  expect(filesBelow(desk.downloads)).toContain(wanted().file.name);
});

test.for<[string, Served, object]>([
  ['no such page', (_, response) => void response.writeHead(404).end(), { status: 404 }],
  ['a redirect to a sign-in page', redirect('/portal'), { reason: 'network' }],
  ['more than a manifest can be', 'x'.repeat(300_000), { reason: 'large' }],
  ['a trickle', drip, { reason: 'slow' }],
  ['silence', silence, { reason: 'slow' }],
  ['nothing at all', (request) => void request.socket.destroy(), { reason: 'network' }],
])('%s in place of the manifest is a server that could not be reached', async ([, served, details]) => {
  const desk = await anUpdateDesk();
  desk.serve('stable.json', served);
  desk.serve('portal', '<html>');

  await expect(desk.updater.manifest('stable', never())).rejects.toThrow(failure('UPDATE_UNREACHABLE', details));

  expect(desk.seen.map(({ path }) => path)).toEqual(['/stable.json']);
});

test('lists of releases in the way of the packer are never read', async () => {
  const desk = await anUpdateDesk();
  desk.publish();
  for (const name of ['latest-linux.yml', 'latest.yml', 'stable-linux.yml'])
    desk.serve(name, `version: 99.0.0\nfiles:\n  - url: evil.AppImage\n    sha512: ${wanted().file.sha512}\n`);

  await download(desk);

  expect(desk.seen.map(({ path }) => path)).toEqual([`/${wanted().file.name}`]);
});

test('a version that is not above the installed one is not downloaded, whoever asks', async () => {
  const desk = await anUpdateDesk();
  for (const version of ['1.0.0', '0.9.9']) {
    desk.publish({ version });
    await expect(download(desk, wanted(version))).rejects.toThrow(failure('UPDATE_DAMAGED', { reason: 'disagreement' }));
  }
  expect(desk.seen).toEqual([]);
});

test('a file that is changed, or gone, between download and installing is not installed', async () => {
  for (const harm of [
    (path: string) => writeFileSync(path, 'evil'),
    (path: string) => writeFileSync(path, Buffer.alloc(newProgram.length)),
  ]) {
    const desk = await anUpdateDesk();
    desk.publish();
    await download(desk);
    harm(pathOf(desk));

    await expect(desk.updater.install(wanted(), quiet)).rejects.toThrow(failure('UPDATE_DAMAGED', { reason: 'changed' }));

    expect(desk.installedProgram()).toEqual(oldProgram);
    expect(desk.done.quits).toBe(0);
    expect(desk.updater.finish()).toBe(false);
  }
  const desk = await anUpdateDesk();
  desk.publish();
  await download(desk);
  await desk.updater.tidy();
  await expect(desk.updater.install(wanted(), quiet)).rejects.toThrow(failure('UPDATE_DAMAGED', { reason: 'gone' }));
  expect(filesBelow(desk.downloads)).toEqual([]);
});

test('what stops it at the last moment leaves the app running; a version already in place waits for the next start', async () => {
  const desk = await anUpdateDesk();
  desk.publish();
  await download(desk);
  const stopAt = (which: number) => {
    let asked = 0;
    return () => {
      if (++asked === which) throw new Error('a session runs');
    };
  };

  await expect(desk.updater.install(wanted(), stopAt(1))).rejects.toThrow('a session runs');
  expect(desk.installedProgram()).toEqual(oldProgram);
  await expect(desk.updater.install(wanted(), stopAt(2))).rejects.toThrow('a session runs');

  expect(desk.installedProgram()).toEqual(newProgram);
  await new Promise(setImmediate);
  expect(desk.done).toEqual({ quits: 0, starts: 0 });
  expect(desk.updater.finish()).toBe(false);
});

test('a download can be stopped, and leaves nothing that counts', async () => {
  const desk = await anUpdateDesk();
  desk.publish();
  desk.serve(wanted().file.name, drip);
  const stop = new AbortController();

  const running = desk.updater.download(wanted(), () => stop.abort(), stop.signal);

  await expect(running).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
  expect(filesBelow(desk.downloads)).toEqual([]);
});

test('a folder that cannot be written to is said, and nothing is installed', async () => {
  const desk = await anUpdateDesk();
  desk.publish();
  writeFileSync(desk.downloads, 'a file in its place');

  await expect(download(desk)).rejects.toThrow(failure('PROFILE_READ_ONLY'));
});

test.skipIf(!canMount)('a disk that is full while downloading is said, and what was begun is removed', async () => {
  const disk = aSmallDisk(1);
  disk.fill(100_000);
  const desk = await anUpdateDesk({ folder: join(disk.folder, 'updates') });
  desk.publish();

  await expect(download(desk)).rejects.toThrow(failure('DISK_FULL'));
  expect(filesBelow(desk.downloads)).toEqual([]);
  disk.free();
  await download(desk);
  expect(filesBelow(desk.downloads)).toContain(wanted().file.name);
});

test.skipIf(!canMount)('a disk that is full while swapping leaves the installed version, whole and startable', async () => {
  const disk = aSmallDisk(1);
  const desk = await anUpdateDesk({ home: disk.folder, folder: join(tempFolder(), 'updates') });
  desk.publish();
  await download(desk);
  disk.fill(100_000);

  await expect(desk.updater.install(wanted(), quiet)).rejects.toThrow(failure('DISK_FULL'));

  expect(readFileSync(desk.installed)).toEqual(oldProgram);
  expect(readdirSync(dirname(desk.installed))).toEqual(['Session Desk.AppImage']);
  disk.free();
  await desk.updater.install(wanted(), quiet);
  expect(readFileSync(desk.installed)).toEqual(newProgram);
});

test('an installed app that may not be replaced says so and stays', async () => {
  const desk = await anUpdateDesk();
  desk.publish();
  await download(desk);

  await expect(swapAppImage(pathOf(desk), join(desk.installed, 'nowhere', 'x.AppImage'), wanted().file)).rejects.toThrow(
    failure('UPDATE_NOT_INSTALLED'),
  );
  expect(desk.installedProgram()).toEqual(oldProgram);
});

test('hashing and swapping let everything else go on between the pieces of the file', async () => {
  const home = tempFolder();
  const [downloaded, installed] = [join(home, 'downloaded'), join(home, 'installed')];
  const bytes = Buffer.alloc(16 * 2 ** 20, 7);
  writeFileSync(downloaded, bytes);
  writeFileSync(installed, oldProgram);
  let [turns, isDone] = [0, false];
  const count = (): void => {
    turns++;
    if (!isDone) setImmediate(count);
  };
  setImmediate(count);

  await swapAppImage(downloaded, installed, fileEntry('9.0.0', bytes));
  isDone = true;

  // Pieces of 64 kB: a clock that ticks meanwhile waits for one of them at most.
  expect(turns).toBeGreaterThan(16 * 16);
  expect(readFileSync(installed).equals(bytes)).toBe(true);
});

test('what an install that was cut off left beside the program goes with the next one', async () => {
  const home = tempFolder();
  const [downloaded, installed] = [join(home, 'downloaded'), join(home, 'Session Desk.AppImage')];
  writeFileSync(downloaded, newProgram);
  for (const name of ['Session Desk.AppImage', 'Session Desk.AppImage.0.part', 'Session Desk.AppImage.notes'])
    writeFileSync(join(home, name), oldProgram);

  await swapAppImage(downloaded, installed, fileEntry('9.0.0'));

  expect(readdirSync(home).sort()).toEqual(['Session Desk.AppImage', 'Session Desk.AppImage.notes', 'downloaded']);
});
