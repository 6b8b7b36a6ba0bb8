#!/usr/bin/env node
// What electron-builder calls in the place of fpm (CUSTOM_FPM_PATH; scripts/dist.mjs): it takes the arguments that are meant for fpm
// and makes the deb with dpkg-deb alone, so that any Debian can make one and the tests inspect the one that is handed out.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';

/** All that electron-builder says to fpm about a deb; anything else stops the build, so that somebody decides about it. */
const options = {
  s: { type: 'string', short: 's' },
  t: { type: 'string', short: 't' },
  force: { type: 'boolean' },
  d: { type: 'string', short: 'd', multiple: true },
  'deb-recommends': { type: 'string', multiple: true },
  'deb-compression': { type: 'string' },
  'deb-priority': { type: 'string' },
  architecture: { type: 'string' },
  'after-install': { type: 'string' },
  'after-remove': { type: 'string' },
  description: { type: 'string' },
  version: { type: 'string' },
  package: { type: 'string' },
  name: { type: 'string' },
  maintainer: { type: 'string' },
  vendor: { type: 'string' },
  url: { type: 'string' },
  category: { type: 'string' },
  license: { type: 'string' },
} as const;

/** By fpm's name of it. */
const compressions: Readonly<Record<string, string>> = { gz: 'gzip', xz: 'xz', zst: 'zstd' };

type Wanted = ReturnType<typeof wantedBy>['values'];

/** @throws Error when an argument is not known, or one is missing */
function wantedBy(words: readonly string[]) {
  return parseArgs({ args: [...words], options, allowPositionals: true });
}

/**
 * Lays the package out and builds it; with SOURCE_DATE_EPOCH, the same files and arguments give the same bytes.
 *
 * @param words  fpm's arguments: options, then `SOURCE=PLACE` for each file or, with a slash at its end, folder
 * @throws Error when something is missing or not known
 */
export function makeDeb(words: readonly string[]): void {
  const { values, positionals } = wantedBy(words);
  const compression = compressions[need(values, 'deb-compression')];
  if (values.t !== 'deb' || compression === undefined) throw new Error(`No such package: ${values.t}, ${values['deb-compression']}`);
  const tree = mkdtempSync(join(tmpdir(), 'session-desk-deb-'));
  try {
    for (const place of positionals) lay(tree, place);
    linkProgram(tree, need(values, 'name'));
    writeCopyright(tree, values);
    writeControl(tree, values);
    settleModes(tree);
    // Everything belongs to root, whoever builds. No time is later than SOURCE_DATE_EPOCH, where that is given.
    execFileSync('dpkg-deb', ['--root-owner-group', `-Z${compression}`, '--build', tree, need(values, 'package')], { stdio: 'inherit' });
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
}

function need(values: Wanted, name: Exclude<keyof Wanted, 'd' | 'deb-recommends' | 'force'>): string {
  const value = values[name];
  if (value === undefined) throw new Error(`--${name} is missing`);
  return value;
}

function lay(tree: string, mapping: string): void {
  const at = mapping.lastIndexOf('=');
  const target = join(tree, mapping.slice(at + 1));
  mkdirSync(dirname(target), { recursive: true });
  cpSync(mapping.slice(0, at), target, { recursive: true, verbatimSymlinks: true });
}

/** The command of the same name; part of the package, so that it goes with it. */
function linkProgram(tree: string, name: string): void {
  const program = readdirSync(join(tree, 'opt'))
    .map((folder) => join('/opt', folder, name))
    .find((path) => existsSync(join(tree, path)));
  if (program === undefined) throw new Error(`There is no program ${name}`);
  mkdirSync(join(tree, 'usr/bin'), { recursive: true });
  symlinkSync(program, join(tree, 'usr/bin', name));
}

function writeCopyright(tree: string, values: Wanted): void {
  const folder = join(tree, 'usr/share/doc', need(values, 'name'));
  mkdirSync(folder, { recursive: true });
  const text = [
    `Copyright ${need(values, 'vendor')}`,
    `Licence: ${need(values, 'license')}`,
    '',
    'The licences of its parts lie beside the program: LICENSE.electron.txt and LICENSES.chromium.html;',
    'those of all others are shown under Help.',
    '',
  ];
  writeFileSync(join(folder, 'copyright'), text.join('\n'));
}

/** Whatever the umask of who builds was. The sandbox gets the rights of root from after-install.sh, where it needs them. */
function settleModes(tree: string): void {
  chmodSync(tree, 0o755);
  for (const path of below(tree)) {
    const status = lstatSync(path);
    if (status.isSymbolicLink()) continue;
    chmodSync(path, status.isDirectory() || (status.mode & 0o111) !== 0 ? 0o755 : 0o644);
  }
}

function writeControl(tree: string, values: Wanted): void {
  const files = below(tree).filter((path) => lstatSync(path).isFile());
  const bytes = files.reduce((sum, path) => sum + lstatSync(path).size, 0);
  const folder = join(tree, 'DEBIAN');
  mkdirSync(folder);
  writeFileSync(join(folder, 'control'), controlOf(values, Math.ceil(bytes / 1024)));
  writeFileSync(join(folder, 'md5sums'), files.map((path) => `${md5Of(path)}  ${relative(tree, path)}\n`).join(''));
  for (const [script, name] of [
    ['after-install', 'postinst'],
    ['after-remove', 'postrm'],
  ] as const)
    writeFileSync(join(folder, name), readFileSync(need(values, script)), { mode: 0o755 });
}

function controlOf(values: Wanted, kilobytes: number): string {
  const [synopsis = '', ...more] = need(values, 'description').split('\n');
  const fields: readonly (readonly [string, string])[] = [
    ['Package', need(values, 'name')],
    ['Version', need(values, 'version')],
    ['Section', need(values, 'category')],
    ['Priority', need(values, 'deb-priority')],
    ['Architecture', need(values, 'architecture')],
    ['Maintainer', need(values, 'maintainer')],
    ['Installed-Size', String(kilobytes)],
    ['Depends', (values.d ?? []).join(', ')],
    ['Recommends', (values['deb-recommends'] ?? []).join(', ')],
    ['Homepage', need(values, 'url')],
    ['Description', [synopsis.trim(), ...more.map((line) => ` ${line.trim()}`)].join('\n')],
  ];
  return fields.map(([name, value]) => `${name}: ${value}\n`).join('');
}

/** Everything in a folder, in order. */
function below(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => join(folder, name));
}

function md5Of(path: string): string {
  return createHash('md5').update(readFileSync(path)).digest('hex');
}

if (import.meta.main) makeDeb(process.argv.slice(2));
