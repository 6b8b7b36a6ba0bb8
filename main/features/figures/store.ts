import { sql, type SQL } from 'drizzle-orm';
import type { AgeBand } from '../../../shared/domain/invoices/ageing.ts';
import type { Pence, Quantity } from '../../../shared/domain/money.ts';
import type { DurationMs, LocalDate, ZoneId } from '../../../shared/domain/time.ts';
import { addDays, startOfDay } from '../../../shared/domain/zones.ts';
import { mileageAllowances } from '../../../shared/rates/mileage-allowance.ts';
import type { ReadDb } from '../../db/store.ts';

/** Whose figures; null for all. */
export interface FigureAccount {
  readonly identityId: string | null;
  readonly organisationId: string | null;
}

/** First and last day, both included. */
export interface FigureFilter extends FigureAccount {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

export interface BandRow {
  readonly band: AgeBand;
  readonly amount: Pence;
  readonly invoices: number;
}

/** What is owed, by days after the due day, as `ageBandOf` of the rules. */
export function outstandingQuery(account: FigureAccount, today: LocalDate): SQL {
  return sql`
    SELECT CASE
        WHEN late IS NULL OR late <= 0 THEN 'current'
        WHEN late <= 30 THEN 'days1To30'
        WHEN late <= 60 THEN 'days31To60'
        WHEN late <= 90 THEN 'days61To90'
        ELSE 'over90' END AS band,
      sum(balance) AS amount, count(*) AS invoices
    FROM (
      SELECT CAST(julianday(${today}) - julianday(i.due_on) AS INTEGER) AS late, b.balance
      FROM invoices i JOIN invoice_balances b ON b.invoice_id = i.id
      WHERE i.number IS NOT NULL AND i.kind = 'invoice' AND i.voided_on IS NULL ${ofAccount(account, sql`i`)}
    )
    WHERE balance > 0 GROUP BY 1`;
}

export interface MonthRow {
  readonly month: string;
  readonly amount: Pence;
  readonly payments: number;
}

/** Months with payments, oldest first. */
export function paidByMonthQuery({ from, to, ...account }: FigureFilter): SQL {
  return sql`
    SELECT substr(p.received_on, 1, 7) AS month, sum(p.amount) AS amount, count(*) AS payments
    FROM payments p WHERE p.received_on BETWEEN ${from} AND ${to} ${ofAccount(account, sql`p`)}
    GROUP BY 1 ORDER BY 1`;
}

export interface OrganisationRow {
  readonly id: string;
  readonly name: string;
  readonly invoices: number;
  readonly invoiced: Pence;
  readonly paid: Pence;
  /** Taken off before the pay came: neither paid nor owed. */
  readonly deducted: Pence;
  readonly outstanding: Pence;
}

/** By what was asked for less credit notes, largest first. */
export function byOrganisationQuery({ from, to, ...account }: FigureFilter): SQL {
  return sql`
    SELECT o.id, o.name, sum(i.kind = 'invoice') AS invoices, sum(i.total) AS invoiced, sum(b.paid) AS paid, sum(b.deducted) AS deducted, sum(b.balance) AS outstanding
    FROM invoices i
    JOIN invoice_balances b ON b.invoice_id = i.id
    JOIN organisations o ON o.id = i.organisation_id
    WHERE i.number IS NOT NULL AND i.voided_on IS NULL AND i.listed_on BETWEEN ${from} AND ${to} ${ofAccount(account, sql`i`)}
    GROUP BY o.id ORDER BY invoiced DESC, o.id`;
}

export interface PaidOffRow {
  readonly organisationId: string;
  /** From issue to the day of the last penny, over all of them. */
  readonly days: number;
  readonly invoices: number;
}

/** Invoices of the period that money paid off, by organisation; the day is that of `paidOffOn` of the rules. */
export function paidOffQuery({ from, to, ...account }: FigureFilter): SQL {
  return sql`
    WITH chosen AS MATERIALIZED (
      SELECT i.id, i.organisation_id, i.issued_on, i.total
      FROM invoices i
      WHERE i.kind = 'invoice' AND i.number IS NOT NULL AND i.voided_on IS NULL
        AND i.listed_on BETWEEN ${from} AND ${to} ${ofAccount(account, sql`i`)}
        AND EXISTS (SELECT 1 FROM allocations a WHERE a.invoice_id = i.id)
        AND NOT EXISTS (SELECT 1 FROM write_offs w WHERE w.invoice_id = i.id)
    ), settled AS (
      SELECT c.id, p.received_on AS day, a.amount
      FROM chosen c JOIN allocations a ON a.invoice_id = c.id JOIN payments p ON p.id = a.payment_id
      UNION ALL
      SELECT c.id, n.issued_on, -n.total FROM chosen c JOIN invoices n ON n.credits_id = c.id WHERE n.number IS NOT NULL
      UNION ALL
      SELECT c.id, d.deducted_on, d.amount FROM chosen c JOIN invoice_deductions d ON d.invoice_id = c.id
    ), running AS MATERIALIZED (
      SELECT s.id, s.day, c.total, c.issued_on, c.organisation_id, sum(sum(s.amount)) OVER (PARTITION BY s.id ORDER BY s.day) AS so_far
      FROM settled s JOIN chosen c ON c.id = s.id GROUP BY s.id, s.day
    ), owing AS MATERIALIZED (
      SELECT id, max(day) AS last FROM running WHERE so_far < total GROUP BY id
    ), paid_off AS (
      SELECT r.organisation_id, r.issued_on, min(r.day) AS day
      FROM running r LEFT JOIN owing o ON o.id = r.id
      WHERE o.last IS NULL OR r.day > o.last GROUP BY r.id
    )
    SELECT organisation_id AS organisationId, CAST(sum(julianday(day) - julianday(issued_on)) AS INTEGER) AS days, count(*) AS invoices
    FROM paid_off GROUP BY organisation_id`;
}

export interface WorkRow {
  readonly earned: Pence;
  readonly ownCosts: Pence;
  readonly driving: Pence;
  readonly miles: Quantity;
  /** On days without a known rate. */
  readonly unpricedMiles: Quantity;
  readonly work: DurationMs;
  readonly travel: DurationMs;
  readonly admin: DurationMs;
  readonly bookings: number;
}

/** What counts where a booking or its organisation does not say it, and whose days count. */
export interface WorkCustoms {
  readonly usualTravel: DurationMs;
  readonly usualAdmin: DurationMs;
  readonly zone: ZoneId;
}

/** Delivered work of the period, as `feeOf` and `workBalance` of the rules count it. */
export function workQuery({ from, to, identityId, organisationId }: FigureFilter, { usualTravel, usualAdmin, zone }: WorkCustoms): SQL {
  return sql`
    SELECT coalesce(sum(fee + extras + mileage), 0) AS earned, coalesce(sum(costs), 0) AS ownCosts,
      coalesce(sum((mile_rate * miles + 500) / 1000), 0) AS driving, coalesce(sum(miles), 0) AS miles,
      coalesce(sum(CASE WHEN mile_rate IS NULL THEN miles END), 0) AS unpricedMiles,
      coalesce(sum(worked), 0) AS work, coalesce(sum(travel), 0) AS travel, coalesce(sum(admin), 0) AS admin, count(*) AS bookings
    FROM (
      SELECT worked, travel, admin, extras, mileage, costs, miles, mile_rate, CASE rate_unit
          WHEN 'percent' THEN (takings * rate_share + 5000) / 10000
          WHEN 'hour' THEN (rate_price * ((worked + 1800) / 3600) + 500) / 1000
          ELSE (rate_price * rate_count + 500) / 1000 END AS fee
      FROM (
        SELECT b.rate_unit, b.rate_price, b.rate_share, b.rate_count, b.takings,
          max(0, b.ends_at - b.starts_at - b.break_ms) AS worked, 2 * coalesce(o.travel_ms, ${usualTravel}) AS travel,
          coalesce(b.admin_ms, ${usualAdmin}) AS admin, b.own_costs AS costs, b.miles + b.own_miles AS miles, ${mileRate(zone)} AS mile_rate,
          (b.mile_price * b.miles + 500) / 1000 AS mileage,
          coalesce((SELECT sum((x.price * x.count + 500) / 1000) FROM booking_extras x WHERE x.booking_id = b.id), 0) AS extras
        FROM bookings b JOIN organisations o ON o.id = b.organisation_id
        WHERE b.state = 'delivered' AND b.starts_at >= ${startOfDay(from, zone)} AND b.starts_at < ${startOfDay(addDays(to, 1), zone)}
          ${identityId === null ? sql`` : sql`AND b.identity_id = ${identityId}`}
          ${organisationId === null ? sql`` : sql`AND b.organisation_id = ${organisationId}`}
      )
    )`;
}

/** The first flat rate for cars at the start of a booking; NULL outside the table. */
function mileRate(zone: ZoneId): SQL {
  const cases = mileageAllowances.map(({ from, to, value }) => {
    const before = to === null ? sql`` : sql`AND b.starts_at < ${startOfDay(addDays(to, 1), zone)}`;
    return sql`WHEN b.starts_at >= ${startOfDay(from, zone)} ${before} THEN ${value.carFirst}`;
  });
  // The driver binds numbers as reals, which would not round as pence do.
  return sql`CAST(CASE ${sql.join(cases, sql` `)} END AS INTEGER)`;
}

export interface ContributionRow {
  readonly own: Pence;
  readonly employer: Pence;
  readonly withoutTier: number;
}

/** Both contributions on live pension forms of work that began in the period; the tier is that of the month's form, else the one set for its year. */
export function contributionQuery({ from, to, ...account }: FigureFilter): SQL {
  return sql`
    SELECT coalesce(sum((f.pensionable * coalesce(m.tier, t.rate) + 5000) / 10000), 0) AS own,
      coalesce(sum(f.employer), 0) AS employer, coalesce(sum(coalesce(m.tier, t.rate) IS NULL), 0) AS withoutTier
    FROM pension_forms f LEFT JOIN pension_months m ON m.id = f.month_id
    LEFT JOIN pension_tiers t ON t.identity_id = f.identity_id AND t.scheme_year = f.scheme_year AND t.table_id = f.table_id
    WHERE f.first_on BETWEEN ${from} AND ${to} AND f.withdrawn_on IS NULL AND f.rejected_on IS NULL ${ofAccount(account, sql`f`)}`;
}

/** All rows of a query, whose columns are named as those of `Row`. */
export function rowsOf<Row>(db: ReadDb, query: SQL): readonly Row[] {
  return db.all<Row>(query);
}

function ofAccount({ identityId, organisationId }: FigureAccount, table: SQL): SQL {
  const identity = identityId === null ? sql`` : sql`AND ${table}.identity_id = ${identityId}`;
  const organisation = organisationId === null ? sql`` : sql`AND ${table}.organisation_id = ${organisationId}`;
  return sql`${identity} ${organisation}`;
}
