import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openConnection } from '../../main/db/open-connection.ts';
import { faultKeyFor } from '../support/fault-profile.ts';
import { openBooks } from '../support/issuing-desk.ts';
import { aKeptFileDesk, aLongPdf } from '../support/kept-file-desk.ts';
import { aMonthDesk, fillMonth } from '../support/month-desk.ts';
import { canMount } from '../support/mount-disk.ts';
import { seededRandom } from '../support/power-cut.ts';
import { aSmallDisk } from '../support/small-disk.ts';
import { tempFolder } from '../support/temp-profile.ts';

const needs = canMount ? '' : ' (skipped: needs the right to mount)';
const writer = join(import.meta.dirname, '../support/kept-file-writer.ts');
const random = seededRandom(20_261_122);

/** Books with a form in this folder. @returns the id of the form */
async function fill(folder: string): Promise<string> {
  const store = openBooks(folder);
  await fillMonth(store, tempFolder());
  const [form] = aMonthDesk(store).forms({ view: 'all', offset: 0, limit: 1 }).forms;
  store.close();
  return form?.id ?? '';
}

/** Runs the writer and kills it without warning, some time after its first file. @returns the seeds of what was told as kept */
async function killWhileKeeping(folder: string, formId: string, round: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, [writer, folder, formId, String(round)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  let killer: NodeJS.Timeout | null = null;
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString();
    killer ??= setTimeout(() => child.kill('SIGKILL'), random() * 150);
  });
  await new Promise((resolve) => child.on('close', resolve));
  if (killer) clearTimeout(killer);
  return text.split('\n').slice(0, -1);
}

test(
  'a process killed while it keeps files has every file that was told as kept, whole, and no half one',
  { timeout: 120_000 },
  async () => {
    const folder = tempFolder();
    const formId = await fill(folder);
    const told: string[] = [];

    for (let round = 0; round < 5; round++) {
      told.push(...(await killWhileKeeping(folder, formId, round)));
      const store = openBooks(folder);
      store.requireSound();
      const files = aKeptFileDesk(store);
      const kept = files.list({ kind: 'signedForm', formId });
      for (const { id, name } of kept) expect(files.content(id).equals(Buffer.from(aLongPdf(name.replace('.pdf', ''))))).toBe(true);
      expect(kept.map(({ name }) => name)).toEqual(expect.arrayContaining(told.map((seed) => `${seed}.pdf`)));
      store.close();
    }

    expect(told.length).toBeGreaterThanOrEqual(5);
  },
);

test.skipIf(!canMount)(`a disk that is full keeps nothing of a file; with room it is kept whole${needs}`, async () => {
  const disk = aSmallDisk(12);
  const formId = await fill(disk.folder);
  const store = openBooks(disk.folder);
  const files = aKeptFileDesk(store);
  const owner = { kind: 'signedForm', formId } as const;
  disk.fill(0);

  expect(() => files.keep({ owner, uploadId: 'scan', fileName: 'scan.pdf' })).toThrow(expect.objectContaining({ code: 'DISK_FULL' }));
  expect(files.list(owner)).toEqual([]);
  disk.free();
  const { id } = files.keep({ owner, uploadId: 'scan', fileName: 'scan.pdf' });

  expect(files.content(id).equals(Buffer.from(aLongPdf('scan')))).toBe(true);
  store.requireSound();
  store.close();
});

test('a kept file whose bytes are not what they were is never shown', async () => {
  const folder = tempFolder();
  const formId = await fill(folder);
  const store = openBooks(folder);
  const { id } = aKeptFileDesk(store).keep({ owner: { kind: 'signedForm', formId }, uploadId: 'scan', fileName: 'scan.pdf' });
  store.close();
  const inside = openConnection({ file: join(folder, 'books.db'), key: faultKeyFor('database') });
  inside.exec('DROP TRIGGER kept_file_contents_are_fixed');
  inside.prepare('UPDATE kept_file_contents SET content = ?').run(Buffer.from(aLongPdf('scam')));
  inside.close();

  const after = openBooks(folder);

  expect(() => aKeptFileDesk(after).content(id)).toThrow(expect.objectContaining({ code: 'KEPT_FILE_DAMAGED' }));
  after.close();
});
