import { sql } from 'drizzle-orm';
import type { Store, WriteDb } from '../main/db/store.ts';
import { hours, instant, minus, type Instant, type LocalDate } from '../shared/domain/time.ts';
import { addDays, dayOf } from '../shared/domain/zones.ts';
import { zoneId } from '../shared/domain/time.ts';
import { entryId } from './profiles.ts';

export interface BookSizes {
  readonly bookings?: number;
  readonly invoices?: number;
  readonly payments?: number;
  readonly organisations?: number;
}

export const benchIdentity = entryId(900_001);
const TERMS = entryId(900_002);
const tenYears = 3_652;

/**
 * Fills the books of ten years up to `now`: invoices paid in three parts, some late, some credited in part, given up, void or open.
 * The same sizes and the same day are the same rows.
 */
export function fillTenYearsOfBooks(store: Store, now: Instant, sizes: BookSizes = {}): void {
  const { bookings = 6_000, invoices = 4_000, payments = 12_000, organisations = 60 } = sizes;
  const today = dayOf(now, zoneId('Europe/London'));
  store.write((db) => {
    db.run(sql`INSERT INTO terms VALUES (${TERMS}, 30, '', 0)`);
    db.run(
      sql`INSERT INTO identities VALUES (${benchIdentity}, 'Ada Moss', '', 'soleTrader', '', '', '', '', '', '', NULL, '', '', x'00', ${TERMS}, NULL, 0, NULL, NULL)`,
    );
    for (let index = 0; index < organisations; index++) insertOrganisation(db, index);
    for (let index = 0; index < bookings; index++)
      insertBooking(db, index, minus(now, hours((24 * tenYears * (index + 1)) / bookings)), organisations);
    for (let index = 0; index < invoices; index++)
      insertInvoice(db, index, addDays(today, -Math.ceil((tenYears * (invoices - index)) / invoices)), organisations);
    for (let index = 0; index < payments; index++) insertPayment(db, index, { today, invoices, organisations });
  });
}

const organisationId = (index: number): string => entryId(910_000 + index);
const invoiceId = (index: number): string => entryId(2_000_000 + index);
const totalOf = (index: number): number => 30_000 + ((index * 7_919) % 50_000);

function insertOrganisation(db: WriteDb, index: number): void {
  db.run(sql`INSERT INTO organisations (id, name, kind, nation, address, accounts_email, phone, ods_code, employing_authority_code, purchase_order, supplier_number, terms_id, travel_ms, parking, clinical_system, smartcard, door_code, notes, archived_at, created_at)
    VALUES (${organisationId(index)}, ${`Surgery ${index}`}, 'practice', 'england', '1 Low Road', '', '', '', '', '', '', NULL, ${(index % 5) * 900_000}, '', '', '', '', '', NULL, 0)`);
}

function insertBooking(db: WriteDb, index: number, startsAt: Instant, organisations: number): void {
  const id = entryId(3_000_000 + index);
  const starts = instant(Math.floor(startsAt / 60_000) * 60_000);
  const state = index % 20 === 0 ? 'confirmed' : 'delivered';
  const unit = (['hour', 'session', 'percent'] as const)[index % 3] ?? 'hour';
  const price = unit === 'percent' ? null : 9_137 + index;
  const share = unit === 'percent' ? 4_500 : null;
  db.run(sql`INSERT INTO bookings (id, organisation_id, identity_id, arrangement, state, title, starts_at, ends_at, zone, break_ms, rate_unit, rate_price, rate_share, rate_count, takings, miles, mile_price, reference, notes, pay_check, pay_note, ir35_standing, ir35_decided_by, ir35_check_reference, ir35_reasons, created_at, changed_at, admin_ms, own_miles, own_costs)
    VALUES (${id}, ${organisationId(index % organisations)}, ${benchIdentity}, 'soleTrader', ${state}, '', ${starts}, ${starts + 13_000_000 + (index % 7) * 111_111}, 'Europe/London', ${(index % 3) * 900_000}, ${unit}, ${price}, ${share}, ${1_000 + (index % 4) * 333}, ${unit === 'percent' ? 77_777 + index : 0}, ${(index % 9) * 1_100}, 45, '', '', 'notChecked', '', 'notApplicable', '', '', '', 0, 0, ${index % 2 === 0 ? (index % 5) * 300_000 : null}, ${(index % 6) * 1_250}, ${(index % 4) * 275})`);
  if (index % 4 === 0) db.run(sql`INSERT INTO booking_extras VALUES (${id}, 0, 'Visit', ${3_333 + index}, 1500)`);
}

function insertInvoice(db: WriteDb, index: number, issuedOn: LocalDate, organisations: number): void {
  const total = totalOf(index);
  const number = `INV-${String(index + 1).padStart(4, '0')}`;
  const organisation = organisationId((index * 31) % organisations);
  const voidedOn = index % 97 === 0 ? issuedOn : null;
  const columns = sql`(id, kind, identity_id, organisation_id, credits_id, document, with_slip, number, issued_on, due_on, listed_on, net, total, customer_references, voided_on, pdf_sha256, created_at, changed_at)`;
  db.run(
    sql`INSERT INTO invoices ${columns} VALUES (${invoiceId(index)}, 'invoice', ${benchIdentity}, ${organisation}, NULL, '{}', 0, ${number}, ${issuedOn}, ${addDays(issuedOn, 30)}, ${issuedOn}, ${total}, ${total}, '', ${voidedOn}, ${'0'.repeat(64)}, ${index}, 0)`,
  );
  if (voidedOn === null && index % 23 === 0)
    db.run(
      sql`INSERT INTO invoices ${columns} VALUES (${entryId(4_000_000 + index)}, 'creditNote', ${benchIdentity}, ${organisation}, ${invoiceId(index)}, '{}', 0, ${`CN-${number}`}, ${issuedOn}, NULL, ${issuedOn}, -500, -500, '', NULL, ${'0'.repeat(64)}, ${index}, 0)`,
    );
}

/** The last third of each invoice's parts comes late or not at all. */
function insertPayment(
  db: WriteDb,
  index: number,
  { today, invoices, organisations }: { readonly today: LocalDate; readonly invoices: number; readonly organisations: number },
): void {
  const [invoice, part] = [index % invoices, Math.floor(index / invoices)];
  if (invoice % 97 === 0 || part > 2) return;
  const total = totalOf(invoice) - (invoice % 23 === 0 ? 500 : 0);
  const third = Math.floor(total / 3);
  const issuedOn = addDays(today, -Math.ceil((tenYears * (invoices - invoice)) / invoices));
  const receivedOn = addDays(issuedOn, part * 12 + (invoice % 17));
  if (receivedOn > today || (part === 2 && invoice % 11 === 0)) return;
  const amount = part === 2 ? total - 2 * third : third;
  const id = entryId(5_000_000 + index);
  db.run(
    sql`INSERT INTO payments VALUES (${id}, 'received', ${benchIdentity}, ${organisationId((invoice * 31) % organisations)}, ${receivedOn}, ${amount}, 'bankTransfer', '', '', NULL, ${index})`,
  );
  db.run(sql`INSERT INTO allocations VALUES (${id}, ${invoiceId(invoice)}, ${amount})`);
  if (part === 1 && invoice % 55 === 0)
    db.run(sql`INSERT INTO write_offs VALUES (${entryId(6_000_000 + index)}, ${invoiceId(invoice)}, ${receivedOn}, 100, '', 0)`);
}
