import { afterAll, expect, test } from 'vitest';
import { batchRow, printRows } from '../../bench/invoice-pdf.ts';
import { createDocumentPrinter } from '../../main/pdf/print-document.ts';
import { createApartPrinter } from '../../main/workers/print-apart.ts';
import { templateNames, type Appearance } from '../../shared/domain/invoices/printed-document.ts';
import { aPng, aPrintedDocument, invoiceFields, lineFields, plainLook, pngChunk, type Fields } from '../support/a-printed-document.ts';
import { pictureOf, readPdf } from '../support/read-pdf.ts';

const print = createDocumentPrinter();
const workerUrl = new URL('../../main/workers/pdf-worker.ts', import.meta.url);
const printer = createApartPrinter({ workerUrl });
afterAll(() => printer.close());

function read(fields: Fields, look: Appearance = plainLook) {
  return readPdf(print(aPrintedDocument(fields), look));
}

/** What stands on the paper, with single spaces. */
function wordsOf(fields: Fields, look?: Appearance): string {
  return read(fields, look).text.replaceAll(/\s+/gu, ' ');
}

test.each(templateNames)('every fact of an invoice can be read from the %s template', (template) => {
  const words = wordsOf(invoiceFields({ withSlip: true }), { ...plainLook, template });

  const facts = [
    ['Invoice', 'Invoice number 2026-0042', 'Date of issue 24 November 2026', 'Due 24 December 2026', 'Work done 2–20 November 2026'],
    ['Dr Amara Okafor', 'Bristol', 'amara@okafor.example', 'Riverside Medical Practice', 'Purchase order PO-88123'],
    ['Amount due £315.00 by 24 December 2026', '2 Nov 2026', '09:00–12:30', 'Session at the surgery', '3.5 hours 90.00 315.00'],
    ['Total £315.00', 'Exempt from VAT: healthcare', 'Sort code 12-34-56', 'Account number 12345678', 'Payment reference 2026-0042'],
    ['Terms Payment within 30 days.', 'Remittance slip', 'Page 1 of'],
  ];
  expect(facts.flat().filter((fact) => !words.includes(fact))).toEqual([]);
});

test('the amount to pay stands before the lines, and the total of the rules is what stands there', () => {
  const words = wordsOf(
    invoiceFields({ lines: [lineFields(), lineFields({ quantity: 1, unitPricePence: 12_345 })], settledPence: 10_000 }),
  );

  expect(words.indexOf('£338.45 by')).toBeGreaterThan(0);
  expect(words.indexOf('£338.45 by')).toBeLessThan(words.indexOf('Description'));
  expect(words).toContain('Total £438.45 Already paid or credited -£100.00 Amount due £338.45');
});

test('VAT stands per line, per rate and in the sum where the issuer is registered', () => {
  const issuer = { name: 'A Okafor', vatNumber: 'GB123456782' };
  const lines = [lineFields({ vat: 'standard', quantity: 1, unitPricePence: 10_000 }), lineFields({ quantity: 1, unitPricePence: 5_000 })];
  const words = wordsOf(invoiceFields({ issuer, lines }));

  expect(words).toContain('VAT number GB123456782');
  expect(words).toContain('Total without VAT £150.00 VAT £20.00 Total £170.00');
  expect(words).toMatch(/VAT rate Net \(£\) VAT \(£\) 20% 100\.00 20\.00 Exempt 50\.00 0\.00/u);
});

test('a company says who it is at the foot of every page', () => {
  const legal = { kind: 'company', companyNumber: '01234567', registeredOffice: ['1 High Street'], placeOfRegistration: 'Scotland' };
  const { pages } = read(invoiceFields({ issuer: { name: 'Okafor Ltd', legal }, lines: Array.from({ length: 60 }, () => lineFields()) }));

  expect(pages.length).toBeGreaterThan(1);
  expect(pages.every((page) => page.includes('Okafor Ltd. Registered in Scotland, company number 01234567.'))).toBe(true);
});

test('the employer pays pension where the nation asks for it', () => {
  const lines = [lineFields({ quantity: 1, unitPricePence: 100_000, pensionable: true })];

  expect(wordsOf(invoiceFields({ lines, pension: { nation: 'england' } }))).toContain('£1,129.42');
  expect(wordsOf(invoiceFields({ lines, pension: { nation: 'scotland' } }))).toContain('Total £1,000.00');
});

test('a credit note names the invoice and asks for no money', () => {
  const credits = { number: '2026-0041', issuedOn: '2026-10-30', reason: 'Session cancelled' };
  const { settledPence: _, ...fields } = invoiceFields({ kind: 'creditNote', number: 'CN-0007', credits, settledPence: 0 });
  const words = wordsOf({ ...fields, lines: [lineFields({ quantity: -3.5 })] });

  expect(words).toContain('Credit note number CN-0007');
  expect(words).toContain('Credits invoice 2026-0041 of 30 October 2026');
  expect(words).toContain('Amount credited £315.00 on invoice 2026-0041');
  expect(words).not.toContain('How to pay');
});

