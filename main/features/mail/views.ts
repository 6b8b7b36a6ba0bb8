import type { MailBrief, MailMessage } from '../../../shared/contract/mail.ts';
import { nextOutboxState, type OutboxEvent } from '../../../shared/domain/mail/outbox.ts';
import type { Instant } from '../../../shared/domain/time.ts';
import type { ReadDb } from '../../db/store.ts';
import { organisationName, recipientsOf, reportsOf, stateOf, type MessageRow } from './outbox-store.ts';

/** The rows as lists show them, in the same order. */
export function briefsOf(db: ReadDb, rows: readonly MessageRow[]): readonly MailBrief[] {
  const recipients = recipientsOf(db, rows.map(({ id }) => id)); // prettier-ignore
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    invoiceId: row.invoiceId,
    formId: row.formId,
    bookingId: row.bookingId,
    reminderStep: row.reminderStep,
    organisationId: row.organisationId,
    organisationName: organisationName(db, row.organisationId),
    to: recipients.filter(({ messageId, isCopy }) => messageId === row.id && !isCopy).map(({ address }) => address),
    subject: row.subject,
    state: row.state,
    stateAt: row.stateAt,
    createdAt: row.createdAt,
    problem: row.problem,
    retryAt: row.retryAt,
    isDelayed: row.isDelayed,
    needsUser: row.needsUser,
  }));
}

export function briefOf(db: ReadDb, row: MessageRow): MailBrief {
  const [brief] = briefsOf(db, [row]);
  if (!brief) throw new Error('one row has one brief');
  return brief;
}

export function messageOf(db: ReadDb, row: MessageRow): MailMessage {
  return {
    ...briefOf(db, row),
    from: row.fromAddress,
    copyTo: recipientsOf(db, [row.id])
      .filter(({ isCopy }) => isCopy)
      .map(({ address }) => address),
    body: row.body,
    attachmentName: row.attachmentName,
    reply: row.reply,
    reports: reportsOf(db, row.id).map(({ at, address, action, words }) => ({ at, address, action, words })),
    can: possibilities(row),
  };
}

function possibilities(row: MessageRow): MailMessage['can'] {
  const from = stateOf(row);
  const at = row.stateAt satisfies Instant;
  const may = (event: OutboxEvent): boolean => nextOutboxState(from, event) !== null;
  return {
    retry: may({ type: 'userRetried' }),
    withdraw: may({ type: 'userWithdrew', at }),
    found: may({ type: 'userFoundIt', at }),
    missed: may({ type: 'userMissedIt', at }),
    sendAgain: ['handedOver', 'delivered', 'bounced', 'refused', 'withdrawn'].includes(row.state),
  };
}
