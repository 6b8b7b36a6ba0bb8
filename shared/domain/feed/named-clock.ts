import { zoneCorrections } from './zone-corrections.ts';
import type { EpochMs, ZoneClock } from './zone-clock.ts';

/**
 * Offsets are looked up at both ends of a block and taken as constant when they agree.
 * 12.4 days: shorter than any two changes of one zone lie apart, Morocco's Ramadan pause included.
 */
const BLOCK_MS = 2 ** 30;
const EXACT_MS = 1_000;
const LATEST_MS = 8.64e15; // the last instant that Intl can format

/** Milliseconds east of UTC at an instant. */
type OffsetLookUp = (at: EpochMs) => number;

/** The runtime's clock of an IANA zone; undefined when it does not know the name. */
export function namedClock(name: string): ZoneClock | undefined {
  const format = offsetFormat(name);
  if (format === undefined) return undefined;
  const lookUp: OffsetLookUp = (at) => offsetFromText(format.format(at));
  return cachedClock(correctedOffsets(format.resolvedOptions().timeZone, lookUp));
}

function offsetFormat(name: string): Intl.DateTimeFormat | undefined {
  if (!/^[a-z]/i.test(name)) return undefined; // "+01:00" is a zone to Intl, but no name
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset', calendar: 'iso8601' });
  } catch {
    return undefined; // RangeError is Intl's only way to say "unknown zone"
  }
}

/** `…GMT-07:00`, `…GMT-00:01:15` or plain `…GMT`. */
function offsetFromText(text: string): number {
  const found = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(text);
  if (found?.[1] === undefined) return 0;
  const size = (Number(found[2]) * 60 + Number(found[3])) * 60 + Number(found[4] ?? 0);
  return (found[1] === '-' ? -size : size) * 1_000;
}

/** The runtime's offsets of a zone, put right where its data may be too old. */
export function correctedOffsets(zone: string, lookUp: OffsetLookUp): OffsetLookUp {
  const correction = zoneCorrections.find(({ zones }) => zones.includes(zone));
  if (correction === undefined) return lookUp;
  return (at) => (at >= correction.since ? correction.offsetMs : lookUp(at));
}

/** A clock that asks for few offsets and remembers them. */
export function cachedClock(lookUp: OffsetLookUp): ZoneClock {
  const blocks = new Map<number, { readonly before: number; readonly after: number; readonly change: EpochMs }>();
  const edges = new Map<number, number>();

  function edge(block: number): number {
    let offset = edges.get(block);
    if (offset === undefined) {
      offset = lookUp(Math.max(-LATEST_MS, Math.min(LATEST_MS, block * BLOCK_MS)));
      edges.set(block, offset);
    }
    return offset;
  }

  function read(block: number): { readonly before: number; readonly after: number; readonly change: EpochMs } {
    const before = edge(block);
    const after = edge(block + 1);
    const change = before === after ? Infinity : changeBetween(lookUp, block * BLOCK_MS, (block + 1) * BLOCK_MS, before);
    const found = { before, after, change };
    blocks.set(block, found);
    return found;
  }

  return {
    offsetAt(at) {
      const block = Math.floor(at / BLOCK_MS);
      const { before, after, change } = blocks.get(block) ?? read(block);
      return at < change ? before : after;
    },
  };
}

/** First whole second with another offset than `before`, by halving. */
function changeBetween(lookUp: OffsetLookUp, from: EpochMs, to: EpochMs, before: number): EpochMs {
  let low = Math.floor(from / EXACT_MS);
  let high = Math.ceil(to / EXACT_MS);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (lookUp(middle * EXACT_MS) === before) low = middle;
    else high = middle;
  }
  return high * EXACT_MS;
}
