import { existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { Arch } from 'electron-builder';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeDeb } from '../../packaging/make-deb.ts';
import { aDeb, aSystem, entriesOf, run } from '../support/a-deb.ts';
import { anAppDir } from '../support/an-app-image.ts';
import { filesBelow, hashOfFile, packApp } from '../support/packed-app.ts';

const folder = mkdtempSync(join(tmpdir(), 'linux-packages-'));
const unpacked = join(folder, 'release', 'linux-unpacked');
const hasDpkg = spawnSync('dpkg-deb', ['--version'], { stdio: 'ignore' }).status === 0;
const usualMask = process.umask();
let older = '';
let newer = '';

beforeAll(async () => {
  await packApp(folder, Arch.x64);
  if (!hasDpkg) return;
  older = await aDeb({ unpacked, folder: join(folder, 'older'), version: '0.2.0-beta.1', processor: Arch.x64 });
  newer = await aDeb({ unpacked, folder: join(folder, 'newer'), version: '0.2.0', processor: Arch.x64 });
}, 180_000);
afterAll(() => {
  process.umask(usualMask);
  rmSync(folder, { recursive: true, force: true });
});

/** One thing that a package says of itself. */
const field = (deb: string, name: string): string => run('dpkg-deb', ['--field', deb, name]).trim();

