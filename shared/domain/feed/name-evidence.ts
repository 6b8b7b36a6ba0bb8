import { properCase } from './name-text.ts';

/**
 * How sure a text is a person: `strong` a well-known given name comes first; `medium` it has the
 * form and parts of a full name; `shape` two capitalised words; `weak` may as well be something else;
 * `label` initials or a family name alone.
 */
export type Evidence = 'strong' | 'medium' | 'shape' | 'weak' | 'label';

/** A text read as one person. */
export interface Person {
  /** As shown; null for a label. */
  readonly first: string | null;
  readonly evidence: Evidence;
  /** Letters behind the name belong to a practitioner (`RMT`). */
  readonly isStaff: boolean;
  /** A family name stands where the given name usually does (`Tanaka Hanako`, `Smith`). */
  readonly isFamilyFirst: boolean;
}

/** Someone without a readable first name: initials, a number, a script that does not tell. */
export const LABEL: Person = { first: null, evidence: 'label', isStaff: false, isFamilyFirst: false };

/** A family name where the given name usually stands. */
export const FAMILY_LABEL: Person = { ...LABEL, isFamilyFirst: true };

/** A person by the given name as written. */
export function personNamed(first: string, evidence: Evidence): Person {
  return { ...LABEL, first: properCase(first), evidence };
}

/** The same person, whom something else proves to be one. */
export function surely(person: Person): Person {
  return person.evidence === 'weak' || person.evidence === 'shape' ? { ...person, evidence: 'medium' } : person;
}
