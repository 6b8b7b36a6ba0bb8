import type { Analysis } from './name-analysis.ts';
import type { Part } from './name-part.ts';
import { isFamilyName } from './name-words.ts';

/** What a whole feed says about the texts that a single summary leaves open. Keys are `Part.key`. */
export interface FeedVote {
  readonly services: ReadonlySet<string>;
  /** People who appear beside many clients: the practitioner, a colleague. */
  readonly staff: ReadonlySet<string>;
  readonly persons: ReadonlySet<string>;
  /** Shape of a summary → index of the part that is always the person in this feed. */
  readonly places: ReadonlyMap<string, number>;
  /** Shapes in which family names stand where given names usually do. */
  readonly familyFirst: ReadonlySet<string>;
}

/** Seen beside this many different clients, a text is a service (calendar rule 6). */
const PARTNERS_FOR_SERVICE = 3;
/** So many clear summaries of one shape, all with the person in one place, decide the unclear ones. */
const CASES_FOR_PLACE = 8;
/** A chain of conclusions this long is no evidence, and would make the count quadratic. */
const MOST_ROUNDS = 12;

interface Node {
  readonly key: string;
  readonly isStrong: boolean;
  readonly partners: Set<string>;
  /** Distinct summaries in which it stands beside no one. */
  alone: number;
}

type Role = 'service' | 'staff' | 'person';

/**
 * Counts who stands beside whom over all distinct summaries.
 * Order of the analyses does not matter; repeated summaries count once.
 */
export function tallyVote(analyses: readonly Analysis[]): FeedVote {
  const rows = distinctRows(analyses);
  const nodes = buildNodes(rows);
  const roles = new Map<string, Role>();
  let before = -1;
  for (let round = 0; round < MOST_ROUNDS && roles.size !== before; round++) {
    before = roles.size;
    markServices(nodes, roles);
    markPersons(rows, roles, nodes);
  }
  const services = keysOf(roles, 'service');
  const staff = keysOf(roles, 'staff');
  const persons = keysOf(roles, 'person');
  return { services, staff, persons, ...findPlaces(rows, services, staff) };
}

/** Parts that could be the client, given the vote; staff and services are gone. */
export function candidatesOf(parts: readonly Part[], services: ReadonlySet<string>, staff: ReadonlySet<string>): readonly Part[] {
  return parts.filter((part) => part.kind === 'open' && !services.has(part.key) && !staff.has(part.key));
}

/** The outline of a summary: which kind of text stands where. */
export function shapeOf(parts: readonly Part[]): string {
  return parts.map((part) => `${part.segment.joint}:${outline(part)}`).join(' ');
}

function outline(part: Part): string {
  if (part.kind !== 'open' && (part.kind !== 'label' || part.person === null)) return part.kind;
  if (part.segment.text.includes(',')) return 'swapped';
  return part.segment.text.includes(' ') ? 'words' : 'word';
}

function distinctRows(analyses: readonly Analysis[]): readonly (readonly Part[])[] {
  const rows = new Map<string, readonly Part[]>();
  for (const { parts, isBlock } of analyses) {
    if (!isBlock) rows.set(parts.map((part) => `${part.kind} ${part.key}`).join('\n'), parts);
  }
  return [...rows.values()];
}

function openOf(parts: readonly Part[]): readonly Part[] {
  return parts.filter((part) => part.kind === 'open' || (part.kind === 'label' && part.person !== null));
}

function buildNodes(rows: readonly (readonly Part[])[]): ReadonlyMap<string, Node> {
  const nodes = new Map<string, Node>();
  for (const row of rows) {
    const open = openOf(row);
    for (const part of open) {
      const isStrong = part.kind === 'label' || part.person?.evidence === 'strong';
      const node = nodes.get(part.key) ?? { key: part.key, isStrong, partners: new Set(), alone: 0 };
      nodes.set(part.key, node);
      if (open.length === 1) node.alone += 1;
      for (const other of open) if (other.key !== part.key) node.partners.add(other.key);
    }
  }
  return nodes;
}

