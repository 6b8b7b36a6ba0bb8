import { and, asc, count, desc, eq, gt, gte, inArray, like, lt, or, sql, type SQL } from 'drizzle-orm';
import { longestEntry } from '../../../shared/domain/schedule/overlap.ts';
import { minus, type Instant } from '../../../shared/domain/time.ts';
import { invoiceBalances, invoiceBookings, invoices } from '../../db/invoice-schema.ts';
import { bookingPauses, bookingRuns } from '../../db/booking-run-schema.ts';
import { bookingExtras, bookingOffers, bookings, identities, organisations } from '../../db/schema.ts';
import type { ReadDb, WriteDb } from '../../db/store.ts';

export type BookingRow = typeof bookings.$inferSelect;
export type ExtraRow = typeof bookingExtras.$inferSelect;
export type OfferRow = typeof bookingOffers.$inferSelect;

export interface BookingWithPlace {
  readonly booking: BookingRow;
  readonly organisation: Pick<typeof organisations.$inferSelect, 'id' | 'name' | 'nation' | 'travelMs'>;
}

export interface BookingFilter {
  readonly when: 'upcoming' | 'past' | 'all';
  readonly state: BookingRow['state'] | null;
  readonly organisationId: string | null;
  /** Of delivered work that others pay. */
  readonly payCheck: BookingRow['payCheck'] | null;
  readonly search: string;
  readonly now: Instant;
}

/** One page of those that pass the filter: upcoming by start, all others newest first. */
export function filteredQuery(db: ReadDb, filter: BookingFilter, { limit, offset }: { readonly limit: number; readonly offset: number }) {
  const order = filter.when === 'upcoming' ? asc : desc;
  return joined(db)
    .where(conditionOf(filter))
    .orderBy(order(bookings.startsAt), order(bookings.endsAt), order(bookings.id))
    .limit(limit)
    .offset(offset);
}

export function countFiltered(db: ReadDb, filter: BookingFilter): number {
  const counted = db.select({ count: count() }).from(bookings).innerJoin(organisations, eq(organisations.id, bookings.organisationId));
  return counted.where(conditionOf(filter)).get()?.count ?? 0;
}

/** All that overlap [from, to), by start. */
export function rangeQuery(db: ReadDb, from: Instant, to: Instant) {
  // A booking that began before `from` is found because no entry is longer than that.
  return joined(db)
    .where(and(gt(bookings.startsAt, minus(from, longestEntry)), lt(bookings.startsAt, to), gt(bookings.endsAt, from)))
    .orderBy(asc(bookings.startsAt), asc(bookings.endsAt), asc(bookings.id));
}

/** By start; those that do not exist are left out. */
export function bookingsById(db: ReadDb, ids: readonly string[]): readonly BookingWithPlace[] {
  return joined(db)
    .where(inArray(bookings.id, [...ids]))
    .orderBy(asc(bookings.startsAt), asc(bookings.id))
    .all();
}

/** Of one repeat, by start. */
export function bookingsOfSeries(db: ReadDb, seriesId: string): readonly BookingRow[] {
  return seriesQuery(db, seriesId).all();
}

export function seriesQuery(db: ReadDb, seriesId: string) {
  return db.select().from(bookings).where(eq(bookings.seriesId, seriesId)).orderBy(asc(bookings.startsAt));
}

export function extrasOf(db: ReadDb, ids: readonly string[]): readonly ExtraRow[] {
  return db
    .select()
    .from(bookingExtras)
    .where(inArray(bookingExtras.bookingId, [...ids]))
    .orderBy(asc(bookingExtras.bookingId), asc(bookingExtras.position))
    .all();
}

export function offersOf(db: ReadDb, ids: readonly string[]): readonly OfferRow[] {
  return db
    .select()
    .from(bookingOffers)
    .where(inArray(bookingOffers.bookingId, [...ids]))
    .orderBy(asc(bookingOffers.bookingId), asc(bookingOffers.position))
    .all();
}

/** The versions of terms that hold where nothing was accepted yet: of the organisation, else of the identity. */
export function offeredTermsId(
  db: ReadDb,
  { organisationId, identityId }: Pick<BookingRow, 'organisationId' | 'identityId'>,
): string | null {
  const own = db.select({ id: organisations.termsId }).from(organisations).where(eq(organisations.id, organisationId)).get()?.id ?? null;
  if (own !== null || identityId === null) return own;
  return db.select({ id: identities.termsId }).from(identities).where(eq(identities.id, identityId)).get()?.id ?? null;
}

export function organisationExists(db: ReadDb, id: string): boolean {
  return db.select({ id: organisations.id }).from(organisations).where(eq(organisations.id, id)).get() !== undefined;
}

