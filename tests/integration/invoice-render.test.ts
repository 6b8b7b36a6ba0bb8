import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { invoiceFields, lineFields, type Fields } from '../support/a-printed-document.ts';
import { readPdf } from '../support/read-pdf.ts';

const cli = join(import.meta.dirname, '../../main/cli.ts');
const folder = mkdtempSync(join(tmpdir(), 'session-desk-render-'));
afterAll(() => rmSync(folder, { recursive: true }));

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'invoice', 'render', ...args], { cwd: folder, encoding: 'utf8' });
  return { status, stdout, stderr };
}

function write(name: string, fields: Fields | string): string {
  writeFileSync(join(folder, name), typeof fields === 'string' ? fields : JSON.stringify(fields));
  return name;
}

test('a JSON file becomes a PDF beside nothing else, and the logo is found from its folder', () => {
  mkdirSync(join(folder, 'work'));
  writeFileSync(join(folder, 'work', 'logo.png'), readFileSync(join(import.meta.dirname, '../../resources/icon.png')));
  write('work/invoice.json', invoiceFields({ appearance: { template: 'modern', logo: 'logo.png' } }));

  expect(run('work/invoice.json', '--out', 'work/invoice.pdf')).toEqual({ status: 0, stdout: '', stderr: '' });
  expect(readdirSync(join(folder, 'work')).sort()).toEqual(['invoice.json', 'invoice.pdf', 'logo.png']);
  expect(readPdf(readFileSync(join(folder, 'work', 'invoice.pdf'))).text).toContain('£315.00');
});

test.each([
  ['an amount as text', invoiceFields({ lines: [lineFields({ unitPricePence: '90' })] }), 'lines[0].unitPricePence: '],
  ['half a penny', invoiceFields({ lines: [lineFields({ unitPricePence: 90.5 })] }), 'lines[0].unitPricePence: '],
  ['four decimals of an hour', invoiceFields({ lines: [lineFields({ quantity: 1.2345 })] }), 'lines[0].quantity: At most three decimals'],
  ['a day that is none', invoiceFields({ dueOn: '2026-02-30' }), 'dueOn: '],
  ['no customer', invoiceFields({ customer: undefined }), 'customer: '],
  ['a slip of the pen', invoiceFields({ custommer: {} }), 'document: Unrecognized key: "custommer"'],
  ['another kind', invoiceFields({ kind: 'receipt' }), 'kind: '],
  ['a colour by name', invoiceFields({ appearance: { accent: 'red' } }), 'appearance.accent: A colour such as #0F6B6B'],
  ['a logo that is not there', invoiceFields({ appearance: { logo: 'none.png' } }), 'appearance.logo: the file could not be read (ENOENT)'],
  ['a logo that is none', invoiceFields({ appearance: { logo: 'bad.json' } }), 'The logo could not be read.'],
  [
    'more than can be owed',
    invoiceFields({ lines: [lineFields({ quantity: 100_000, unitPricePence: 9_999_999_999 })] }),
    'lines: The amounts come to more',
  ],
  [
    'pension without a day',
    invoiceFields({ period: null, lines: [lineFields({ workedOn: null, pensionable: true })], pension: { nation: 'wales' } }),
    'A pensionable line has no day',
  ],
  ['a list', '[]', 'document: Invalid input'],
  ['half a file', '{"kind": "invoice", "issuer": {"name": "Secret', 'bad.json is not JSON'],
])('%s is refused in one line with exit 2, and no file is left', (_, fields, words) => {
  write('bad.json', fields);
  const { status, stdout, stderr } = run('bad.json', '--out', 'bad.pdf');

  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr.trim().split('\n')).toEqual([expect.stringContaining(words)]);
  expect(stderr).not.toContain('Secret');
  expect(readdirSync(folder).filter((name) => name.startsWith('bad.') && name !== 'bad.json')).toEqual([]);
});

test('a PDF that was there stays as it was when the new one is refused or cannot be written', () => {
  write('kept.pdf', 'as it was');
  write('wrong.json', invoiceFields({ number: 42 }));
  write('right.json', invoiceFields());
  mkdirSync(join(folder, 'taken.pdf'));

  expect(run('wrong.json', '--out', 'kept.pdf').status).toBe(2);
  expect(readFileSync(join(folder, 'kept.pdf'), 'utf8')).toBe('as it was');
  expect(run('right.json', '--out', 'taken.pdf')).toMatchObject({ status: 2, stderr: expect.stringContaining('could not be written') });
  expect(run('right.json', '--out', 'no/such/folder.pdf')).toMatchObject({ status: 2, stderr: expect.stringContaining('(ENOENT)') });
  expect(run('missing.json', '--out', 'x.pdf')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('missing.json could not be read'),
  });
  expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([]);
});

test('the schema names every field that a document may have', () => {
  const { status, stdout } = run('--schema');
  const schema = JSON.parse(stdout) as { oneOf: { properties: Record<string, unknown>; additionalProperties: boolean }[] };

  expect(status).toBe(0);
  expect(schema.oneOf.map(({ properties }) => properties['kind'])).toMatchObject([
    { const: 'invoice' },
    { const: 'creditNote' },
    { const: 'statement' },
  ]);
  expect(Object.keys(schema.oneOf[0]?.properties ?? {})).toEqual(expect.arrayContaining(Object.keys(invoiceFields())));
});

test('without its arguments the command says how it is used', () => {
  expect(run()).toMatchObject({ status: 2, stderr: expect.stringContaining('Usage: session-desk invoice render') });
});
