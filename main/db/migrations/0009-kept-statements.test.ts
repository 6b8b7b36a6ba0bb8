import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../../../tests/support/temp-profile.ts';
import { openConnection } from '../open-connection.ts';
import { createStore, openStore } from '../open-store.ts';
import { keptStatementsSql } from './0009-kept-statements.ts';
import { migrations } from './all.ts';

const index = migrations.findIndex(({ sql }) => sql === keptStatementsSql);
const hash = 'a'.repeat(64);
const books = `
  INSERT INTO terms VALUES ('t-1', 0, '', 0);
  INSERT INTO identities VALUES ('i-1', 'Ada', '', 'soleTrader', '', '', '', '', '', '', NULL, '', '', x'00', 't-1', NULL, 0);
  INSERT INTO organisations (id, name, kind, nation, address, accounts_email, phone, ods_code, employing_authority_code, purchase_order, supplier_number, terms_id, travel_ms, parking, clinical_system, smartcard, door_code, notes, archived_at, created_at)
    VALUES ('o-1', '‮', 'practice', 'england', '', '', '', '', '', '', '', NULL, 0, '', '', '', '', '', NULL, 0);
  INSERT INTO invoices (id, kind, identity_id, organisation_id, document, with_slip, number, issued_on, due_on, listed_on, net, total, customer_references, pdf_sha256, created_at, changed_at)
    VALUES ('v-1', 'invoice', 'i-1', 'o-1', '{}', 0, 'INV-1', '2026-11-01', '2026-12-01', '2026-11-01', 1, 1, '', '${hash}', 0, 0)`;
const message = (id: string, kind: string, invoice: string): string =>
  `INSERT INTO mail_messages (id, kind, identity_id, organisation_id, invoice_id, from_name, from_address, reply_to, subject, body, attachment_name, attachment_sha256, header_id, state, state_at, failures, reply, is_delayed, needs_user, created_at)
   VALUES ('${id}', '${kind}', 'i-1', 'o-1', ${invoice}, '', 'a@b.example', '', '‮', '', 'x.pdf', '${hash}', '${id}', 'queued', 0, 0, '', 0, 0, 0)`;
const statement = (id: string, run: string): string =>
  `INSERT INTO kept_statements VALUES ('${id}', 'i-1', 'o-1', NULL, '2026-11-24', -1, '${hash}', x'00', ${run}, NULL, 0)`;

test('messages about invoices stay as they are, and one about a statement has its statement', () => {
  const file = join(tempFolder(), 'session-desk.db');
  const secret = randomBytes(32);
  createStore({ file, key: secret, migrations: migrations.slice(0, index) }).close();
  const before = openConnection({ file, key: secret });
  before.exec(books);
  before.exec(message('m-1', 'invoice', `'v-1'`));
  before.close();

  openStore({ file, key: secret, migrations: migrations.slice(0, index + 1) }).close();

  const after = openConnection({ file, key: secret });
  expect(after.prepare('SELECT statement_id FROM mail_messages').pluck().all()).toEqual([null]);
  expect(() => after.exec(message('m-2', 'statement', 'NULL'))).toThrow('CHECK');
  expect(() => after.exec(`UPDATE mail_messages SET statement_id = 's-1'`)).toThrow('CHECK');
  after.exec(statement('s-1', `'r-1', 0`));
  after.exec(statement('s-2', 'NULL, NULL'));
  after.exec(statement('s-3', 'NULL, NULL'));
  expect(() => after.exec(statement('s-4', `'r-1', 0`))).toThrow('UNIQUE');
  expect(() => after.exec(statement('s-4', `'r-1', NULL`))).toThrow('CHECK');
  after.close();
});
