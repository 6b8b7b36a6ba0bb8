// `npm run check`: types per layer, lint, format, unused code, who imports whom.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const bin = (name) => join('node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);

const checks = [
  ...['shared', 'main', 'preload', 'renderer', 'tests'].map((layer) => [`types of ${layer}`, 'tsc', ['-p', `${layer}/tsconfig.json`]]),
  ['lint', 'oxlint', ['--type-aware', '--deny-warnings']],
  ['format', 'oxfmt', ['--check']],
  ['unused code', 'knip', []],
  ['imports', 'depcruise', ['--config', '.dependency-cruiser.mjs', 'main', 'shared', 'renderer', 'preload', 'tests', 'bench']],
];

const failed = [];
for (const [title, command, args] of checks) {
  process.stdout.write(`— ${title}\n`);
  const { status } = spawnSync(bin(command), args, { stdio: 'inherit' });
  if (status !== 0) failed.push(title);
}
if (failed.length > 0) {
  process.stderr.write(`\nNot in order: ${failed.join(', ')}\n`);
  process.exitCode = 1;
} else {
  process.stdout.write('\nAll checks passed\n');
}
