import { afterAll, expect, test } from 'vitest';
import { createDocumentPrinter } from '../../main/pdf/print-document.ts';
import { createApartPrinter } from '../../main/workers/print-apart.ts';
import type { PrintedPensionForms } from '../../shared/domain/invoices/printed-document.ts';
import { basisPoints, pounds } from '../../shared/domain/money.ts';
import { boxesOf } from '../../shared/domain/pension/form-a.ts';
import type { FormAPaper, FormBPaper } from '../../shared/domain/pension/form-papers.ts';
import { localDate } from '../../shared/domain/time.ts';
import { plainLook } from '../support/a-printed-document.ts';
import { aFormAPaper, aFormBPaper, aFormBRow, aMember } from '../support/pension-papers.ts';
import { readPdf } from '../support/read-pdf.ts';

const print = createDocumentPrinter();
const printer = createApartPrinter({ workerUrl: new URL('../../main/workers/pdf-worker.ts', import.meta.url) });
afterAll(() => printer.close());

function pack(formB: FormBPaper | null, forms: readonly FormAPaper[]): PrintedPensionForms {
  return { kind: 'pensionForms', formB, forms };
}

function read(formB: FormBPaper | null, forms: readonly FormAPaper[]) {
  return readPdf(print(pack(formB, forms), plainLook));
}

/** What stands on the paper, with single spaces. */
function wordsOf(formB: FormBPaper | null, forms: readonly FormAPaper[]): string {
  return read(formB, forms).text.replaceAll(/\s+/gu, ' ');
}

test('a Form A data sheet says whose it is, what was worked, the three boxes, and where to sign', () => {
  const { pages } = read(null, [aFormAPaper()]);
  const words = wordsOf(null, [aFormAPaper()]);

  const facts = [
    ['GP Locum Form A: data sheet', 'not the official form', 'Scheme year: 2026/27', 'version 1', 'Made: 1 July 2026', 'INV-0042'],
    ['Dr Zoë Łukasiewicz', 'AB123456C', '0123456', '12345678', '12345678LOCJUN2026', '7A4'],
    ['2 Jun 2026 2 Jun 2026 650.00', '4 Jun 2026 5 Jun 2026 1,300.00', 'Elm Practice, 2 Mill Lane, Bath', 'L81004', '20 June 2026'],
    ['£1,950.00', '£1,755.00', '14.38% of box 2', '£252.37', '£2,202.37'],
    ['Signature of the locum', 'Name of the authorised signatory', 'Page 1 of 1'],
  ];
  expect(facts.flat().filter((fact) => !words.includes(fact))).toEqual([]);
  expect(pages).toHaveLength(1);
});

test('a Form B data sheet has a row for each Form A and every box from a to j', () => {
  const words = wordsOf(aFormBPaper(), []);

  const facts = [
    [
      'GP Locum Form B: data sheet',
      'Month: June 2026',
      '12345678LOCJUN2026',
      '7 July 2026',
      '29 February 1980',
      '14 Harbour Row, Bristol, BS1 4ST',
    ],
    ['Tier', '12.5%', 'L81004 Elm Practice 2 Jun 2026 5 Jun 2026 20 Jun 2026 1,755.00 252.37'],
    ['a: pensionable pay, all of box 2 b: employee’s contributions, 12.5% of a £1,755.00 £219.38', 'c: added years'],
    ['g: employee in all, b to f h: employer in all, all of box 3 £219.38 £252.37', 'i: to be paid, g and h', '£471.75 £11,755.00'],
    ['j: pensionable pay since April, with this month', 'Page 1 of 1'],
  ];
  expect(facts.flat().filter((fact) => !words.includes(fact))).toEqual([]);
});

test('box j is left out where the form of the year has none', () => {
  const { totals, ...paper } = aFormBPaper();

  expect(wordsOf({ ...paper, totals: { ...totals, j: null } }, [])).not.toContain('since April');
});

test('figures that are not certain are marked where they stand, and explained', () => {
  const tier = { figure: 'tierTable:EW-2026', words: 'The table was read in a secondary source.' };
  const due = { figure: 'formBDueDay:northernIreland', words: 'Sources name the 6th and the 7th.' };
  const rate = { figure: 'employerRate:englandAndWales', words: 'The rate may change.' };

  const formB = wordsOf(aFormBPaper({ doubts: [tier, due] }), []);
  const formA = wordsOf(null, [aFormAPaper({ doubts: [rate] })]);

  for (const marked of ['12.5% †', '7 July 2026 †', '† Not certain: The table', tier.words, due.words]) expect(formB).toContain(marked);
  expect(formA).toContain('£252.37 †');
  expect(formA).toContain(rate.words);
  expect(wordsOf(aFormBPaper(), [aFormAPaper()])).not.toContain('†');
});

