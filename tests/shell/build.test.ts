import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

const out = join(import.meta.dirname, '../../out');
const files = readdirSync(out, { recursive: true, encoding: 'utf8' });
const read = (file: string): string => readFileSync(join(out, file), 'utf8');

/** Every script that a page loads before it is asked for more. */
function scriptsOf(page: string): readonly string[] {
  return [...read(`renderer/${page}`).matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)].map((match) => `renderer/${match[1] ?? ''}`);
}

const zippedBytes = (names: readonly string[]): number =>
  names.reduce((sum, name) => sum + gzipSync(readFileSync(join(out, name))).length, 0);

test('no source map is shipped', () => {
  expect(files.filter((file) => file.endsWith('.map'))).toEqual([]);
  expect(files.filter((file) => /\.(js|css|cjs)$/.test(file) && read(file).includes('sourceMappingURL'))).toEqual([]);
});

test('the clock page stays within 90 kB of script, as sent by servers that compress', () => {
  const scripts = scriptsOf('clock.html');

  expect(scripts.length).toBeGreaterThan(0);
  expect(zippedBytes(scripts)).toBeLessThan(90_000);
});

test('pages hold no script or style of their own, for their policy would refuse it', () => {
  for (const page of ['index.html', 'clock.html']) {
    expect(read(`renderer/${page}`)).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)|data:/);
  }
});

/** The names that the component library gives its parts: eight digits of a hash, fewer where they begin with noughts. */
const partsIn = (text: string): ReadonlySet<string> => new Set(text.match(/\bm_[0-9a-f]{5,8}\b/g));

const namesIn = (extension: string): ReadonlySet<string> =>
  partsIn(
    files
      .filter((file) => file.startsWith('renderer/') && file.endsWith(extension))
      .map(read)
      .join('\n'),
  );

test('every part of the component library that a page can draw has its rules', () => {
  const drawn = namesIn('.js');
  const styled = namesIn('.css');

  expect(drawn.size).toBeGreaterThan(100);
  expect([...drawn].filter((part) => !styled.has(part))).toEqual([]);
});

test('no rules are shipped for components that nothing draws', () => {
  const drawn = namesIn('.js');
  const sheets = [...readFileSync(join(out, '../renderer/ui/library.css'), 'utf8').matchAll(/@import ["'](.+)["'];/g)].map(
    ([, name = '']) => name,
  );
  const idle = sheets.filter((name) => {
    const parts = [...partsIn(readFileSync(join(out, '../node_modules', name), 'utf8'))];
    return parts.length > 0 && !parts.some((part) => drawn.has(part));
  });

  expect(sheets.length).toBeGreaterThan(40);
  expect(idle).toEqual([]);
});

test('electron is reached by the desktop entry, the preload script and the updater alone', () => {
  // The package that swaps the installed app is loaded when an update is taken.
  const isUpdater = (file: string): boolean => /\.c?js$/.test(file) && read(file).includes('node_modules/electron-updater/');
  const users = files
    .filter((file) => !isUpdater(file))
    .filter((file) => /\.c?js$/.test(file) && /from ["']electron["']|require\(["']electron["']\)/.test(read(file)));

  expect(users.sort()).toEqual(['main/electron.js', 'preload/index.cjs']);
});

test('the full licence text of everything shipped is laid beside the pages, by name', () => {
  const licences = JSON.parse(read('renderer/assets/licences.json')) as { name: string; version: string; licence: string; text: string }[];
  const { dependencies } = JSON.parse(readFileSync(join(out, '../package.json'), 'utf8')) as { dependencies: Record<string, string> };
  const names = licences.map(({ name }) => name);
  // Some are installed under the name of another: `npm:NAME@VERSION`.
  const shipped = Object.entries(dependencies).map(([name, version]) => /^npm:(.+)@/.exec(version)?.[1] ?? name);

  expect(names).toEqual(expect.arrayContaining(shipped));
  expect(names).toEqual(expect.arrayContaining(['scheduler', '@tanstack/query-core', 'SQLite3 Multiple Ciphers']));
  expect(names).toEqual(names.toSorted());
  expect(licences.filter(({ licence, text }) => !licence || text.length < 300 || text.includes('{holder}'))).toEqual([]);
  const unicode = licences.find(({ licence }) => licence === 'Unicode-3.0');
  expect(unicode?.name).toContain('CLDR');
  expect(unicode?.text).toMatch(/^UNICODE LICENSE V3[^]*Unicode, Inc\.[^]*COPYRIGHT HOLDER OR HOLDERS INCLUDED IN THIS NOTICE/);
});
