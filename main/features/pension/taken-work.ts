import { and, eq, isNull, sql } from 'drizzle-orm';
import type { FormA } from '../../../shared/domain/pension/form-a.ts';
import { pensionFormBookings, pensionForms } from '../../db/pension-schema.ts';
import type { ReadDb } from '../../db/store.ts';
import { bookingIdsOf } from './form-work.ts';
import { makeOnce } from './read-once.ts';

/** The Form As that an invoice comes to. */
export interface InvoiceForms {
  readonly invoiceId: string;
  readonly forms: readonly FormA[];
}

/**
 * Leaves the forms for which no live one stands: neither for the same part of the invoice, nor for one of their bookings.
 * All invoices are looked up at once; the queries are prepared when they are first asked for, and once.
 */
export function createTakenWork(db: ReadDb): (drafted: readonly InvoiceForms[]) => readonly InvoiceForms[] {
  const parts = makeOnce(() => livePartsQuery(db).prepare());
  const bookings = makeOnce(() => liveBookingsQuery(db).prepare());
  return (drafted) => {
    const forms = drafted.flatMap((one) => one.forms);
    if (forms.length === 0) return drafted;
    const invoiceIds = JSON.stringify(drafted.map(({ invoiceId }) => invoiceId));
    const bookingIds = JSON.stringify(forms.flatMap(({ workIds }) => bookingIdsOf(workIds)));
    const takenParts = new Set(parts().all({ invoiceIds }).map(partKey));
    const takenBookings = new Set(
      bookings()
        .all({ bookingIds })
        .map(({ bookingId }) => bookingId),
    );
    return drafted.map(({ invoiceId, forms: drafts }) => ({
      invoiceId,
      forms: drafts.filter(({ schemeYear, tierTableId, workIds }) => {
        const isTaken = takenParts.has(partKey({ invoiceId, schemeYear, tableId: tierTableId ?? '' }));
        return !isTaken && !workIds.some((id) => takenBookings.has(id));
      }),
    }));
  };
}

function partKey({ invoiceId, schemeYear, tableId }: { invoiceId: string; schemeYear: number; tableId: string }): string {
  return `${invoiceId} ${schemeYear} ${tableId}`;
}

function livePartsQuery(db: ReadDb) {
  const { invoiceId, schemeYear, tableId, withdrawnOn, rejectedOn } = pensionForms;
  const isNamed = sql`${invoiceId} IN (SELECT value FROM json_each(${sql.placeholder('invoiceIds')}))`;
  return db
    .select({ invoiceId, schemeYear, tableId })
    .from(pensionForms)
    .where(and(isNamed, isNull(withdrawnOn), isNull(rejectedOn)));
}

function liveBookingsQuery(db: ReadDb) {
  const { bookingId, live } = pensionFormBookings;
  const isNamed = sql`${bookingId} IN (SELECT value FROM json_each(${sql.placeholder('bookingIds')}))`;
  return db
    .select({ bookingId })
    .from(pensionFormBookings)
    .where(and(isNamed, eq(live, true)));
}
