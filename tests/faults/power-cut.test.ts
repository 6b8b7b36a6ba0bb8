import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readHead } from '../../main/features/backups/backup-file.ts';
import { listBackups } from '../../main/features/backups/backup-list.ts';
import { proveBackup, removeDatabase } from '../../main/features/backups/prove-backup.ts';
import { openStore } from '../../main/db/open-store.ts';
import { examineProfile, tidyFolder } from '../../main/vault/examine-profile.ts';
import { readKeyFile } from '../../main/vault/key-file.ts';
import { deriveKey } from '../../main/vault/key-slots.ts';
import { databasePurpose } from '../../main/vault/open-profile.ts';
import { pathsIn } from '../../main/vault/profile-paths.ts';
import { unlockWithPassphrase } from '../../main/vault/unlock.ts';
import { faultKeyFor, faultPassphrase } from '../support/fault-profile.ts';
import { highestTold, judgeStore } from '../support/judge-profile.ts';
import { cutPower, seededRandom, traceScript, type Trace } from '../support/power-cut.ts';
import { tempFolder } from '../support/temp-profile.ts';

const writer = join(import.meta.dirname, '../support/fault-writer.ts');
const straceWorks = canTrace();
const needs = straceWorks ? '' : ' (skipped: strace is not installed or may not trace here)';

function canTrace(): boolean {
  try {
    execFileSync('strace', ['-o', '/dev/null', 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false; // absent, or forbidden in this container
  }
}

async function trace(mode: string, times: number): Promise<Trace> {
  const folder = join(realpathSync(tempFolder()), 'data');
  return traceScript(writer, [mode, folder, String(times)], folder);
}

/** Cuts the power at moments spread over the run, once it says that it begins, and has each outcome judged. */
async function cutOften(run: Trace, cuts: number, judge: (folder: string, told: readonly string[]) => void | Promise<void>): Promise<void> {
  const random = seededRandom(cuts);
  const target = join(tempFolder(), 'after');
  const begun = run.events.findIndex((event) => event.kind === 'told' && event.text === 'begins') + 1;
  for (let cut = 0; cut < cuts; cut++) {
    const count = cut === 0 ? run.events.length : begun + Math.floor(random() * (run.events.length - begun));
    const told = cutPower(run, count, target, random);
    try {
      await judge(target, told);
    } catch (error) {
      throw new Error(`cut ${cut}, behind event ${count} of ${run.events.length}`, { cause: error });
    }
  }
}

test.skipIf(!straceWorks)(
  `a power cut loses no row that was told as saved, and damages nothing${needs}`,
  { timeout: 180_000 },
  async () => {
    const run = await trace('commits', 60);
    const survivors = new Set<number>();

    await cutOften(run, 150, (folder, told) => {
      const judged = judgeStore(folder);
      survivors.add(judged?.clients ?? -1);
      expect(judged?.clients ?? 0).toBeGreaterThanOrEqual(highestTold(told, 'client'));
    });

    expect(survivors.size).toBeGreaterThan(20);
  },
);

test.skipIf(!straceWorks)(`a power cut leaves the keys as told, in one whole generation${needs}`, { timeout: 120_000 }, async () => {
  const run = await trace('keys', 12);

  await cutOften(run, 150, (folder, told) => {
    const state = readKeyFile(pathsIn(folder));
    expect(state.kind === 'found' ? state.keys.recovery.madeAt : 0).toBeGreaterThanOrEqual(highestTold(told, 'keys'));
    if (highestTold(told, 'keys') > 0) expect(state.kind).toBe('found');
  });
});

test.skipIf(!straceWorks)(
  `a power cut leaves every backup that was told, and none that counts and is not whole${needs}`,
  { timeout: 180_000 },
  async () => {
    const run = await trace('backups', 3);

    await cutOften(run, 40, async (folder, told) => {
      const { backups } = pathsIn(folder);
      const names = existsSync(backups) ? listBackups(backups, null).map(({ name }) => name) : [];
      for (const line of told.filter((line) => line.startsWith('backup'))) expect(names).toContain(line.slice('backup '.length));
      for (const name of names) {
        const file = join(backups, name);
        const target = join(folder, 'proof.db');
        await proveBackup({ file, head: readHead(file), keyFor: faultKeyFor, target, targetFolder: folder });
        removeDatabase(target);
      }
    });
  },
);

test.skipIf(!straceWorks)(
  `a power cut while a backup takes the place of the database leaves one of the two, whole${needs}`,
  { timeout: 120_000 },
  async () => {
    const run = await trace('swap', 1);
    const outcomes = new Set<number>();

    await cutOften(run, 80, (folder, told) => {
      const judged = judgeStore(folder);
      outcomes.add(judged?.clients ?? 0);
      expect(judged?.clients ?? 0).toBeGreaterThanOrEqual(highestTold(told, 'client'));
    });

    expect(outcomes.has(2)).toBe(true);
  },
);

test.skipIf(!straceWorks)(`a power cut on the first run leaves a whole profile or none${needs}`, { timeout: 180_000 }, async () => {
  const run = await trace('create', 1);
  const outcomes = new Set<string>();

  await cutOften(run, 30, async (folder, told) => {
    const paths = pathsIn(folder);
    tidyFolder(paths);
    const finding = examineProfile(paths);
    outcomes.add(finding.kind);
    if (told.length > 0) expect(finding.kind).toBe('profile');
    expect(finding.kind, JSON.stringify(readdirSync(folder))).not.toBe('trouble');
    if (finding.kind !== 'profile') return;
    const dataKey = await unlockWithPassphrase(finding.keys, faultPassphrase);
    const store = openStore({ file: paths.database, key: deriveKey(dataKey, databasePurpose) });
    store.requireSound();
    store.close();
  });

  expect([...outcomes].sort()).toEqual(['free', 'profile']);
});
