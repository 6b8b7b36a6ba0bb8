import type { LateStartOption } from '../../../shared/domain/clock/late-start.ts';
import type { LateStartPolicy } from '../../../shared/domain/clock/snapshot.ts';
import type { Instant } from '../../../shared/domain/time.ts';
import { fullMinutes, lengthWords } from './clock-words.ts';

const MINUTE = 60_000;
/** Later starts than these are summed up by where the day is in time again. */
const MOST_NAMED = 4;

const policyWords = {
  endOnTime: 'End on time',
  fullLength: 'Give the full length',
  split: 'Split the difference',
} satisfies Record<LateStartPolicy, string>;

/** `End on time`, or for a session that gives some of its length `Catch up, 3 min shorter`. */
export function answerWords({ policy, shortenBy }: Pick<LateStartOption, 'policy' | 'shortenBy'>): string {
  if (shortenBy === 0) return policyWords[policy];
  return `Catch up, ${shortenBy < MINUTE ? lengthWords(shortenBy) : quarterMinutes(shortenBy)} shorter`;
}

/** What a late-start choice makes of the session: `ends 15:00 – 48 min`. */
export function endWords({ endsAt, length }: Pick<LateStartOption, 'endsAt' | 'length'>, time: (at: Instant) => string): string {
  return `ends ${time(endsAt)} – ${lengthWords(length)}`;
}

/** What it does to the next client: `next client 2 min late; turnover and gaps take up 10 min`. */
export function effectWords({ nextLateBy, absorbed, later }: Pick<LateStartOption, 'nextLateBy' | 'absorbed' | 'later'>): string {
  if (!later.some(({ kind }) => kind === 'session')) return 'no session follows';
  const taken = absorbed < MINUTE ? '' : `; turnover and gaps take up ${fullMinutes(absorbed)}`;
  return `next client ${nextLateBy < MINUTE ? 'in time' : `${fullMinutes(nextLateBy)} late`}${taken}`;
}

/** What it does to the rest of the day: `11:00 → 11:12, 11:40 → 11:45, in time from 14:00`; empty when nobody waits a minute. */
export function restWords({ later }: Pick<LateStartOption, 'later'>, time: (at: Instant) => string): string {
  const sessions = later.filter(({ kind }) => kind === 'session');
  const late = sessions.filter(({ lateBy }) => lateBy >= MINUTE);
  const last = late.at(-1);
  if (!last) return '';
  const named = late.slice(0, MOST_NAMED).map(({ plannedStart, expectedStart }) => `${time(plannedStart)} → ${time(expectedStart)}`);
  const inTime = sessions.find(({ plannedStart, lateBy }) => plannedStart > last.plannedStart && lateBy < MINUTE);
  const more = late.length > MOST_NAMED ? [`${late.length - MOST_NAMED} more`] : [];
  return [...named, ...more, inTime ? `in time from ${time(inTime.plannedStart)}` : 'late to the end of the day'].join(', ');
}

/** `3 min`, `3½ min`: cuts go by steps of 15 seconds. */
function quarterMinutes(length: number): string {
  const quarters = Math.round(length / 15_000);
  return `${Math.floor(quarters / 4)}${['', '¼', '½', '¾'][quarters % 4]} min`;
}
