import { expect, test, vi } from 'vitest';
import { createFakeMailer, type FakeMailer } from '../../../tests/support/fake-mailer.ts';
import { aMailDesk, signUp, type MailDesk } from '../../../tests/support/mail-desk.ts';
import { hours, instant, localDate } from '../../../shared/domain/time.ts';

const day = hours(24);
/** The outbox works by itself; a busy machine gets its time. */
const becomesTrue = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 20_000 });

/** A desk with an account, one invoice due on 3 December, and the clock at ten on the day that is named. */
async function lateDesk(today: string): Promise<{ readonly desk: MailDesk; readonly mailer: FakeMailer; readonly invoiceId: string }> {
  const mailer = createFakeMailer();
  const desk = aMailDesk({ mailer });
  signUp(desk, { port: 465 });
  const { id: invoiceId } = await desk.invoice();
  desk.profile.invoices.markSent(invoiceId, localDate('2026-11-03'));
  desk.clock.set(instant(Date.parse(`${today}T10:00:00Z`)));
  return { desk, mailer, invoiceId };
}

const dueSteps = ({ mail }: MailDesk): readonly number[] => mail.reminders().map(({ step }) => step);
const subjects = (mailer: FakeMailer): readonly string[] => mailer.taken.map(({ subject }) => subject);

test('a reminder is proposed a week after the due day, not before, and nothing is sent by itself', async () => {
  const { desk, mailer, invoiceId } = await lateDesk('2026-12-09');
  const early = dueSteps(desk);
  desk.clock.advance(day);

  expect(early).toEqual([]);
  expect(desk.mail.reminders()).toMatchObject([{ invoiceId, step: 7, daysLate: 7, balance: 1_250, to: 'accounts@river.example' }]);
  expect(mailer.taken).toEqual([]);
});

test('days that were missed are caught up once, with the latest step, and one that was sent is not proposed again', async () => {
  const { desk, mailer } = await lateDesk('2027-01-02');
  const due = desk.mail.reminders();

  expect(desk.mail.sendReminders(due)).toEqual({ sent: 1, left: 0 });
  expect(desk.mail.sendReminders(due)).toEqual({ sent: 0, left: 1 });
  await becomesTrue(() => expect(subjects(mailer)).toHaveLength(1));

  expect(due.map(({ step }) => step)).toEqual([28]);
  expect(subjects(mailer)[0]).toMatch(/30 days overdue$/u);
  expect(mailer.taken[0]?.attachments).toHaveLength(1);
  expect(dueSteps(desk)).toEqual([]);
});

test('a reminder goes where the invoice itself went last, also where that address was typed by hand', async () => {
  const { desk, invoiceId } = await lateDesk('2026-12-12');
  const { id } = desk.send(desk.profile.invoices.get(invoiceId), { to: ['pay@river.example'] });
  await becomesTrue(() => expect(desk.mail.get(id).state).toBe('handedOver'));

  expect(desk.mail.reminders()).toMatchObject([{ invoiceId, to: 'pay@river.example' }]);
});

test('none before an invoice was sent, and none while what was sent stands as returned', async () => {
  const { desk, invoiceId } = await lateDesk('2026-12-12');
  const { id: unsentId } = await desk.invoice();
  const { id: messageId } = desk.send(desk.profile.invoices.get(invoiceId));
  await becomesTrue(() => expect(desk.mail.get(messageId).state).toBe('handedOver'));
  const dueIds = () => desk.mail.reminders().map((due) => due.invoiceId);
  const before = dueIds();
  const report = 'From: MAILER-DAEMON@example.com\nSubject: Undelivered Mail\n\n<accounts@river.example>: 550 5.1.1 User unknown\n';

  await desk.mail.readReport({ text: report }, messageId);
  const returned = dueIds();
  desk.profile.invoices.markSent(invoiceId, localDate('2026-12-12'));
  desk.profile.invoices.markSent(unsentId, localDate('2026-12-12'));

  expect([before, returned]).toEqual([[invoiceId], []]);
  expect(dueIds().toSorted()).toEqual([invoiceId, unsentId].toSorted());
});

