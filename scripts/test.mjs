// `npm test`: sets up, then runs all tests; its last line is their sum. Arguments go to Vitest, and then only it runs.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, setUp } from './setup.mjs';

/** What the tests use of the system, by the package that Debian and Ubuntu have it in. */
const systemTools = {
  chromium: 'chromium',
  'gnome-keyring-daemon': 'gnome-keyring',
  'dbus-run-session': 'dbus-x11',
  'secret-tool': 'libsecret-tools',
  strace: 'strace',
};

const wanted = process.argv.slice(2);
const node = setUp();
installSystemTools();
const results = join(root, 'test-results');
mkdirSync(results, { recursive: true });

const sums = [runVitest()];
if (wanted.length === 0) sums.push(runPlaywright());
const total = (name) => sums.reduce((sum, counts) => sum + counts[name], 0);
process.exitCode = sums.every(({ clean }) => clean) && total('failed') === 0 ? 0 : 1;
process.stdout.write(`\n${total('passed')} passed, ${total('failed')} failed, ${total('skipped')} skipped\n`);

function runVitest() {
  const report = join(results, 'vitest.json');
  const status = runTool(
    ['vitest', 'vitest.mjs'],
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...wanted],
    report,
  );
  return countOf(report, status, ({ numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults }) => ({
    passed: numPassedTests,
    // A file that cannot be loaded has no tests that could fail.
    failed:
      numFailedTests +
      testResults.filter(({ status: outcome, assertionResults }) => outcome === 'failed' && assertionResults.length === 0).length,
    skipped: numPendingTests + numTodoTests,
  }));
}

function runPlaywright() {
  const report = join(results, 'playwright.json');
  const status = runTool(
    ['@playwright/test', 'cli.js'],
    ['test', '--config', join(root, 'tests', 'e2e', 'playwright.config.ts'), '--reporter=line,json'],
    report,
    {
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    },
  );
  return countOf(report, status, ({ stats, errors }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
  }));
}

function runTool([name, script], args, report, env = {}) {
  rmSync(report, { force: true });
  return spawnSync(node, [join(root, 'node_modules', name, script), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  }).status;
}

/** A runner that left no report, or none that can be read, counts as one failure. */
function countOf(report, status, read) {
  try {
    const counts = read(JSON.parse(readFileSync(report, 'utf8')));
    return { ...counts, clean: status === 0 };
  } catch {
    return { passed: 0, failed: 1, skipped: 0, clean: false };
  }
}

/** Installs what is missing where that can be done without asking; else says what is missing. */
function installSystemTools() {
  const missing = process.platform === 'linux' ? Object.keys(systemTools).filter((tool) => !isOnPath(tool)) : missingBrowser();
  if (missing.length === 0) return;
  const packages = missing.map((tool) => systemTools[tool]);
  const done = process.platform === 'linux' && isOnPath('apt-get') && aptInstall(packages);
  const still = done ? missing.filter((tool) => !isOnPath(tool)) : missing;
  if (still.length > 0)
    process.stderr.write(
      `Missing on this computer: ${still.join(', ')}. The tests that use them will fail. On Debian: apt-get install ${packages.join(' ')}\n`,
    );
}

function aptInstall(packages) {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status !== 0) return false;
  process.stdout.write(`Installing ${packages.join(', ')} …\n`);
  const apt = (...args) => {
    const words = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', ...args];
    const [command, ...rest] = isRoot ? words : ['sudo', '-n', ...words];
    return spawnSync(command, rest, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
  };
  return apt('update') && apt('install', '-y', '--no-install-recommends', ...packages);
}

/** On macOS and Windows any browser of Chromium's family will do; the keyring tests are for Linux. */
function missingBrowser() {
  const programs =
    process.platform === 'win32' ? [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)']].filter(Boolean) : ['/Applications'];
  const places =
    process.platform === 'win32'
      ? ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe', 'Chromium/Application/chrome.exe']
      : ['Google Chrome.app', 'Microsoft Edge.app', 'Chromium.app'];
  return programs.some((folder) => places.some((place) => existsSync(join(folder, place)))) ? [] : ['chromium'];
}

function isOnPath(tool) {
  return (process.env.PATH ?? '').split(':').some((folder) => existsSync(join(folder, tool)));
}
