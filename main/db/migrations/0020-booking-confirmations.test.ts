import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../../../tests/support/temp-profile.ts';
import { openConnection } from '../open-connection.ts';
import { createStore, openStore } from '../open-store.ts';
import { migrations } from './all.ts';
import { bookingConfirmationsSql } from './0020-booking-confirmations.ts';

const index = migrations.findIndex(({ sql }) => sql === bookingConfirmationsSql);
const hash = 'a'.repeat(64);
const books = `
  INSERT INTO terms VALUES ('t-1', 0, '', 0);
  INSERT INTO identities VALUES ('i-1', 'Ada', '', 'soleTrader', '', '', '', '', '', '', NULL, '', '', x'00', 't-1', NULL, 0);
  INSERT INTO organisations (id, name, kind, nation, address, accounts_email, phone, ods_code, employing_authority_code, purchase_order, supplier_number, terms_id, travel_ms, parking, clinical_system, smartcard, door_code, notes, archived_at, created_at)
    VALUES ('o-1', '‮', 'practice', 'england', '', '', '', '', '', '', '', NULL, 0, '', '', '', '', '', NULL, 0);
  INSERT INTO bookings (id, organisation_id, arrangement, state, title, starts_at, ends_at, zone, break_ms, rate_unit, rate_price, rate_count, takings, miles, mile_price, reference, notes, pay_check, pay_note, ir35_standing, ir35_decided_by, ir35_check_reference, ir35_reasons, created_at, changed_at)
    VALUES ('b-1', 'o-1', 'soleTrader', 'offered', '‮', 0, 60000, 'Europe/London', 0, 'hour', 1, 1000, 0, 0, 0, '', '', 'notChecked', '', 'notApplicable', '', '', '', 0, 0);
  INSERT INTO invoices (id, kind, identity_id, organisation_id, document, with_slip, number, issued_on, due_on, listed_on, net, total, customer_references, pdf_sha256, created_at, changed_at)
    VALUES ('v-1', 'invoice', 'i-1', 'o-1', '{}', 0, 'INV-1', '2026-11-01', '2026-12-01', '2026-11-01', 1, 1, '', '${hash}', 0, 0);
  INSERT INTO pension_forms (id, identity_id, organisation_id, invoice_id, nation, scheme_year, table_id, first_on, last_on, fee, pensionable, employer, document, created_at, changed_at)
    VALUES ('f-1', 'i-1', 'o-1', 'v-1', 'england', 2026, 'EW-2026', '2026-10-02', '2026-10-02', 100, 90, 13, '{}', 0, 0);
  INSERT INTO pension_signing_copies VALUES ('c-1', 'f-1', 'sheet', '${hash}', x'00', 0);
  INSERT INTO mail_texts VALUES ('pensionChaseLast', 'organisation', '‮{myName}', '=1+1');`;
const message = (id: string, kind: string, [columns, values]: readonly [string, string], attachment = `'x.pdf', '${hash}'`): string =>
  `INSERT INTO mail_messages (id, kind, identity_id, organisation_id, ${columns}, from_name, from_address, reply_to, subject, body, attachment_name, attachment_sha256, header_id, state, state_at, failures, reply, is_delayed, needs_user, created_at)
   VALUES ('${id}', '${kind}', 'i-1', 'o-1', ${values}, '', 'a@b.example', '', '‮', '', ${attachment}, '${id}', 'queued', 0, 0, '', 0, 0, 0)`;
const booked = ['booking_id, confirmation_id', `'b-1', 'k-1'`] as const;

test('messages with their recipients, reminders and own texts stay, and one about a booking needs what was given out', () => {
  const file = join(tempFolder(), 'session-desk.db');
  const key = randomBytes(32);
  createStore({ file, key, migrations: migrations.slice(0, index) }).close();
  const before = openConnection({ file, key });
  before.exec(`${books} ${message('m-0', 'pensionChase', ['form_id, signing_copy_id', `'f-1', 'c-1'`])};
    ${message('m-1', 'reminder', ['invoice_id, reminder_step', `'v-1', 7`])};
    INSERT INTO mail_recipients VALUES ('m-1', 0, 0, 'c@d.example');
    INSERT INTO mail_reports VALUES ('m-1', 0, 0, 'c@d.example', 'failed', '‮');
    INSERT INTO reminders VALUES ('v-1', 7, '2026-12-08', 'm-1')`);
  const stored = before.prepare('SELECT * FROM mail_messages ORDER BY id').all();
  before.close();

  openStore({ file, key, migrations: migrations.slice(0, index + 1) }).close();

  const db = openConnection({ file, key });
  const none = { booking_id: null, confirmation_id: null };
  expect(db.prepare('SELECT * FROM mail_messages ORDER BY id').all()).toEqual(stored.map((row) => Object.assign({}, row, none)));
  expect(db.prepare('SELECT subject FROM mail_texts').pluck().all()).toEqual(['‮{myName}']);
  expect(db.prepare('SELECT count(*) FROM mail_recipients, mail_reports, reminders').pluck().get()).toBe(1);
  expect(() => db.exec(message('m-2', 'bookingConfirmation', booked))).toThrow('FOREIGN KEY');
  expect(() => db.exec(`INSERT INTO booking_confirmations VALUES ('k-1', 'b-1', '${hash}', '${hash}', NULL, NULL, NULL, 0)`)).toThrow(
    'CHECK',
  );
  db.exec(`INSERT INTO booking_confirmations VALUES ('k-1', 'b-1', '${hash}', NULL, NULL, NULL, NULL, 0)`);
  expect(() => db.exec(message('m-2', 'bookingConfirmation', ['booking_id', `'b-1'`]))).toThrow('CHECK');
  expect(() => db.exec(message('m-2', 'bookingConfirmation', booked, `'x.pdf', NULL`))).toThrow('CHECK');
  expect(() => db.exec(message('m-2', 'invoice', ['invoice_id', `'v-1'`], `'', NULL`))).toThrow('CHECK');
  db.exec(message('m-2', 'bookingConfirmation', booked, `'', NULL`));
  expect(() => db.exec('DELETE FROM booking_confirmations')).toThrow('FOREIGN KEY');
  expect(() => db.exec('DELETE FROM bookings')).toThrow('FOREIGN KEY');
  db.close();
});
