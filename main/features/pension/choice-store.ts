import { and, eq, gte, inArray, isNull, lt, or, sql, type SQL } from 'drizzle-orm';
import type { Nation, OrganisationKind } from '../../../shared/domain/invoices/model.ts';
import type { PensionIntent, SchemeStatus } from '../../../shared/domain/pension/eligibility.ts';
import type { DayRange, SchemeYear } from '../../../shared/domain/pension/scheme-year.ts';
import { hours, minus, plus, zoneId, type Instant } from '../../../shared/domain/time.ts';
import { startOfDay } from '../../../shared/domain/zones.ts';
import { invoiceBookings, invoices, invoiceSettings } from '../../db/invoice-schema.ts';
import { pensionForms, pensionPosts, pensionProfiles } from '../../db/pension-schema.ts';
import { bookings, identities, organisations } from '../../db/schema.ts';
import type { ReadDb } from '../../db/store.ts';
import { makeOnce } from './read-once.ts';

export type BookingRow = typeof bookings.$inferSelect;

/** Whose locum work may be pensioned: in their own name, with a profile or with the switch of the invoices. */
export interface PensionedPerson {
  readonly identityId: string;
  /** Active where there is no profile yet. */
  readonly status: SchemeStatus;
  readonly hasProfile: boolean;
  /** What new work says. */
  readonly isPensioned: boolean;
}

export interface PeopleReader {
  /** Oldest first. */
  people(): readonly PensionedPerson[];
  /** The identities that are companies. */
  companyIds(): ReadonlySet<string>;
  /** The days of salaried and SOLO posts; null in `to` while one goes on. */
  type2Posts(identityId: string): ReturnType<ReturnType<typeof type2PostsQuery>['all']>;
}

/** Who may be pensioned; each query is prepared when it is first asked for, and once. */
export function createPeopleReader(db: ReadDb): PeopleReader {
  const people = makeOnce(() => peopleQuery(db).prepare());
  const companies = makeOnce(() => companiesQuery(db).prepare());
  const posts = makeOnce(() => type2PostsQuery(db).prepare());
  return {
    people: () =>
      people()
        .all()
        .flatMap(({ identityId, status, isPensioned }) =>
          status === null && isPensioned !== true
            ? []
            : [{ identityId, status: status ?? 'active', hasProfile: status !== null, isPensioned: isPensioned === true }],
        ),
    companyIds: () =>
      new Set(
        companies()
          .all()
          .map(({ id }) => id),
      ),
    type2Posts: (identityId) => posts().all({ identityId }),
  };
}

function peopleQuery(db: ReadDb) {
  return db
    .select({ identityId: identities.id, status: pensionProfiles.status, isPensioned: invoiceSettings.isPensioned })
    .from(identities)
    .leftJoin(pensionProfiles, eq(pensionProfiles.identityId, identities.id))
    .leftJoin(invoiceSettings, eq(invoiceSettings.identityId, identities.id))
    .where(eq(identities.kind, 'soleTrader'))
    .orderBy(identities.createdAt, identities.id);
}

function companiesQuery(db: ReadDb) {
  return db.select({ id: identities.id }).from(identities).where(eq(identities.kind, 'company'));
}

function type2PostsQuery(db: ReadDb) {
  return db
    .select({ from: pensionPosts.startsOn, to: pensionPosts.endsOn })
    .from(pensionPosts)
    .where(and(eq(pensionPosts.identityId, sql.placeholder('identityId')), inArray(pensionPosts.kind, ['type2', 'solo'])));
}

/** Null once it is gone. */
export function payerOf(db: ReadDb, organisationId: string): { readonly kind: OrganisationKind; readonly nation: Nation } | null {
  const { kind, nation } = organisations;
  return db.select({ kind, nation }).from(organisations).where(eq(organisations.id, organisationId)).get() ?? null;
}

/** A booking with what decides about its pension. */
export interface ChoosableWork {
  readonly booking: BookingRow;
  readonly organisation: {
    readonly id: string;
    readonly name: string;
    readonly kind: OrganisationKind;
    readonly nation: Nation;
    /** Of the employing authority; empty while not entered. */
    readonly code: string;
  };
  /** Of the live invoice or draft that bills it; null where none does. */
  readonly billed: { readonly isIssued: boolean; readonly choice: PensionIntent } | null;
}

export interface WorkFilter {
  readonly from: Instant;
  readonly to: Instant;
  readonly states: readonly BookingRow['state'][];
  /** Null for all. */
  readonly organisationId: string | null;
}

/** Work that begins in [from, to), by start. */
export function choosableWork(db: ReadDb, { from, to, states, organisationId }: WorkFilter): readonly ChoosableWork[] {
  const condition = and(
    gte(bookings.startsAt, from),
    lt(bookings.startsAt, to),
    inArray(bookings.state, [...states]),
    organisationId === null ? undefined : eq(bookings.organisationId, organisationId),
  );
  return toWork(workQuery(db, condition).all());
}

