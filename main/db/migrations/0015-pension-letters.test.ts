import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../../../tests/support/temp-profile.ts';
import { openConnection } from '../open-connection.ts';
import { createStore, openStore } from '../open-store.ts';
import { pensionLettersSql } from './0015-pension-letters.ts';
import { migrations } from './all.ts';

const index = migrations.findIndex(({ sql }) => sql === pensionLettersSql);
const hash = 'a'.repeat(64);
const books = `
  INSERT INTO terms VALUES ('t-1', 0, '', 0);
  INSERT INTO identities VALUES ('i-1', 'Ada', '', 'soleTrader', '', '', '', '', '', '', NULL, '', '', x'00', 't-1', NULL, 0);
  INSERT INTO organisations (id, name, kind, nation, address, accounts_email, phone, ods_code, employing_authority_code, purchase_order, supplier_number, terms_id, travel_ms, parking, clinical_system, smartcard, door_code, notes, archived_at, created_at)
    VALUES ('o-1', '‮', 'practice', 'england', '', '', '', '', '', '', '', NULL, 0, '', '', '', '', '', NULL, 0);
  INSERT INTO invoices (id, kind, identity_id, organisation_id, document, with_slip, number, issued_on, due_on, listed_on, net, total, customer_references, pdf_sha256, created_at, changed_at)
    VALUES ('v-1', 'invoice', 'i-1', 'o-1', '{}', 0, 'INV-1', '2026-11-01', '2026-12-01', '2026-11-01', 1, 1, '', '${hash}', 0, 0);
  INSERT INTO pension_forms (id, identity_id, organisation_id, invoice_id, nation, scheme_year, table_id, first_on, last_on, fee, pensionable, employer, document, created_at, changed_at)
    VALUES ('f-1', 'i-1', 'o-1', 'v-1', 'england', 2026, 'EW-2026', '2026-10-02', '2026-10-02', 100, 90, 13, '{}', 0, 0);
  INSERT INTO mail_texts VALUES ('reminderLast', 'private', '‮{myName}', '=1+1');`;
const message = (id: string, kind: string, about: string): string =>
  `INSERT INTO mail_messages (id, kind, identity_id, organisation_id, ${about.split('=')[0]}, from_name, from_address, reply_to, subject, body, attachment_name, attachment_sha256, header_id, state, state_at, failures, reply, is_delayed, needs_user, created_at)
   VALUES ('${id}', '${kind}', 'i-1', 'o-1', ${about.split('=')[1]}, '', 'a@b.example', '', '‮', '', 'x.pdf', '${hash}', '${id}', 'queued', 0, 0, '', 0, 0, 0)`;

test('messages with their recipients, reports, reminders and own texts stay, and one about a form has its copy', () => {
  const file = join(tempFolder(), 'session-desk.db');
  const key = randomBytes(32);
  createStore({ file, key, migrations: migrations.slice(0, index) }).close();
  const before = openConnection({ file, key });
  before.exec(`${books} ${message('m-1', 'reminder', `invoice_id, reminder_step='v-1', 7`)};
    INSERT INTO mail_recipients VALUES ('m-1', 0, 0, 'c@d.example');
    INSERT INTO mail_reports VALUES ('m-1', 0, 0, 'c@d.example', 'failed', '‮');
    INSERT INTO reminders VALUES ('v-1', 7, '2026-12-08', 'm-1')`);
  const stored = before.prepare('SELECT * FROM mail_messages').get() as object;
  before.close();

  openStore({ file, key, migrations: migrations.slice(0, index + 1) }).close();

  const db = openConnection({ file, key });
  expect(db.prepare('SELECT * FROM mail_messages').get()).toEqual({ ...stored, form_id: null, signing_copy_id: null });
  expect(db.prepare('SELECT subject FROM mail_texts').pluck().all()).toEqual(['‮{myName}']);
  expect(db.prepare('SELECT count(*) FROM mail_recipients, mail_reports, reminders').pluck().get()).toBe(1);
  expect(() => db.exec('DELETE FROM mail_messages')).toThrow('FOREIGN KEY');
  expect(() => db.exec(message('m-2', 'pensionForm', `form_id='f-1'`))).toThrow('CHECK');
  expect(() => db.exec(message('m-2', 'pensionChase', `invoice_id='v-1'`))).toThrow('CHECK');
  expect(() => db.exec(message('m-2', 'pensionForm', `form_id, signing_copy_id='f-1', 'c-1'`))).toThrow('FOREIGN KEY');
  db.exec(`INSERT INTO pension_signing_copies VALUES ('c-1', 'f-1', 'sheet', '${hash}', x'00', 0)`);
  expect(() => db.exec(`INSERT INTO pension_signing_copies VALUES ('c-2', 'f-1', 'sheet', '${hash}', x'00', 0)`)).toThrow('UNIQUE');
  db.exec(message('m-2', 'pensionForm', `form_id, signing_copy_id='f-1', 'c-1'`));
  expect(() => db.exec('DELETE FROM pension_signing_copies')).toThrow('FOREIGN KEY');
  db.exec(`DELETE FROM reminders; DELETE FROM mail_messages`);
  expect(db.prepare('SELECT count(*) FROM mail_recipients').pluck().get()).toBe(0);
  db.close();
});
