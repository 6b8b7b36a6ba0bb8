import { and, asc, eq, gt, gte, inArray, lt, notExists, or, sql } from 'drizzle-orm';
import type { Instant } from '../../../shared/domain/time.ts';
import { invoiceBookings } from '../../db/invoice-schema.ts';
import { bookingExtras, bookings, organisations } from '../../db/schema.ts';
import type { ReadDb } from '../../db/store.ts';
import { readTerms } from '../../db/terms-rows.ts';
import type { BookedWork } from './billing.ts';

export interface BillableFilter {
  /** Null for all. */
  readonly organisationId: string | null;
  /** By start; null for no bound. The end is not in it. */
  readonly from: Instant | null;
  readonly to: Instant | null;
}

/** Work that may be invoiced here: delivered or called off late, by start. */
export function billableWork(db: ReadDb, { organisationId, from, to }: BillableFilter): readonly BookedWork[] {
  const one = sql`1`;
  const live = db
    .select({ one })
    .from(invoiceBookings)
    .where(and(eq(invoiceBookings.bookingId, bookings.id), eq(invoiceBookings.live, true)));
  const rows = joined(db)
    .where(
      and(
        or(eq(bookings.state, 'delivered'), and(eq(bookings.state, 'cancelled'), gt(bookings.cancelFee, 0 as never))), // a literal amount
        inArray(bookings.arrangement, ['soleTrader', 'ownCompany']),
        organisationId === null ? undefined : eq(bookings.organisationId, organisationId),
        from === null ? undefined : gte(bookings.startsAt, from),
        to === null ? undefined : lt(bookings.startsAt, to),
        notExists(live),
      ),
    )
    .orderBy(asc(bookings.startsAt), asc(bookings.id))
    .all();
  return withParts(db, rows);
}

/** By start; those that do not exist are left out. */
export function workById(db: ReadDb, ids: readonly string[]): readonly BookedWork[] {
  const rows = joined(db)
    .where(inArray(bookings.id, [...ids]))
    .orderBy(asc(bookings.startsAt), asc(bookings.id))
    .all();
  return withParts(db, rows);
}

function joined(db: ReadDb) {
  const { id, name, kind } = organisations;
  return db
    .select({ booking: bookings, organisation: { id, name, kind } })
    .from(bookings)
    .innerJoin(organisations, eq(organisations.id, bookings.organisationId));
}

function withParts(db: ReadDb, rows: readonly Omit<BookedWork, 'extras' | 'steps'>[]): readonly BookedWork[] {
  const ids = rows.map(({ booking }) => booking.id);
  const extras = new Map<string, BookedWork['extras'][number][]>();
  for (const part of slicesOf(ids))
    for (const { bookingId, name, price, count } of db
      .select()
      .from(bookingExtras)
      .where(inArray(bookingExtras.bookingId, part))
      .orderBy(asc(bookingExtras.bookingId), asc(bookingExtras.position))
      .all())
      extras.set(bookingId, [...(extras.get(bookingId) ?? []), { name, price, count }]);
  const terms = readTerms(db, rows.flatMap(({ booking }) => booking.termsId ?? [])); // prettier-ignore
  return rows.map((row) => ({
    ...row,
    extras: extras.get(row.booking.id) ?? [],
    steps: terms.get(row.booking.termsId ?? '')?.cancellation ?? [],
  }));
}

/** SQLite takes at most 32,766 parameters. */
function slicesOf(ids: readonly string[]): readonly string[][] {
  const size = 10_000;
  return Array.from({ length: Math.ceil(ids.length / size) }, (_, index) => ids.slice(index * size, (index + 1) * size));
}
