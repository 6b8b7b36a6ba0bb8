import { execFileSync, spawnSync } from 'node:child_process';
import { linkSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
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

function taxed(line: Fields): Fields {
  return invoiceFields({ issuer: { name: 'Ada Moss', vatNumber: 'GB123456782' }, lines: [lineFields({ vat: 'standard', ...line })] });
}

function aStatement(change: Fields): Fields {
  return { kind: 'statement', issuer: { name: 'Ada Moss' }, customer: { name: 'Birch Surgery' }, to: '2026-11-01', ...change };
}

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
  ['a logo that is none', invoiceFields({ appearance: { logo: 'bad.json' } }), 'appearance.logo: The logo could not be read.'],
  [
    'more than can be owed',
    invoiceFields({ lines: [lineFields({ quantity: 100_000, unitPricePence: 9_999_999_999 })] }),
    'lines: The amounts come to more',
  ],
  [
    'pension without a day',
    invoiceFields({ period: null, lines: [lineFields({ workedOn: null, pensionable: true })], pension: { nation: 'wales' } }),
    'lines: A pensionable line has no day',
  ],
  ['VAT before its rates', taxed({ workedOn: '1999-05-01' }), 'lines: No official figure is known for that date (1999-05-01)'],
  [
    'a period that ends before it begins',
    invoiceFields({ period: { from: '2026-11-02', to: '2026-11-01' } }),
    'period.to: The last day comes before the first',
  ],
  [
    'a credit note that asks for money',
    invoiceFields({ kind: 'creditNote', credits: { number: '1', issuedOn: '2026-11-01' } }),
    'lines: A credit note takes back',
  ],
  [
    'a company without a number',
    invoiceFields({ issuer: { name: 'X', legal: { kind: 'company', companyNumber: '' } } }),
    'companyNumber: ',
  ],
  ['a statement that ends before it begins', aStatement({ from: '2026-11-02' }), 'to: The last day comes before the first'],
  [
    'an entry after the last day',
    aStatement({ entries: [{ kind: 'invoice', on: '2026-11-02', amountPence: 1 }] }),
    'entries: Each entry lies between',
  ],
  ['a logo that is a folder', invoiceFields({ appearance: { logo: '.' } }), 'appearance.logo: it is not a file'],
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

test('the PDF never takes the place of what it is made from, under whatever name', () => {
  write('own.json', invoiceFields({ appearance: { logo: 'own.png' } }));
  writeFileSync(join(folder, 'own.png'), readFileSync(join(import.meta.dirname, '../../resources/icon.png')));
  linkSync(join(folder, 'own.json'), join(folder, 'same.json'));
  const before = ['own.json', 'own.png'].map((name) => readFileSync(join(folder, name)));

  for (const name of ['own.json', 'same.json', 'own.png']) {
    expect(run('own.json', '--out', name)).toMatchObject({ status: 2, stderr: expect.stringContaining('is what the PDF is made from') });
  }
  expect(['own.json', 'own.png'].map((name) => readFileSync(join(folder, name)))).toEqual(before);
});

test('a link goes on leading to the PDF, and what is no file is left as it is', () => {
  write('plain.json', invoiceFields());
  write('old.pdf', 'as it was');
  symlinkSync('old.pdf', join(folder, 'link.pdf'));
  execFileSync('mkfifo', [join(folder, 'pipe')]);

  expect(run('plain.json', '--out', 'link.pdf').status).toBe(0);
  expect(lstatSync(join(folder, 'link.pdf')).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(folder, 'old.pdf'), 'latin1').slice(0, 5)).toBe('%PDF-');
  expect(run('plain.json', '--out', 'pipe')).toMatchObject({ status: 2, stderr: expect.stringContaining('it is not a file') });
  expect(lstatSync(join(folder, 'pipe')).isFIFO()).toBe(true);
  write('waiting.json', invoiceFields({ appearance: { logo: 'pipe' } }));
  expect(run('waiting.json', '--out', 'new.pdf')).toMatchObject({ status: 2, stderr: 'appearance.logo: it is not a file\n' });
});

