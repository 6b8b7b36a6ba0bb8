import { BLOCK_MARKERS, BLOCK_PHRASES, CANCEL_PHRASES, CASELESS_BLOCKS, STATUS_PHRASES } from './name-block-data.ts';
import { HOLIDAY_BEGINNING, HOLIDAY_PHRASES } from './name-holiday-data.ts';
import type { Segment } from './name-split.ts';
import { foldPhrase, foldWord, wordSet } from './name-text.ts';

/** Blocks that only block when nothing else is said: `Home`, `Gym` beside a client is a place. */
const SOFT_BLOCKS: ReadonlySet<string> = new Set(
  'booked,home,office,work,clinic,remote,kids,family,open,out,off,test,event,available,availability,shift,rest,food,notes,personal,gym,workout,run,todo,study,empty,none,leave,prep,setup,in office,on call,new event,weekly meeting'.split(
    ',',
  ),
);

/** Rule 3: whether the event is no booking at all. */
export function isBlockText(text: string, segments: readonly Segment[], mayBeEmpty: boolean): boolean {
  if (segments.length === 0) return !mayBeEmpty && STATUS_ONLY_BLOCK.test(foldPhrase(text));
  if (BLOCK_MARKERS.test(foldWord(text)) || isHoliday(text)) return true;
  const phrases = segments.map((segment) => blockPhrase(segment.text));
  if (isBlockPhrase(blockPhrase(text)) || phrases.every((phrase) => phrase === '' || isBlockPhrase(phrase)))
    return phrases.some((phrase) => phrase !== '');
  return phrases.some((phrase) => isBlockPhrase(phrase) && !SOFT_BLOCKS.has(phrase));
}

/** `Mother’s Day`, `Tag der Arbeit`, `Terry Fox Day`: three words, for `Emma Day` is a name. */
function isHoliday(text: string): boolean {
  const phrase = foldPhrase(text);
  return (
    /[’']s day$/iu.test(text) || /^\p{L}+(?: \p{L}+)+ day$/u.test(phrase) || HOLIDAY_PHRASES.has(phrase) || HOLIDAY_BEGINNING.test(phrase)
  );
}

/** Texts that are nothing but a status, yet no booking either. */
const STATUS_ONLY_BLOCK =
  /^(?:|hold|on hold|private|reserved|booked|tentative|event|draft|calendar|reminder|private event|update|updated|copy)$/u;

function isBlockPhrase(phrase: string): boolean {
  return BLOCK_PHRASES.has(phrase) || CASELESS_BLOCKS.has(phrase);
}

/** Folded, without durations and clock times: `Lunch (1 hr)` is `lunch`. */
function blockPhrase(text: string): string {
  return foldPhrase(
    foldWord(text).replace(/\p{N}+(?:[:.h]\p{N}+)?\s*(?:minutes|minute|mins|min|hours|hour|hrs|hr|h|m|am|pm)?(?!\p{L})/gu, ' '),
  );
}

const CANCEL_WORDS = wordSet('cancelled canceled cxl cxld');
const LEADING_STATUS = wordSet('tentative confirmed unconfirmed dna fta noshow rescheduled reminder');

/** Rule 2: takes out what only speaks of the booking's state. */
export function dropStatus(segments: readonly Segment[]): { readonly segments: readonly Segment[]; readonly isCancelled: boolean } {
  let isCancelled = false;
  const kept: Segment[] = [];
  for (const segment of segments) {
    const { text, wasCancelled } = trimStatusWords(segment.text);
    const phrase = foldPhrase(text);
    const isCancelPhrase = CANCEL_PHRASES.has(phrase);
    isCancelled ||= wasCancelled || isCancelPhrase;
    if (text !== '' && !isCancelPhrase && !STATUS_PHRASES.has(phrase)) kept.push({ ...segment, text });
  }
  return { segments: kept, isCancelled };
}

/** `CANCELLED Jane Doe`, `Jane Doe cancelled`, `DNA Jane`: status words glued to the text. */
function trimStatusWords(text: string): { readonly text: string; readonly wasCancelled: boolean } {
  const words = text.split(' ');
  let wasCancelled = false;
  while (words.length > 1 && isStatusWord(words[0] ?? '')) wasCancelled = CANCEL_WORDS.has(foldPhrase(words.shift() ?? '')) || wasCancelled;
  while (words.length > 1 && isStatusWord(words.at(-1) ?? ''))
    wasCancelled = CANCEL_WORDS.has(foldPhrase(words.pop() ?? '')) || wasCancelled;
  return { text: words.join(' '), wasCancelled };
}

function isStatusWord(word: string): boolean {
  const folded = foldPhrase(word);
  if (/^NEW!?$|^new!$/iu.test(word)) return word.endsWith('!') || word === 'NEW';
  return CANCEL_WORDS.has(folded) || LEADING_STATUS.has(folded);
}
