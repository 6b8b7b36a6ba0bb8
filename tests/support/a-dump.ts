import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const debianPlace = '/usr/lib/postgresql';
const runbook = join(import.meta.dirname, '../../docs/runbooks/cloud.md');

/** The backup of a database as the runbook makes it: the very line that stands there. */
export function backUp(url: string, file: string): void {
  const line = /^pg_dump .*$/m.exec(readFileSync(runbook, 'utf8'))?.[0] ?? '';
  const options = [...line.matchAll(/--[\w-]+=?(?:[\w=-]+)?/g)].map(([option]) => option).filter((option) => !option.startsWith('--file='));
  if (!options.includes('--format=custom')) throw new Error(`the runbook says: ${line}`);
  run('pg_dump', [...options, `--file=${file}`, url]);
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
  const newest = existsSync(debianPlace) ? readdirSync(debianPlace).toSorted((a, b) => Number(b) - Number(a))[0] : undefined;
  const file = newest ? join(debianPlace, newest, 'bin', program) : program;
  return execFileSync(file, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
}