test('where another body pays the employer’s share, the sheet asks the practice for none', () => {
  const none = basisPoints(0);
  const words = wordsOf(null, [aFormAPaper({ nation: 'scotland', practiceRate: none, boxes: boxesOf(pounds(1_950), none) })]);

  expect(words).toContain('Paid to the locum: box 1, £1,950.00');
  expect(words).toContain('pays no employer’s contribution');
});

test('a pack is Form B and then every Form A from a page of its own, under one count of pages', () => {
  const forms = Array.from({ length: 3 }, (_, index) => aFormAPaper({ invoiceNumber: `INV-000${index + 1}` }));
  const { pages, facts } = read(aFormBPaper(), forms);

  expect(pages.map((page) => /INV-\d+|Month: June 2026/u.exec(page)?.[0])).toEqual([
    'Month: June 2026',
    'INV-0001',
    'INV-0002',
    'INV-0003',
  ]);
  expect(pages.every((page, index) => page.includes(`Page ${index + 1} of 4`) && page.includes('not an official form'))).toBe(true);
  expect(facts).toMatchObject({ Title: 'Form B data sheet, June 2026', Tagged: 'yes', 'Page size': '595.28 x 841.89 pts (A4)' });
});

test('a month of sixty payments repeats the heads of its table and names itself on every page', () => {
  const rows = Array.from({ length: 60 }, (_, index) =>
    aFormBRow({ payer: { name: `Practice no. ${index + 1}.`, employingAuthorityCode: 'L81004' } }),
  );
  const { pages, text } = read(aFormBPaper({ rows }), []);

  expect(Array.from(text.matchAll(/Practice no\. (\d+)\./gu), ([, number]) => Number(number))).toEqual(rows.map((_, index) => index + 1));
  expect(
    pages.filter((page) => page.includes('Practice no.')).every((page) => /EA code +Practice or commissioner +First day/u.test(page)),
  ).toBe(true);
  expect(pages.slice(1).every((page) => page.includes('Form B data sheet, June 2026'))).toBe(true);
});

test.each([3, 4, 7, 10, 34, 36, 39])('the sums of a month of %i payments stand on one page, with who signs for them', (count) => {
  const { pages } = read(aFormBPaper({ rows: Array.from({ length: count }, () => aFormBRow()) }), []);

  const withSums = pages.filter((page) => /Part 2: contributions|i: to be paid|Signature of the locum/u.test(page));
  expect(withSums).toHaveLength(1);
});

test.each([
  ['names without end', { ...aMember, name: 'W'.repeat(200), hostBody: 'M'.repeat(120) }],
  ['scripts from right to left and of India', { ...aMember, name: 'محمد عبد الله राजेश', address: ['שָׁלוֹם'] }],
  ['markup', { ...aMember, name: '<b>%PDF endstream endobj (x)' }],
  ['nothing entered', { ...aMember, name: '', niNumber: '', gmcNumber: '', sdNumber: '', address: [], email: '', dateOfBirth: null }],
])('a member with %s keeps the file sound, and nothing leaves its page', (_, member) => {
  const { edges } = read(aFormBPaper({ member }), [aFormAPaper({ member })]);

  expect(Math.max(...edges.map(([right]) => right))).toBeLessThan(550);
  expect(Math.max(...edges.map(([, bottom]) => bottom))).toBeLessThan(830);
});

test('the same papers are the same bytes in the thread and here; another day is another paper', async () => {
  const document = pack(aFormBPaper(), [aFormAPaper()]);
  const first = Buffer.from(createDocumentPrinter()(document, plainLook));

  expect(Buffer.from(print(document, plainLook))).toEqual(first);
  expect(Buffer.from(await printer.print(document, plainLook))).toEqual(first);
  expect(Buffer.from(print(pack(aFormBPaper({ madeOn: localDate('2026-07-02') }), [aFormAPaper()]), plainLook))).not.toEqual(first);
});