test('none for an invoice that is disputed, stopped, paid up or of an organisation that is stopped', async () => {
  const { desk, invoiceId } = await lateDesk('2026-12-12');
  const { invoices, organisations } = desk.profile;
  const stop = (remindersStopped: boolean): void => {
    const { id: _id, used: _used, archivedAt: _archivedAt, ...values } = organisations.get(desk.organisationId);
    organisations.update(desk.organisationId, { ...values, remindersStopped });
  };
  const today = invoices.get(invoiceId).dueOn;
  if (today === null) throw new Error('no due day');

  const seen: (readonly number[])[] = [dueSteps(desk)];
  invoices.dispute(invoiceId, today, 'hours');
  seen.push(dueSteps(desk));
  invoices.endDispute(invoiceId);
  invoices.setReminders(invoiceId, { stopped: true });
  seen.push(dueSteps(desk));
  invoices.setReminders(invoiceId, { stopped: false });
  stop(true);
  seen.push(dueSteps(desk));
  stop(false);
  seen.push(dueSteps(desk));
  invoices.writeOff(invoiceId, { on: today, amount: null, reason: '' });
  seen.push(dueSteps(desk));

  expect(seen).toEqual([[7], [], [], [], [7], []]);
});

test('where the user wants it they go by themselves in the morning, once a day at most, over restarts and missed days', async () => {
  const { desk, mailer } = await lateDesk('2026-12-09');
  desk.profile.preferences.update({ mail: { sendsReminders: true } });

  const counts: number[] = [];
  for (let passed = 0; passed < 40; passed += 1) {
    desk.clock.advance(day);
    if (passed % 3 === 0) desk.reopen();
    await becomesTrue(() =>
      expect(desk.mail.list({ show: 'open', invoiceId: null, formId: null, bookingId: null, offset: 0, limit: 10 }).total).toBe(0),
    );
    counts.push(mailer.taken.length);
  }

  expect(subjects(mailer)).toEqual([
    expect.stringMatching(/payment due 3 December 2026/u),
    expect.stringMatching(/^Second reminder/u),
    expect.stringMatching(/28 days overdue$/u),
  ]);
  expect(counts.indexOf(1)).toBe(0);
});

test('a reminder that the user sent by another way counts as sent', async () => {
  const { desk, mailer, invoiceId } = await lateDesk('2026-12-11');
  const on = desk.profile.invoices.get(invoiceId).dueOn;
  if (on === null) throw new Error('no due day');

  desk.mail.sentMyself({ kind: 'reminder', invoiceId, step: 7 }, on);

  expect([dueSteps(desk), mailer.taken]).toEqual([[], []]);
});

/** What ends the reason for a reminder. */
const endings: Readonly<Record<string, (desk: MailDesk, invoiceId: string) => void>> = {
  'the invoice is paid': ({ profile }, invoiceId) => {
    const { dueOn } = profile.invoices.get(invoiceId);
    if (dueOn !== null) profile.invoices.writeOff(invoiceId, { on: dueOn, amount: null, reason: '' });
  },
  'the invoice is disputed': ({ profile }, invoiceId) => {
    const { dueOn } = profile.invoices.get(invoiceId);
    if (dueOn !== null) profile.invoices.dispute(invoiceId, dueOn, '');
  },
  'reminders of the invoice are stopped': ({ profile }, invoiceId) => profile.invoices.setReminders(invoiceId, { stopped: true }),
  'reminders of the organisation are stopped': ({ profile, organisationId }) => {
    const { id: _id, used: _used, archivedAt: _archivedAt, ...values } = profile.organisations.get(organisationId);
    profile.organisations.update(organisationId, { ...values, remindersStopped: true });
  },
};

test.each(Object.keys(endings))('a reminder that still waits is not sent once %s', async (ending) => {
  const { desk, mailer, invoiceId } = await lateDesk('2026-12-11');
  mailer.answer = () => Promise.resolve({ outcome: 'failed', problem: 'unreachable', reply: null });
  desk.mail.sendReminders(desk.mail.reminders());
  await becomesTrue(() =>
    expect(desk.mail.list({ show: 'open', invoiceId, formId: null, bookingId: null, offset: 0, limit: 1 }).messages[0]?.state).toBe(
      'failed',
    ),
  );
  endings[ending]?.(desk, invoiceId);
  mailer.answer = null;
  desk.clock.advance(day);

  await becomesTrue(() =>
    expect(desk.mail.list({ show: 'all', invoiceId, formId: null, bookingId: null, offset: 0, limit: 1 }).messages[0]?.state).toBe(
      'withdrawn',
    ),
  );
  expect(mailer.taken).toEqual([]);
});

test('other days, and none at all, are the user’s to choose', async () => {
  const { desk, mailer } = await lateDesk('2026-12-06');
  desk.profile.preferences.update({ mail: { reminderDays: [3] } });
  const chosen = dueSteps(desk);
  desk.profile.preferences.update({ mail: { reminderDays: [] } });

  expect([chosen, dueSteps(desk), mailer.taken]).toEqual([[3], [], []]);
});