test('a statement keeps a running balance and closes with what is owed', () => {
  const words = wordsOf({
    kind: 'statement',
    issuer: { name: 'A Okafor' },
    customer: { name: 'Riverside' },
    from: '2026-10-01',
    to: '2026-11-30',
    openingPence: 5_000,
    entries: [
      { kind: 'invoice', on: '2026-10-05', reference: '2026-0040', dueOn: '2026-11-04', amountPence: 30_000 },
      { kind: 'payment', on: '2026-11-02', amountPence: 20_000 },
    ],
  });

  expect(words).toMatch(/Brought forward 50\.00 .*Invoice · 2026-0040 300\.00 350\.00 .*thank you 200\.00 150\.00/u);
  expect(words).toContain('Balance owed £150.00');
});

const names = {
  Latin: 'Zoë Ångström-Łukasiewicz',
  Greek: 'Αθήνα Παπαδοπούλου',
  Cyrillic: 'Олександр Шевченко',
  Vietnamese: 'Nguyễn Thị Hồng Đào',
  Arabic: 'محمد عبد الله علاء',
  Hebrew: 'שָׁלוֹם דוד כהן',
  Devanagari: 'राजेश कुमार क्षत्रिय',
  Tamil: 'தமிழ்ச்செல்வி கோவிந்தன்',
  Bengali: 'রবীন্দ্রনাথ ঠাকুর',
  Thai: 'สมชาย ใจดี น้ำ',
  Chinese: '王小明 歐陽',
  Japanese: '山田 太郎 さくら',
  Korean: '김철수 이영희',
  emoji: '🎉 ok',
  marks: 'q̣̇ Z̗̀ é'.normalize('NFC'),
};

test.each(Object.entries(names))('a name in %s can be read from the paper', (_, name) => {
  expect(read(invoiceFields({ customer: { name } })).text).toContain(name);
});

test('five hundred lines are all there, in order, under a head on every page', () => {
  const lines = Array.from({ length: 500 }, (_, index) => lineFields({ description: `Session no. ${index + 1}.` }));
  const { pages, text } = read(invoiceFields({ lines }));

  expect(Array.from(text.matchAll(/Session no\. (\d+)\./gu), ([, number]) => Number(number))).toEqual(lines.map((_, index) => index + 1));
  const withLines = pages.filter((page) => page.includes('Session no.'));
  expect(withLines.every((page) => /Date +Description +Quantity/u.test(page))).toBe(true);
  expect(pages.every((page, index) => page.includes(`Page ${index + 1} of ${pages.length}`))).toBe(true);
  expect(text).toContain('£157,500.00');
});

const hostile: Readonly<Record<string, Fields>> = {
  'no lines': { lines: [] },
  'no number, days or bank': { number: null, issuedOn: null, dueOn: null, period: null, issuer: { name: 'A' } },
  'names of two hundred wide letters': {
    customer: { name: 'W'.repeat(200) },
    issuer: { name: 'M'.repeat(200), address: Array(10).fill('W'.repeat(120)) },
  },
  'a word without an end': { lines: [lineFields({ description: 'x'.repeat(1_000) })], note: 'y'.repeat(4_000) },
  'sums of eight digits': { lines: [lineFields({ quantity: 1, unitPricePence: 9_999_999_999 })] },
  'less than nothing': { lines: [lineFields({ quantity: -1_000, unitPricePence: 9_999_999 })] },
  markup: { customer: { name: '<script>alert(1)</script> & (brackets) \\ %PDF endstream endobj' } },
  'marks without letters': { customer: { name: '\u0301\u0323\u05b8\u0e49 \u200d\ufe0f' } },
  'a letter under a heap of marks': { customer: { name: `Z${'\u0301'.repeat(180)} Surgery` } },
  'characters that no font has': { customer: { name: '\u{10fffd}\ue000\u{1f9ff}' } },
  'turned text': { customer: { name: '\u202e99.99£ \u2067abc' } },
};

test.each(Object.entries(hostile))('an invoice with %s is a sound file, and nothing leaves its page', (_, changes) => {
  for (const template of templateNames) {
    const { edges } = read(invoiceFields(changes), { ...plainLook, template });

    expect(Math.max(...edges.map(([right]) => right))).toBeLessThan(550);
    expect(Math.max(...edges.map(([, bottom]) => bottom))).toBeLessThan(830);
  }
});

test('the same document is the same bytes, whatever was printed before', () => {
  const document = aPrintedDocument();
  const first = createDocumentPrinter()(document, plainLook);

  expect(print(document, plainLook)).toEqual(first);
  expect(print(document, { ...plainLook, accent: '#8C2F5D' })).not.toEqual(first);
});

