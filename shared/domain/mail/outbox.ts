import type { Instant } from '../time.ts';
import { nextAttemptAt } from './back-off.ts';
import type { HandOver, MailProblem, RefusedRecipient } from './hand-over.ts';

export const outboxStates = [
  'queued',
  'handingOver',
  'handedOver',
  'failed',
  'refused',
  'unknown',
  'delivered',
  'bounced',
  'withdrawn',
] as const;

/** Where a message stands. Only what is known is said: `handedOver` is the server's word, not the reader's. */
export type OutboxState =
  | { readonly state: 'queued'; readonly failures: number }
  /** Written down before the first byte of the message leaves: from here on it may have arrived. */
  | { readonly state: 'handingOver'; readonly failures: number; readonly since: Instant }
  | {
      readonly state: 'handedOver';
      readonly at: Instant;
      readonly serverMessageId: string | null;
      readonly refused: readonly RefusedRecipient[];
      /** A server on the way has reported that it is still trying. */
      readonly isDelayed: boolean;
    }
  /** Certainly not taken; tried again at `retryAt`, or null when it waits for the user. */
  | {
      readonly state: 'failed';
      readonly at: Instant;
      readonly failures: number;
      readonly problem: MailProblem;
      readonly retryAt: Instant | null;
    }
  | { readonly state: 'refused'; readonly at: Instant; readonly problem: MailProblem }
  /** It may have been taken or not; it is never sent again by itself. */
  | { readonly state: 'unknown'; readonly at: Instant }
  | { readonly state: 'delivered'; readonly at: Instant }
  | { readonly state: 'bounced'; readonly at: Instant }
  | { readonly state: 'withdrawn'; readonly at: Instant };

export type OutboxEvent =
  /** The server waits for the message: to be written down, durably, before the message is sent. */
  | { readonly type: 'dataBegins'; readonly at: Instant }
  | { readonly type: 'answered'; readonly at: Instant; readonly handOver: HandOver }
  /** The app has started: what was under way when it ended is not known. */
  | { readonly type: 'restarted'; readonly at: Instant }
  | { readonly type: 'bounceRead'; readonly at: Instant; readonly action: 'failed' | 'delayed' | 'delivered' }
  | { readonly type: 'userRetried' }
  | { readonly type: 'userWithdrew'; readonly at: Instant }
  | { readonly type: 'userFoundIt'; readonly at: Instant }
  | { readonly type: 'userMissedIt'; readonly at: Instant };

/**
 * What a message becomes. The same message is never handed over twice, whatever ends the app and when:
 * `dataBegins` comes from `queued` and `failed` alone, and nothing leads back to those once it may have arrived.
 *
 * The caller stores the answer only if the message still is in `from` (two windows, two timers), and stores
 * `handingOver` before it lets the message out.
 *
 * @returns null when the event does not apply in this state: late, repeated, or not allowed
 * @see docs/rules/mail.md §3, outbox.test.ts
 */
export function nextOutboxState(from: OutboxState, event: OutboxEvent): OutboxState | null {
  switch (event.type) {
    case 'dataBegins':
      return isWaiting(from) ? { state: 'handingOver', failures: from.failures, since: event.at } : null;
    case 'answered':
      return afterAnswer(from, event.handOver, event.at);
    case 'restarted':
      return from.state === 'handingOver' ? { state: 'unknown', at: event.at } : null;
    case 'bounceRead':
      return afterBounce(from, event.action, event.at);
    case 'userRetried':
    case 'userWithdrew':
    case 'userFoundIt':
    case 'userMissedIt':
      return afterUser(from, event);
    default:
      event satisfies never;
      return null;
  }
}

/** Whether the user has something to do or to decide: nothing more happens by itself, and the message may not have arrived. */
export function needsUser(state: OutboxState): boolean {
  switch (state.state) {
    case 'failed':
      return state.retryAt === null;
    case 'handedOver':
      return state.refused.length > 0;
    case 'refused':
    case 'unknown':
    case 'bounced':
      return true;
    case 'queued':
    case 'handingOver':
    case 'delivered':
    case 'withdrawn':
      return false;
    default:
      state satisfies never;
      return false;
  }
}

/** Whether it is still open what becomes of the message, so that another one about the same would come twice. */
export function isUnsettled({ state }: Pick<OutboxState, 'state'>): boolean {
  return state === 'queued' || state === 'handingOver' || state === 'failed' || state === 'unknown';
}

/** Whether the message is to be tried now. */
export function isDueToSend(state: OutboxState, now: Instant): boolean {
  return state.state === 'queued' || (state.state === 'failed' && state.retryAt !== null && state.retryAt <= now);
}

type Waiting = Extract<OutboxState, { state: 'queued' | 'failed' }>;

function isWaiting(from: OutboxState): from is Waiting {
  return from.state === 'queued' || from.state === 'failed';
}

function afterAnswer(from: OutboxState, answer: HandOver, at: Instant): OutboxState | null {
  if (!isWaiting(from) && from.state !== 'handingOver') return null;
  switch (answer.outcome) {
    case 'handedOver':
      return from.state === 'handingOver' ? { ...handedOver(at), serverMessageId: answer.serverMessageId, refused: answer.refused } : null;
    case 'unknown':
      return { state: 'unknown', at };
    case 'refused':
      return { state: 'refused', at, problem: answer.problem };
    case 'failed': {
      const failures = from.failures + 1;
      return { state: 'failed', at, failures, problem: answer.problem, retryAt: nextAttemptAt(at, failures, answer.problem) };
    }
    default:
      answer satisfies never;
      return null;
  }
}

type UserEvent = Extract<OutboxEvent, { type: `user${string}` }>;

function afterUser(from: OutboxState, event: UserEvent): OutboxState | null {
  const isUntaken = isWaiting(from) || from.state === 'refused';
  switch (event.type) {
    case 'userRetried':
      return isUntaken && from.state !== 'queued' ? { state: 'queued', failures: 0 } : null;
    case 'userWithdrew':
      return isUntaken ? { state: 'withdrawn', at: event.at } : null;
    case 'userFoundIt':
      return from.state === 'unknown' ? handedOver(event.at) : null;
    case 'userMissedIt':
      return from.state === 'unknown' ? { state: 'withdrawn', at: event.at } : null;
    default:
      event satisfies never;
      return null;
  }
}

function handedOver(at: Instant): Extract<OutboxState, { state: 'handedOver' }> {
  return { state: 'handedOver', at, serverMessageId: null, refused: [], isDelayed: false };
}

/** A report from the way proves that the message left, even when the answer to it never came. */
function afterBounce(from: OutboxState, action: 'failed' | 'delayed' | 'delivered', at: Instant): OutboxState | null {
  if (from.state !== 'handedOver' && from.state !== 'unknown')
    return from.state === 'delivered' && action === 'failed' ? { state: 'bounced', at } : null;
  if (action === 'failed') return { state: 'bounced', at };
  if (action === 'delivered') return { state: 'delivered', at };
  return { ...(from.state === 'handedOver' ? from : handedOver(at)), isDelayed: true };
}

const WORDS: Readonly<Record<OutboxState['state'], string>> = {
  queued: 'Waiting to be sent',
  handingOver: 'Being sent',
  handedOver: 'Handed to the mail server',
  failed: 'Not sent',
  refused: 'Refused by the mail server',
  unknown: 'Unknown: it may have been sent',
  delivered: 'Delivered',
  bounced: 'Returned',
  withdrawn: 'Withdrawn',
};

/** The state in a few neutral words. */
export function outboxWords({ state }: Pick<OutboxState, 'state'>): string {
  return WORDS[state];
}
