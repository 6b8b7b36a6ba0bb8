import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listBackups } from '../../main/features/backups/backup-list.ts';
import { readHead } from '../../main/features/backups/backup-file.ts';
import { makeBackup } from '../../main/features/backups/make-backup.ts';
import { proveBackup, removeDatabase } from '../../main/features/backups/prove-backup.ts';
import { openStore } from '../../main/db/open-store.ts';
import { migrations } from '../../main/db/migrations/all.ts';
import { lockProfile } from '../../main/vault/profile-lock.ts';
import { readKeyFile } from '../../main/vault/key-file.ts';
import { pathsIn } from '../../main/vault/profile-paths.ts';
import { instant } from '../../shared/domain/time.ts';
import { faultKeyFor, faultKeys, slowMigrations } from '../support/fault-profile.ts';
import { highestTold, judgeStore } from '../support/judge-profile.ts';
import { seededRandom } from '../support/power-cut.ts';
import { tempFolder } from '../support/temp-profile.ts';

const writer = join(import.meta.dirname, '../support/fault-writer.ts');
const random = seededRandom(20_261_122);

interface Killed {
  readonly told: readonly string[];
  /** False when the process came to its end before the kill. */
  readonly killed: boolean;
}

/** Runs the writer and kills it without warning, some time after its first line. */
async function killWhile(mode: string, folder: string, longestMs: number): Promise<Killed> {
  const child = spawn(process.execPath, [writer, mode, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  let killer: NodeJS.Timeout | null = null;
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString();
    killer ??= setTimeout(() => child.kill('SIGKILL'), random() * longestMs);
  });
  const signal = await new Promise<NodeJS.Signals | null>((resolve) => child.on('close', (_, by) => resolve(by)));
  if (killer) clearTimeout(killer);
  return { told: text.split('\n').slice(0, -1), killed: signal === 'SIGKILL' };
}

test('a process killed while it saves leaves every saved row, and no half of one', { timeout: 120_000 }, async () => {
  const folder = tempFolder();
  let kills = 0;

  for (let round = 0; round < 20; round++) {
    const { told, killed } = await killWhile('commits', folder, 80);
    kills += Number(killed);
    const { clients } = judgeStore(folder) ?? { clients: -1 };

    expect(clients).toBeGreaterThanOrEqual(highestTold(told, 'client'));
  }

  expect(kills).toBe(20);
});

test('a process killed in a migration leaves the old schema or the new one, whole', { timeout: 120_000 }, async () => {
  const outcomes = new Set<string>();

  for (let round = 0; round < 12; round++) {
    const folder = tempFolder();
    const { told } = await killWhile('migration', folder, 90);
    const store = openStore({ file: pathsIn(folder).database, key: faultKeyFor('database'), migrations: slowMigrations(migrations) });
    store.requireSound();
    const { filler } = store.counts();
    store.close();
    outcomes.add(told.includes('migrated') ? 'done' : 'cut');

    expect(filler).toBe(4_000);
  }

  expect(outcomes.has('cut')).toBe(true);
});

test(
  'a process killed while it saves keys leaves one whole generation, never older than the one before the last',
  { timeout: 120_000 },
  async () => {
    const folder = tempFolder();
    const paths = pathsIn(folder);

    for (let round = 0; round < 15; round++) {
      const { told, killed } = await killWhile('keys', folder, 40);
      const state = readKeyFile(paths);

      expect(killed).toBe(true);
      expect(state.kind === 'found' ? state.keys.recovery.madeAt : 0).toBeGreaterThanOrEqual(highestTold(told, 'keys'));
    }
  },
);

test('a process killed while it makes backups leaves only whole ones with a name that counts', { timeout: 120_000 }, async () => {
  const folder = tempFolder();
  const paths = pathsIn(folder);

  for (let round = 0; round < 10; round++) {
    const { told } = await killWhile('backups', folder, 120);
    const names = listBackups(paths.backups, null).map(({ name }) => name);

    for (const line of told.filter((line) => line.startsWith('backup'))) expect(names).toContain(line.slice('backup '.length));
    for (const name of names) {
      const file = join(paths.backups, name);
      const target = join(folder, 'proof.db');
      await proveBackup({ file, head: readHead(file), keyFor: faultKeyFor, target, targetFolder: folder });
      removeDatabase(target);
    }
  }
  const store = openStore({ file: paths.database, key: faultKeyFor('database') });
  await makeBackup({
    source: store,
    keyFor: faultKeyFor,
    portableKeys: faultKeys(1),
    place: { folder: paths.backups, ownFolder: false, work: paths.work },
    now: instant(1),
    reason: 'daily',
  });
  store.close();
  expect(readdirSync(paths.backups).filter((name) => !name.endsWith('.sdbackup'))).toEqual([]);
});

test('the lock of a process that was killed is free at once; that of a living one is not', { timeout: 60_000 }, async () => {
  const folder = tempFolder();
  const file = pathsIn(folder).processLock;
  const child = spawn(process.execPath, [writer, 'lock', folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((resolve) => child.stdout.once('data', resolve));

  expect(() => lockProfile(file)).toThrow(expect.objectContaining({ code: 'PROFILE_IN_USE' }));
  child.kill('SIGKILL');
  await new Promise((resolve) => child.once('close', resolve));
  const lock = lockProfile(file);

  expect(() => lockProfile(file)).toThrow(expect.objectContaining({ code: 'PROFILE_IN_USE' }));
  lock.release();
  lockProfile(file).release();
  expect(existsSync(file)).toBe(true);
});
