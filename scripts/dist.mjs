// `npm run dist`: installers of the app for this computer's system, and for its processor unless `-- --x64` or `-- --arm64` asks for
// another. Without Electron it ends, on Linux, at the unpacked folder.
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, setUp, stop } from './setup.mjs';

const DOWNLOAD_LIMIT = 10 * 60_000;
const say = (text) => process.stdout.write(`${text}\n`);

const processors = process.argv.slice(2);
if (processors.some((word) => !['--x64', '--arm64'].includes(word))) stop('Known are --x64 and --arm64.');
const node = setUp();
const electron = electronFolder();
if (electron) {
  build(electron, []);
  say('The installers are in the folder “release”. What else a release needs: docs/runbooks/release.md');
} else if (process.platform === 'linux') {
  layOutAlone();
} else {
  stop(`Nothing was built: ${whatIsMissing()}`);
}

/** The folder of an unpacked Electron, fetched if need be; null where it cannot be had. */
function electronFolder() {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(root, 'node_modules', 'electron', 'dist');
  if (existsSync(folder)) return folder;
  say('Fetching Electron …');
  const installer = join(root, 'node_modules', 'electron', 'install.js');
  const { status } = spawnSync(node, [installer], { stdio: 'ignore', timeout: DOWNLOAD_LIMIT });
  return status === 0 && existsSync(folder) ? folder : null;
}

/** All that does not need Electron itself: what is shipped, and what is burnt into the binary, can be looked at. */
function layOutAlone() {
  const folder = join(root, 'release', 'stand-in-electron');
  rmSync(folder, { recursive: true, force: true });
  spawnSync(node, [join(root, 'packaging', 'stand-in-electron.ts'), folder], { stdio: 'inherit' });
  build(folder, ['--linux', 'dir']);
  say(`release/linux-unpacked holds the app around a stand-in for Electron: it can be looked at, and not started.\n${whatIsMissing()}`);
}

function whatIsMissing() {
  return [
    'Electron could not be fetched. What each target needs:',
    '  AppImage, deb   Linux, Electron',
    '  nsis            Windows, Electron, the certificate for signing',
    '  dmg, zip        a Mac, Electron, the certificate for signing and the account for notarization',
    'Electron and the tools of electron-builder come from github.com; ELECTRON_OVERRIDE_DIST_PATH may name an unpacked Electron',
    'instead. How: docs/runbooks/release.md',
  ].join('\n');
}

function build(electron, targets) {
  const builder = join(root, 'node_modules', 'electron-builder', 'cli.js');
  const args = [builder, ...targets, ...processors, `-c.electronDist=${electron}`, '--publish', 'never'];
  const { status } = spawnSync(node, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) stop('The app could not be packed; see the messages above.');
}
