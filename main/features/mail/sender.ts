import { minutes, plus, type Instant } from '../../../shared/domain/time.ts';
import type { Store } from '../../db/store.ts';
import type { MailAccount } from '../../ports/mailer.ts';
import { createAttempts, type AttemptDeps } from './attempts.ts';
import { hurryConnections, isAccountRefused, nextDue, nextRetryAt, type MessageRow } from './outbox-store.ts';

export interface SenderDeps extends AttemptDeps {
  readonly store: Store;
  /** The account with its password; null while there is none. */
  readonly account: () => { readonly account: MailAccount } | null;
}

/** Hands over what waits, one message after the other, oldest first. */
export interface Sender {
  /** Looks whether something is to be sent; called after every change that may matter. */
  wake(): void;
  /** The computer may be online again: what failed for want of a connection is tried at once. */
  hurry(): void;
  /** Whether a message is with the server at this moment. */
  isHandingOver(): boolean;
  /** Ends what is under way; what may have arrived then reads "unknown" at the next start. */
  close(): void;
}

/** After a fault of this computer, such as a full disk: nothing is tried before. */
const rest = minutes(1);
/** What a timer can wait for. */
const furthest = minutes(60 * 24);

export function createSender({ store, account, ...deps }: SenderDeps): Sender {
  const { clock, log } = deps;
  const ending = new AbortController();
  const attempts = createAttempts(deps, ending.signal);
  let isRunning = false;
  let isAsked = false;
  let restsUntil: Instant | null = null;
  let cancelTimer: (() => void) | null = null;

  function wake(): void {
    isAsked = true;
    if (isRunning || ending.signal.aborted) return;
    isRunning = true;
    void run();
  }

  async function run(): Promise<void> {
    try {
      while (isAsked) {
        isAsked = false;
        await sendAll();
      }
    } catch (error) {
      if (!ending.signal.aborted) takeRest(error);
    } finally {
      isRunning = false;
      if (!ending.signal.aborted) setTimer();
    }
  }

  async function sendAll(): Promise<void> {
    if (restsUntil !== null && clock.now() < restsUntil) return;
    restsUntil = null;
    attempts.storeAnswer();
    for (let next = nextMessage(); next !== null; next = nextMessage()) await attempts.make(next.message, next.account);
  }

  function nextMessage(): { readonly message: MessageRow; readonly account: MailAccount } | null {
    if (ending.signal.aborted) return null;
    const open = account();
    if (open === null || isAccountRefused(store.read)) return null;
    const message = nextDue(store.read, clock.now());
    return message && { message, account: open.account };
  }

  function takeRest(error: unknown): void {
    log.error('mail.sender.failed', error);
    restsUntil = plus(clock.now(), rest);
  }

  function setTimer(): void {
    cancelTimer?.();
    const next = restsUntil ?? nextRetryAt(store.read);
    cancelTimer = next === null ? null : clock.at(Math.min(next, plus(clock.now(), furthest)) as Instant, wake); // both are instants
  }

  function hurry(): void {
    if (ending.signal.aborted) return;
    store.write((db) => hurryConnections(db, clock.now()));
    wake();
  }

  function close(): void {
    ending.abort();
    cancelTimer?.();
  }

  return { wake, hurry, isHandingOver: attempts.isWithServer, close };
}
