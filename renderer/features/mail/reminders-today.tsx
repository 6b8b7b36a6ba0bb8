import { Button, Paper } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { DueReminder } from '../../../shared/contract/mail.ts';
import { formatMoney } from '../../../shared/domain/money.ts';
import { daysLateWords, reminderCountWords } from './reminder-words.ts';
import classes from './reminders-today.module.css';
import { SendDrawer } from './send-drawer.tsx';
import { useDueReminders } from './use-due-reminders.ts';

/** The others are one click away. */
const mostShown = 3;

/** Who is to be reminded today, each one click from its message; nothing while nobody is. */
export function RemindersToday(): ReactNode {
  const { data: due = [] } = useDueReminders();
  const [reviewed, setReviewed] = useState<DueReminder | null>(null);
  return (
    <>
      {due.length > 0 && (
        <Paper component="section" withBorder className={classes['card'] ?? ''} aria-label="Reminders">
          <h2 className={classes['title']}>Reminders</h2>
          <ul className={classes['list']}>
            {due.slice(0, mostShown).map((reminder) => (
              <li key={reminder.invoiceId} className={classes['row']}>
                <span className={classes['words']}>
                  <Link to="/invoices/$invoiceId" params={{ invoiceId: reminder.invoiceId }} data-person className={classes['who']}>
                    {reminder.number} · {reminder.organisationName}
                  </Link>
                  <span className={classes['line']}>
                    {formatMoney(reminder.balance)}, {daysLateWords(reminder.daysLate)}
                  </span>
                </span>
                <Button
                  variant="default"
                  size="xs"
                  aria-label={`Review the reminder of ${reminder.number}`}
                  onClick={() => setReviewed(reminder)}
                >
                  Review
                </Button>
              </li>
            ))}
          </ul>
          {due.length > mostShown && (
            <p className={classes['more']}>
              <Link to="/invoices" className={classes['all']}>
                All {reminderCountWords(due.length)}
              </Link>
            </p>
          )}
        </Paper>
      )}
      {reviewed && (
        <SendDrawer
          about={{ kind: 'reminder', invoiceId: reviewed.invoiceId, step: reviewed.step }}
          title={`Reminder of ${reviewed.number}`}
          onClose={() => setReviewed(null)}
        />
      )}
    </>
  );
}
