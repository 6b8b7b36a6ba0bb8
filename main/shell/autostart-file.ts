import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

export interface AutostartFileDeps {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The program, then its arguments. */
  readonly command: readonly string[];
}

/** The entry that desktops of Linux read when a user logs in (Desktop Application Autostart Specification 0.5). */
export function createAutostartFile({ env, command }: AutostartFileDeps) {
  const file = join(env['XDG_CONFIG_HOME'] || join(homedir(), '.config'), 'autostart', 'session-desk.desktop');
  // Where the program was removed, the desktop passes the entry over.
  const tryExec = `TryExec=${(command[0] ?? '').replaceAll('\\', '\\\\')}`;
  const exec = `Exec=${command.map(quoted).join(' ')}`;
  return {
    /** Whether it starts this program: not one that was moved since, and not one that the desktop has switched off. */
    isOn(): boolean {
      if (!existsSync(file)) return false;
      const lines = readFileSync(file, 'utf8').split('\n');
      return lines.includes(exec) && !lines.includes('Hidden=true') && !lines.includes('X-GNOME-Autostart-enabled=false');
    },
    /** @throws Error of the disk */
    set(on: boolean): void {
      if (!on) return rmSync(file, { force: true });
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      writeFileSync(file, `[Desktop Entry]\nType=Application\nName=Session Desk\nIcon=session-desk\n${tryExec}\n${exec}\nTerminal=false\n`);
    },
  };
}

/** A word of an Exec line: quoted by its own rules, and the backslash once more as in every value; `%` begins a field code. */
function quoted(word: string): string {
  const inQuotes = word
    .replace(/["`$\\]/gu, '\\$&')
    .replaceAll('\\', '\\\\')
    .replaceAll('%', '%%');
  return `"${inQuotes}"`;
}
