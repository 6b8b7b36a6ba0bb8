import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { canFailIo, makeFailingIo } from '../support/failing-io.ts';
import type { SweepReport } from '../support/fault-sweep.ts';

const needs = canFailIo ? '' : ' (skipped: needs Linux and a C compiler)';

/** In memory where that can be had: every call is made thousands of times. */
function aFolder(): string {
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'io-errors-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Lets single calls on a file fail in turn, then, from every third of them on, all that follow. */
function sweep(operation: string): readonly SweepReport[] {
  const folder = aFolder();
  const failing = makeFailingIo();
  onTestFinished(failing.remove);
  const script = join(import.meta.dirname, '../support/fault-sweep.ts');
  const output = execFileSync(process.execPath, [script, operation, folder], {
    encoding: 'utf8',
    env: { ...process.env, LD_PRELOAD: failing.preload, FAILING_IO_ROOT: folder },
  });
  return JSON.parse(output) as readonly SweepReport[];
}

test.skipIf(!canFailIo).each([
  { operation: 'making', promise: 'a profile is made whole or not at all' },
  { operation: 'opening', promise: 'a profile that cannot be opened just now opens later with all that it held' },
  { operation: 'saving', promise: 'what was told as saved is there, and saving goes on' },
  { operation: 'backup', promise: 'no half backup counts, those that were there can still be restored, and the next one is made' },
  { operation: 'restore', promise: 'the old or the restored data is there, whole, and what was replaced can be brought back' },
  { operation: 'move', promise: 'a damaged profile is replaced or left, and kept either way' },
])(`whichever call on a file fails while $operation, $promise${needs}`, { timeout: 240_000 }, ({ operation }) => {
  const reports = sweep(operation);

  expect(reports.flatMap(({ faults }) => faults)).toEqual([]);
  for (const { failed, ends } of reports) {
    expect(failed).toBeGreaterThan(5);
    expect((ends['DISK_FAILED'] ?? 0) + (ends['diskFailed'] ?? 0)).toBeGreaterThan(0);
    expect(ends['done']).toBeGreaterThan(0);
  }
});
