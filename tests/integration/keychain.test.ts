import { execFile, execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test, type TestContext } from 'vitest';

const run = promisify(execFile);
const script = join(import.meta.dirname, '../support/with-keyring.sh');
const probe = join(import.meta.dirname, '../support/keychain-probe.ts');
const secret = Array.from({ length: 32 }, (_, index) => index * 7);

const missing = ['gnome-keyring-daemon', 'dbus-run-session', 'dbus-send', 'secret-tool'].filter((command) => !isInstalled(command));

function isInstalled(command: string): boolean {
  try {
    execFileSync('which', [command], { stdio: 'ignore' });
    return true;
  } catch {
    return false; // `which` fails for what it does not find
  }
}

/** Plays a scene of keychain-probe.ts on a real keychain. */
async function play(context: TestContext, service: 'unlocked' | 'none' | 'no bus', scene: string): Promise<unknown> {
  if (missing.length > 0) context.skip(`not installed: ${missing.join(', ')}`);
  const node = [process.execPath, probe, scene];
  const { stdout } =
    service === 'no bus'
      ? await run(process.execPath, [probe, scene], {
          env: { PATH: process.env['PATH'], HOME: '/nonexistent', XDG_RUNTIME_DIR: '/nonexistent' },
        })
      : await run(script, [service, ...node]);
  return JSON.parse(stdout);
}

test('an open keychain keeps, gives and forgets a secret, in the Secret Service itself', async (context) => {
  const found = { kind: 'found', secret };

  expect(await play(context, 'unlocked', 'plain')).toEqual({
    before: { kind: 'none' },
    written: found,
    read: found,
    outside: true,
    after: { kind: 'none' },
  });
});

test('a locked keychain that nobody can be asked to open is locked, never empty', async (context) => {
  const locked = { kind: 'fault', fault: 'locked' };

  expect(await play(context, 'unlocked', 'locked')).toEqual({ read: locked, write: locked });
});

for (const service of ['none', 'no bus'] as const) {
  test(`with ${service} for a keychain service it is absent, and the forgetful kernel keyring is not asked instead`, async (context) => {
    const absent = { kind: 'fault', fault: 'absent' };

    expect(await play(context, service, 'unreachable')).toMatchObject({ read: absent, write: absent });
  });
}

test('a keychain that goes away is absent, never empty', async (context) => {
  expect(await play(context, 'unlocked', 'vanishing')).toEqual({ read: { kind: 'fault', fault: 'absent' } });
});

test('a keychain that is frozen is given up, and answers when it is back', async (context) => {
  expect(await play(context, 'unlocked', 'hanging')).toEqual({
    answer: { kind: 'fault', fault: 'locked' },
    soon: true,
    later: { kind: 'found', secret },
  });
});

test('each state of the real keychain has its screen, and none touches the key file', async (context) => {
  expect(await play(context, 'unlocked', 'vault')).toEqual({
    states: [
      { state: 'new', keychain: 'available' },
      'open',
      'keychainWrong',
      'keychainAbsent',
      'open',
      'keychainLocked',
      'keychainAbsent',
    ],
    untouched: true,
  });
});
