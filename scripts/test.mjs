// `npm test`: sets up, then runs all tests; its last line is their sum. Arguments go to Vitest, and then only it runs.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join, relative } from 'node:path';
import { nodeFlags } from './node-flags.mjs';
import { root, setUp } from './setup.mjs';

/** What the tests use of a Linux system, by the package that Debian and Ubuntu have it in. */
const systemTools = {
  chromium: 'chromium',
  'gnome-keyring-daemon': 'gnome-keyring',
  'dbus-run-session': 'dbus-x11',
  'secret-tool': 'libsecret-tools',
  strace: 'strace',
  cc: 'gcc',
  pdftotext: 'poppler-utils',
  qpdf: 'qpdf',
  pg_lsclusters: 'postgresql',
  gpg: 'gpg',
  'gpg-agent': 'gpg-agent',
};

/** Where other systems keep a browser of Chromium's family; they need no keyring of their own. */
const browserPlaces = {
  darwin: ['Google Chrome', 'Microsoft Edge', 'Chromium'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`),
  win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter(Boolean)
    .flatMap((folder) =>
      ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe', 'Chromium/Application/chrome.exe'].map((place) =>
        join(folder, place),
      ),
    ),
};

/** Characters of a failure's own words that are told again at the end. */
const longestText = 2000;

const wanted = process.argv.slice(2);
// What the system lacks is fetched while the packages of the project are.
const installing = beginSystemTools();
const node = setUp();
await installing;
tellMissingTools();
const results = join(root, 'test-results');
mkdirSync(results, { recursive: true });

/** What failed, and what passed only when it was run again; told at the end, where a cut log still shows it. */
const failures = [];
const secondTries = [];
const sums = [runVitest()];
if (wanted.length === 0) sums.push(runPlaywright('e2e'), runPackaged());
const total = (name) => sums.reduce((sum, counts) => sum + counts[name], 0);
process.exitCode = sums.every(({ clean }) => clean) && total('failed') === 0 ? 0 : 1;
for (const name of secondTries) process.stdout.write(`\n~ passed at the second try: ${name}\n`);
for (const { name, text } of failures) process.stdout.write(`\n✗ ${name}\n${text.slice(0, longestText)}\n`);
process.stdout.write(`\n${total('passed')} passed, ${total('failed')} failed, ${total('skipped')} skipped\n`);

/** A file whose process was ended by a fault of the engine gets a second look, as a test that failed does; then it counts. */
function runVitest() {
  const first = runFiles(wanted);
  const died = new Set(first.troubles.filter((trouble) => trouble.died).map(({ file }) => file));
  if (died.size === 0) return told(first);
  process.stdout.write(`\nThe process that ran ${[...died].join(', ')} was ended by a signal; its tests are run once more.\n`);
  const second = runFiles([...died]);
  const rest = first.troubles.filter(({ file }) => !died.has(file));
  const files = [...first.files.filter(({ name }) => !died.has(name)), ...second.files];
  const again = [...first.secondTries, ...second.secondTries];
  return told({ files, troubles: [...rest, ...second.troubles], secondTries: again, clean: second.clean && rest.length === 0 });
}

/** One run of Vitest over the files named, or all. */
function runFiles(names) {
  const troubleFile = join(results, 'vitest-troubles.json');
  rmSync(troubleFile, { force: true });
  const { files = [], clean } = run(join('vitest', 'vitest.mjs'), ['run', ...names], join(results, 'vitest.json'), ({ testResults }) => ({
    files: testResults.map(({ name, status, message, assertionResults }) => ({
      name: relative(root, name),
      status,
      message,
      tests: assertionResults,
    })),
  }));
  const ending = existsSync(troubleFile)
    ? JSON.parse(readFileSync(troubleFile, 'utf8'))
    : { troubles: [{ text: 'Vitest left no report.', file: null, died: false }], secondTries: [] };
  return { files, ...ending, clean };
}

/** The counts of a run; what failed in it or beside its tests is kept for the end. */
function told({ files, troubles, secondTries: again, clean }) {
  for (const { name: file, message, status, tests } of files) {
    if (status === 'failed' && tests.length === 0) failures.push({ name: file, text: message ?? '' });
    for (const { fullName, failureMessages } of tests.filter((test) => test.status === 'failed'))
      failures.push({ name: `${file} › ${fullName}`, text: failureMessages.join('\n') });
  }
  failures.push(...troubles.map(({ text, file }) => ({ name: `outside the tests${file === null ? '' : ` › ${file}`}`, text })));
  secondTries.push(...again);
  const ended = (...states) => files.reduce((sum, { tests }) => sum + tests.filter(({ status }) => states.includes(status)).length, 0);
  // A file that cannot be loaded has no tests that could fail.
  const unread = files.filter(({ status, tests }) => status === 'failed' && tests.length === 0).length;
  return { passed: ended('passed'), failed: ended('failed') + unread + troubles.length, skipped: ended('skipped', 'todo'), clean };
}

/** The packed app in the real Electron, where both are to be had. */
function runPackaged() {
  const counts = runPlaywright('packaged');
  if (counts.skipped > 0)
    process.stdout.write('The packed app was not tested: there is no Electron here, or nothing was packed (npm run dist).\n');
  return counts;
}

function runPlaywright(folder) {
  const report = join(results, `playwright-${folder}.json`);
  const args = ['test', '--config', join(root, 'tests', folder, 'playwright.config.ts'), '--reporter=line,json'];
  const counts = run(join('@playwright', 'test', 'cli.js'), args, report, ({ stats, errors, suites }) => {
    keepBrowserTests(suites, join('tests', folder));
    failures.push(...errors.map(({ message }) => ({ name: `outside the tests › ${folder}`, text: message ?? '' })));
    return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length, skipped: stats.skipped };
  });
  printFailedPages();
  return counts;
}

/** Keeps the browser tests that failed, and those that passed only when they were run again, for the end. */
function keepBrowserTests(suites, folder) {
  for (const { specs = [], suites: inner = [] } of suites) {
    for (const { file, title, tests } of specs) {
      const name = `${join(folder, file)} › ${title}`;
      const states = new Set(tests.map(({ status }) => status));
      const words = tests.flatMap(({ results: tries }) => tries.flatMap(({ errors }) => errors.map(({ message }) => message)));
      if (states.has('unexpected')) failures.push({ name, text: words.join('\n') });
      else if (states.has('flaky')) secondTries.push(`${name}\n${words.join('\n').slice(0, longestText)}`);
    }
    keepBrowserTests(inner, folder);
  }
}

/** What the page showed when a browser test failed: a build machine keeps its log and nothing else. */
function printFailedPages() {
  const longest = 6000;
  const folder = join(results, 'e2e');
  if (!existsSync(folder)) return;
  for (const file of readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('error-context.md')))
    process.stdout.write(`\n— ${file}\n${readFileSync(join(folder, file), 'utf8').slice(0, longest)}\n`);
}

/** Runs one runner and reads its report; one that leaves none that can be read counts as one failure. */
function run(script, args, report, count) {
  rmSync(report, { force: true });
  const env = {
    ...process.env,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    SESSION_DESK_TEST_REPORTS: results,
    // The tests start hundreds of processes from the same files.
    NODE_COMPILE_CACHE: join(results, 'compiled'),
    ...browserVariable(),
  };
  const { status } = spawnSync(node, [...nodeFlags, join(root, 'node_modules', script), ...args], { cwd: root, stdio: 'inherit', env });
  try {
    return { ...count(JSON.parse(readFileSync(report, 'utf8'))), clean: status === 0 };
  } catch {
    return { passed: 0, failed: 1, skipped: 0, clean: false };
  }
}

/** Begins to install what is missing, where that can be done without asking. @returns when that has ended, well or not */
async function beginSystemTools() {
  const packages = missingTools().map((tool) => systemTools[tool]);
  if (packages.length > 0 && process.platform === 'linux' && isOnPath('apt-get')) await aptInstall(packages);
}

function tellMissingTools() {
  const still = missingTools();
  if (still.length === 0) return;
  const advice = process.platform === 'linux' ? ` On Debian: apt-get install ${still.map((tool) => systemTools[tool]).join(' ')}` : '';
  process.stderr.write(`Missing on this computer: ${still.join(', ')}. The tests that use them will fail.${advice}\n`);
}

function missingTools() {
  if (process.platform === 'linux') return Object.keys(systemTools).filter((tool) => !isOnPath(tool));
  return findBrowser() === undefined ? ['chromium'] : [];
}

async function aptInstall(packages) {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status !== 0) return;
  process.stdout.write(`Installing ${packages.join(', ')} …\n`);
  const apt = `apt-get -qq update; apt-get -qq install -y --no-install-recommends ${packages.join(' ')}`;
  const words = ['env', 'DEBIAN_FRONTEND=noninteractive', 'sh', '-c', apt];
  const [command, ...rest] = isRoot ? words : ['sudo', '-n', ...words];
  const child = spawn(command, rest, { stdio: ['ignore', 'ignore', 'inherit'] });
  await new Promise((resolve) => child.once('error', resolve).once('close', resolve));
}

function findBrowser() {
  return [process.env.SESSION_DESK_CHROMIUM, ...(browserPlaces[process.platform] ?? [])].find((place) => place && existsSync(place));
}

/** Tells the tests which browser to use where it is not Debian's. */
function browserVariable() {
  const browser = findBrowser();
  return browser ? { SESSION_DESK_CHROMIUM: browser } : {};
}

function isOnPath(tool) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, tool)));
}
