import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../../../tests/support/temp-profile.ts';
import { openConnection } from '../open-connection.ts';
import { createStore, openStore } from '../open-store.ts';
import { pensionCorrectionsSql } from './0012-pension-corrections.ts';
import { migrations } from './all.ts';

const index = migrations.findIndex(({ sql }) => sql === pensionCorrectionsSql);
const books = `
  INSERT INTO terms VALUES ('t-1', 0, '', 0);
  INSERT INTO identities VALUES ('i-1', 'Ada', '', 'soleTrader', '', '', '', '', '', '', NULL, '', '', x'00', 't-1', NULL, 0);`;
const month = (id: string, part: number, submitted: string): string =>
  `INSERT INTO pension_months (id, identity_id, month, area, scheme_year, table_id, part, reference, tier, pensionable, employee, employer, document, made_at, submitted_on, submitted_by)
   VALUES ('${id}', 'i-1', '2026-11', 'scotland', 2026, '', ${part}, '12345678LOCNOV2026', 1250, 1, 0, 0, '{}', 0, ${submitted})`;
const correction = (id: string, monthId: string, position: number, settled = `NULL, NULL, ''`): string =>
  `INSERT INTO pension_corrections VALUES ('${id}', '${monthId}', ${position}, '2026-12-01', '‮', -1, 0, 0, 0, '{}', 0, ${settled})`;

test('Form Bs stay as they are; corrections are of submitted ones, once for each place, and fixed but for their settlement', () => {
  const file = join(tempFolder(), 'session-desk.db');
  const key = randomBytes(32);
  createStore({ file, key, migrations: migrations.slice(0, index) }).close();
  const before = openConnection({ file, key });
  before.exec(books);
  before.exec(month('m-1', 1, `'2026-12-01', 'post'`));
  before.exec(month('m-2', 2, 'NULL, NULL'));
  before.close();

  openStore({ file, key, migrations: migrations.slice(0, index + 1) }).close();

  const after = openConnection({ file, key });
  expect(after.prepare('SELECT count(*) FROM pension_months').pluck().get()).toBe(2);
  after.exec(correction('c-1', 'm-1', 0));
  expect(() => after.exec(correction('c-2', 'm-2', 0))).toThrow('submitted Form B');
  expect(() => after.exec(correction('c-2', 'm-1', 0))).toThrow('submitted Form B');
  expect(() => after.exec(correction('c-1', 'm-1', 1).replace('INSERT', 'INSERT OR REPLACE'))).toThrow('submitted Form B');
  expect(() => after.exec(correction('c-2', 'm-1', 1, `'2026-12-02', NULL, ''`))).toThrow('CHECK');
  expect(() => after.exec(correction('c-2', 'm-1', 1, `NULL, NULL, 'a note'`))).toThrow('CHECK');
  expect(() => after.exec(`UPDATE pension_corrections SET member = 1`)).toThrow('a correction is fixed');
  expect(() => after.exec(`UPDATE pension_corrections SET document = '[]'`)).toThrow('a correction is fixed');
  after.exec(`UPDATE pension_corrections SET settled_on = '2026-12-02', settled_by = 'refunded', settled_note = 'x'`);
  expect(() => after.exec(`DELETE FROM pension_months WHERE id = 'm-1'`)).toThrow();
  after.close();
});
