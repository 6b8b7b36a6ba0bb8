import type { Preferences } from '../shared/contract/preferences.ts';
import type { Session } from '../shared/contract/sessions.ts';
import type { DurationMs, Instant } from '../shared/domain/time.ts';
import type { Spacing } from './features/bookings/lookup.ts';
import type { ReadDb } from './db/store.ts';
import { createConfirmations, type Confirmations } from './features/bookings/confirmations.ts';
import { createBookingService } from './features/bookings/service.ts';
import { namedByBookings } from './features/bookings/store.ts';
import { createFigureService } from './features/figures/service.ts';
import { createIdentityService } from './features/identities/service.ts';
import { numberedIdentities } from './features/invoices/number-store.ts';
import { createInvoiceService } from './features/invoices/service.ts';
import { namedByInvoices } from './features/invoices/store.ts';
import type { PlanService } from './features/plans/service.ts';
import type { PreferenceService } from './features/preferences/service.ts';
import { createOrganisationService } from './features/organisations/service.ts';
import { createPaymentService } from './features/payments/service.ts';
import { formsStandFor } from './features/pension/forms-store.ts';
import { namedByStatements } from './features/statements/kept-store.ts';
import { createRatesService, type RatesService } from './features/rates/service.ts';
import { createStatementService } from './features/statements/service.ts';
import type { ProfileDeps } from './profile-deps.ts';
import { createKeptFiles } from './profile-kept-files.ts';
import { bookingPension, createPension, bookingPensionTerms, invoicePension } from './profile-pension.ts';

export interface BooksDeps extends ProfileDeps {
  readonly sessionsBetween: (from: Instant, to: Instant) => readonly Session[];
  readonly preferences: PreferenceService;
  readonly plans: PlanService;
}

export type Books = ReturnType<typeof createBooks>;

/** The services of the books, plugged into each other: who trades with whom, the work agreed, what it is paid. */
export function createBooks(deps: BooksDeps) {
  const { store, keyFor, clock, log, newId, changes, jobs, uploads, printer, markFolder, sessionsBetween, preferences, plans } = deps;
  const { zone } = preferences;
  const base = { store, clock, newId, announce: changes.announce };
  const rates = createRates(deps, () => invoices.refreshDrafts());
  const spacing = (): Spacing => spacingOf(preferences.get());
  const bookings = createBookingService({ ...base, sessionsBetween, spacing, pension: bookingPension(rates.pension) });
  const identities = createIdentityService({
    ...base,
    announce: (topics) => {
      invoices.refreshDrafts();
      changes.announce(topics);
    },
    keyFor,
    takeUpload: (uploadId) => uploads.take(uploadId),
    usedIds: (db) => new Set([...namedInBooks(db, 'identityId'), ...numberedIdentities(db)]),
  });
  const organisations = createOrganisationService({
    ...base,
    usedIds: (db) => namedInBooks(db, 'organisationId'),
  });
  const invoices = createInvoiceService({
    ...base,
    log,
    keyFor,
    markFolder,
    printer,
    zone,
    startJob: (work) => jobs.start(work),
    identities: () => identities.list({ archived: false }),
    identityFacts: (id) => ({ identity: identities.get(id), secrets: identities.reveal(id), logo: identities.logo(id)?.bytes ?? null }),
    organisation: (id) => organisations.get(id),
    hasPensionForm: formsStandFor,
    requirePlan: plans.require,
    // What a credit note settles, the money before it had paid.
    credited: (db, invoiceId) => pension.pension.followPayments(db, [invoiceId]),
    pensionLook: (db) => invoicePension(db, rates.pension),
    practiceShares: () => rates.pension.employerRates,
    clockMinutes: (id) => wholeMinutes(bookings.clockTimes(id)),
  });
  const payments = createPaymentService({
    ...base,
    zone,
    requireAccount: ({ identityId, organisationId }) => {
      identities.get(identityId);
      organisations.get(organisationId);
    },
    changed: (db, invoiceIds) => pension.pension.followPayments(db, invoiceIds),
  });
  const statements = createStatementService({
    ...base,
    printer,
    startJob: (work) => jobs.start(work),
    paperOf: (account) => invoices.paperOf(account),
  });
  const confirmations = createBookingConfirmations(deps, { bookings, identities, invoices, rates });
  const keptFiles = createKeptFiles(deps, zone);
  const pension = createPension({ ...deps, zone, identities, organisations, keptFiles, rates });
  const figures = createFigureService({ read: store.read, clock, zone, customs: () => customsOf(preferences.get()) });
  return { bookings, confirmations, identities, organisations, invoices, payments, statements, ...pension, keptFiles, figures, rates };
}

type ConfirmationPlugs = Pick<Books, 'bookings' | 'identities' | 'invoices' | 'rates'>;

function createBookingConfirmations(deps: BooksDeps, { bookings, identities, invoices, rates }: ConfirmationPlugs): Confirmations {
  const { store, clock, newId, printer, preferences } = deps;
  return createConfirmations({
    store,
    clock,
    newId,
    zone: preferences.zone,
    printer,
    booking: (id) => bookings.get(id),
    usualIdentity: () => identities.list({ archived: false })[0]?.id ?? null,
    paperOf: (account) => invoices.paperOf(account),
    pensionTerms: (booking) => bookingPensionTerms(store.read, rates.pension, booking),
  });
}

/** The dated figures; the totals of drafts follow them. */
function createRates({ changes, uploads, preferences, ...deps }: BooksDeps, refreshDrafts: () => void): RatesService {
  return createRatesService({
    ...deps,
    zone: preferences.zone,
    announce: (topics) => {
      refreshDrafts();
      changes.announce(topics);
    },
    takeUpload: (uploadId) => uploads.take(uploadId),
  });
}

function wholeMinutes(times: { readonly ranMs: DurationMs } | null): number | null {
  return times && Math.round(times.ranMs / 60_000);
}

function spacingOf({ availability }: Preferences): Spacing {
  const { bufferBeforeMs, bufferAfterMs, usualTravelMs } = availability;
  return { buffers: { before: bufferBeforeMs, after: bufferAfterMs }, usualTravel: usualTravelMs };
}

function customsOf({ availability }: Preferences) {
  return { usualTravel: availability.usualTravelMs, usualAdmin: availability.usualAdminMs };
}

/** Whom the books name, so that nobody is taken out of them. */
function namedInBooks(db: ReadDb, column: 'identityId' | 'organisationId'): ReadonlySet<string> {
  return new Set([...namedByBookings(db, column), ...namedByInvoices(db, column), ...namedByStatements(db, column)]);
}
