import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { licences } from './licences.ts';

const root = join(import.meta.dirname, '../../..');

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(join(root, path), 'utf8'));
}

test('every package the app is shipped with is named with the licence it came with', () => {
  const { dependencies } = readJson('package.json') as { dependencies: Record<string, string> };
  const installed = Object.keys(dependencies)
    .toSorted()
    .map((name) => ({ name, licence: (readJson(`node_modules/${name}/package.json`) as { license: string }).license }));

  expect(licences).toEqual(installed);
});
