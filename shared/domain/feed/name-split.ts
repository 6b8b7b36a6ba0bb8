import { foldPhrase, foldWord } from './name-text.ts';
import { SERVICE_WORDS } from './name-service-data.ts';

/** What stood before a segment. */
export type Joint = 'start' | 'dash' | 'colon' | 'comma' | 'slash' | 'bracket' | 'with' | 'for' | 'by' | 'at' | 'angle';

/** A piece of a summary between separators, in the order written. */
export interface Segment {
  readonly text: string;
  readonly joint: Joint;
  /** The bracket follows a word and a word follows it: `Elizabeth (Liz) Brown`. */
  readonly isInner: boolean;
}

/** Rule 4: cuts a cleaned summary at its separators. Never returns empty segments. */
export function splitSummary(text: string): readonly Segment[] {
  return splitBrackets(cutGluedWords(text)).flatMap(splitPlain);
}

interface Chunk {
  readonly text: string;
  readonly isBracket: boolean;
  readonly isInner: boolean;
}

/** `Name (extra) rest` → three chunks; quotes around a nickname count as brackets. Unclosed brackets run to the end. */
function splitBrackets(text: string): readonly Chunk[] {
  const chunks: Chunk[] = [];
  const pieces = text.replace(/(?<=\p{L} )["“„'’]([\p{L}.\- ]{2,30})["”“'’](?= \p{L})/gu, '($1)').split(/([()[\]{}（）【】「」『』〔〕])/u);
  let depth = 0;
  for (const [index, piece] of pieces.entries()) {
    if (index % 2 === 1) {
      depth = Math.max(0, depth + ('([{（【「『〔'.includes(piece) ? 1 : -1));
      continue;
    }
    if (piece.trim() === '') continue;
    const isInner = depth > 0 && endsInLetter(pieces[index - 2]) && startsWithLetter(pieces[index + 2]);
    chunks.push({ text: piece, isBracket: depth > 0, isInner });
  }
  return chunks;
}

function endsInLetter(piece: string | undefined): boolean {
  return /[\p{L}\p{M}.] *$/u.test(piece ?? '');
}

function startsWithLetter(piece: string | undefined): boolean {
  return /^ *\p{L}/u.test(piece ?? '');
}

const SEPARATOR =
  /\s+[-–—―‐‑−~]+(?=\s|$)\s*|\s+[-–—―‐‑−]+(?=\p{L})|(?<=[\p{L}\p{N}.])[-–—―]+\s+|[—―]|(?<!\p{N})–|–(?!\p{N})|\s*(?:[|•·¦→⇒»«;/]{2,}|[|•·¦→⇒»«;])\s*|(?<!\p{N}):|:(?!\p{N})|[：，、／｜]|\s+\/\s*|\s*\/\s+|\s*[<>]+\s*|,+|(?:^|\s+)[wW]\/\s*|(?:^|\s+)@\s*|(?:^|\s+)(?:[Ww]ith|WITH|avec|mit|con|zwischen|entre|met|com|med|para|voor|dla|[Ff]or|FOR|für|pour|[Bb]etween|by|at)(?=\s|$)\s*/gu;

function splitPlain(chunk: Chunk): readonly Segment[] {
  const segments: Segment[] = [];
  let joint: Joint = chunk.isBracket ? 'bracket' : 'start';
  let from = 0;
  const push = (until: number): void => {
    const text = trimSegment(chunk.text.slice(from, until));
    if (text !== '') segments.push({ text, joint, isInner: chunk.isInner });
  };
  for (const match of chunk.text.matchAll(SEPARATOR)) {
    push(match.index);
    joint = chunk.isBracket && segments.length === 0 ? 'bracket' : jointOf(match[0].trim().toLowerCase());
    from = match.index + match[0].length;
  }
  push(chunk.text.length);
  return segments;
}

function trimSegment(text: string): string {
  return text
    .replace(/^[\s.,;:!?*#=+&~'’"“”\-–—]+(?=[^\p{N}]|$)/u, '')
    .replace(/[\s,;:!?*=+&~"“”\-–—]+$/u, '')
    .trim();
}

const JOINTS: ReadonlyMap<string, Joint> = new Map<string, Joint>([
  [':', 'colon'],
  ['：', 'colon'],
  [',', 'comma'],
  ['，', 'comma'],
  ['、', 'comma'],
  ['/', 'slash'],
  ['／', 'slash'],
  ['w/', 'with'],
  ['with', 'with'],
  ['avec', 'with'],
  ['mit', 'with'],
  ['con', 'with'],
  ['met', 'with'],
  ['com', 'with'],
  ['med', 'with'],
  ['between', 'with'],
  ['zwischen', 'with'],
  ['entre', 'with'],
  ['for', 'for'],
  ['für', 'for'],
  ['pour', 'for'],
  ['para', 'for'],
  ['voor', 'for'],
  ['dla', 'for'],
  ['by', 'by'],
  ['at', 'at'],
  ['@', 'at'],
]);

function jointOf(separator: string): Joint {
  if (/^[<>]+$/u.test(separator)) return 'angle';
  return JOINTS.get(separator) ?? 'dash';
}

/** `Jane-Massage`, `Jane/60min`: parts glued together come apart when one of them is a service. */
function cutGluedWords(text: string): string {
  return text.replace(/([\p{L}’'.]{2,40})([-/])([\p{L}\p{N}’']{2,40})/gu, (whole, left: string, mark: string, right: string) => {
    if (SERVICE_WORDS.has(foldWord(whole)) || SERVICE_WORDS.has(foldPhrase(whole))) return whole;
    const isLeftService = isServiceLike(left);
    const isRightService = isServiceLike(right);
    if (mark === '/') return isLeftService && isRightService ? whole : `${left} / ${right}`;
    const isCapitalised = /^\p{Lu}/u.test(left) && /^[\p{Lu}\p{N}]/u.test(right);
    return isLeftService !== isRightService && isCapitalised ? `${left} - ${right}` : whole;
  });
}

function isServiceLike(word: string): boolean {
  return /\p{N}/u.test(word) || SERVICE_WORDS.has(foldWord(word));
}

/** The text of service segments put together again, with the separators as they read. */
export function joinSegments(segments: readonly Segment[]): string {
  let text = '';
  for (const [index, segment] of segments.entries()) {
    text += index === 0 ? segment.text : before(segment.joint, segment.text);
  }
  return text;
}

function before(joint: Joint, text: string): string {
  if (joint === 'bracket') return ` (${text})`;
  if (joint === 'colon') return `: ${text}`;
  if (joint === 'comma') return `, ${text}`;
  if (joint === 'slash') return ` / ${text}`;
  if (joint === 'for' || joint === 'at' || joint === 'with') return ` ${joint} ${text}`;
  return ` – ${text}`;
}
