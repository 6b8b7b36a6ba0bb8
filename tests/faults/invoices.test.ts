import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createFakePrinter } from '../support/fake-printer.ts';
import { highestTold } from '../support/judge-profile.ts';
import { anIssuingDesk, judgeNumbers, openBooks } from '../support/issuing-desk.ts';
import { canMount } from '../support/mount-disk.ts';
import { seededRandom } from '../support/power-cut.ts';
import { aSmallDisk } from '../support/small-disk.ts';
import { tempFolder } from '../support/temp-profile.ts';

const needs = canMount ? '' : ' (skipped: needs the right to mount)';
const writer = join(import.meta.dirname, '../support/issue-writer.ts');
const random = seededRandom(20_261_124);
const failing = (code: string) => expect.objectContaining({ code });

/** Runs the writer and kills it without warning, some time after its first invoice. */
async function killWhileIssuing(folder: string): Promise<readonly string[]> {
  const child = spawn(process.execPath, [writer, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  let killer: NodeJS.Timeout | null = null;
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString();
    if (text.includes('issued')) killer ??= setTimeout(() => child.kill('SIGKILL'), random() * 250);
  });
  await new Promise((resolve) => child.on('close', resolve));
  if (killer) clearTimeout(killer);
  return text.split('\n').slice(0, -1);
}

test('a process killed while it issues leaves numbers without a gap, each with its whole PDF', { timeout: 120_000 }, async () => {
  const folder = tempFolder();
  let before = 0;

  for (let round = 0; round < 8; round++) {
    const told = await killWhileIssuing(folder);
    const store = openBooks(folder);
    const issued = judgeNumbers(store, anIssuingDesk(store, folder));
    store.close();

    expect(issued).toBeGreaterThanOrEqual(Math.max(before, highestTold(told, 'issued')));
    before = issued;
  }

  expect(before).toBeGreaterThanOrEqual(8);
});

test.skipIf(!canMount)(
  `a disk that is full at issue burns no number and leaves the draft; with room it gets that number${needs}`,
  async () => {
    const disk = aSmallDisk(8);
    const store = openBooks(disk.folder);
    const desk = anIssuingDesk(store, disk.folder, aHeavyPrinter(700_000));
    const first = desk.draft();
    const second = desk.draft();
    await desk.invoices.issue({ id: first, changedAt: null });
    disk.fill(300_000);

    await expect(desk.invoices.issue({ id: second, changedAt: null })).rejects.toEqual(failing('DISK_FULL'));
    expect(desk.invoices.get(second)).toMatchObject({ state: 'draft', number: null, pdf: null });
    expect(judgeNumbers(store, desk)).toBe(1);
    disk.free();

    expect((await desk.invoices.issue({ id: second, changedAt: null })).number).toBe('INV-0002');
    expect(judgeNumbers(store, desk)).toBe(2);
    store.close();
  },
);

test.skipIf(!canMount)(`an invoice is issued even where the mark of its number finds no room; the mark follows later${needs}`, async () => {
  const disk = aSmallDisk(1);
  const folder = tempFolder();
  const store = openBooks(folder);
  const desk = anIssuingDesk(store, disk.folder);
  disk.fill();

  const { number } = await desk.invoices.issue({ id: desk.draft(), changedAt: null });
  expect(number).toBe('INV-0001');
  disk.free();
  anIssuingDesk(store, disk.folder);

  expect(readdirSync(disk.folder).filter((name) => name.endsWith('.mark'))).toHaveLength(1);
  store.close();
});

test('a printer that dies burns no number', async () => {
  const folder = tempFolder();
  const store = openBooks(folder);
  let isBroken = true;
  const printer = createFakePrinter();
  const desk = anIssuingDesk(store, folder, {
    ...printer,
    print: (...job) => (isBroken ? Promise.reject(new Error('the thread is gone')) : printer.print(...job)),
  });
  const id = desk.draft();

  await expect(desk.invoices.issue({ id, changedAt: null })).rejects.toThrow('the thread is gone');
  isBroken = false;

  expect((await desk.invoices.issue({ id, changedAt: null })).number).toBe('INV-0001');
  store.close();
});

test('after an older state is restored its numbers never come back, and the check names them', async () => {
  const folder = tempFolder();
  const store = openBooks(folder);
  const desk = anIssuingDesk(store, folder);
  const issue = async (from: typeof desk) => (await from.invoices.issue({ id: from.draft(), changedAt: null })).number;
  expect([await issue(desk), await issue(desk)]).toEqual(['INV-0001', 'INV-0002']);
  store.copyInto(join(folder, 'older.db'));
  expect([await issue(desk), await issue(desk)]).toEqual(['INV-0003', 'INV-0004']);
  store.close();
  copyOver(folder);

  const restored = openBooks(folder);
  const again = anIssuingDesk(restored, folder);
  const check = () => again.invoices.settings.checkNumbers(again.account.identityId, 'invoice');
  expect(check()).toMatchObject({ lost: ['INV-0003', 'INV-0004'], next: 'INV-0005', series: [{ first: 1, last: 4, gaps: [] }] });
  expect(await issue(again)).toBe('INV-0005');
  restored.close();
  copyOver(folder);
  const third = openBooks(folder);

  expect(await issue(anIssuingDesk(third, folder))).toBe('INV-0006');
  third.close();
});

test('a mark that is damaged, or another profile’s, is left out and made anew from the books', async () => {
  const folder = tempFolder();
  const store = openBooks(folder);
  const desk = anIssuingDesk(store, folder);
  await desk.invoices.issue({ id: desk.draft(), changedAt: null });
  const mark = readdirSync(folder).find((name) => name.endsWith('.mark')) ?? '';
  writeFileSync(join(folder, mark), 'not a mark');

  const again = anIssuingDesk(store, folder);
  expect((await again.invoices.issue({ id: again.draft(), changedAt: null })).number).toBe('INV-0002');
  rmSync(join(folder, mark));
  const third = anIssuingDesk(store, folder);

  expect(existsSync(join(folder, mark))).toBe(true);
  expect(judgeNumbers(store, third)).toBe(2);
  store.close();
});

/** Puts the older copy in the place of the books, and leaves what lies beside them. */
function copyOver(folder: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(join(folder, `books.db${end}`), { force: true });
  copyFileSync(join(folder, 'older.db'), join(folder, 'books.db'));
}

/** Prints PDFs of a size that a small disk feels. */
function aHeavyPrinter(bytes: number): ReturnType<typeof createFakePrinter> {
  return { ...createFakePrinter(), print: async () => new Uint8Array(bytes).fill(37) };
}
