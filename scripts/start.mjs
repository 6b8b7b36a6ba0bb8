// `npm start`: the desktop app where Electron can run, else the browser shell. `--browser` asks for the latter; `--profile DIR` names the data.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { nodeFlags } from './node-flags.mjs';
import { root, setUp, stop } from './setup.mjs';

/** Electron that ends this soon with an error never opened a window. */
const SOON = 15_000;
const DOWNLOAD_LIMIT = 10 * 60_000;

const { browser, profile } = readOptions();
const node = setUp();
const electron = browser ? { reason: null } : findElectron();
if (electron.path) startElectron(electron.path);
else serve(electron.reason);

function readOptions() {
  try {
    return parseArgs({ options: { browser: { type: 'boolean', default: false }, profile: { type: 'string' } } }).values;
  } catch (error) {
    return stop(`${error.message}\nUsage: npm start -- [--browser] [--profile DIR]`);
  }
}

function profileArgs() {
  return profile === undefined ? [] : ['--profile', resolve(process.env.INIT_CWD ?? process.cwd(), profile)];
}

/** The Electron binary, fetched if need be, or why there is none. */
function findElectron() {
  const cannotShow = whyNoWindows();
  if (cannotShow) return { reason: cannotShow };
  const installed = installedElectron();
  if (installed) return { path: installed };
  process.stdout.write('Fetching Electron …\n');
  const { status } = spawnSync(node, [join(root, 'node_modules', 'electron', 'install.js')], { stdio: 'ignore', timeout: DOWNLOAD_LIMIT });
  const fetched = status === 0 ? installedElectron() : null;
  return fetched ? { path: fetched } : { reason: 'Electron is not installed and could not be downloaded.' };
}

function whyNoWindows() {
  if (process.platform !== 'linux') return null;
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return 'there is no graphical display for the desktop app.';
  return process.getuid?.() === 0 ? 'Electron does not run as root.' : null;
}

function installedElectron() {
  const folder = join(root, 'node_modules', 'electron');
  const named = join(folder, 'path.txt');
  const binary = existsSync(named)
    ? join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), readFileSync(named, 'utf8'))
    : null;
  return binary && existsSync(binary) ? binary : null;
}

function startElectron(path) {
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const begun = Date.now();
  const app = spawn(path, [root, ...profileArgs()], { stdio: 'inherit', env });
  app.on('error', () => serve('Electron could not be started.'));
  app.on('exit', (code) => {
    if (code === 0 || Date.now() - begun > SOON) process.exitCode = code ?? 1;
    else serve('Electron could not open a window here.');
  });
}

function serve(reason) {
  const shell = spawn(
    node,
    [
      ...nodeFlags,
      '--use-env-proxy',
      join(root, 'out', 'main', 'cli.js'),
      'serve',
      ...profileArgs(),
      ...(reason ? ['--reason', reason] : []),
    ],
    {
      stdio: 'inherit',
    },
  );
  // A signal for this process is meant for the one that serves; from a terminal both get it.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => shell.kill(signal));
  shell.on('exit', (code) => (process.exitCode = code ?? 1));
}
