import type { LoginItemSettings } from 'electron';
import { expect, test } from 'vitest';
import { createLoginStart } from './login-start.ts';

function aSystem({
  platform,
  profile = null,
  isPackaged = true,
  told = {},
}: {
  readonly platform: NodeJS.Platform;
  readonly profile?: string | null;
  readonly isPackaged?: boolean;
  readonly told?: Partial<LoginItemSettings>;
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
  return { calls, login: createLoginStart({ app, platform, profile }) };
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
  ['Linux', { platform: 'linux' }],
  ['an app that is not installed', { platform: 'win32', isPackaged: false }],
  ['another folder on macOS, which passes none on', { platform: 'darwin', profile: '/elsewhere' }],
] as const)('it is refused for %s', ([, system]) => {
  const { login, calls } = aSystem(system);

  expect(login.isPossible).toBe(false);
  expect(() => login.set(true)).toThrow('NOT_SUPPORTED_HERE');
  expect(() => login.get()).toThrow('NOT_SUPPORTED_HERE');
  expect(calls).toEqual([]);
});
