import { and, eq, exists, isNotNull, isNull, lt, or } from 'drizzle-orm';
import type { SentReminder } from '../../../shared/domain/mail/reminder-plan.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { invoices } from '../../db/invoice-schema.ts';
import { keptFiles } from '../../db/kept-file-schema.ts';
import { reminders } from '../../db/mail-schema.ts';
import { organisations } from '../../db/schema.ts';
import type { ReadDb, WriteDb } from '../../db/store.ts';

/** Invoices past their due day that were sent and did not come back; whether something is still owed is not looked at. */
export function overdueInvoices(db: ReadDb, today: LocalDate): readonly { readonly id: string; readonly organisationId: string }[] {
  const { id, organisationId, kind, number, dueOn, voidedOn, disputedOn, sentOn, returnedOn, remindersStopped, pdfSha256, imported } =
    invoices;
  // Of an imported invoice, its own PDF as the user keeps it.
  const isOriginal = and(eq(keptFiles.invoiceId, id), eq(keptFiles.mediaType, 'application/pdf'), isNull(keptFiles.removedAt));
  const originals = db.select({ id: keptFiles.id }).from(keptFiles).where(isOriginal);
  const mayBeReminded = and(
    eq(kind, 'invoice'),
    isNotNull(number),
    or(isNotNull(pdfSha256), and(eq(imported, true), exists(originals))),
    isNull(voidedOn),
    isNull(disputedOn),
    isNotNull(sentOn),
    isNull(returnedOn),
    eq(remindersStopped, false),
    lt(dueOn, today),
  );
  return db.select({ id, organisationId }).from(invoices).where(mayBeReminded).all();
}

export function remindersOf(db: ReadDb, invoiceId: string): readonly SentReminder[] {
  const { step, sentOn } = reminders;
  return db.select({ step, on: sentOn }).from(reminders).where(eq(reminders.invoiceId, invoiceId)).all();
}

/** A step that is sent again keeps its first day. */
export function saveReminder(db: WriteDb, row: typeof reminders.$inferInsert): void {
  const { messageId } = row;
  db.insert(reminders)
    .values(row)
    .onConflictDoUpdate({ target: [reminders.invoiceId, reminders.step], set: { messageId } })
    .run();
}

/** The organisations whose invoices the user does not want to remind of. */
export function stoppedOrganisations(db: ReadDb): ReadonlySet<string> {
  const rows = db.select({ id: organisations.id }).from(organisations).where(eq(organisations.remindersStopped, true)).all();
  return new Set(rows.map(({ id }) => id));
}
