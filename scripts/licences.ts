// The licences of everything by others that is shipped with the app, with their full texts, read from the installed packages.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface Licence {
  readonly name: string;
  readonly version: string;
  /** SPDX name. */
  readonly licence: string;
  /** In full, with every copyright line. */
  readonly text: string;
}

/** The fields of a package.json that are read here. */
interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly author?: string | { readonly name: string };
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** Parts that no package of ours names: a table of facts, and what is compiled into a package. */
const otherParts = [
  { name: 'Unicode CLDR, names of Windows time zones', version: '48.2', licence: 'Unicode-3.0', holder: '' },
  { name: 'SQLite3 Multiple Ciphers', version: '2.4.0', licence: 'MIT', holder: '2006-2026 Ulrich Telle' },
] as const;

/** Lays the list beside the pages as `assets/licences.json`; Help fetches it when it is asked for. */
export function licencesAsset(root: string) {
  return {
    name: 'licences',
    writeBundle({ dir }: { readonly dir?: string }): void {
      if (dir === undefined) return;
      mkdirSync(join(dir, 'assets'), { recursive: true });
      writeFileSync(join(dir, 'assets', 'licences.json'), JSON.stringify(collectLicences(root)));
    },
  };
}

/**
 * What the app runs on, by name: its dependencies and theirs, without those that hold only types.
 *
 * @param root  the folder of package.json
 * @throws when a package has a licence whose text is not at hand: then it must be looked at
 */
function collectLicences(root: string): readonly Licence[] {
  const found = new Map<string, Licence>();
  const visit = (name: string, from: string): void => {
    const folder = findPackage(name, from);
    if (folder === null || found.has(folder) || name.startsWith('@types/')) return;
    const manifest = readManifest(folder);
    found.set(folder, { name, version: manifest.version, licence: manifest.license, text: textOf(root, folder, manifest) });
    // Optional ones are the parts for this computer; what is not installed is not shipped.
    for (const next of Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies })) visit(next, folder);
  };
  for (const name of Object.keys(readManifest(root).dependencies ?? {})) visit(name, root);
  const others = otherParts.map(({ holder, ...part }) => ({ ...part, text: standardText(root, part.licence, holder) }));
  return [...found.values(), ...others].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Where Node would find it: the nearest `node_modules` upwards. */
function findPackage(name: string, from: string): string | null {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return candidate;
    if (folder === dirname(folder)) return null;
  }
}

function textOf(root: string, folder: string, { name, license, author }: Manifest): string {
  const files = readdirSync(folder)
    .filter((file) => /^(licen[cs]e|copying|notice)/i.test(file))
    .sort();
  if (files.length > 0) return files.map((file) => readFileSync(join(folder, file), 'utf8').trim()).join('\n\n');
  const named = typeof author === 'string' ? author.replace(/\s*[<(].*$/, '') : author?.name;
  return standardText(root, license, named ?? `the authors of ${name}`);
}

/** For parts that name their licence and bring no text of it. */
function standardText(root: string, licence: string, holder: string): string {
  const text = readFileSync(join(root, 'resources', 'licences', `${licence}.txt`), 'utf8');
  return text.trim().replace('{holder}', holder);
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest; // npm has checked what is read of it
}
