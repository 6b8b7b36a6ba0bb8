// `npm run dist`: installers of the app for this computer's system, and for its processor unless `-- --x64` or `-- --arm64` asks for
// another. Without Electron it ends, on Linux, at the unpacked folder.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { root, setUp, stop } from './setup.mjs';

const DOWNLOAD_LIMIT = 10 * 60_000;
const say = (text) => process.stdout.write(`${text}\n`);

const processors = process.argv.slice(2);
if (processors.some((word) => !['--x64', '--arm64'].includes(word))) stop('Known are --x64 and --arm64.');
const node = setUp();
const release = join(root, 'release');
mkdirSync(release, { recursive: true });
listParts();
const electron = electronFolder();
if (electron) {
  build(electron, []);
  listSums();
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

/** The time of the commit, so that the same source gives the same list and the same deb. */
function commitTime() {
  const { stdout } = spawnSync('git', ['log', '-1', '--format=%cI'], { cwd: root, encoding: 'utf8' });
  return new Date(stdout?.trim() || 0);
}

/** What the app is made of, beside the installers. */
function listParts() {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const madeAt = commitTime().toISOString();
  const list = join(release, `session-desk-${version}.cdx.json`);
  const { status } = spawnSync(node, [join(root, 'packaging', 'sbom.ts'), list, madeAt], { stdio: 'inherit' });
  if (status !== 0) stop('The list of parts could not be written; see the messages above.');
}

/** One line for each file that is handed out, as `sha256sum --check` reads it. */
function listSums() {
  const files = readdirSync(release).filter((name) => /\.(?:AppImage|deb|exe|dmg|zip|json)$/.test(name));
  const sums = files.map(
    (name) =>
      `${createHash('sha256')
        .update(readFileSync(join(release, name)))
        .digest('hex')}  ${name}\n`,
  );
  writeFileSync(join(release, 'SHA256SUMS'), sums.join(''));
}

/** All that does not need Electron itself: what is shipped, and what is burnt into the binary, can be looked at. */
function layOutAlone() {
  const folder = join(release, 'stand-in-electron');
  rmSync(folder, { recursive: true, force: true });
  spawnSync(node, [join(root, 'packaging', 'stand-in-electron.ts'), folder], { stdio: 'inherit' });
  build(folder, ['--linux', 'dir']);
  say(`release/linux-unpacked holds the app around a stand-in for Electron: it can be looked at, and not started.\n${whatIsMissing()}`);
}

function whatIsMissing() {
  return [
    'Electron could not be fetched. What each target needs:',
    '  AppImage        Linux, Electron, mksquashfs and its runtime (fetched by electron-builder)',
    '  deb             Debian or Ubuntu for dpkg-deb, Electron',
    '  nsis            Windows, Electron, makensis (fetched by electron-builder), the certificate for signing',
    '  dmg, zip        a Mac, Electron, the certificate for signing and the account for notarization',
    'Electron and what is fetched come from github.com. ELECTRON_OVERRIDE_DIST_PATH may name an unpacked Electron instead, and',
    'APPIMAGE_TOOLS_PATH the unpacked tools for an AppImage. How: docs/runbooks/release.md',
  ].join('\n');
}

function build(electron, targets) {
  const builder = join(root, 'node_modules', 'electron-builder', 'cli.js');
  const args = [builder, ...targets, ...processors, `-c.electronDist=${electron}`, '--publish', 'never'];
  const { status } = spawnSync(node, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...debTools() } });
  if (status !== 0) stop('The app could not be packed; see the messages above.');
}

/** The deb is made by our own script, on this Node, in the place of the one that electron-builder would fetch. */
function debTools() {
  return {
    CUSTOM_FPM_PATH: join(root, 'packaging', 'make-deb.ts'),
    PATH: [dirname(node), process.env.PATH].join(delimiter),
    SOURCE_DATE_EPOCH: String(Math.floor(commitTime().getTime() / 1000)),
  };
}