test('what is much larger than any document or logo is not read to its end', () => {
  writeFileSync(join(folder, 'large.png'), Buffer.alloc(4 * 1_048_576 + 1));
  write('large.json', invoiceFields({ appearance: { logo: 'large.png' } }));

  expect(run('large.json', '--out', 'x.pdf')).toMatchObject({ status: 2, stderr: expect.stringContaining('larger than 4 MB') });
  expect(run('/dev/zero', '--out', 'x.pdf')).toMatchObject({ status: 2, stderr: '/dev/zero is larger than 16 MB.\n' });
});

test('what the law asks and the document lacks is said beside the PDF, which is written all the same', () => {
  write('bare.json', invoiceFields({ issuer: { name: 'Ada Moss' }, lines: [lineFields(), lineFields({ workedOn: null })], period: null }));

  expect(run('bare.json', '--out', 'bare.pdf')).toEqual({
    status: 0,
    stdout: '',
    stderr: [
      'The PDF is written. What the law asks of an invoice, and this one lacks:',
      '  issuer.address: Enter your address: an invoice must say where you can be reached.',
      '  issuer.email: Enter an e-mail address or a telephone number: an invoice must say how you can be reached.',
      '  lines[1].workedOn: Enter the day or the period of the work: an invoice must show when it was supplied.',
      '',
    ].join('\n'),
  });
  expect(readPdf(readFileSync(join(folder, 'bare.pdf'))).text).toContain('Ada Moss');
  write('bare.json', invoiceFields({ customer: { name: 'Birch', kind: 'agency', email: '' }, dueOn: null, paymentTerms: '' }));
  expect(run('bare.json', '--out', 'bare.pdf').stderr, 'what is only recommended is not told').toMatch(
    /^[^\n]+\n {2}customer\.address: [^\n]+\n$/u,
  );
  write('statement.json', aStatement({}));
  expect(run('statement.json', '--out', 'statement.pdf')).toEqual({ status: 0, stdout: '', stderr: '' });
});

test('a document comes from the standard input and its PDF goes to the standard output', () => {
  const args = [cli, 'invoice', 'render', '-', '--out', '-'];
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: folder, input: JSON.stringify(invoiceFields()) });

  expect(status).toBe(0);
  expect(readPdf(stdout).text).toContain('£315.00');
  expect(readdirSync(folder)).not.toContain('-');
});

test('text with a byte order mark is read; text in another encoding is refused, not printed with holes', () => {
  const text = JSON.stringify(invoiceFields({ customer: { name: 'Zoë Müller', address: ['2 Mill Lane'] } }));
  const encoded = { bom: Buffer.from(`\ufeff${text}`), utf16: Buffer.from(`\ufeff${text}`, 'utf16le') };

  for (const [name, bytes] of Object.entries(encoded)) {
    writeFileSync(join(folder, `${name}.json`), bytes);
    expect(run(`${name}.json`, '--out', `${name}.pdf`)).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(readPdf(readFileSync(join(folder, `${name}.pdf`))).text).toContain('Zoë Müller');
  }
  writeFileSync(join(folder, 'latin.json'), Buffer.from(text, 'latin1'));
  expect(run('latin.json', '--out', 'latin.pdf')).toMatchObject({ status: 2, stderr: 'latin.json is not text in UTF-8.\n' });
});

test('the example of the rules is printed as it says', () => {
  const rules = readFileSync(join(import.meta.dirname, '../../docs/rules/invoice-document.md'), 'utf8');
  writeFileSync(join(folder, 'logo.png'), readFileSync(join(import.meta.dirname, '../../resources/icon.png')));
  write('example.json', /```json\n(.*?)```/su.exec(rules)?.[1] ?? '');

  expect(run('example.json', '--out', 'example.pdf')).toEqual({ status: 0, stdout: '', stderr: '' });
  expect(readPdf(readFileSync(join(folder, 'example.pdf'))).text).toContain('£355.77');
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

test('without its arguments the command says how it is used, and so it does when it is asked', () => {
  expect(run('--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('Usage: session-desk invoice render'), stderr: '' });
  expect(run()).toMatchObject({ status: 2, stderr: expect.stringContaining('Usage: session-desk invoice render') });
});
