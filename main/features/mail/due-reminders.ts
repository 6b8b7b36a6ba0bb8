import type { Invoice } from '../../../shared/contract/invoices.ts';
import type { DueReminder } from '../../../shared/contract/mail.ts';
import { planReminder } from '../../../shared/domain/mail/reminder-plan.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import type { ReadDb } from '../../db/store.ts';
import type { Proposing } from './proposing.ts';
import { overdueInvoices, remindersOf, stoppedOrganisations } from './reminder-store.ts';

export interface DueReminderDeps {
  readonly read: ReadDb;
  readonly today: LocalDate;
  /** Days after the due day. */
  readonly days: readonly number[];
  readonly invoice: (id: string) => Invoice;
  readonly proposing: Proposing;
}

/** The reminders that are due today, most days late first. */
export function dueReminders({ read, today, days, invoice, proposing }: DueReminderDeps): readonly DueReminder[] {
  if (days.length === 0) return [];
  const stopped = stoppedOrganisations(read);
  const late = overdueInvoices(read, today).filter(({ organisationId }) => !stopped.has(organisationId));
  const found = late.flatMap(({ id }) => dueOf(invoice(id)));
  return found.toSorted((one, other) => other.daysLate - one.daysLate || one.number.localeCompare(other.number));

  function dueOf({ id, dueOn, number, balance, disputedOn, remindersStopped, organisation }: Invoice): readonly DueReminder[] {
    if (dueOn === null || number === null) return [];
    const isDisputed = disputedOn !== null;
    const subject = { dueOn, balance, isDisputed, isStopped: remindersStopped, steps: days, sent: remindersOf(read, id) };
    const plan = planReminder(subject, today);
    if (plan.due === null) return [];
    const { step, daysLate } = plan.due;
    const [to = null] = proposing.propose({ kind: 'reminder', invoiceId: id, step }).to;
    return [{ invoiceId: id, number, organisationName: organisation.name, balance, dueOn, step, daysLate, to }];
  }
}
