import { Button, Checkbox } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { DueReminder } from '../../../shared/contract/mail.ts';
import { formatMoney } from '../../../shared/domain/money.ts';
import { useApi } from '../../app/api.ts';
import { notifyDone, notifyFailure } from '../../app/notify.tsx';
import { Section } from '../../ui/section.tsx';
import { daysLateWords, reminderCountWords } from './reminder-words.ts';
import classes from './reminders-due.module.css';
import { SendDrawer } from './send-drawer.tsx';
import { useDueReminders } from './use-due-reminders.ts';

/** Reminders that are due today, ready to be sent together or one by one; nothing while there are none. */
export function RemindersDue(): ReactNode {
  const api = useApi();
  const due = useDueReminders();
  const account = useQuery(api.mail.account.queryOptions({ input: {} }));
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [written, setWritten] = useState<DueReminder | null>(null);
  const reminders = due.data ?? [];
  const chosen = reminders.filter(({ invoiceId, to }) => to !== null && !left.has(invoiceId));
  const send = useMutation({
    mutationFn: () => api.mail.sendReminders.call({ reminders: chosen.slice(0, 200).map(({ invoiceId, step }) => ({ invoiceId, step })) }),
    onSuccess: ({ sent, left: unsent }) =>
      notifyDone(
        unsent === 0 ? `${reminderCountWords(sent)} in the outbox.` : `${reminderCountWords(sent)} in the outbox, ${unsent} left.`,
      ),
    onError: notifyFailure,
  });
  const turn = (invoiceId: string): void => setLeft(new Set(left.has(invoiceId) ? [...left].filter((id) => id !== invoiceId) : [...left, invoiceId])); // prettier-ignore
  if (reminders.length === 0 && written === null) return null;
  return (
    <>
      {reminders.length > 0 && (
        <Section
          title={`${reminderCountWords(reminders.length)} due`}
          lead="Each carries the invoice as it was sent, in your own words from Settings, Mail."
          action={
            account.data && (
              <Button loading={send.isPending} disabled={chosen.length === 0} onClick={() => send.mutate()}>
                {chosen.length === reminders.length ? 'Send all' : `Send ${chosen.length}`}
              </Button>
            )
          }
        >
          <ul className={classes['list']}>
            {reminders.map((reminder) => (
              <li key={reminder.invoiceId} className={classes['row']}>
                <Checkbox
                  aria-label={`Send a reminder of ${reminder.number}`}
                  disabled={reminder.to === null}
                  checked={reminder.to !== null && !left.has(reminder.invoiceId)}
                  onChange={() => turn(reminder.invoiceId)}
                />
                <span className={classes['words']}>
                  <span className={classes['who']}>
                    {reminder.number} · {reminder.organisationName}
                  </span>
                  <span className={classes['line']}>
                    {formatMoney(reminder.balance)}, {daysLateWords(reminder.daysLate)} · {reminder.to ?? 'no address known'}
                  </span>
                </span>
                <Button
                  variant="subtle"
                  size="compact-sm"
                  aria-label={`Look at it: reminder of ${reminder.number}`}
                  onClick={() => setWritten(reminder)}
                >
                  Look at it
                </Button>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {written && (
        <SendDrawer
          about={{ kind: 'reminder', invoiceId: written.invoiceId, step: written.step }}
          title={`Reminder of ${written.number}`}
          onClose={() => setWritten(null)}
        />
      )}
    </>
  );
}
