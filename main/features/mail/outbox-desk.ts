import type { MailBrief, MailMessage } from '../../../shared/contract/mail.ts';
import type { OutboxEvent } from '../../../shared/domain/mail/outbox.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Store } from '../../db/store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { MailAccounts } from './account.ts';
import { messageRow } from './proposing.ts';
import type { Outbox } from './outbox.ts';
import {
  changeSender,
  countMessages,
  idsWaitingForAccount,
  isAccountRefused,
  listMessages,
  markSeenTo,
  type ListFilter,
} from './outbox-store.ts';
import { briefsOf, messageOf } from './views.ts';

export interface OutboxDeskDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly outbox: Outbox;
  readonly accounts: MailAccounts;
  readonly wake: () => void;
  readonly announce: () => void;
}

export interface OutboxPage {
  readonly messages: readonly MailBrief[];
  readonly total: number;
  /** Why nothing is sent at present; null while it is. */
  readonly held: 'noAccount' | 'accountRefused' | null;
}

/** What the user sees of the outbox and may do with a message in it. */
export interface OutboxOperations {
  /** Newest first. */
  list(filter: ListFilter): OutboxPage;
  /** How many messages wait for the user. */
  attention(): { readonly count: number };
  /** @throws AppError NOT_FOUND */
  get(id: string): MailMessage;
  /** @throws AppError NOT_FOUND, MAIL_PASSED */
  retry(id: string): MailMessage;
  /** @throws AppError NOT_FOUND, MAIL_PASSED */
  withdraw(id: string): MailMessage;
  /** "It arrived." @throws AppError NOT_FOUND, MAIL_PASSED */
  found(id: string): MailMessage;
  /** "It did not arrive." @throws AppError NOT_FOUND, MAIL_PASSED */
  missed(id: string): MailMessage;
  /** It no longer asks for the user. @throws AppError NOT_FOUND */
  settle(id: string): MailMessage;
}

export interface OutboxDesk {
  readonly operations: OutboxOperations;
  /** What waited for another account is tried with the new one, and comes from its address. */
  accountChanged(address: string): void;
}

export function createOutboxDesk({ store, clock, outbox, accounts, wake, announce }: OutboxDeskDeps): OutboxDesk {
  function list(filter: ListFilter): OutboxPage {
    const rows = listMessages(store.read, filter);
    return { messages: briefsOf(store.read, rows), total: countMessages(store.read, filter), held: held() };
  }

  function held(): OutboxPage['held'] {
    if (accounts.get() === null) return 'noAccount';
    return isAccountRefused(store.read) ? 'accountRefused' : null;
  }

  function get(id: string): MailMessage {
    return messageOf(store.read, messageRow(store.read, id));
  }

  function step(id: string, event: OutboxEvent): MailMessage {
    messageRow(store.read, id);
    if (outbox.apply(id, event) === null) throw new AppError('MAIL_PASSED', { messageId: id });
    wake();
    return get(id);
  }

  function settle(id: string): MailMessage {
    messageRow(store.read, id);
    store.write((db) => markSeenTo(db, id));
    announce();
    return get(id);
  }

  function accountChanged(address: string): void {
    store.write((db) => changeSender(db, address));
    for (const id of idsWaitingForAccount(store.read)) outbox.apply(id, { type: 'userRetried' });
    wake();
  }

  return {
    operations: {
      list,
      attention: () => ({ count: countMessages(store.read, { show: 'needsUser', invoiceId: null, formId: null, bookingId: null }) }),
      get,
      retry: (id) => step(id, { type: 'userRetried' }),
      withdraw: (id) => step(id, { type: 'userWithdrew', at: clock.now() }),
      found: (id) => step(id, { type: 'userFoundIt', at: clock.now() }),
      missed: (id) => step(id, { type: 'userMissedIt', at: clock.now() }),
      settle,
    },
    accountChanged,
  };
}
