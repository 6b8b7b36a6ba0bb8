import { splitSummary, type Segment } from './name-split.ts';
import { dropStatus } from './name-status.ts';
import { CONTACT_MARK, cleanSummary, foldPhrase, properCase } from './name-text.ts';
import { isCapitals, isGivenName, isHonorific, isInitial, isOrdinaryWord, isParticle, isServiceWord, isWordName } from './name-words.ts';

/**
 * Where names stand in the summaries of one feed: a place, never a text, so it may be stored.
 * Both counts start at 0 and run from the side given.
 */
export interface NamePosition {
  readonly in: 'plain' | 'brackets';
  readonly from: 'start' | 'end';
  /** Segment among those in or outside brackets. */
  readonly segment: number;
  readonly wordFrom: 'start' | 'end';
  /** Word of the segment, titles not counted. */
  readonly word: number;
}

/** The words of a sample that the user may tap, in order. */
export function tapWords(sample: string): readonly string[] {
  return readSegments(sample).flatMap((segment) => wordsOf(segment));
}

/**
 * Turns a tap into a rule: the first name is the first of the tapped words.
 *
 * @param sample  a summary as it came in the feed
 * @param tapped  indexes into `tapWords(sample)`, ascending
 * @returns null when nothing was tapped or the words lie in two segments
 */
export function deriveNamePosition(sample: string, tapped: readonly number[]): NamePosition | null {
  const first = tapped[0];
  const last = tapped.at(-1);
  if (first === undefined || last === undefined) return null;
  const segments = readSegments(sample);
  let offset = 0;
  for (const segment of segments) {
    const count = wordsOf(segment).length;
    if (first >= offset && first < offset + count) {
      if (last >= offset + count) return null;
      const titles = count - nameWordsOf(segment).length;
      return { ...placeOf(segments, segment), ...wordPlace(first - offset - titles, count - titles) };
    }
    offset += count;
  }
  return null;
}

/** A name found by its place. */
export interface PickedName {
  /** Null for initials and for what cannot be a name. */
  readonly firstName: string | null;
  /** Folded text of the segment, as in `Part.key`. */
  readonly key: string;
}

/**
 * Reads the name at the position; null when there is no person in that place.
 *
 * @param isTaken  says that a segment is the practitioner or a service
 */
export function pickByPosition(
  summary: string,
  position: NamePosition,
  isTaken: (text: string, key: string) => boolean,
): PickedName | null {
  const segments = readSegments(summary).filter((segment) => isBracketed(segment) === (position.in === 'brackets'));
  const segment = segments.at(position.from === 'start' ? position.segment : -1 - position.segment);
  if (segment === undefined) return null;
  const key = foldPhrase(segment.text);
  if (isTaken(segment.text, key)) return null;
  const words = nameWordsOf(segment);
  const index = position.wordFrom === 'start' ? position.word : words.length - 1 - position.word;
  const word = words[index];
  if (word === undefined || isServiceWord(word)) return null;
  if (isInitial(word) || isParticle(word)) return { firstName: null, key };
  if (isOrdinaryWord(word) && !isWordName(word)) return null;
  return { firstName: nameOf(word), key };
}

/** The word itself, unless it is initials (`JD`) or no name by its letters. */
function nameOf(word: string): string | null {
  const isInitials = isCapitals(word) && word.length <= 3 && !isGivenName(word);
  return isInitials || !/^\p{L}[\p{L}\p{M}’'-]*$/u.test(word) ? null : properCase(word);
}

function readSegments(summary: string): readonly Segment[] {
  const text = cleanSummary(summary).text.replaceAll(CONTACT_MARK, ' ');
  return dropStatus(splitSummary(text)).segments;
}

function isBracketed(segment: Segment): boolean {
  return segment.joint === 'bracket';
}

function wordsOf(segment: Segment): readonly string[] {
  return segment.text.split(' ').filter((word) => word !== '');
}

function nameWordsOf(segment: Segment): readonly string[] {
  const words = wordsOf(segment);
  const start = words.findIndex((word) => !isHonorific(word));
  return start > 0 ? words.slice(start) : words;
}

function placeOf(segments: readonly Segment[], segment: Segment): Pick<NamePosition, 'in' | 'from' | 'segment'> {
  const group = segments.filter((other) => isBracketed(other) === isBracketed(segment));
  const index = group.indexOf(segment);
  const isLast = index > 0 && index === group.length - 1;
  return { in: isBracketed(segment) ? 'brackets' : 'plain', from: isLast ? 'end' : 'start', segment: isLast ? 0 : index };
}

function wordPlace(index: number, count: number): Pick<NamePosition, 'wordFrom' | 'word'> {
  const word = Math.max(0, index);
  return word === 0 ? { wordFrom: 'start', word: 0 } : { wordFrom: 'end', word: count - 1 - word };
}
