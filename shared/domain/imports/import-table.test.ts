import { expect, test } from 'vitest';
import { guessPlan, rowsUnder, textsUnder } from './import-plan.ts';
import { mostTableRows, readImportTable } from './import-table.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function cellsOf(bytes: Uint8Array): readonly (readonly string[])[] {
  const table = readImportTable(bytes);
  if (table.outcome === 'refused') throw new Error(table.words);
  return table.rows.map(({ cells }) => cells);
}

function utf16(text: string, order: 'le' | 'be', mark: boolean): Uint8Array {
  const bytes = Buffer.from(`${mark ? '\ufeff' : ''}${text}`, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
}

test.each([
  ['UTF-8', utf8('Name,Town\nCafé Surgery,Zürich\n')],
  ['UTF-8 with a mark', utf8('\ufeffName,Town\r\nCafé Surgery,Zürich\r\n')],
  ['UTF-16 with a mark', utf16('Name,Town\nCafé Surgery,Zürich\n', 'le', true)],
  ['UTF-16 the other way round', utf16('Name,Town\nCafé Surgery,Zürich\n', 'be', true)],
  ['UTF-16 without a mark', utf16('Name,Town\nCafé Surgery,Zürich\n', 'le', false)],
  ['Windows-1252', new Uint8Array(Buffer.from('Name,Town\nCaf\xe9 Surgery,Z\xfcrich\n', 'latin1'))],
  ['semicolons', utf8('Name;Town\nCafé Surgery;Zürich')],
  ['semicolons, named in the first line', utf8('sep=;\r\nName;Town\r\nCafé Surgery;Zürich')],
  ['tabs', utf8('Name\tTown\rCafé Surgery\tZürich')],
])('a table in %s is read', (_what, bytes) => {
  expect(cellsOf(bytes)).toEqual([
    ['Name', 'Town'],
    ['Café Surgery', 'Zürich'],
  ]);
});

test('a cell may hold line feeds, delimiters and quotation marks', () => {
  const bytes = utf8('Name,Address,Notes\n"River, Ltd","1 High Street\nOxford","Says ""hello"""\n');

  expect(cellsOf(bytes)[1]).toEqual(['River, Ltd', '1 High Street\nOxford', 'Says "hello"']);
});

test('rows are counted as in the file, and empty ones are left out', () => {
  const table = readImportTable(utf8('\nName,Town\n,,\nRiver,Oxford\n'));

  expect(table).toMatchObject({ rows: [{ row: 2 }, { row: 4 }] });
});

test.each([
  ['PK\x03\x04', 'spreadsheet'],
  ['%PDF-1.7', 'PDF'],
  ['<!DOCTYPE html><table>', 'web page'],
  ['a,b\n\0\x01,c', 'not text'],
  ['', 'no table'],
  [' \n,,\n', 'no table'],
])('%j is refused in words', (text, words) => {
  expect(readImportTable(utf8(text))).toEqual({ outcome: 'refused', words: expect.stringContaining(words) });
});

test('a table with more rows than anyone looks at is refused', () => {
  expect(readImportTable(utf8('Name\n'.repeat(mostTableRows + 1)))).toMatchObject({ outcome: 'refused' });
});

test('a name further down is not taken for a heading', () => {
  const table = readImportTable(utf8('Who;Kind;E-mail\nQuay Pharmacy;pharmacy;a@quay.example\n'));

  expect(guessPlan('organisations', table.outcome === 'read' ? table.rows : [])).toMatchObject({
    headingRow: 1,
    columns: [null, 'kind', 'accountsEmail'],
  });
});

test('the headings are found under a title, and several columns make one address', () => {
  const table = readImportTable(utf8('Customers of 2025,,\nName,Address 1,Postcode\nRiver,"\'=1 High Street",="OX1 1AA"\n'));
  if (table.outcome === 'refused') throw new Error(table.words);
  const plan = guessPlan('organisations', table.rows);
  const [row] = rowsUnder(plan, table.rows);

  expect(plan).toMatchObject({ headingRow: 2, columns: ['name', 'address', 'address'] });
  expect(Object.fromEntries(textsUnder(plan, row!))).toEqual({ name: 'River', address: '=1 High Street\nOX1 1AA' });
});

test.each([
  ['03/04/2025', '13/04/2025', 'dayFirst'],
  ['03/04/2025', '04/13/2025', 'monthFirst'],
  ['13/04/2025', '04/13/2025', 'dayFirst'],
  ['03/04/2025', '05/06/2025', 'dayFirst'],
])('days %s and %s are read %s', (one, other, order) => {
  const table = readImportTable(utf8(`Number,Date\n1,${one}\n2,${other}\n`));

  expect(guessPlan('invoices', table.outcome === 'read' ? table.rows : []).dateOrder).toBe(order);
});
