import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/**
 * The service as its next version could be: a copy of the program whose schema has one step more.
 *
 * @param folder  new and empty
 * @returns the program to start, for `cloudProcess`
 */
export function nextVersion(folder: string): string {
  mkdirSync(folder, { recursive: true });
  for (const part of ['cloud', 'shared']) cpSync(join(root, part), join(folder, part), { recursive: true });
  cpSync(join(root, 'package.json'), join(folder, 'package.json'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const file = join(folder, 'cloud/db/migrations/all.ts');
  const steps = readFileSync(file, 'utf8');
  const step = `  { version: 9_999, statements: ['alter table subscriptions add column of_next_version text', 'create table next_version (id integer)'] },\n];`;
  const next = steps.replace(/\n\];\s*$/, `\n${step}\n`);
  if (next === steps) throw new Error('the list of steps has another shape');
  writeFileSync(file, next);
  return join(folder, 'cloud/main.ts');
}
