import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openBooks } from '../support/issuing-desk.ts';
import { aMonthDesk, fillMonth, judgeMonth, makeWaitingMonth } from '../support/month-desk.ts';
import { canMount } from '../support/mount-disk.ts';
import { seededRandom } from '../support/power-cut.ts';
import { aSmallDisk } from '../support/small-disk.ts';
import { tempFolder } from '../support/temp-profile.ts';

const needs = canMount ? '' : ' (skipped: needs the right to mount)';
const writer = join(import.meta.dirname, '../support/month-writer.ts');
const random = seededRandom(20_261_124);

/** Runs the writer and kills it without warning, some time after its first Form B. @returns how many it made */
async function killWhileStamping(folder: string): Promise<number> {
  const child = spawn(process.execPath, [writer, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  let killer: NodeJS.Timeout | null = null;
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString();
    killer ??= setTimeout(() => child.kill('SIGKILL'), random() * 120);
  });
  await new Promise((resolve) => child.on('close', resolve));
  if (killer) clearTimeout(killer);
  return text.split('\n').length - 1;
}

test('a process killed between stamping the references and saving leaves all forms on Form B, or none', { timeout: 120_000 }, async () => {
  const folder = tempFolder();
  const store = openBooks(folder);
  await fillMonth(store, folder);
  store.close();
  let made = 0;

  for (let round = 0; round < 6; round++) {
    made += await killWhileStamping(folder);
    const after = openBooks(folder);
    judgeMonth(after);
    after.close();
  }

  expect(made).toBeGreaterThanOrEqual(6);
});

test.skipIf(!canMount)(`a disk that is full stamps nothing; with room all forms get one reference${needs}`, async () => {
  const disk = aSmallDisk(8);
  const store = openBooks(disk.folder);
  await fillMonth(store, tempFolder());
  disk.fill(0);

  expect(() => makeWaitingMonth(aMonthDesk(store))).toThrow(expect.objectContaining({ code: 'DISK_FULL' }));
  expect(judgeMonth(store)).toBe(false);
  disk.free();

  makeWaitingMonth(aMonthDesk(store));
  expect(judgeMonth(store)).toBe(true);
  store.close();
});
