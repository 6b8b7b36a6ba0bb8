import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pence } from '../money.ts';
import { localDate } from '../time.ts';
import { addDays } from '../zones.ts';
import { planReminder, standardReminderDays, type ReminderSubject, type SentReminder } from './reminder-plan.ts';

const dueOn = localDate('2026-10-01');
const aSubject = (change: Partial<ReminderSubject> = {}): ReminderSubject => ({
  dueOn,
  balance: pence(85_000),
  isDisputed: false,
  isStopped: false,
  steps: standardReminderDays,
  sent: [],
  ...change,
});
const sent = (step: number, day: number): SentReminder => ({ step, on: addDays(dueOn, day) });
const on = (subject: ReminderSubject, day: number): ReturnType<typeof planReminder> => planReminder(subject, addDays(dueOn, day));

test('each reminder is due on its day, and not before', () => {
  expect(on(aSubject(), 6)).toEqual({ due: null, nextOn: '2026-10-08' });
  expect(on(aSubject(), 7)).toEqual({ due: { step: 7, daysLate: 7 }, nextOn: '2026-10-15' });
  expect(on(aSubject({ sent: [sent(7, 7)] }), 14).due).toEqual({ step: 14, daysLate: 14 });
  expect(on(aSubject({ sent: [sent(7, 7), sent(14, 14)] }), 28)).toEqual({ due: { step: 28, daysLate: 28 }, nextOn: null });
});

test('days that were missed are caught up once, with the latest step', () => {
  expect(on(aSubject(), 40).due).toEqual({ step: 28, daysLate: 40 });
  expect(on(aSubject({ sent: [sent(28, 40)] }), 41)).toEqual({ due: null, nextOn: null });
  expect(on(aSubject({ sent: [sent(7, 7)] }), 20).due).toEqual({ step: 14, daysLate: 20 });
});

test('there are never two on one day, nor one right after another that was late', () => {
  expect(on(aSubject({ sent: [sent(7, 13)] }), 13).due).toBeNull();
  expect(on(aSubject({ sent: [sent(7, 13)] }), 14)).toEqual({ due: null, nextOn: '2026-10-17' });
  expect(on(aSubject({ sent: [sent(7, 13)] }), 16).due).toEqual({ step: 14, daysLate: 16 });
});

test('there is none while disputed, stopped, paid or without steps, and it is caught up once afterwards', () => {
  for (const change of [{ isDisputed: true }, { isStopped: true }, { balance: pence(0) }, { balance: pence(-100) }, { steps: [] }])
    expect(on(aSubject(change), 30)).toEqual({ due: null, nextOn: null });
  expect(on(aSubject(), 30).due).toEqual({ step: 28, daysLate: 30 });
});

test('steps that the user changed go on behind those that were sent', () => {
  expect(on(aSubject({ steps: [10, 3, 20], sent: [sent(7, 7)] }), 12).due).toEqual({ step: 10, daysLate: 12 });
  expect(on(aSubject({ steps: [3, 5], sent: [sent(7, 7)] }), 12)).toEqual({ due: null, nextOn: null });
});

test('steps on days one after the other are sent one after the other', () => {
  const subject = aSubject({ steps: [1, 2], sent: [sent(1, 1)] });

  expect(on(subject, 2).due).toEqual({ step: 2, daysLate: 2 });
});

test('however rarely the app is opened, each step goes out at most once, in order, on days of its own', () => {
  const steps = fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { maxLength: 5 });
  fc.assert(
    fc.property(steps, fc.uniqueArray(fc.integer({ min: -5, max: 90 }), { maxLength: 60 }), (someSteps, opened) => {
      const reminders: SentReminder[] = [];
      for (const day of opened.toSorted((one, other) => one - other)) {
        const { due, nextOn } = on(aSubject({ steps: someSteps, sent: reminders }), day);
        if (nextOn !== null) expect(nextOn > addDays(dueOn, day)).toBe(true);
        if (due === null) continue;
        expect(due.daysLate).toBeGreaterThanOrEqual(due.step);
        reminders.push(sent(due.step, day));
      }

      expect(reminders.map(({ step }) => step)).toEqual(
        [...new Set(reminders.map(({ step }) => step))].toSorted((one, other) => one - other),
      );
      expect(new Set(reminders.map(({ on: day }) => day)).size).toBe(reminders.length);
      if (opened.some((day) => day >= 45)) expect(reminders.at(-1)?.step).toBe(someSteps.length === 0 ? undefined : Math.max(...someSteps));
    }),
  );
});