/** Delivered work in the practitioner's own name that no issued invoice bills, by start; prepared when it is first asked for. */
export function createUninvoicedReader(db: ReadDb): (span: Pick<WorkFilter, 'from' | 'to'>) => readonly ChoosableWork[] {
  const prepared = makeOnce(() => uninvoicedQuery(db).prepare());
  return ({ from, to }) => toWork(prepared().all({ from, to }));
}

/** The same as rows, of work that begins in [`from`, `to`). */
export function uninvoicedQuery(db: ReadDb) {
  const { startsAt, state, arrangement } = bookings;
  const isBetween = and(gte(startsAt, sql.placeholder('from')), lt(startsAt, sql.placeholder('to')));
  return workQuery(db, and(isBetween, eq(state, 'delivered'), eq(arrangement, 'soleTrader'), isNull(invoices.number)));
}

/** Delivered work in the practitioner's own name that may be SOLO work, by start: the rules decide. */
export function maybeSoloWork(db: ReadDb, { from, to }: Pick<WorkFilter, 'from' | 'to'>): readonly ChoosableWork[] {
  const { startsAt, state, arrangement, task } = bookings;
  const isBetween = and(gte(startsAt, from), lt(startsAt, to));
  const mayBe = or(inArray(task, ['outOfHours', 'appraisal']), inArray(organisations.kind, ['outOfHours', 'careBoard', 'network']));
  return toWork(workQuery(db, and(isBetween, eq(state, 'delivered'), eq(arrangement, 'soleTrader'), mayBe)).all());
}

function workQuery(db: ReadDb, condition: SQL | undefined) {
  const { id, name, kind, nation, employingAuthorityCode: code } = organisations;
  const { document } = invoices;
  return db
    .select({
      booking: bookings,
      organisation: { id, name, kind, nation, code },
      invoiceId: invoices.id,
      number: invoices.number,
      isPensioned: sql<number | null>`${document} ->> '$.pension' IS NOT NULL AND EXISTS (
        SELECT 1 FROM json_each(${document}, '$.lines') line
        WHERE line.value ->> 'bookingId' = ${bookings.id} AND line.value ->> 'pensionable' = 1)`,
      isAsked: sql<number | null>`${document} ->> '$.pensionAsked'`,
    })
    .from(bookings)
    .innerJoin(organisations, eq(organisations.id, bookings.organisationId))
    .leftJoin(invoiceBookings, and(eq(invoiceBookings.bookingId, bookings.id), eq(invoiceBookings.live, true)))
    .leftJoin(invoices, eq(invoices.id, invoiceBookings.invoiceId))
    .where(condition)
    .orderBy(bookings.startsAt, bookings.id);
}

function toWork(rows: ReturnType<ReturnType<typeof workQuery>['all']>): readonly ChoosableWork[] {
  return rows.map(({ booking, organisation, invoiceId, number, isPensioned, isAsked }) => ({
    booking,
    organisation,
    billed: invoiceId === null ? null : { isIssued: number !== null, choice: choiceOn(isPensioned, isAsked) },
  }));
}

function choiceOn(isPensioned: number | null, isAsked: number | null): PensionIntent {
  if (isAsked === 1) return 'ask';
  return isPensioned === 1 ? 'yes' : 'no';
}

/** Instants between which everything begins whose day lies in the range, in whatever zone. */
export function aroundDays({ from, to }: DayRange): Pick<WorkFilter, 'from' | 'to'> {
  const utc = zoneId('UTC');
  return { from: minus(startOfDay(from, utc), hours(15)), to: plus(startOfDay(to, utc), hours(24 + 15)) };
}

/** How many Form As of a year stand in some nations. */
export function countStandingForms(db: ReadDb, identityId: string, nations: readonly Nation[], year: SchemeYear): number {
  const { withdrawnOn, rejectedOn } = pensionForms;
  return db
    .select({ id: pensionForms.id })
    .from(pensionForms)
    .where(
      and(
        eq(pensionForms.identityId, identityId),
        inArray(pensionForms.nation, [...nations]),
        eq(pensionForms.schemeYear, year),
        isNull(withdrawnOn),
        isNull(rejectedOn),
      ),
    )
    .all().length;
}

/** Drafts that wait for an answer, oldest first. */
export function askedDrafts(db: ReadDb) {
  const { id, document } = invoices;
  return db
    .select({
      id,
      organisation: { id: organisations.id, name: organisations.name },
      identityId: invoices.identityId,
      kind: organisations.kind,
      nation: organisations.nation,
      workedOn: sql<string | null>`${document} ->> '$.period.from'`,
    })
    .from(invoices)
    .innerJoin(organisations, eq(organisations.id, invoices.organisationId))
    .where(and(isNull(invoices.number), sql`${document} ->> '$.pensionAsked' = 1`))
    .orderBy(invoices.createdAt)
    .all();
}
