import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const debianPlace = '/usr/lib/postgresql';
const script = join(import.meta.dirname, '../../docs/runbooks/session-desk-backup.sh');

/** A pair of keys for backups, made as the runbook says. */
interface BackupKey extends Disposable {
  /** The public half, in a file. */
  readonly file: string;
  /** What only the private half reads. */
  decrypt(from: string, to: string): void;
}

export function aBackupKey(): BackupKey {
  const home = mkdtempSync(join(tmpdir(), 'desk-gpg-'));
  const gpg = (...args: readonly string[]): void => void execFileSync('gpg', ['--homedir', home, '--batch', '--quiet', ...args]);
  const file = join(home, 'backup-key.gpg');
  gpg('--passphrase', '', '--quick-generate-key', 'Session Desk backups', 'default', 'default', 'never');
  gpg('--output', file, '--export', 'Session Desk backups');
  return {
    file,
    decrypt: (from, to) => gpg('--output', to, '--decrypt', from),
    [Symbol.dispose]() {
      execFileSync('gpgconf', ['--homedir', home, '--kill', 'all']);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** One backup by the script of the runbook, into a folder. @returns how it ended */
export function backUp(url: string, folder: string, key: BackupKey): number | null {
  const PATH = [binFolder(), process.env['PATH'] ?? ''].filter((one) => one !== '').join(':');
  const env = { PATH, DATABASE_URL: url, BACKUP_KEY: key.file, BACKUP_FOLDER: folder };
  return spawnSync(script, { env, stdio: ['ignore', 'ignore', 'pipe'] }).status;
}

/** A backup put into an empty database. */
export function bringBack(file: string, url: string): void {
  run('pg_restore', ['--no-owner', '--exit-on-error', `--dbname=${url}`, file]);
}

/** Everything in a database as plain text: what any table, also one of the queue, still holds. */
export function plainDump(url: string): string {
  return run('pg_dump', ['--inserts', url]);
}

function run(program: string, args: readonly string[]): string {
  return execFileSync(join(binFolder(), program), args, { encoding: 'utf8', maxBuffer: 1 << 28 });
}

/** Where the programs of Debian's PostgreSQL are; empty where they are on the path. */
function binFolder(): string {
  const newest = existsSync(debianPlace) ? readdirSync(debianPlace).toSorted((a, b) => Number(b) - Number(a))[0] : undefined;
  return newest ? join(debianPlace, newest, 'bin') : '';
}
