import { and, inArray, isNull } from 'drizzle-orm';
import type { Instant, LocalDate } from '../../../shared/domain/time.ts';
import { paidDayOf } from '../../../shared/domain/pension/paid-day.ts';
import { pensionForms } from '../../db/pension-schema.ts';
import type { ReadDb, WriteDb } from '../../db/store.ts';
import { addFormHistory, updateForm, type FormRow } from './forms-store.ts';
import { paidInFullOn } from './pensioned-invoices.ts';

/**
 * Lets the day of payment of open Form As follow their invoices, inside the caller's transaction: an invoice that is
 * paid in full pays its forms, and one that no longer is takes the day back. What is on a Form B stays.
 *
 * @param invoiceIds  null looks at all open forms
 */
export function followPayments(db: WriteDb, invoiceIds: readonly string[] | null, now: () => Instant): void {
  const settled = new Map<string, LocalDate | null>();
  for (const form of openForms(db, invoiceIds)) {
    const settledOn = settled.has(form.invoiceId) ? (settled.get(form.invoiceId) ?? null) : paidInFullOn(db, form.invoiceId);
    settled.set(form.invoiceId, settledOn);
    follow(db, form, settledOn, now());
  }
}

function follow(db: WriteDb, form: FormRow, settledOn: LocalDate | null, at: Instant): void {
  const worked = { from: form.firstOn, to: form.lastOn };
  const day = paidDayOf({ ...form, worked, isFixed: false }, settledOn);
  if (day.paidOn === form.paidOn && day.isPaidByInvoice === form.isPaidByInvoice) return;
  updateForm(db, { ...form, ...day, changedAt: at });
  addFormHistory(db, form.id, { at, what: day.paidOn === null ? 'paymentGone' : 'paidByInvoice' });
}

/** Neither ended nor on a Form B: what is there is fixed. */
function openForms(db: ReadDb, invoiceIds: readonly string[] | null): readonly FormRow[] {
  const { monthId, withdrawnOn, rejectedOn, invoiceId } = pensionForms;
  const isOfThem = invoiceIds === null ? undefined : inArray(invoiceId, [...invoiceIds]);
  return db
    .select()
    .from(pensionForms)
    .where(and(isNull(monthId), isNull(withdrawnOn), isNull(rejectedOn), isOfThem))
    .all();
}
