// `npm run check`: types per layer, lint, format, unused code, who imports whom. Its last line is the sum.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root, setUp } from './setup.mjs';

const node = setUp();
const layers = ['shared', 'main', 'preload', 'renderer', 'tests'];

/** @type {[title: string, script: string, args: string[]][]} the script lies under node_modules */
const checks = [
  ...layers.map((layer) => [`types of ${layer}`, 'typescript/bin/tsc', ['-p', join(layer, 'tsconfig.json')]]),
  ['lint', 'oxlint/bin/oxlint', ['--type-aware', '--deny-warnings']],
  ['format', 'oxfmt/bin/oxfmt', ['--check']],
  ['unused code', 'knip/bin/knip.js', []],
  [
    'imports',
    'dependency-cruiser/bin/dependency-cruiser.mjs',
    ['--config', '.dependency-cruiser.mjs', 'main', 'shared', 'renderer', 'preload'],
  ],
];

const failed = checks.filter(([title, script, args]) => {
  process.stdout.write(`— ${title}\n`);
  return spawnSync(node, [join(root, 'node_modules', script), ...args], { cwd: root, stdio: 'inherit' }).status !== 0;
});

if (failed.length > 0) process.stdout.write(`\nNot in order: ${failed.map(([title]) => title).join(', ')}\n`);
process.stdout.write(`\n${checks.length - failed.length} passed, ${failed.length} failed, 0 skipped\n`);
process.exitCode = failed.length > 0 ? 1 : 0;
