import type { Analysis, Part } from './name-analysis.ts';

/** What a whole feed says about the texts that a single summary leaves open. Keys are `Part.key`. */
export interface FeedVote {
  readonly services: ReadonlySet<string>;
  /** People who appear beside many clients: the practitioner, a colleague. */
  readonly staff: ReadonlySet<string>;
  readonly persons: ReadonlySet<string>;
  /** Shape of a summary → index of the part that is always the person in this feed. */
  readonly places: ReadonlyMap<string, number>;
}

/** Seen beside this many different clients, a text is a service (calendar rule 6). */
const PARTNERS_FOR_SERVICE = 3;
/** So many clear summaries of one shape, all with the person in one place, decide the unclear ones. */
const CASES_FOR_PLACE = 8;

interface Node {
  readonly key: string;
  readonly isStrong: boolean;
  readonly partners: Set<string>;
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
  while (roles.size !== before) {
    before = roles.size;
    markServices(nodes, roles);
    markPersons(rows, roles, nodes);
  }
  const services = keysOf(roles, 'service');
  const staff = keysOf(roles, 'staff');
  const persons = keysOf(roles, 'person');
  return { services, staff, persons, places: findPlaces(rows, services, staff) };
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
  if (part.kind !== 'open') return part.kind;
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
      const node = nodes.get(part.key) ?? { key: part.key, isStrong, partners: new Set() };
      nodes.set(part.key, node);
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
      const isHub = people.length >= PARTNERS_FOR_SERVICE && people.every((other) => other.partners.size * 2 <= node.partners.size);
      if (isHub) found.push([node.key, 'staff']);
    } else if (people.length >= PARTNERS_FOR_SERVICE || isLonelyHub(node, partners)) {
      found.push([node.key, 'service']);
    }
  }
  for (const [key, role] of found) roles.set(key, role);
}

/** No known name around: the rule by numbers alone, where no partner could claim the same. */
function isLonelyHub(node: Node, partners: readonly Node[]): boolean {
  return partners.every((other) => !other.isStrong && other.partners.size < PARTNERS_FOR_SERVICE && other.partners.size < node.partners.size);
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

function findPlaces(rows: readonly (readonly Part[])[], services: ReadonlySet<string>, staff: ReadonlySet<string>): ReadonlyMap<string, number> {
  const seen = new Map<string, number[]>();
  for (const row of rows) {
    const candidates = candidatesOf(row, services, staff);
    const [only] = candidates;
    const isClear = candidates.length === 1 && only?.person?.evidence === 'strong';
    const shape = shapeOf(row);
    const places = seen.get(shape) ?? [];
    // A label in the same shape means that the place does not always hold a first name.
    if (isClear && only !== undefined) places.push(row.indexOf(only));
    seen.set(shape, places);
  }
  const result = new Map<string, number>();
  for (const [shape, places] of seen) {
    const [first] = places;
    if (first !== undefined && places.length >= CASES_FOR_PLACE && places.every((place) => place === first)) result.set(shape, first);
  }
  return result;
}
