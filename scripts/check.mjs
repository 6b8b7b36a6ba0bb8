// `npm run check`: types per layer, lint, format, unused code, who imports whom, licences, signatures. Its last line is the sum.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { judgeSignatures } from './npm-signatures.mjs';
import { root, setUp } from './setup.mjs';

const SIGNATURE_LIMIT = 3 * 60_000;
const node = setUp();
const layers = ['shared', 'main', 'preload', 'renderer', 'cloud', 'tests'];

/** @type {[title: string, script: string, args: string[]][]} */
const checks = [
  ...layers.map((layer) => [`types of ${layer}`, 'node_modules/typescript/bin/tsc', ['-p', join(layer, 'tsconfig.json')]]),
  ['lint', 'node_modules/oxlint/bin/oxlint', ['--type-aware', '--deny-warnings']],
  ['format', 'node_modules/oxfmt/bin/oxfmt', ['--check']],
  ['unused code', 'node_modules/knip/bin/knip.js', []],
  [
    'imports',
    'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
    ['--config', '.dependency-cruiser.mjs', 'main', 'shared', 'renderer', 'preload', 'cloud'],
  ],
  ['licences of what is shipped', 'scripts/licence-gate.ts', []],
];

const results = checks.map(([title, script, args]) => {
  process.stdout.write(`— ${title}\n`);
  const { status } = spawnSync(node, [join(root, script), ...args], { cwd: root, stdio: 'inherit' });
  return { title, result: status === 0 ? 'passed' : 'failed' };
});
results.push({ title: 'signatures of the packages', result: checkSignatures() });

const named = (wanted) => results.filter(({ result }) => result === wanted);
const failed = named('failed');
if (failed.length > 0) process.stdout.write(`\nNot in order: ${failed.map(({ title }) => title).join(', ')}\n`);
process.stdout.write(`\n${named('passed').length} passed, ${failed.length} failed, ${named('skipped').length} skipped\n`);
process.exitCode = failed.length > 0 ? 1 : 0;

/** Whether what is installed was signed by the registry; that needs the registry itself, and counts as skipped without. */
function checkSignatures() {
  process.stdout.write('— signatures of the packages\n');
  const npm = process.env.npm_execpath;
  const [command, first] = npm && /\.c?js$/.test(npm) ? [process.execPath, [npm]] : ['npm', []];
  const { status, stdout, stderr } = spawnSync(command, [...first, 'audit', 'signatures', '--fetch-retries=0'], {
    cwd: root,
    encoding: 'utf8',
    timeout: SIGNATURE_LIMIT,
    shell: process.platform === 'win32' && command === 'npm',
  });
  const { result, why } = judgeSignatures({ status, output: `${stdout ?? ''}\n${stderr ?? ''}` });
  process.stdout.write(`${why}\n`);
  return result;
}