export function identityExists(db: ReadDb, id: string): boolean {
  return db.select({ id: identities.id }).from(identities).where(eq(identities.id, id)).get() !== undefined;
}

/** The way to an organisation; null where it names none, or is gone. */
export function travelTo(db: ReadDb, organisationId: string) {
  const row = db.select({ travelMs: organisations.travelMs }).from(organisations).where(eq(organisations.id, organisationId)).get();
  return row?.travelMs ?? null;
}

/** Which live invoice or draft bills a booking; those without one are left out. */
export function invoicesOf(db: ReadDb, ids: readonly string[]) {
  return db
    .select({ bookingId: invoiceBookings.bookingId, id: invoices.id, number: invoices.number, balance: invoiceBalances.balance })
    .from(invoiceBookings)
    .innerJoin(invoices, eq(invoices.id, invoiceBookings.invoiceId))
    .innerJoin(invoiceBalances, eq(invoiceBalances.invoiceId, invoices.id))
    .where(and(inArray(invoiceBookings.bookingId, [...ids]), eq(invoiceBookings.live, true)))
    .all();
}

/** Whether a live invoice or draft bills it: then it stays as it is billed. */
export function isInvoiced(db: ReadDb, id: string): boolean {
  return invoicesOf(db, [id]).length > 0;
}

/** What the clock ran of a booking; null while it was not started there. */
export function runOfBooking(db: ReadDb, id: string) {
  const run = db.select().from(bookingRuns).where(eq(bookingRuns.bookingId, id)).get();
  return run ? { ...run, pauses: db.select().from(bookingPauses).where(eq(bookingPauses.bookingId, id)).all() } : null;
}

export function insertBooking(db: WriteDb, row: BookingRow): void {
  db.insert(bookings).values(row).run();
}

export function updateBooking(db: WriteDb, { id, ...row }: BookingRow): void {
  db.update(bookings).set(row).where(eq(bookings.id, id)).run();
}

export function deleteBooking(db: WriteDb, id: string): void {
  db.delete(bookings).where(eq(bookings.id, id)).run();
}

/** Replaces all extras, in the order given. */
export function saveExtras(db: WriteDb, bookingId: string, extras: readonly Pick<ExtraRow, 'name' | 'price' | 'count'>[]): void {
  db.delete(bookingExtras).where(eq(bookingExtras.bookingId, bookingId)).run();
  for (const [position, { name, price, count: times }] of extras.entries())
    db.insert(bookingExtras).values({ bookingId, position, name, price, count: times }).run();
}

export function addOffer(db: WriteDb, row: OfferRow): void {
  db.insert(bookingOffers).values(row).run();
}

function conditionOf({ when, state, organisationId, payCheck, search, now }: BookingFilter): SQL | undefined {
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const contains = (column: typeof bookings.title | typeof bookings.reference | typeof organisations.name): SQL =>
    sql`${like(column, pattern)} escape '\\'`;
  return and(
    when === 'upcoming' ? gte(bookings.startsAt, minus(now, longestEntry)) : undefined,
    when === 'upcoming' ? gt(bookings.endsAt, now) : undefined,
    when === 'past' ? lt(bookings.startsAt, now) : undefined,
    when === 'past' ? sql`${bookings.endsAt} <= ${now}` : undefined,
    state === null ? undefined : eq(bookings.state, state),
    organisationId === null ? undefined : eq(bookings.organisationId, organisationId),
    payCheck === null ? undefined : isPayCheck(payCheck),
    search === '' ? undefined : or(contains(organisations.name), contains(bookings.title), contains(bookings.reference)),
  );
}

/** Only work that somebody else pays is checked, and only once it was done. */
function isPayCheck(payCheck: BookingRow['payCheck']): SQL | undefined {
  return and(
    eq(bookings.payCheck, payCheck),
    eq(bookings.state, 'delivered'),
    inArray(bookings.arrangement, ['agency', 'umbrella', 'paye']),
  );
}

function joined(db: ReadDb) {
  const { id, name, nation, travelMs } = organisations;
  return db
    .select({ booking: bookings, organisation: { id, name, nation, travelMs } })
    .from(bookings)
    .innerJoin(organisations, eq(organisations.id, bookings.organisationId));
}

/** The ids of the organisations and identities that bookings name. */
export function namedByBookings(db: ReadDb, column: 'organisationId' | 'identityId'): ReadonlySet<string> {
  const rows = db.selectDistinct({ id: bookings[column] }).from(bookings).all();
  return new Set(rows.flatMap(({ id }) => id ?? []));
}
