// `npm run check`: types per layer, lint, format, unused code, who imports whom, licences, signatures. Its last line is the sum.
import { spawn } from 'node:child_process';
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

// Two at a time, and beside them the registry's answer, which is only waited for.
const signatures = checkSignatures();
const waiting = checks.map((check, place) => ({ check, place }));
const results = [];
await Promise.all([work(), work()]);
results.push(await signatures);

const named = (wanted) => results.filter(({ result }) => result === wanted);
const failed = named('failed');
if (failed.length > 0) process.stdout.write(`\nNot in order: ${failed.map(({ title }) => title).join(', ')}\n`);
process.stdout.write(`\n${named('passed').length} passed, ${failed.length} failed, ${named('skipped').length} skipped\n`);
process.exitCode = failed.length > 0 ? 1 : 0;

/** Takes one check after another, as long as there is any; what each said is shown whole when it ends. */
async function work() {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const {
      check: [title, script, args],
      place,
    } = next;
    const { status, output } = await outcomeOf(node, [join(root, script), ...args]);
    process.stdout.write(`— ${title}\n${output}`);
    results[place] = { title, result: status === 0 ? 'passed' : 'failed' };
  }
}

/** Whether what is installed was signed by the registry; that needs the registry itself, and counts as skipped without. */
async function checkSignatures() {
  const npm = process.env.npm_execpath;
  const [command, first] = npm && /\.c?js$/.test(npm) ? [process.execPath, [npm]] : ['npm', []];
  const { result, why } = judgeSignatures(
    await outcomeOf(command, [...first, 'audit', 'signatures', '--fetch-retries=0'], {
      timeout: SIGNATURE_LIMIT,
      shell: process.platform === 'win32' && command === 'npm',
    }),
  );
  const title = 'signatures of the packages';
  process.stdout.write(`— ${title}\n${why}\n`);
  return { title, result };
}

/** What a program wrote, and its exit code; null when it was ended or could not be started. */
function outcomeOf(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...options, cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
    child.once('error', (error) => resolve({ status: null, output: `${output}${error.message}\n` }));
    child.once('close', (status) => resolve({ status, output }));
  });
}
