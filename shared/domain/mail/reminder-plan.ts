import type { Pence } from '../money.ts';
import type { LocalDate } from '../time.ts';
import { addDays, daysBetween } from '../zones.ts';

/** Days after the due date, unless the user has chosen others. */
export const standardReminderDays: readonly number[] = [7, 14, 28];

export interface SentReminder {
  /** The step it was sent for: days after the due date. */
  readonly step: number;
  /** The day it entered the outbox; one that failed or is unknown counts as sent. */
  readonly on: LocalDate;
}

export interface ReminderSubject {
  readonly dueOn: LocalDate;
  /** What is still owed. */
  readonly balance: Pence;
  readonly isDisputed: boolean;
  /** The user stopped reminders for this invoice or for its organisation. */
  readonly isStopped: boolean;
  /** Whole days after the due date, in any order; empty for no reminders at all. */
  readonly steps: readonly number[];
  readonly sent: readonly SentReminder[];
}

export interface ReminderPlan {
  /** The reminder to propose today; null for none. */
  readonly due: { readonly step: number; readonly daysLate: number } | null;
  /** The next day on which one becomes due if nothing changes; null for none. Never before tomorrow. */
  readonly nextOn: LocalDate | null;
}

/**
 * Which reminder is due today, and when the next one will be.
 *
 * Days that were missed are caught up once, with the latest step alone. There is never a second one on the same day,
 * nor closer to the one before than the steps are to each other; none while the invoice is disputed, stopped or paid.
 *
 * @see docs/rules/mail.md §2, reminder-plan.test.ts
 */
export function planReminder(subject: ReminderSubject, today: LocalDate): ReminderPlan {
  const { dueOn, balance, isDisputed, isStopped, sent } = subject;
  const steps = [...new Set(subject.steps)].filter((step) => step > 0).toSorted((one, other) => one - other);
  const reached = Math.max(0, ...sent.map(({ step }) => step));
  const ahead = steps.filter((step) => step > reached);
  if (balance <= 0 || isDisputed || isStopped || ahead.length === 0) return { due: null, nextOn: null };
  const daysLate = daysBetween(dueOn, today);
  const passed = ahead.findLast((step) => step <= daysLate);
  const free = firstFreeDay(sent, leastGap(steps));
  if (passed !== undefined && (free === null || free <= today)) {
    const following = ahead.find((step) => step > passed);
    return { due: { step: passed, daysLate }, nextOn: following === undefined ? null : addDays(dueOn, following) };
  }
  const nextDay = addDays(dueOn, ahead[0] ?? 0);
  return { due: null, nextOn: free !== null && free > nextDay ? free : nextDay };
}

/** The first day on which another reminder may go out; null when none has. */
function firstFreeDay(sent: readonly SentReminder[], gap: number): LocalDate | null {
  if (sent.length === 0) return null;
  const last = sent.map(({ on }) => on).reduce((one, other) => (other > one ? other : one));
  return addDays(last, gap);
}

/** Three days, or less where the user's own steps are closer; at least one. */
function leastGap(steps: readonly number[]): number {
  const gaps = steps.slice(1).map((step, index) => step - (steps[index] ?? 0));
  return Math.max(1, Math.min(3, ...gaps));
}
