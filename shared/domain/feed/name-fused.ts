import type { Person } from './name-evidence.ts';
import { parsePerson } from './name-person.ts';
import { canBeFamily, isGivenName, isOrdinaryWord, isParticle, isServiceWord } from './name-words.ts';

/** A service with a name written into the same text. */
export interface FusedText {
  readonly person: Person;
  /** The words of the name, as written. */
  readonly personText: string;
  /** The rest; never empty. */
  readonly service: string;
}

/** `Jane 60 min`, `Jane Doe Massage`, `Jane’s massage`: a well-known given name leads a service. */
export function parseLeadingName(text: string): FusedText | null {
  const words = text.split(' ');
  const owner = words.findIndex((word) => /\p{L}[’']s$/u.test(word));
  if (owner >= 0 && owner < 4 && owner < words.length - 1) return ownerOf(words, owner);
  const end = words.findIndex((word, index) => isServiceWord(word) || (isOrdinaryWord(word) && !(index > 0 && canBeFamily(word))));
  if (end < 1 || end > 4) return null;
  const next = words[end] ?? '';
  // One bare name before a capitalised service may be part of its title (`Diana Ritual`, `Alexander Technique`).
  const isLoose = end === 1 && !/^[\p{N}\p{Ll}#]/u.test(next);
  return isLoose ? null : fused(words.slice(0, end), words.slice(end));
}

function ownerOf(words: readonly string[], owner: number): FusedText | null {
  const name = words.slice(0, owner + 1);
  name[owner] = (words[owner] ?? '').replace(/[’']s$/u, '');
  return fused(name, words.slice(owner + 1));
}

/** `Session 3/6 Jane Doe`, `Initial Consultation Jane Doe`: the name ends the text. */
export function parseTrailingName(text: string): FusedText | null {
  const words = text.split(' ');
  const start = words.findIndex((word, index) => index > 0 && isGivenName(word) && isServiceWord(words[index - 1] ?? ''));
  if (start < 1 || words.length - start > 4) return null;
  const isLoose = words.length - start === 1 && (!/[\p{N}]|^\p{Ll}/u.test(words[start - 1] ?? '') || !/^\p{Lu}/u.test(words[start] ?? ''));
  const name = words.slice(start);
  if (isLoose || !name.slice(1).every((word) => canBeFamily(word) || isParticle(word))) return null;
  return fused(name, words.slice(0, start));
}

function fused(name: readonly string[], service: readonly string[]): FusedText | null {
  const personText = name.join(' ');
  const person = parsePerson(personText);
  if (person === null || person.evidence !== 'strong' || person.isStaff) return null;
  return { person, personText, service: service.join(' ') };
}
