import { sql } from 'drizzle-orm';
import type { Store } from '../main/db/store.ts';
import { draftForms, newFormRow } from '../main/features/pension/form-drafts.ts';
import { addFormHistory, insertForm } from '../main/features/pension/forms-store.ts';
import type { PensionedInvoice } from '../main/features/pension/pensioned-invoices.ts';
import { createFrozenMembers } from '../main/features/pension/frozen-members.ts';
import { createPapers } from '../main/features/pension/papers.ts';
import { workFees } from '../main/features/bookings/work-fees.ts';
import { createPensionProfileService } from '../main/features/pension/profiles.ts';
import { createPensionService, type PensionService } from '../main/features/pension/service.ts';
import { createIdentityService } from '../main/features/identities/service.ts';
import { createOrganisationService } from '../main/features/organisations/service.ts';
import { createSystemClock } from '../main/node/system-clock.ts';
import type { Clock } from '../main/ports/clock.ts';
import { draftDocumentSchema, type DraftDocument } from '../shared/contract/invoice-draft.ts';
import { pensionProfileInputSchema } from '../shared/contract/pension-profiles.ts';
import { basisPoints, pence } from '../shared/domain/money.ts';
import { schemeYear, type SchemeYear } from '../shared/domain/pension/scheme-year.ts';
import { instant, localDate, zoneId, type LocalDate } from '../shared/domain/time.ts';
import { addDays, daysBetween, dayOf } from '../shared/domain/zones.ts';
import { builtInPensionRates } from '../shared/rates/pension/built-in-rates.ts';
import { aPensionProfile } from '../tests/support/a-pension-profile.ts';
import { anIdentity } from '../tests/support/an-identity.ts';
import { entryId } from './profiles.ts';

export interface PensionSizes {
  /** Scheme years up to the one of `benchNow`. */
  readonly years: number;
  /** Of a whole year; each is invoiced by itself. */
  readonly sessions: number;
  /** As many more invoices of the last ten weeks, all without a form; none by default. */
  readonly withoutForm?: number;
}

/** Fixed, so that the figures of its years are known whenever this runs. */
const benchNow = instant(Date.parse('2026-11-20T12:00:00Z'));
const zone = zoneId('Europe/London');
const today = dayOf(benchNow, zone);
const lastYear = 2026;
const PRACTICES = 12;
const sixDays = 6;

export const benchClock: Clock = { ...createSystemClock(), now: () => benchNow };

export type PensionDesk = ReturnType<typeof openPensionDesk>;

/** The services of the pension on a database, as the app plugs them together; numbers sealed with a key of the bench. */
export function openPensionDesk(store: Store) {
  let made = 8_000_000;
  const newId = (): string => entryId(made++);
  const base = { store, clock: benchClock, announce: () => {}, newId };
  const keyFor = (): Buffer => Buffer.alloc(32, 7);
  const organisations = createOrganisationService({ ...base, usedIds: () => new Set() });
  const identities = createIdentityService({ ...base, keyFor, takeUpload: () => new Uint8Array(), usedIds: () => new Set() });
  const profiles = createPensionProfileService({
    ...base,
    keyFor,
    zone: () => zone,
    identities: () => identities.list({ archived: true }),
    niNumber: (id) => identities.reveal(id).niNumber,
    saveNiNumber: (db, id, niNumber) => identities.saveNiNumber(db, id, niNumber),
  });
  const members = createFrozenMembers({ store, keyFor, dayOf: (at) => dayOf(at, zone), numbers: (id) => profiles.reveal(id) });
  const pension = createPensionService({
    ...base,
    members,
    zone: () => zone,
    rates: builtInPensionRates,
    feesOf: workFees,
    organisation: (id) => organisations.get(id),
    sdNumber: (id) => profiles.reveal(id).sdNumber,
    takeUpload: () => new Uint8Array(),
    keepProof: () => undefined,
    requirePlan: () => undefined,
  });
  const papers = createPapers({ store, members });
  return { newId, organisations, identities, profiles, pension, papers };
}

