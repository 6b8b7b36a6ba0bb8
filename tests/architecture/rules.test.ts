import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { errorCodes } from '../../shared/errors/codes.ts';

const root = join(import.meta.dirname, '../..');

/** Tracked and new files of the product, without ignored ones. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((file) => /\.(ts|tsx|mjs|css|html)$/.test(file) && existsSync(join(root, file)));
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const product = files.filter((file) => /^(main|shared|renderer|preload|cloud)\//.test(file) && !/\.test\.tsx?$/.test(file));

function linesWith(pattern: RegExp, where: readonly string[]): string[] {
  return where.flatMap((file) =>
    read(file)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
  );
}

test('electron is imported only in its rooms', () => {
  const outside = product.filter((file) => !/^(main\/shell\/|main\/electron\.ts$|preload\/)/.test(file));

  expect(linesWith(/from 'electron'|require\('electron'\)/, outside)).toEqual([]);
});

test('windows are made only by the hardened factory', () => {
  const outside = product.filter((file) => file !== 'main/shell/window-factory.ts');

  expect(linesWith(/new BrowserWindow\(/, outside)).toEqual([]);
});

test('the wall clock of the core is read only through the Clock port', () => {
  const outside = product.filter((file) => /^(main|shared|cloud)\//.test(file) && !/^(main\/(node|shell)|cloud\/node)\//.test(file));

  expect(linesWith(/\bDate\.now\(\)|new Date\(\)|Temporal\.Now/, outside)).toEqual([]);
});

test('the wall clock of the pages is read in one place', () => {
  const outside = product.filter((file) => file.startsWith('renderer/') && file !== 'renderer/app/present.ts');

  expect(linesWith(/\bDate\.now\(\)|new Date\(\)|Temporal\.Now/, outside)).toEqual([]);
});

test('no error is swallowed without a reason on its line', () => {
  expect(linesWith(/catch\s*(\([^)]*\))?\s*\{\s*\}/, product)).toEqual([]);
});

test('nothing is left to do in the code', () => {
  expect(linesWith(/\b(TODO|FIXME|XXX)\b|[Nn]ot implemented|[Cc]oming soon/, product)).toEqual([]);
});

test('no test is focused, skipped for ever or only planned', () => {
  const tests = files.filter((file) => /\.(test|spec)\.tsx?$/.test(file));

  expect(linesWith(/\b(it|test|describe)\.(only|todo)\(|\b(it|describe)\.skip\(/, tests)).toEqual([]);
});

test('every error code is used by the product', () => {
  const text = product
    .filter((file) => !file.startsWith('shared/errors/'))
    .map(read)
    .join('\n');

  expect(errorCodes.filter((code) => !text.includes(`'${code}'`))).toEqual([]);
});

test('one SQLite is installed, and it is the encrypting one', () => {
  const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, { name?: string }> };
  const copies = Object.entries(lock.packages).filter(([path]) => /(^|\/)node_modules\/better-sqlite3(-|$)/.test(path));

  expect(copies.map(([path, { name }]) => [path, name])).toEqual([['node_modules/better-sqlite3', 'better-sqlite3-multiple-ciphers']]);
});

test('no package needs an install script', () => {
  const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, { hasInstallScript?: boolean; optional?: boolean }> };
  const manifest = JSON.parse(read('package.json')) as { allowScripts: Record<string, boolean> };
  const withScripts = Object.entries(lock.packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([path]) => path);

  // These come with what their scripts would make, or serve a target that is not built; no script is allowed to run.
  expect(withScripts.filter((path) => !/@swc\/core$|better-sqlite3$|electron-winstaller$|fsevents$/.test(path))).toEqual([]);
  expect(Object.values(manifest.allowScripts).every((allowed) => !allowed)).toBe(true);
});

test('colours outside the tokens are written nowhere', () => {
  const styles = product.filter((file) => file.endsWith('.css') && !file.endsWith('tokens.css'));

  expect(linesWith(/#[0-9a-fA-F]{3,8}\b/, styles)).toEqual([]);
});

test('every file that ARCHITECTURE.md names exists', () => {
  const named = [...read('ARCHITECTURE.md').matchAll(/`((?:main|shared|renderer|preload|scripts|tests|bench|docs)\/[\w./-]+\.\w+)`/g)].map(
    (match) => match[1] ?? '',
  );

  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((file) => !existsSync(join(root, file)))).toEqual([]);
});

test('no page builds markup or code from text', () => {
  const pages = product.filter((file) => file.startsWith('renderer/') && file !== 'renderer/app/trusted-types.ts');

  expect(
    linesWith(/dangerouslySetInnerHTML|\.(innerHTML|outerHTML)\s*=|insertAdjacentHTML|document\.write|\beval\(|new Function\(/, pages),
  ).toEqual([]);
});

test('the core makes network requests in the feed fetch and the calls of the account alone', () => {
  const outside = product.filter(
    (file) => file.startsWith('main/') && !/^main\/(node\/(feed-fetch|licence-calls|loopback)|commands\/)/.test(file),
  );

  expect(linesWith(/from 'node:(https?|net|tls|dgram|http2)'|\bfetch\(['`"]http|new WebSocket\(/, outside)).toEqual([]);
});

test('the account and its licence know no key but the one that seals their own row', () => {
  const account = product.filter((file) => /^main\/(features\/account|licence-token)\/|^main\/node\/licence-calls/.test(file));

  expect(account.length).toBeGreaterThan(8);
  expect(linesWith(/keyFor|[Dd]ataKey|[Pp]urpose\b.*key|\/vault\/(?!seal\.ts)/, account)).toEqual([]);
  expect(linesWith(/keyFor\(/, ['main/profile-account.ts'])).toEqual([expect.stringContaining("keyFor('device-key')")]);
});

test('nothing is written to the console by core or pages', () => {
  expect(
    linesWith(
      /\bconsole\.(log|info|debug|warn|error)\(/,
      product.filter((file) => !file.startsWith('main/commands/') && file !== 'main/cli.ts'),
    ),
  ).toEqual([]);
});

test('a browser keeps nothing of a profile: web storage holds the session and the mute alone', () => {
  const keeping = product.filter(
    (file) => file.startsWith('renderer/') && /\b(localStorage|sessionStorage|indexedDB|caches)\b|document\.cookie/.test(read(file)),
  );

  expect(keeping.sort()).toEqual(['renderer/app/connect-socket.ts', 'renderer/features/clock/use-muted.ts']);
});
