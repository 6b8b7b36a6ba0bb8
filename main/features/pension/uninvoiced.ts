import { and, asc, eq, exists, gte, inArray, or, sql } from 'drizzle-orm';
import type { UninvoicedWork } from '../../../shared/contract/pension.ts';
import { minus, hours, type LocalDate, type Instant } from '../../../shared/domain/time.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import type { PensionRates } from '../../../shared/domain/pension/pension-rates.ts';
import type { PensionSettings } from '../../../shared/domain/pension/pension-settings.ts';
import { watchTenWeeks } from '../../../shared/domain/pension/ten-weeks.ts';
import { invoiceBookings, invoices, invoiceSettings } from '../../db/invoice-schema.ts';
import { pensionProfiles } from '../../db/pension-schema.ts';
import { bookings, organisations } from '../../db/schema.ts';
import type { ReadDb } from '../../db/store.ts';

export interface UninvoicedContext {
  readonly now: () => Instant;
  readonly today: () => LocalDate;
  readonly rates: PensionRates;
  readonly settingsOf: (identityId: string) => PensionSettings;
}

const lookBack = hours(200 * 24);

/** Delivered work for practices that no issued invoice bills, oldest first. */
export function uninvoicedWork(db: ReadDb, { now, today, rates, settingsOf }: UninvoicedContext): readonly UninvoicedWork[] {
  const pensioned = pensionedIdentities(db);
  const [only, ...others] = pensioned;
  if (only === undefined) return [];
  const isTheirs = inArray(bookings.identityId, [...pensioned]);
  // Work that names nobody is that of the one who trades.
  const isOwned = others.length === 0 ? or(isTheirs, sql`${bookings.identityId} IS NULL`) : isTheirs;
  const rows = db
    .select({
      booking: bookings,
      organisation: { id: organisations.id, name: organisations.name },
      isDrafted: sql<number>`${isBilled(db, false)}`,
    })
    .from(bookings)
    .innerJoin(organisations, eq(organisations.id, bookings.organisationId))
    .where(
      and(
        gte(bookings.startsAt, minus(now(), lookBack)),
        eq(bookings.state, 'delivered'),
        eq(bookings.arrangement, 'soleTrader'),
        eq(organisations.kind, 'practice'),
        isOwned,
        sql`NOT ${isBilled(db, true)}`,
      ),
    )
    .orderBy(asc(bookings.startsAt), asc(bookings.id))
    .all();
  return rows.map(({ booking: { id, startsAt, zone, identityId }, organisation, isDrafted }) => {
    const workedOn = dayOf(startsAt, zone);
    const watch = watchTenWeeks({ from: workedOn, to: workedOn }, today(), rates, settingsOf(identityId ?? only));
    const { lastReceiptOn, daysLeft, level } = watch;
    return { bookingId: id, organisation, workedOn, isDrafted: isDrafted === 1, watch: { lastReceiptOn, daysLeft, level } };
  });
}

/** Who has a profile that is active, and pensions the work of practices. */
function pensionedIdentities(db: ReadDb): readonly string[] {
  return db
    .select({ id: pensionProfiles.identityId })
    .from(pensionProfiles)
    .innerJoin(invoiceSettings, eq(invoiceSettings.identityId, pensionProfiles.identityId))
    .where(
      and(
        eq(invoiceSettings.isPensioned, true),
        inArray(pensionProfiles.status, ['active', 'partlyRetired', 'retiredRejoined', 'notSure']),
      ),
    )
    .all()
    .map(({ id }) => id);
}

/** Whether a live invoice bills the booking: an issued one, or a draft. */
function isBilled(db: ReadDb, isIssued: boolean) {
  const billing = db
    .select({ one: sql`1` })
    .from(invoiceBookings)
    .innerJoin(invoices, eq(invoices.id, invoiceBookings.invoiceId))
    .where(
      and(
        eq(invoiceBookings.bookingId, bookings.id),
        eq(invoiceBookings.live, true),
        isIssued ? sql`${invoices.number} IS NOT NULL` : sql`${invoices.number} IS NULL`,
      ),
    );
  return exists(billing);
}
