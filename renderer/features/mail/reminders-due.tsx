import { Button, Checkbox } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { DueReminder } from '../../../shared/contract/mail.ts';
import { formatMoney } from '../../../shared/domain/money.ts';
import { useApi } from '../../app/api.ts';
import { notifyDone, notifyFailure } from '../../app/notify.tsx';
import { Section } from '../../ui/section.tsx';
import { PlanNote } from '../plans/plan-note.tsx';
import { useGate } from '../plans/use-gate.ts';
import { daysLateWords, reminderCountWords } from './reminder-words.ts';
import classes from './reminders-due.module.css';
import { SendDrawer } from './send-drawer.tsx';
import { useDueReminders } from './use-due-reminders.ts';

/** Reminders that are due today, ready to be sent together or one by one; nothing while there are none. */
export function RemindersDue(): ReactNode {
  const api = useApi();
  const due = useDueReminders();
  const account = useQuery(api.mail.account.queryOptions({ input: {} }));
  const mayRemind = useGate('reminders')?.isOpen ?? true;
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
          lead={leadWords(mayRemind)}
          action={
            mayRemind &&
            account.data && (
              <Button loading={send.isPending} disabled={chosen.length === 0} onClick={() => send.mutate()}>
                {chosen.length === reminders.length ? 'Send all' : `Send ${chosen.length}`}
              </Button>
            )
          }
        >
          {!mayRemind && <PlanNote>Sending reminders comes with Plus.</PlanNote>}
          <ul className={classes['list']}>
            {reminders.map((reminder) => (
              <ReminderRow
                key={reminder.invoiceId}
                reminder={reminder}
                isChosen={mayRemind ? !left.has(reminder.invoiceId) : null}
                onTurn={() => turn(reminder.invoiceId)}
                onLook={() => setWritten(reminder)}
              />
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

function leadWords(mayRemind: boolean): string {
  if (!mayRemind) return 'What would be said today; who is late is shown in every plan.';
  return 'Each carries the invoice as it was sent, in your own words from Settings, Mail.';
}

interface ReminderRowProps {
  readonly reminder: DueReminder;
  /** Null where there is nothing to choose. */
  readonly isChosen: boolean | null;
  readonly onTurn: () => void;
  readonly onLook: () => void;
}

function ReminderRow({ reminder, isChosen, onTurn, onLook }: ReminderRowProps): ReactNode {
  const { number, organisationName, balance, daysLate, to } = reminder;
  return (
    <li className={classes['row']}>
      {isChosen !== null && (
        <Checkbox aria-label={`Send a reminder of ${number}`} disabled={to === null} checked={to !== null && isChosen} onChange={onTurn} />
      )}
      <span className={classes['words']}>
        <span className={classes['who']}>
          {number} · {organisationName}
        </span>
        <span className={classes['line']}>
          {formatMoney(balance)}, {daysLateWords(daysLate)} · {to ?? 'no address known'}
        </span>
      </span>
      <Button variant="subtle" size="compact-sm" aria-label={`Look at it: reminder of ${number}`} onClick={onLook}>
        Look at it
      </Button>
    </li>
  );
}
