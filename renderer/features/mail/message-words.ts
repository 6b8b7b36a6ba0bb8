import type { MailBrief } from '../../../shared/contract/mail.ts';
import { problemWords } from '../../../shared/domain/mail/hand-over.ts';
import { outboxWords } from '../../../shared/domain/mail/outbox.ts';
import type { Instant, ZoneId } from '../../../shared/domain/time.ts';
import { timeOf } from '../../../shared/domain/zones.ts';
import type { ChipShape, ChipTone } from '../../ui/status-chip.tsx';
import { dayWordsAt } from '../../ui/time-words.ts';

type Stand = Pick<MailBrief, 'state' | 'problem' | 'retryAt' | 'isDelayed'>;

interface StateLook {
  readonly word: string;
  readonly shape: ChipShape;
  readonly tone: ChipTone;
}

/** Says no more than is known: "handed over" is the word of the user's own server. */
export function messageChip({ state, retryAt, isDelayed }: Stand): StateLook {
  const word = outboxWords({ state });
  switch (state) {
    case 'queued':
      return { word, shape: 'ring', tone: 'plain' };
    case 'handingOver':
      return { word, shape: 'half', tone: 'plain' };
    case 'handedOver':
      return isDelayed ? { word: 'Delayed on its way', shape: 'half', tone: 'amber' } : { word, shape: 'half', tone: 'accent' };
    case 'failed':
      return retryAt === null ? { word, shape: 'bang', tone: 'danger' } : { word: 'Not sent yet', shape: 'ring', tone: 'amber' };
    case 'refused':
    case 'bounced':
      return { word, shape: 'cross', tone: 'danger' };
    case 'unknown':
      return { word, shape: 'bang', tone: 'amber' };
    case 'delivered':
      return { word, shape: 'tick', tone: 'accent' };
    case 'withdrawn':
      return { word, shape: 'dash', tone: 'muted' };
    default:
      return state satisfies never;
  }
}

export interface Reading {
  readonly zone: ZoneId;
  readonly now: Instant;
}

/** What that means, and what happens next. */
export function messageSentence(stand: Stand, reading: Reading): string {
  const { state, isDelayed } = stand;
  if (state === 'failed' || state === 'refused') return failureSentence(stand, reading);
  if (state === 'handedOver' && isDelayed) return 'A server on the way reports that it is still trying.';
  return sentences[state];
}

const sentences = {
  queued: 'It goes out as soon as the mail server can be reached.',
  handingOver: 'The mail server is receiving it.',
  handedOver: 'Your mail server has taken it. Whether it was read cannot be known.',
  unknown: 'All of it was sent, and the answer never came. Ask the recipient, then say here whether it arrived.',
  delivered: 'The recipient’s server reports that it was delivered.',
  bounced: 'A server on the way sent it back.',
  withdrawn: 'It was not sent.',
} satisfies Record<Exclude<MailBrief['state'], 'failed' | 'refused'>, string>;

function failureSentence({ state, problem, retryAt }: Stand, { zone, now }: Reading): string {
  const why = problem === null ? '' : problemWords(problem);
  if (state === 'refused') return why;
  if (retryAt === null) return `${why} It waits for you.`;
  return `${why} Tried again ${dayWordsAt(retryAt, zone, now)} at ${timeOf(retryAt, zone)}.`;
}

/** `1 message`, `12 messages`. */
export function messageCountWords(count: number): string {
  return `${count.toLocaleString('en-GB')} message${count === 1 ? '' : 's'}`;
}
