import type { Invoice } from '../../../shared/contract/invoices.ts';
import type { DueReminder, MailWords } from '../../../shared/contract/mail.ts';
import { parseMailAddress } from '../../../shared/domain/mail/mail-address.ts';
import type { Instant, LocalDate, ZoneId } from '../../../shared/domain/time.ts';
import { localTime } from '../../../shared/domain/time.ts';
import { addDays, atLocalTime, dayOf } from '../../../shared/domain/zones.ts';
import { AppError, isAppError } from '../../../shared/errors/app-error.ts';
import type { Store, WriteDb } from '../../db/store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Composing } from './composing.ts';
import { dueReminders } from './due-reminders.ts';
import type { Outbox } from './outbox.ts';
import type { PlanForMail } from './plan-for-mail.ts';
import type { Proposing } from './proposing.ts';
import { saveReminder } from './reminder-store.ts';

export interface ReminderDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly zone: () => ZoneId;
  readonly composing: Composing;
  readonly proposing: Proposing;
  readonly outbox: Outbox;
  readonly invoice: (id: string) => Invoice;
  readonly plan: PlanForMail;
  /** Days after the due day. */
  readonly days: () => readonly number[];
  /** Whether due ones are sent without asking. */
  readonly sendsThem: () => boolean;
  readonly hasAccount: () => boolean;
  readonly wakeSender: () => void;
}

export interface ReminderKey {
  readonly invoiceId: string;
  readonly step: number;
}

/** Reminders of invoices that are late: which are due, and sending them. Rules in docs/rules/mail.md §2. */
export interface Reminders {
  /** Those due today, most days late first. */
  due(): readonly DueReminder[];
  /** Sends those of these that are still due and have an address. @throws AppError MAIL_NO_ACCOUNT, PLAN_NEEDED */
  send(keys: readonly ReminderKey[]): { readonly sent: number; readonly left: number };
  /** Notes a step as done, in the transaction that does it. */
  note(db: WriteDb, key: ReminderKey, messageId: string | null): void;
  /** Sends due ones where the user wants that, and looks again in the morning; called at start and after changes. */
  look(): void;
  close(): void;
}

/** Messages that write themselves go out in the morning, not at midnight. */
const morning = localTime('09:00');

export function createReminders(deps: ReminderDeps): Reminders {
  const { store, clock, log, composing, proposing, outbox } = deps;
  let cancelTimer: (() => void) | null = null;
  let isLooking = false;

  const today = (): LocalDate => dayOf(clock.now(), deps.zone());

  function due(): readonly DueReminder[] {
    return dueReminders({ read: store.read, today: today(), days: deps.days(), invoice: deps.invoice, proposing });
  }

  function send(keys: readonly ReminderKey[]): { readonly sent: number; readonly left: number } {
    if (!deps.hasAccount()) throw new AppError('MAIL_NO_ACCOUNT');
    deps.plan.require('reminders');
    const wanted = due().filter(({ invoiceId, step }) => keys.some((key) => key.invoiceId === invoiceId && key.step === step));
    const sent = wanted.filter((reminder) => trySend(reminder)).length;
    deps.wakeSender();
    return { sent, left: keys.length - sent };
  }

  /** One that cannot be sent, because another window was first or its PDF is gone, does not keep the others from going. */
  function trySend({ invoiceId, step }: DueReminder): boolean {
    try {
      const { to, subject, body, problems, newest } = proposing.propose({ kind: 'reminder', invoiceId, step });
      const address = parseMailAddress(to[0] ?? '');
      if (address === null || problems.length > 0 || newest !== null) return false;
      const words: MailWords = { about: { kind: 'reminder', invoiceId, step }, to: [address], copyTo: [], subject, body };
      const message = composing.compose(words);
      outbox.add({ ...message, after: null, also: (db) => note(db, { invoiceId, step }, message.row.id) });
      return true;
    } catch (error) {
      if (!isAppError(error)) throw error;
      log.warn('mail.reminder.left', { code: error.code, invoiceId });
      return false;
    }
  }

  function note(db: WriteDb, { invoiceId, step }: ReminderKey, messageId: string | null): void {
    saveReminder(db, { invoiceId, step, sentOn: today(), messageId });
  }

  function look(): void {
    if (isLooking) return; // sending announces changes, which lead here again
    isLooking = true;
    try {
      if (deps.sendsThem() && deps.plan.isOpen('reminders') && deps.hasAccount() && clock.now() >= morningOf(today())) send(due());
    } finally {
      isLooking = false;
    }
    cancelTimer?.();
    cancelTimer = deps.sendsThem() ? clock.at(nextMorning(), look) : null;
  }

  function nextMorning(): Instant {
    const at = morningOf(today());
    return clock.now() < at ? at : morningOf(addDays(today(), 1));
  }

  function morningOf(day: LocalDate): Instant {
    return atLocalTime(day, morning, deps.zone());
  }

  return { due, send, note, look, close: () => cancelTimer?.() };
}
