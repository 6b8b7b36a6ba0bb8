// `node packaging/sbom.ts FILE`: writes down what the built app is made of, as CycloneDX.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Licence } from '../scripts/licences.ts';

type Part = Pick<Licence, 'name' | 'version' | 'licence'>;

/** What is read of an entry of package-lock.json. */
interface LockEntry {
  /** Only where it is not the last part of the place. */
  readonly name?: string;
  readonly version?: string;
  readonly integrity?: string;
}

interface Component {
  readonly type: 'library' | 'framework';
  readonly 'bom-ref': string;
  readonly name: string;
  readonly version: string;
  readonly licenses: readonly ({ readonly license: { readonly id: string } } | { readonly expression: string })[];
  readonly purl?: string;
  readonly hashes?: readonly { readonly alg: 'SHA-512'; readonly content: string }[];
}

/**
 * What the app consists of: the parts whose licences it shows, and Electron. The same input gives the same bytes.
 *
 * @param parts  what went into the build and what is shipped beside it, as scripts/licences.ts lists it
 * @param lockEntries  of package-lock.json, by their places
 * @param madeAt  the time of the commit, in ISO 8601
 * @see https://cyclonedx.org/docs/1.5/json/
 */
export function makeSbom(version: string, parts: readonly Part[], lockEntries: Readonly<Record<string, LockEntry>>, madeAt: string) {
  const locked = new Map(Object.entries(lockEntries).map(([place, entry]) => [`${nameOf(place, entry)}@${entry.version}`, entry]));
  const electron = { name: 'electron', version: lockEntries['node_modules/electron']?.version ?? '', licence: 'MIT' };
  const components = [electron, ...parts].map((part) => componentOf(part, locked.get(`${part.name}@${part.version}`)));
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.5.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    serialNumber: `urn:uuid:${uuidOf(JSON.stringify([version, components]))}`,
    version: 1,
    metadata: {
      timestamp: madeAt,
      component: { type: 'application', 'bom-ref': `session-desk@${version}`, name: 'session-desk', version },
    },
    components,
  } as const;
}

function nameOf(place: string, { name }: LockEntry): string {
  return name ?? place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

/** @param entry  undefined for what is compiled into a package and comes from no registry */
function componentOf({ name, version, licence }: Part, entry: LockEntry | undefined): Component {
  const isOne = /^[\w.-]+$/u.test(licence);
  const expression = licence.replace(/ (?:or|and) /gu, (word) => word.toUpperCase());
  const component = {
    type: name === 'electron' ? ('framework' as const) : ('library' as const),
    'bom-ref': `${name}@${version}`,
    name,
    version,
    licenses: [isOne ? { license: { id: licence } } : { expression }],
  };
  if (entry === undefined) return component;
  const hashes = entry.integrity?.startsWith('sha512-')
    ? [{ alg: 'SHA-512' as const, content: Buffer.from(entry.integrity.slice('sha512-'.length), 'base64').toString('hex') }]
    : [];
  return { ...component, purl: `pkg:npm/${name.replace('@', '%40')}@${version}`, hashes };
}

/** In the form of a version-8 UUID, which leaves its content to the maker. */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}

if (import.meta.main) {
  const [file = '', madeAt = ''] = process.argv.slice(2);
  const root = join(import.meta.dirname, '..');
  const read = (place: string): unknown => JSON.parse(readFileSync(join(root, place), 'utf8'));
  // Both were written by tools of this project's build.
  const { version, packages } = read('package-lock.json') as { version: string; packages: Record<string, LockEntry> };
  const parts = read('out/renderer/assets/licences.json') as readonly Licence[];
  writeFileSync(file, `${JSON.stringify(makeSbom(version, parts, packages, madeAt), null, 1)}\n`);
}
