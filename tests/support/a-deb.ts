import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { build, Platform, type Arch } from 'electron-builder';

const root = join(import.meta.dirname, '../..');

export interface WantedDeb {
  /** The app as it was laid out; stays as it is. */
  readonly unpacked: string;
  /** Is made. */
  readonly folder: string;
  readonly version: string;
  readonly processor: Arch;
}

/** Has electron-builder make a deb as `npm run dist` does, packed less tightly so that it is quick. @returns where it lies */
export async function aDeb({ unpacked, folder, version, processor }: WantedDeb): Promise<string> {
  const app = join(folder, 'unpacked');
  cpSync(unpacked, app, { recursive: true });
  const before = { ...process.env };
  Object.assign(process.env, debTools());
  try {
    await build({
      projectDir: root,
      prepackaged: app,
      targets: Platform.LINUX.createTarget('deb', processor),
      publish: 'never',
      config: { deb: { compression: 'gz' }, extraMetadata: { version }, directories: { output: folder } },
    });
  } finally {
    process.env = before;
  }
  const deb = readdirSync(folder).find((name) => name.endsWith('.deb'));
  if (deb === undefined) throw new Error('No deb was made');
  return join(folder, deb);
}

/** As scripts/dist.mjs sets them. */
function debTools() {
  return {
    SOURCE_DATE_EPOCH: '1700000000',
    CUSTOM_FPM_PATH: join(root, 'packaging', 'make-deb.ts'),
    PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter),
  };
}

export interface DebEntry {
  readonly mode: string;
  readonly owner: string;
  readonly path: string;
}

/** Everything that a deb would unpack, in order; a link with what it points to. */
export function entriesOf(deb: string): readonly DebEntry[] {
  return run('dpkg-deb', ['--contents', deb])
    .trim()
    .split('\n')
    .map((line) => {
      const [mode = '', owner = '', , , , ...path] = line.split(/\s+/u);
      return { mode, owner, path: path.join(' ').replace(/^\.\//u, '') };
    });
}

/** A system of its own in a folder: the package manager with nothing installed, and one user's home. */
export function aSystem(folder: string) {
  const state = join(folder, 'var/lib/dpkg');
  for (const part of ['info', 'updates', 'triggers']) mkdirSync(join(state, part), { recursive: true });
  for (const file of ['status', 'available']) writeFileSync(join(state, file), '');
  const home = join(folder, 'home/user');
  mkdirSync(home, { recursive: true });

  function dpkg(...words: readonly string[]): string {
    // The scripts run outside of it and are told where it is; nobody needs to be root, and nothing else is installed in it.
    const forced = ['script-chrootless', 'not-root', 'depends', 'bad-path'].map((what) => `--force-${what}`);
    return run('dpkg', [`--root=${folder}`, '--log=/dev/null', ...forced, ...words], { HOME: home });
  }

  return { home, dpkg };
}

export function run(program: string, words: readonly string[], env: Readonly<Record<string, string>> = {}): string {
  return execFileSync(program, words, { encoding: 'utf8', stdio: 'pipe', env: { ...process.env, ...env, LC_ALL: 'C.UTF-8' } });
}
