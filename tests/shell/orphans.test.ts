import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';

interface Started {
  readonly pid: number;
  readonly folder: string;
}

/** Parents of all processes that run; a process that has ended and was not asked about yet runs no more. */
function parents(): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/u.test(entry))) {
    try {
      const [state, parent] = readFileSync(`/proc/${name}/stat`, 'utf8')
        .replace(/^.*\) /su, '')
        .split(' ');
      if (state !== 'Z') found.set(Number(name), Number(parent));
    } catch {
      // It ended while it was looked at.
    }
  }
  return found;
}

function familyOf(pid: number): readonly number[] {
  const all = parents();
  const within = (child: number): readonly number[] => [
    child,
    ...[...all].filter(([, parent]) => parent === child).flatMap(([next]) => within(next)),
  ];
  return within(pid);
}

test.runIf(process.platform === 'linux')(
  'nothing of the app stays when the tests that started it are killed',
  async () => {
    const tests = fork(join(import.meta.dirname, '../support/electron-stand-in/abandon.ts'));
    onTestFinished(() => void tests.kill('SIGKILL'));
    const [{ pid, folder }] = (await once(tests, 'message')) as [Started];
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const family = familyOf(pid);
    // The app and the browser of its windows, which is several.
    expect(family.length).toBeGreaterThan(3);

    tests.kill('SIGKILL');
    await vi.waitFor(() => expect(family.filter((member) => parents().has(member))).toEqual([]), { timeout: 30_000, interval: 100 });
  },
  90_000,
);
