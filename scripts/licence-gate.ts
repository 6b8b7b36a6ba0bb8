// `node scripts/licence-gate.ts`: whether everything that was built in or is shipped beside it may be given on.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Licence } from './licences.ts';

/** SPDX names of licences that ask for their text alone, not for the source of what they are built into. */
const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'MIT-0',
  'OFL-1.1',
  'Python-2.0',
  'Unicode-3.0',
]);

/** One line for each part whose licence is not on the list, with its name; none where all may be shipped. */
export function refusedLicences(parts: readonly Pick<Licence, 'name' | 'version' | 'licence'>[]): readonly string[] {
  return parts
    .filter(({ licence }) => !mayBeShipped(licence))
    .map(({ name, version, licence }) => `${name} ${version}: ${licence || 'none named'}`);
}

/** @param expression  of SPDX: names with AND, OR and brackets; one that cannot be read is refused */
function mayBeShipped(expression: string): boolean {
  const words = expression.match(/[()]|[^\s()]+/gu) ?? [];
  let at = 0;
  const isNext = (word: string): boolean => words[at]?.toUpperCase() === word;

  function either(): boolean {
    let isAllowed = both();
    for (; isNext('OR'); isAllowed = both() || isAllowed) at += 1;
    return isAllowed;
  }
  function both(): boolean {
    let isAllowed = one();
    for (; isNext('AND'); isAllowed = one() && isAllowed) at += 1;
    return isAllowed;
  }
  function one(): boolean {
    if (!isNext('(')) return allowed.has(words[at++] ?? '');
    at += 1;
    const isAllowed = either();
    return words[at++] === ')' && isAllowed;
  }
  return either() && at === words.length;
}

if (import.meta.main) {
  const file = join(import.meta.dirname, '../out/renderer/assets/licences.json');
  const parts = JSON.parse(readFileSync(file, 'utf8')) as readonly Licence[]; // as scripts/licences.ts wrote it
  const refused = refusedLicences(parts);
  process.stdout.write(refused.length > 0 ? `${refused.join('\n')}\n` : `The licences of ${parts.length} parts allow shipping them.\n`);
  process.exitCode = refused.length > 0 || parts.length === 0 ? 1 : 0;
}
