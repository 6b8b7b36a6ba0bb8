import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../../../tests/support/temp-profile.ts';
import { openConnection } from '../open-connection.ts';
import { createStore, openStore } from '../open-store.ts';
import { migrations } from './all.ts';
import { pensionTemplatesSql } from './0008-pension-templates.ts';

const index = migrations.findIndex(({ sql }) => sql === pensionTemplatesSql);
const values = (change: Readonly<Record<string, string>> = {}): string =>
  Object.values({
    id: "'t'",
    kind: "'formA'",
    year: '2026',
    name: "'=1+1'",
    hash: `'${'a'.repeat(64)}'`,
    version: "''",
    reading: "'{}'",
    places: "'[]'",
    checked: '0',
    added: '0',
    removed: 'NULL',
    ...change,
  }).join(', ');

test('earlier profiles stay as they are; a form is held once for a year, with its file, and goes with it', () => {
  const file = join(tempFolder(), 'session-desk.db');
  const key = randomBytes(32);
  createStore({ file, key, migrations: migrations.slice(0, index) }).close();
  const before = openConnection({ file, key });
  before.exec(
    `INSERT INTO organisations VALUES ('o-1', 'Birch', 'other', 'wales', '', '', '', '', '', '', '', NULL, 0, '', '', '', '', '', NULL, 0, 0)`,
  );
  before.close();

  openStore({ file, key, migrations: migrations.slice(0, index + 1) }).close();

  const after = openConnection({ file, key });
  expect(after.prepare('SELECT name FROM organisations').get()).toEqual({ name: 'Birch' });
  after.exec(`INSERT INTO pension_templates VALUES (${values()})`);
  after.exec(`INSERT INTO pension_template_files VALUES ('t', x'25504446')`);
  expect(() => after.exec(`INSERT INTO pension_templates VALUES (${values({ id: "'u'" })})`)).toThrow('UNIQUE');
  after.exec(`INSERT INTO pension_templates VALUES (${values({ id: "'u'", year: '2027' })})`);
  for (const wrong of [{ kind: "'formC'" }, { hash: "'short'" }, { places: "'['" }, { checked: '2' }, { name: "''" }]) {
    expect(() => after.exec(`INSERT INTO pension_templates VALUES (${values({ id: "'w'", year: '2028', ...wrong })})`)).toThrow('CHECK');
  }
  expect(() => after.exec(`INSERT INTO pension_template_files VALUES ('u', x'')`)).toThrow('CHECK');
  after.exec(`DELETE FROM pension_templates WHERE id = 't'`);
  expect(after.prepare('SELECT count(*) AS count FROM pension_template_files').get()).toEqual({ count: 0 });
  after.close();
});