/** A text with three partners that are people is a service; a well-known name must also outnumber its partners. */
function markServices(nodes: ReadonlyMap<string, Node>, roles: Map<string, Role>): void {
  const found: [string, Role][] = [];
  for (const node of nodes.values()) {
    if (roles.has(node.key) || node.partners.size < PARTNERS_FOR_SERVICE) continue;
    const partners = [...node.partners].map((key) => nodes.get(key)).filter((other) => other !== undefined);
    const people = partners.filter((other) => roles.get(other.key) === 'person' || (other.isStrong && !roles.has(other.key)));
    if (node.isStrong) {
      // Whoever often comes alone is a client, not the one who treats them.
      const isBeside = node.alone * 2 <= node.partners.size;
      const isHub =
        isBeside && people.length >= PARTNERS_FOR_SERVICE && people.every((other) => other.partners.size * 2 <= node.partners.size);
      if (isHub) found.push([node.key, 'staff']);
    } else if (people.length >= PARTNERS_FOR_SERVICE || isLonelyHub(node, partners)) {
      found.push([node.key, 'service']);
    }
  }
  for (const [key, role] of found) roles.set(key, role);
}

/** No known name around: the rule by numbers alone, where no partner could claim the same. */
function isLonelyHub(node: Node, partners: readonly Node[]): boolean {
  return partners.every(
    (other) => !other.isStrong && other.partners.size < PARTNERS_FOR_SERVICE && other.partners.size < node.partners.size,
  );
}

/** Beside a service and nothing else, an open text is a person. */
function markPersons(rows: readonly (readonly Part[])[], roles: Map<string, Role>, nodes: ReadonlyMap<string, Node>): void {
  for (const row of rows) {
    const open = openOf(row);
    const left = open.filter((part) => !roles.has(part.key) || roles.get(part.key) === 'person');
    const [only] = left;
    const hasService = open.some((part) => roles.get(part.key) === 'service');
    if (left.length === 1 && only?.person && hasService && nodes.has(only.key)) roles.set(only.key, 'person');
  }
}

function keysOf(roles: ReadonlyMap<string, Role>, wanted: Role): ReadonlySet<string> {
  return new Set([...roles].filter(([, role]) => role === wanted).map(([key]) => key));
}

function findPlaces(
  rows: readonly (readonly Part[])[],
  services: ReadonlySet<string>,
  staff: ReadonlySet<string>,
): Pick<FeedVote, 'places' | 'familyFirst'> {
  const seen = new Map<string, PlaceCases>();
  for (const row of rows) {
    const candidates = candidatesOf(row, services, staff);
    const [only] = candidates;
    const shape = shapeOf(row);
    const cases = seen.get(shape) ?? { places: [], against: 0, unclear: 0 };
    seen.set(shape, cases);
    if (row.some((part) => part.person?.isFamilyFirst)) cases.against += 1;
    if (candidates.length > 1) continue;
    if (only?.person?.evidence === 'strong' && !isFamilyName(only.segment.text)) cases.places.push(row.indexOf(only));
    else if (only?.person?.evidence !== 'medium') cases.unclear += 1;
  }
  return {
    places: new Map([...seen].flatMap(([shape, cases]) => usualPlace(shape, cases))),
    familyFirst: new Set([...seen].filter(([, cases]) => isFamilyFirst(cases)).map(([shape]) => shape)),
  };
}

/** What the summaries of one shape say: where the sure names stand, how many are unsure or the other way round. */
interface PlaceCases {
  readonly places: number[];
  against: number;
  unclear: number;
}

function isFamilyFirst({ against, places, unclear }: PlaceCases): boolean {
  return (against > 1 && against * 4 > places.length) || (places.length === 0 && against + unclear >= PARTNERS_FOR_SERVICE);
}

function usualPlace(shape: string, { places, against, unclear }: PlaceCases): readonly (readonly [string, number])[] {
  const [first] = places;
  if (first === undefined || against * 10 > places.length || places.length < Math.max(CASES_FOR_PLACE, unclear / 2)) return [];
  return places.every((place) => place === first) ? [[shape, first]] : [];
}