/**
 * Fills the pension of some years: each session with its invoice and its Form A, signed and paid three weeks later, and
 * the Form Bs of every month, submitted; what is younger than ten weeks is on its way. Every 40th has no form.
 */
export function fillPensionYears(store: Store, { years, sessions, withoutForm = 0 }: PensionSizes): Filled {
  const desk = openPensionDesk(store);
  const { id: identityId } = desk.identities.create(anIdentity());
  desk.profiles.save(identityId, pensionProfileInputSchema.parse(aPensionProfile()));
  insertParties(store, identityId);
  let count = 0;
  for (let year = lastYear - years + 1; year <= lastYear; year++) {
    decideTiers(desk.pension, identityId, schemeYear(year));
    for (let index = 0; index < sessions; index++) {
      const workedOn = addDays(localDate(`${year}-04-01`), Math.floor((index * 365) / sessions));
      if (workedOn < today) insertSession(store, desk, { index: count++, workedOn, identityId });
    }
    makeMonths(desk.pension);
  }
  for (let index = 0; index < withoutForm; index++)
    insertSession(store, desk, { index: count++, workedOn: addDays(today, -sixDays - 1 - (index % 60)), identityId, hasForm: false });
  const settled = addDays(today, -150);
  store.write((db) => db.run(sql`UPDATE pension_forms SET confirmed_on = ${today} WHERE month_id IS NOT NULL AND first_on < ${settled}`));
  return { identityId, today };
}

interface Filled {
  readonly identityId: string;
  readonly today: LocalDate;
}

function insertParties(store: Store, identityId: string): void {
  store.write((db) => {
    db.run(sql`INSERT INTO invoice_settings VALUES (${identityId}, 'plain', '#1D2327', 0, 1, 'exempt', 0, '', '')`);
    for (let index = 0; index < PRACTICES; index++)
      db.run(sql`INSERT INTO organisations (id, name, kind, nation, address, accounts_email, phone, ods_code, employing_authority_code, purchase_order, supplier_number, terms_id, travel_ms, parking, clinical_system, smartcard, door_code, notes, archived_at, created_at)
        VALUES (${practiceId(index)}, ${`Surgery ${index}`}, 'practice', 'england', '1 Low Road', '', '', '', 'L81004', '', '', NULL, NULL, '', '', '', '', '', NULL, 0)`);
  });
}

interface BenchSession {
  readonly index: number;
  readonly workedOn: LocalDate;
  readonly identityId: string;
  readonly hasForm?: boolean;
}

function insertSession(store: Store, { organisations }: PensionDesk, session: BenchSession): void {
  const { index, workedOn, identityId, hasForm = index % 40 !== 39 } = session;
  const invoice = invoiceOf(index, workedOn, identityId);
  const { id, number, issuedOn, document, organisation } = invoice;
  const startsAt = Date.parse(`${workedOn}T09:00:00Z`);
  const bookingId = entryId(3_000_000 + index);
  const total = feeOf(index);
  const paidOn = addDays(workedOn, 21);
  const formId = entryId(7_000_000 + index);
  const [drafted] = draftForms(invoice, builtInPensionRates);
  if (!drafted?.form) throw new Error('a session without its form');
  const row = newFormRow(invoice, drafted.form, organisations.get(organisation.id));
  store.write((db) => {
    db.run(sql`INSERT INTO bookings (id, organisation_id, identity_id, arrangement, state, title, starts_at, ends_at, zone, break_ms, rate_unit, rate_price, rate_share, rate_count, takings, miles, mile_price, reference, notes, pay_check, pay_note, ir35_standing, ir35_decided_by, ir35_check_reference, ir35_reasons, created_at, changed_at)
      VALUES (${bookingId}, ${organisation.id}, ${identityId}, 'soleTrader', 'delivered', '', ${startsAt}, ${startsAt + 14_400_000}, 'Europe/London', 0, 'session', ${total}, NULL, 1000, 0, 0, 0, '', '', 'notChecked', '', 'notApplicable', '', '', '', 0, 0)`);
    // The youngest week is not invoiced yet.
    if (daysBetween(workedOn, today) <= sixDays) return;
    db.run(sql`INSERT INTO invoices (id, kind, identity_id, organisation_id, credits_id, document, with_slip, number, issued_on, due_on, listed_on, net, total, customer_references, voided_on, pdf_sha256, created_at, changed_at)
      VALUES (${id}, 'invoice', ${identityId}, ${organisation.id}, NULL, ${JSON.stringify(document)}, 0, ${number}, ${issuedOn}, ${addDays(issuedOn, 30)}, ${issuedOn}, ${total}, ${total}, '', NULL, ${'0'.repeat(64)}, ${index}, 0)`);
    db.run(sql`INSERT INTO invoice_bookings (invoice_id, booking_id, live) VALUES (${id}, ${bookingId}, 1)`);
    if (!hasForm) return;
    const isPaid = paidOn < today;
    const days = isPaid ? { sentOn: workedOn, approvedOn: paidOn, approvedBy: 'Dr Birch', paidOn } : { sentOn: workedOn };
    insertForm(db, { ...row, ...days, id: formId, createdAt: benchNow, changedAt: benchNow }, [bookingId]);
    addFormHistory(db, formId, { at: benchNow, what: 'made' });
  });
}

