import type { OutboxEvent, OutboxState } from '../../../shared/domain/mail/outbox.ts';
import { isUnsettled, nextOutboxState } from '../../../shared/domain/mail/outbox.ts';
import type { Instant } from '../../../shared/domain/time.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Store, WriteDb } from '../../db/store.ts';
import type { Clock } from '../../ports/clock.ts';
import {
  addReports,
  findMessage,
  idsHandingOver,
  insertMessage,
  newestAbout,
  saveState,
  settleEarlier,
  stateOf,
  type MessageRow,
  type RecipientRow,
} from './outbox-store.ts';

export interface OutboxDeps {
  readonly store: Store;
  readonly clock: Clock;
  /** `hasLeft` where a message was seen to have left, so that its invoice changed too. */
  readonly announce: (news: { readonly hasLeft: boolean }) => void;
  /** Inside the transaction in which a message is seen to have been handed over for the first time. */
  readonly onHandedOver: (db: WriteDb, message: MessageRow, at: Instant) => void;
  /** Inside the transaction in which the newest message about its subject is seen to have come back. */
  readonly onReturned: (db: WriteDb, message: MessageRow, at: Instant) => void;
}

export interface NewMessage {
  readonly row: MessageRow;
  readonly recipients: readonly Omit<RecipientRow, 'messageId' | 'position'>[];
  /** The newest message about the same that the user has seen; null for none. */
  readonly after: string | null;
  /** Done in the same transaction. */
  readonly also?: (db: WriteDb) => void;
}

/** The messages and what becomes of them: every change is one transaction that looks at the state anew. */
export interface Outbox {
  /**
   * Puts a message in, ready to be sent.
   *
   * @throws AppError MAIL_SENT_MEANWHILE when another about the same came in between, MAIL_UNSETTLED while an earlier one may still go out
   */
  add(message: NewMessage): void;
  /** @returns null when the event does not apply to the message as it is now; nothing is changed then */
  apply(id: string, event: OutboxEvent): OutboxState | null;
  /** What was under way when the app ended is not known. */
  recover(): void;
}

export function createOutbox({ store, clock, announce, onHandedOver, onReturned }: OutboxDeps): Outbox {
  function add({ row, recipients, after, also }: NewMessage): void {
    store.write((db) => {
      const newest = newestAbout(db, row);
      if ((newest?.id ?? null) !== after) throw new AppError('MAIL_SENT_MEANWHILE');
      if (newest !== null && isUnsettled(newest)) throw new AppError('MAIL_UNSETTLED');
      // What the server has refused is not to be tried again beside its successor.
      if (newest?.state === 'refused') step(db, newest, { type: 'userWithdrew', at: clock.now() });
      settleEarlier(db, row);
      insertMessage(db, row, recipients);
      also?.(db);
    });
    announce({ hasLeft: false });
  }

  function apply(id: string, event: OutboxEvent): OutboxState | null {
    const next = store.write((db) => {
      const row = findMessage(db, id);
      return row && step(db, row, event);
    });
    if (next !== null) announce({ hasLeft: hasLeft(next) });
    return next;
  }

  function step(db: WriteDb, row: MessageRow, event: OutboxEvent): OutboxState | null {
    const from = stateOf(row);
    const next = nextOutboxState(from, event);
    if (next === null) return null;
    saveState(db, row.id, next, replyOf(event));
    if (next.state === 'handedOver' && next.refused.length > 0)
      addReports(db, row.id, next.at, next.refused.map(({ address, reply }) => ({ address, action: 'refused', words: reply }))); // prettier-ignore
    if (hasLeft(next) && !hasLeft(from)) onHandedOver(db, row, clock.now());
    if (next.state === 'bounced' && newestAbout(db, row)?.id === row.id) onReturned(db, row, clock.now());
    return next;
  }

  function recover(): void {
    for (const id of idsHandingOver(store.read)) apply(id, { type: 'restarted', at: clock.now() });
  }

  return { add, apply, recover };
}

function hasLeft({ state }: OutboxState): boolean {
  return state === 'handedOver' || state === 'delivered' || state === 'bounced';
}

function replyOf(event: OutboxEvent): string | null {
  return event.type === 'answered' && 'reply' in event.handOver ? event.handOver.reply : null;
}
