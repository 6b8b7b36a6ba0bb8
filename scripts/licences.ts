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

/**
 * Two plugins for the builds that a release is made of: `gather` notes whose parts go into one, `lay` does so too and lays
 * the list of all beside the pages as `assets/licences.json`, where Help fetches it when it is asked for.
 */
export function licencePlugins(root: string) {
  const bundled = new Set<string>();
  const gather = {
    name: 'licences',
    generateBundle(this: { getModuleIds(): Iterable<string> }): void {
      for (const id of this.getModuleIds()) {
        const folder = packageOf(id);
        if (folder !== null) bundled.add(folder);
      }
    },
  };
  const lay = {
    ...gather,
    writeBundle({ dir }: { readonly dir?: string }): void {
      if (dir === undefined) return;
      mkdirSync(join(dir, 'assets'), { recursive: true });
      writeFileSync(join(dir, 'assets', 'licences.json'), JSON.stringify(collectLicences(root, bundled)));
    },
  };
  return { gather, lay };
}

/** The folder of the package that a module lies in; null for our own. */
function packageOf(id: string): string | null {
  return /^.*[/\\]node_modules[/\\](?:@[^/\\]+[/\\])?[^/\\?]+/.exec(id.replace(/^\0/, ''))?.[0] ?? null;
}

/**
 * What the app runs on, by name: what is built into it, and its dependencies with theirs, without those that hold only types.
 *
 * @param root  the folder of package.json
 * @param bundled  folders of the packages that parts of the builds are made from
 * @throws when a package has a licence whose text is not at hand: then it must be looked at
 */
function collectLicences(root: string, bundled: ReadonlySet<string>): readonly Licence[] {
  const found = new Map<string, Licence>();
  const add = (folder: string): Manifest => {
    const manifest = readManifest(folder);
    // Its own name: a package may be installed under that of another.
    found.set(folder, { name: manifest.name, version: manifest.version, licence: manifest.license, text: textOf(root, folder, manifest) });
    return manifest;
  };
  const visit = (name: string, from: string): void => {
    const folder = findPackage(name, from);
    if (folder === null || found.has(folder) || name.startsWith('@types/')) return;
    const manifest = add(folder);
    // Optional ones are the parts for this computer; what is not installed is not shipped.
    for (const next of Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies })) visit(next, folder);
  };
  for (const name of Object.keys(readManifest(root).dependencies ?? {})) visit(name, root);
  for (const folder of bundled) if (!found.has(folder)) add(folder);
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
