import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createAutostartFile } from './autostart-file.ts';

function aHome() {
  const home = mkdtempSync(join(tmpdir(), 'autostart-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const made = (command: readonly string[]) => createAutostartFile({ env: { XDG_CONFIG_HOME: home }, command });
  return { made, file: join(home, 'autostart', 'session-desk.desktop') };
}

test('the entry starts the program with its arguments, spaces and signs and all, and goes when it is switched off', () => {
  const { made, file } = aHome();
  const entry = made(['/opt/Session Desk/session-desk', '--profile', '/home/a/100% "$mine"\\x']);

  expect(entry.isOn()).toBe(false);
  entry.set(true);

  expect(entry.isOn()).toBe(true);
  expect(readFileSync(file, 'utf8')).toContain(
    '\nTryExec=/opt/Session Desk/session-desk\nExec="/opt/Session Desk/session-desk" "--profile" "/home/a/100%% \\\\"\\\\$mine\\\\"\\\\\\\\x"\nTerminal=false\n',
  );
  entry.set(false);
  expect(entry.isOn()).toBe(false);
  entry.set(false);
});

test('an entry of a program that was moved, or that the desktop has switched off, counts as off', () => {
  const { made, file } = aHome();
  made(['/a/Session Desk.AppImage']).set(true);

  expect(made(['/b/Session Desk.AppImage']).isOn()).toBe(false);
  for (const line of ['Hidden=true', 'X-GNOME-Autostart-enabled=false']) {
    const entry = made(['/a/Session Desk.AppImage']);
    entry.set(true);
    appendFileSync(file, `${line}\n`);
    expect(entry.isOn()).toBe(false);
  }
});