const practiceId = (index: number): string => entryId(910_000 + (index % PRACTICES));
const feeOf = (index: number): number => 45_000 + ((index * 7_919) % 30_000);

function invoiceOf(index: number, workedOn: LocalDate, identityId: string): PensionedInvoice {
  return {
    id: entryId(2_000_000 + index),
    number: `INV-${String(index + 1).padStart(4, '0')}`,
    issuedOn: workedOn,
    identity: { id: identityId, name: 'Ada Moss' },
    organisation: { id: practiceId(index), name: `Surgery ${index % PRACTICES}` },
    document: documentOf(index, workedOn),
    credits: [],
  };
}

function documentOf(index: number, workedOn: LocalDate): DraftDocument {
  return draftDocumentSchema.parse({
    issuedOn: workedOn,
    dueOn: addDays(workedOn, 30),
    period: null,
    pension: { nation: 'england', practiceRate: null },
    note: '',
    paymentTerms: '',
    issuer: { name: 'Ada Moss', tradingName: '', address: [], email: '', phone: '', legal: { kind: 'soleTrader' }, vatNumber: null, registration: null, bank: null, utr: null },
    customer: { name: `Surgery ${index % PRACTICES}`, address: [], email: '', purchaseOrder: '', reference: '', supplierNumber: '', costCentre: '', kind: 'practice', isBusiness: true },
    number: `INV-${String(index + 1).padStart(4, '0')}`,
    lines: [{ kind: 'fee', description: 'Session', workedOn, startsAt: null, endsAt: null, quantity: 1_000, unit: 'session', unitPrice: feeOf(index), vat: 'exempt', pensionable: true, bookingId: entryId(3_000_000 + index) }],
    credits: null,
  }); // prettier-ignore
}

/** 12.5 % for every table of the year. */
function decideTiers(pension: PensionService, identityId: string, year: SchemeYear): void {
  const { tables } = pension.year(identityId, year);
  const tiers = tables.map(({ tableId }) => ({ tableId, rate: basisPoints(1_250) }));
  pension.saveYear(identityId, year, { expectedIncome: null, expectedDays: null, broughtForward: pence(0), tiers });
}

/** The Form B of every month but the present one. */
function makeMonths(pension: PensionService): void {
  for (const open of pension.openMonths()) {
    if (open.month >= today.slice(0, 7)) continue;
    const { id } = pension.makeMonth({ ...open, reference: null, seen: null, formIds: open.rows.map(({ formId }) => formId) });
    pension.submitMonth(id, { on: today, by: 'pcseOnline', reference: '', proof: null });
  }
}
