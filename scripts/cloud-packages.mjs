// Which packages the cloud service needs to run, by what its code imports and what those packages ask for.
// `node scripts/cloud-packages.mjs` lists their folders; with --keep-only everything else in node_modules goes.
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));

const needed = neededPlaces();
if (process.argv.includes('--keep-only')) keepOnly(needed);
else process.stdout.write(`${[...needed].toSorted((a, b) => a.localeCompare(b)).join('\n')}\n`);

function neededPlaces() {
  const found = new Set();
  const waiting = [...importedPackages('cloud/main.ts')].map((name) => ({ name, from: '' }));
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const place = placeOf(next.name, next.from);
    // Natives of other systems, and what a package can do without.
    if (place === null || found.has(place) || !existsSync(join(root, place))) continue;
    found.add(place);
    const { dependencies = {}, optionalDependencies = {}, peerDependencies = {}, peerDependenciesMeta = {} } = packages[place];
    const peers = Object.keys(peerDependencies).filter((name) => !peerDependenciesMeta[name]?.optional);
    for (const name of [...Object.keys(dependencies), ...Object.keys(optionalDependencies), ...peers]) waiting.push({ name, from: place });
  }
  return found;
}

/** Of a file and all that it imports of ours; what is imported for its types alone is not there when the program runs. */
function importedPackages(file, seen = new Set(), names = new Set()) {
  if (seen.has(file)) return names;
  seen.add(file);
  const text = readFileSync(join(root, file), 'utf8');
  const imports = /^(?:import|export)\s+(?!type\b)(?:[^'";]*?\sfrom\s+)?'([^']+)'|\bimport\('([^']+)'\)/gm;
  for (const [, named, loaded] of text.matchAll(imports)) {
    const asked = named ?? loaded;
    if (asked.startsWith('.')) importedPackages(join(dirname(file), asked), seen, names);
    else if (!asked.startsWith('node:')) names.add(asked.split('/', asked.startsWith('@') ? 2 : 1).join('/'));
  }
  return names;
}

/** Where Node finds a package that is asked for from a place; null when the lockfile has none. */
function placeOf(name, from) {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const place = `${at ? `${at}/` : ''}node_modules/${name}`;
    if (packages[place]) return place;
    if (at === '') return null;
  }
}

function keepOnly(kept) {
  for (const place of packageFolders('node_modules')) {
    const isWithin = [...kept].some((one) => one === place || one.startsWith(`${place}/`));
    if (!isWithin) rmSync(join(root, place), { recursive: true, force: true });
  }
  rmSync(join(root, 'node_modules/.bin'), { recursive: true, force: true });
}

/** Every package folder, the outer ones first. */
function packageFolders(folder) {
  if (!existsSync(join(root, folder))) return [];
  const names = readdirSync(join(root, folder)).flatMap((name) =>
    name.startsWith('@') ? readdirSync(join(root, folder, name)).map((inner) => `${name}/${inner}`) : name.startsWith('.') ? [] : [name],
  );
  return names.flatMap((name) => [`${folder}/${name}`, ...packageFolders(`${folder}/${name}/node_modules`)]);
}