describe.skipIf(!hasDpkg)('the package for Debian and Ubuntu', () => {
  test('it says what it is, and names only packages that the binaries need', () => {
    expect(run('dpkg-deb', ['--field', older, 'Package', 'Version', 'Architecture', 'Maintainer', 'Section', 'Priority'])).toBe(
      [
        'Package: session-desk',
        'Version: 0.2.0~beta.1',
        'Architecture: amd64',
        'Maintainer: Session Desk <support@session-desk.invalid>',
        'Section: misc',
        'Priority: optional',
        '',
      ].join('\n'),
    );
    expect(field(older, 'Depends').split(', ')).toEqual([
      'libasound2 | libasound2t64',
      'libatspi2.0-0 | libatspi2.0-0t64',
      'libc6',
      'libgbm1',
      'libgtk-3-0 | libgtk-3-0t64',
      'libnotify4',
      'libnss3',
      'libxtst6',
      'xdg-utils',
    ]);
    expect(field(older, 'Recommends')).toBe('libayatana-appindicator3-1');
    expect(field(older, 'Description')).toMatch(/^The session clock .{10,60}\n .+on their own machine\.$/u);
  });

  test('its size and its sums are those of what it unpacks', () => {
    const there = join(folder, 'there');
    run('dpkg-deb', ['--raw-extract', older, there]);
    const sums = readFileSync(join(there, 'DEBIAN/md5sums'), 'utf8').trim().split('\n');
    const listed = sums.map((line) => line.slice(34));
    const files = filesBelow(there).filter((file) => !file.startsWith('DEBIAN/'));
    const bytes = files.reduce((sum, file) => sum + lstatSync(join(there, file)).size, 0);

    expect(listed.toSorted()).toEqual(files.toSorted());
    run('sh', ['-c', 'cd "$1" && md5sum --check --quiet DEBIAN/md5sums', 'sh', there]);
    expect(Number(field(older, 'Installed-Size'))).toBe(Math.ceil(bytes / 1024));
  });

  test('everything belongs to root, nobody else may write to it, and nothing runs with the rights of root', () => {
    const entries = entriesOf(older);
    const allowed = /^(?:d|-rw-r--r--|-rwxr-xr-x|lrwxrwxrwx)/u;

    expect(entries.length).toBeGreaterThan(20);
    expect(entries.filter(({ owner }) => owner !== 'root/root')).toEqual([]);
    expect(entries.filter(({ mode }) => !allowed.test(mode) || (mode.startsWith('d') && mode !== 'drwxr-xr-x'))).toEqual([]);
    expect(entries.filter(({ mode, path }) => mode === '-rwxr-xr-x' && !/\/(?:session-desk|chrome-sandbox)$/u.test(path))).toEqual([]);
  });

  test('it fills its own folder and the places that a desktop looks into, and no other', () => {
    const places = [
      /^opt\/Session Desk\//u,
      /^usr\/bin\/session-desk -> \/opt\/Session Desk\/session-desk$/u,
      /^usr\/share\/applications\/session-desk\.desktop$/u,
      /^usr\/share\/icons\/hicolor\/\d+x\d+\/apps\/session-desk\.png$/u,
      /^usr\/share\/doc\/session-desk\/copyright$/u,
    ];
    const files = entriesOf(older).filter(({ mode }) => !mode.startsWith('d'));

    expect(files.filter(({ path }) => !places.some((place) => place.test(path)))).toEqual([]);
    for (const place of places) expect(files.some(({ path }) => place.test(path))).toBe(true);
    expect(files.filter(({ path }) => /\.(?:ts|map|c|h|gyp|md)$/u.test(path))).toEqual([]);
  });

  test('the desktop starts it for calendar files and its own links, under the name its windows carry', () => {
    const there = join(folder, 'desktop');
    run('dpkg-deb', ['--extract', older, there]);
    const entry = readFileSync(join(there, 'usr/share/applications/session-desk.desktop'), 'utf8');
    const { desktopName } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as { desktopName: string };
    const value = (key: string): string | undefined => new RegExp(`^${key}=(.*)$`, 'mu').exec(entry)?.[1];

    expect(value('Exec')).toBe('"/opt/Session Desk/session-desk" %U');
    expect(value('MimeType')).toBe('text/calendar;x-scheme-handler/session-desk;');
    expect(`${value('StartupWMClass')}.desktop`).toBe(desktopName);
    expect(existsSync(join(there, `usr/share/icons/hicolor/256x256/apps/${value('Icon')}.png`))).toBe(true);
    // The system's own list of types stays as it is.
    expect(existsSync(join(there, 'usr/share/mime'))).toBe(false);
    expect(readFileSync(join(there, 'opt/Session Desk/resources/package-type'), 'utf8')).toBe('deb');
    expect(readFileSync(join(there, 'opt/Session Desk/resources/apparmor-profile'), 'utf8')).toContain('"/opt/Session Desk/session-desk"');
  });

  test('installed, updated, removed and purged it leaves nothing of itself, and the records as they were', () => {
    const { home, dpkg } = aSystem(join(folder, 'system'));
    const place = (path: string): string => join(folder, 'system', path);
    const records = join(home, '.local/share/session-desk/store/records.db');
    mkdirSync(dirname(records), { recursive: true });
    writeFileSync(records, 'the records of a user');
    // As it lies where AppArmor knows it.
    mkdirSync(place('etc/apparmor.d'), { recursive: true });
    writeFileSync(place('etc/apparmor.d/session-desk'), '');
    const state = (): string =>
      run('dpkg-query', [`--admindir=${place('var/lib/dpkg')}`, '-W', '-f=${Version} ${db:Status-Status}', 'session-desk']);

    dpkg('--install', older);
    expect(state()).toBe('0.2.0~beta.1 installed');
    expect(readlinkSync(place('usr/bin/session-desk'))).toBe('/opt/Session Desk/session-desk');
    expect([0o755, 0o4755]).toContain(lstatSync(place('opt/Session Desk/chrome-sandbox')).mode & 0o7777);
    writeFileSync(place('opt/Session Desk/resources/app.asar'), 'the older one');

    // The package manager knows the version that was tried out as the older one.
    dpkg('--refuse-downgrade', '--install', newer);
    expect(state()).toBe('0.2.0 installed');
    expect(lstatSync(place('opt/Session Desk/resources/app.asar')).size).toBeGreaterThan(1_000_000);
    expect(existsSync(place('etc/apparmor.d/session-desk'))).toBe(true);

    dpkg('--remove', 'session-desk');
    dpkg('--purge', 'session-desk');
    const left = filesBelow(join(folder, 'system')).filter((file) => !file.startsWith('var/lib/dpkg/'));
    expect(left).toEqual(['home/user/.local/share/session-desk/store/records.db']);
    expect(existsSync(place('opt'))).toBe(false);
    expect(existsSync(place('usr/bin'))).toBe(false);
    expect(readFileSync(records, 'utf8')).toBe('the records of a user');
  });

  test('built twice, also by somebody whose files nobody else may read, it is the same to the byte', async () => {
    process.umask(0o077);
    const again = await aDeb({ unpacked, folder: join(folder, 'again'), version: '0.2.0-beta.1', processor: Arch.x64 });
    process.umask(usualMask);

    expect(hashOfFile(again)).toBe(hashOfFile(older));
  });

  test('what electron-builder says that is not known here stops the build', () => {
    expect(() => makeDeb(['-s', 'dir', '-t', 'deb', '--deb-compression', 'xz', '--deb-no-such-thing', 'x'])).toThrow('--deb-no-such-thing');
    expect(() => makeDeb(['-s', 'dir', '-t', 'rpm', '--deb-compression', 'xz'])).toThrow('No such package: rpm');
    expect(() => makeDeb(['-s', 'dir', '-t', 'deb', '--deb-compression', 'xz'])).toThrow('--name is missing');
  });
});