test('the file says its title, language and day, is tagged, and names nobody', () => {
  const bytes = print(aPrintedDocument(), plainLook);
  const { facts, structure } = readPdf(bytes);

  expect(facts).toMatchObject({ Title: 'Invoice 2026-0042', Tagged: 'yes', 'Page size': '595.28 x 841.89 pts (A4)' });
  expect(facts).not.toHaveProperty('Author');
  expect(Buffer.from(bytes).toString('latin1')).not.toContain('Okafor');
  for (const tag of ['Document', 'H1', 'Table', 'TR', 'TH', 'TD', 'P']) expect(structure).toMatch(new RegExp(`^ *${tag}\\b`, 'mu'));
});

const grey = Buffer.alloc(16, 90);
const palette = [pngChunk('PLTE', Buffer.from([255, 0, 0, 0, 0, 255])), pngChunk('tRNS', Buffer.from([0, 255]))];
const jpeg = pictureOf(print(aPrintedDocument(), plainLook));

test.each([
  ['grey', aPng(4, 0, grey)],
  ['colour', aPng(4, 2, Buffer.alloc(48, 120))],
  ['a palette with a clear colour', aPng(4, 3, Buffer.from([0, 1, 0, 1, 1, 0, 1, 0]), palette)],
  ['grey with opacity', aPng(4, 4, Buffer.alloc(32, 128))],
  ['colour with opacity', aPng(4, 6, Buffer.alloc(64, 128))],
  ['JPEG', jpeg],
])('a logo in %s is printed', (_, logo) => {
  const { structure } = read(invoiceFields(), { ...plainLook, logo });

  expect(structure).toContain('Figure');
});

test.each([
  ['text', Buffer.from('GIF89a')],
  ['a PNG that was cut off', aPng(4, 0, grey).subarray(0, 50)],
  [
    'a PNG that promises more pixels than it has',
    Buffer.concat([
      aPng(4_000, 0, new Uint8Array(4_000)).subarray(0, 20),
      Buffer.from([0, 0, 15, 160]),
      aPng(4_000, 0, new Uint8Array(4_000)).subarray(24),
    ]),
  ],
  ['a JPEG without a picture', jpeg.subarray(0, 40)],
])('%s is refused as a logo', (_, logo) => {
  expect(() => print(aPrintedDocument(), { ...plainLook, logo })).toThrow(expect.objectContaining({ code: 'LOGO_UNREADABLE' }));
});

test('what a camera wrote beside the picture does not reach the paper', () => {
  const note = Buffer.from('\xff\xe1\x00\x12secret-place-xy', 'latin1');
  note.writeUInt16BE(note.length - 2, 2);
  const logo = Buffer.concat([jpeg.subarray(0, 2), note, jpeg.subarray(2)]);

  expect(Buffer.from(print(aPrintedDocument(), { ...plainLook, logo })).toString('latin1')).not.toContain('secret-place');
});

test('the thread prints the same bytes, and tells what it refuses', async () => {
  const document = aPrintedDocument();

  expect(Buffer.from(await printer.print(document, plainLook))).toEqual(Buffer.from(print(document, plainLook)));
  await expect(printer.print(document, { ...plainLook, logo: new Uint8Array(9) })).rejects.toMatchObject({ code: 'LOGO_UNREADABLE' });
});

test('a batch can be stopped between documents, and the printer goes on with the next', async () => {
  const abort = new AbortController();
  const jobs = Array.from({ length: 20 }, () => ({ document: aPrintedDocument(), appearance: plainLook }));
  let printed = 0;
  const batch = (async () => {
    for await (const bytes of printer.printEach(jobs, { signal: abort.signal })) {
      expect(bytes.length).toBeGreaterThan(1_000);
      if (++printed === 3) abort.abort(new Error('stopped by the user'));
    }
  })();

  await expect(batch).rejects.toThrow('stopped by the user');
  expect(printed).toBe(3);
  await expect(printer.print(aPrintedDocument(), plainLook)).resolves.toBeInstanceOf(Uint8Array);
});

test('a thread that breaks costs its document alone', async () => {
  const hasty = createApartPrinter({ workerUrl, timeLimitMs: 1 });
  const broken = createApartPrinter({ workerUrl: new URL('./no-such-worker.ts', import.meta.url) });

  await expect(hasty.print(aPrintedDocument(), plainLook)).rejects.toMatchObject({ code: 'PDF_CRASHED', details: { crash: 'time' } });
  await expect(broken.print(aPrintedDocument(), plainLook)).rejects.toMatchObject({ code: 'PDF_CRASHED', details: { crash: 'fault' } });
  await Promise.all([hasty.close(), broken.close()]);
});

test('the bench holds an invoice against both peers, and a batch against its own beginning', () => {
  const times = { ours: [3, 2, 9], pdfmake: [12, 9, 9], chromium: [200] };

  expect(printRows(times)).toMatchObject([
    { ours: 3, peer: 9, pass: true },
    { ours: 3, peer: 200, pass: true },
  ]);
  expect(batchRow({ early: 100, peak: 130 })).toMatchObject({ pass: false });
});
