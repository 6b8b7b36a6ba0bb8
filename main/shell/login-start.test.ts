import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LoginItemSettings } from 'electron';
import { expect, onTestFinished, test } from 'vitest';
import { createLoginStart } from './login-start.ts';

function aSystem({
  platform,
  profile = null,
  isPackaged = true,
  told = {},
  env = {},
}: {
  readonly platform: NodeJS.Platform;
  readonly profile?: string | null;
  readonly isPackaged?: boolean;
  readonly told?: Partial<LoginItemSettings>;
  readonly env?: Readonly<Record<string, string>>;
}) {
  const calls: unknown[] = [];
  let on = false;
  const settings = (): LoginItemSettings => ({
    openAtLogin: on,
    wasOpenedAtLogin: false,
    status: on ? 'enabled' : 'not-registered',
    executableWillLaunchAtLogin: on,
    launchItems: [],
    ...told,
  });
  const app = {
    isPackaged,
    getLoginItemSettings(options?: object) {
      calls.push(['get', options]);
      return settings();
    },
    setLoginItemSettings(options: { readonly openAtLogin?: boolean }) {
      calls.push(['set', options]);
      on = options.openAtLogin ?? false;
    },
  };
  return { calls, login: createLoginStart({ app, platform, profile, env, execPath: '/opt/session-desk' }) };
}

test.for(['darwin', 'win32'] as const)('on %s it is switched on and off, and answers as the system has it', (platform) => {
  const { login } = aSystem({ platform });

  expect([login.get(), login.set(true), login.get(), login.set(false)].map(({ on }) => on)).toEqual([false, true, true, false]);
});

test('on Windows the folder of the profile is passed on, in the question as in the order', () => {
  const { login, calls } = aSystem({ platform: 'win32', profile: 'D:\\Session Desk' });
  const args = ['--profile', '"D:\\Session Desk"'];

  login.set(true);

  expect(calls).toEqual([
    ['set', { args, openAtLogin: true }],
    ['get', { args }],
  ]);
});

test.for([
  ['darwin', { openAtLogin: false, status: 'requires-approval' }],
  ['win32', { openAtLogin: true, executableWillLaunchAtLogin: false }],
] as const)('on %s it is said when the user has yet to allow it', ([platform, told]) => {
  expect(aSystem({ platform, told }).login.get()).toEqual({ on: true, needsApproval: true });
});

test.for([
  ['an app that is not installed on Linux', { platform: 'linux', isPackaged: false }],
  ['an app that is not installed', { platform: 'win32', isPackaged: false }],
  ['another folder on macOS, which passes none on', { platform: 'darwin', profile: '/elsewhere' }],
] as const)('it is refused for %s', ([, system]) => {
  const { login, calls } = aSystem(system);

  expect(login.isPossible).toBe(false);
  expect(() => login.set(true)).toThrow('NOT_SUPPORTED_HERE');
  expect(() => login.get()).toThrow('NOT_SUPPORTED_HERE');
  expect(calls).toEqual([]);
});

test('on Linux a file starts the AppImage, or else the program, with its folder; a disk that refuses it says so', () => {
  const home = mkdtempSync(join(tmpdir(), 'login-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const env = { XDG_CONFIG_HOME: home };
  const image = aSystem({ platform: 'linux', profile: '/data', env: { ...env, APPIMAGE: '/a/Session Desk.AppImage' } }).login;
  const program = aSystem({ platform: 'linux', env }).login;
  const exec = (): string | undefined => /^Exec=.*$/mu.exec(readFileSync(join(home, 'autostart', 'session-desk.desktop'), 'utf8'))?.[0];

  expect([image.isPossible, image.get().on, image.set(true).on]).toEqual([true, false, true]);
  expect(exec()).toBe('Exec="/a/Session Desk.AppImage" "--profile" "/data"');
  expect([program.get().on, program.set(true).on]).toEqual([false, true]);
  expect(exec()).toBe('Exec="/opt/session-desk"');
  expect(program.set(false)).toEqual({ on: false, needsApproval: false });

  rmSync(join(home, 'autostart'), { recursive: true });
  const device = aSystem({ platform: 'linux', env: { XDG_CONFIG_HOME: '/dev/full' } }).login;
  expect(() => device.set(true)).toThrow();
});