describe('the AppImage', () => {
  let appDir = '';
  let words = '';
  beforeAll(async () => {
    ({ appDir, words } = await anAppDir(unpacked, join(folder, 'image'), Arch.x64));
  }, 180_000);

  /** Runs AppRun as the file does, around a program that only tells how it was started. */
  function appRun(given: readonly string[], { namespaces }: { readonly namespaces: boolean }): readonly string[] {
    const tools = join(folder, `tools-${namespaces}`);
    mkdirSync(tools, { recursive: true });
    writeFileSync(join(tools, 'unshare'), `#!/bin/sh\nexit ${namespaces ? 0 : 1}\n`, { mode: 0o755 });
    writeFileSync(join(appDir, 'session-desk'), '#!/bin/sh\nfor word in "$@"; do echo "$word"; done\n', { mode: 0o755 });
    const told = run(join(appDir, 'AppRun'), given, { PATH: `${tools}:/usr/bin:/bin`, APPDIR: appDir });
    return told.split('\n').filter((line) => line !== '');
  }

  test('it holds the app as it was laid out, the entry for the desktop and the icon, and no other', () => {
    const own = filesBelow(unpacked);
    const others = filesBelow(appDir).filter((file) => !own.includes(file));
    const icons = ['16x16', '24x24', '32x32', '48x48', '64x64', '96x96', '128x128', '256x256', '512x512'];

    expect(own.filter((file) => !existsSync(join(appDir, file)))).toEqual([]);
    expect(others.filter((file) => !file.startsWith('usr/share/icons/')).toSorted()).toEqual(['AppRun', 'session-desk.desktop']);
    expect(icons.filter((size) => !others.includes(`usr/share/icons/hicolor/${size}/apps/session-desk.png`))).toEqual([]);
    for (const link of ['.DirIcon', 'session-desk.png'])
      expect(readlinkSync(join(appDir, link))).toBe('usr/share/icons/hicolor/512x512/apps/session-desk.png');
    expect(readFileSync(join(appDir, 'resources/app-update.yml'), 'utf8')).toContain('provider: generic');
    expect(existsSync(join(appDir, 'resources/package-type'))).toBe(false);
    // Everything in it belongs to root, and the runtime comes first.
    expect(readFileSync(words, 'utf8').split('\n')).toEqual(expect.arrayContaining(['-all-root', '-offset', String('stand-in'.length)]));
  });

  test('its entry starts it with its sandbox, for calendar files and its own links', () => {
    const entry = readFileSync(join(appDir, 'session-desk.desktop'), 'utf8').split('\n');

    expect(entry).toContain('Exec=AppRun %U');
    expect(entry).toContain('MimeType=text/calendar;x-scheme-handler/session-desk;');
    expect(entry).toContain('StartupWMClass=session-desk');
    expect(entry.some((line) => line.includes('no-sandbox'))).toBe(false);
  });

  test('it hands every word on, and gives up the sandbox only where the system has none', () => {
    const given = ['--profile', '/tmp/my records', 'session-desk://today'];

    expect(appRun(given, { namespaces: true })).toEqual(given);
    expect(appRun([], { namespaces: true })).toEqual([]);
    expect(appRun(given, { namespaces: false })).toEqual(['--no-sandbox', ...given]);
  });
});
