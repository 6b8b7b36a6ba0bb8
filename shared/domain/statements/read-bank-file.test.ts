import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainText } from './bank-line.ts';
import { readBankFile, type BankFileOptions, type BankFileReading } from './read-bank-file.ts';

type Read = Extract<BankFileReading, { outcome: 'read' }>;

function read(text: string, options?: BankFileOptions): Read {
  const reading = readBankFile(new TextEncoder().encode(text), options);
  if (reading.outcome !== 'read') throw new Error(JSON.stringify(reading));
  return reading;
}

const shortly = ({ lines }: Read): readonly string[] =>
  lines.map(({ bookedOn, amount, text, reference }) => [bookedOn, amount, text, ...(reference === null ? [] : [reference])].join('|'));

const banks: readonly (readonly [name: string, text: string, bank: string | null, account: string | null, lines: readonly string[]])[] = [
  [
    'Barclays',
    'Number,Date,Account,Amount,Subcategory,Memo\n \t ,02/10/2026,20-00-00 12345678,850.00,Counter Credit,RIVER SURGERY     \tINV 2026-0042  BGC\n,03/10/2026,20-00-00 12345678,-4.50,PAYMENT,CAFE, THE CORNER\n',
    'Barclays',
    '20-00-00 12345678',
    ['2026-10-02|85000|RIVER SURGERY INV 2026-0042 BGC', '2026-10-03|-450|CAFE, THE CORNER'],
  ],
  [
    'HSBC business',
    'Date,Type,Description,Paid out,Paid in,Balance\n01 Oct 2026,,BALANCE BROUGHT FORWARD,,,"5,000.00"\n02 Oct 2026,CR,RIVER SURGERY 0042,,"£2,800.00","7,800.00"\n03 Oct 2026,DD,INSURANCE,125.50,,"7,674.50"\n',
    'HSBC',
    null,
    ['2026-10-02|280000|RIVER SURGERY 0042', '2026-10-03|-12550|INSURANCE'],
  ],
  [
    'HSBC without header',
    '\ufeff02/10/2026,RIVER SURGERY            CR,"1,850.00"\n03/10/2026,CAFE )))    ,-4.50\n',
    'HSBC',
    null,
    ['2026-10-02|185000|RIVER SURGERY CR', '2026-10-03|-450|CAFE )))'],
  ],
  [
    'Lloyds',
    "Transaction Date,Transaction Type,Sort Code,Account Number,Transaction Description,Debit Amount,Credit Amount,Balance,\n02/10/2026,FPI,'30-00-00,12345678,RIVER SURGERY 20260042,,850.00,1850.00,\n03/10/2026,DD,'30-00-00,12345678,INSURANCE,45.00,,1805.00,\n",
    'Lloyds, Halifax or Bank of Scotland',
    '30-00-00 12345678',
    ['2026-10-02|85000|RIVER SURGERY 20260042', '2026-10-03|-4500|INSURANCE'],
  ],
  [
    'NatWest',
    '\nDate, Type, Description, Value, Balance, Account Name, Account Number\n\n02/10/2026,BAC,"\'RIVER SURGERY , INV 42 , FP 02/10/26",850.00,1850.00,"\'DR A LOCUM","\'600000-12345678",\n03 Oct 2026,POS,"\'1234 02OCT26 , CAFE",-4.50,1845.50,"\'DR A LOCUM","\'600000-12345678",\n',
    'NatWest or Royal Bank of Scotland',
    '600000-12345678',
    ['2026-10-02|85000|RIVER SURGERY , INV 42 , FP 02/10/26', '2026-10-03|-450|1234 02OCT26 , CAFE'],
  ],
  [
    'Santander table',
    'Date;Type;Merchant/Description;Debit/Credit;Balance\n02/10/2026;FASTER PAYMENTS RECEIPT;REF.INV0042 FROM RIVER SURGERY;+£850.00;+£1850.00\n03/10/2026;CARD PAYMENT;CAFE;-£4.50;+£1845.50\n\nArranged overdraft limit;03/10/2026;+£0.00\n',
    'Santander',
    null,
    ['2026-10-02|85000|REF.INV0042 FROM RIVER SURGERY', '2026-10-03|-450|CAFE'],
  ],
  [
    'Santander text',
    'From:\u00a001/10/2026\u00a0to\u00a003/10/2026\n\nAccount:\u00a0XXXX XXXX XXXX 9185\n\nDate:\u00a002/10/2026\nDescription:\u00a0FASTER PAYMENTS RECEIPT REF.INV0042 FROM RIVER SURGERY\nAmount:\u00a0850.00\u00a0GBP\nBalance:\u00a01850.00\u00a0GBP\n\nDate:\u00a003/10/2026\nDescription:\u00a0CAFE\nAmount:\u00a0-4.50\nBalance:\u00a01845.50\n',
    'Santander',
    '9185',
    ['2026-10-02|85000|FASTER PAYMENTS RECEIPT REF.INV0042 FROM RIVER SURGERY', '2026-10-03|-450|CAFE'],
  ],
  [
    'Monzo',
    'Transaction ID,Date,Time,Type,Name,Emoji,Category,Amount,Currency,Local amount,Local currency,Notes and #tags,Address,Receipt,Description,Category split,Money Out,Money In\ntx_1,02/10/2026,09:12:01,Faster payment,River Surgery,,Income,850.00,GBP,850.00,GBP,INV-0042,,,INV-0042,,,850.00\ntx_2,03/10/2026,13:00:00,Card payment,Café,☕,Eating out,-4.50,GBP,-5.10,EUR,,12 Rue X,,CAFE PARIS,,-4.50,\n',
    'Monzo',
    null,
    ['2026-10-02|85000|River Surgery · INV-0042|INV-0042', '2026-10-03|-450|Café · CAFE PARIS'],
  ],
  [
    'Starling',
    'Date,Counter Party,Reference,Type,Amount (GBP),Balance (GBP),Spending Category,Notes\n,Opening Balance,,,,1000.00,,\n02/10/2026,River Surgery,INV 2026-0042,FASTER PAYMENT,850.00,1850.00,INCOME,\n03/10/2026,Cafe,Cafe,CONTACTLESS,-4.50,1845.50,EATING_OUT,\n',
    'Starling',
    null,
    ['2026-10-02|85000|River Surgery|INV 2026-0042', '2026-10-03|-450|Cafe'],
  ],
  [
    'Nationwide',
    '"Account Name:","FlexAccount ****45678"\r\n"Account Balance:","£1,845.50"\r\n"Available Balance: ","£1,845.50"\r\n\r\n"Date","Transaction type","Description","Paid out","Paid in","Balance"\r\n"02 Oct 2026","Bank credit","River Surgery","","£1,850.00","£2,850.00"\r\n"03 Oct 2026","Visa purchase","Cafe","£4.50","","£2,845.50"\r\n',
    'Nationwide',
    null,
    ['2026-10-02|185000|River Surgery', '2026-10-03|-450|Cafe'],
  ],
];

test.each(banks)('a file of %s is recognised and read', (_, text, bank, account, lines) => {
  const reading = read(text);

  expect(reading).toMatchObject({ bank, account, unreadable: [] });
  expect(shortly(reading)).toEqual(lines);
});

test.each(banks)('the same file of %s again has the same keys, in UTF-16 and Windows-1252 too where its letters allow', (_, text) => {
  const keys = (bytes: Uint8Array): readonly string[] => {
    const reading = readBankFile(bytes);
    return reading.outcome === 'read' ? reading.lines.map(({ key }) => key) : [];
  };
  const plain = keys(new TextEncoder().encode(text));

  expect(new Set(plain).size).toBe(2);
  expect(keys(new Uint8Array(Buffer.from(`\ufeff${text.replace(/^\ufeff/u, '')}`, 'utf16le')))).toEqual(plain);
  // oxlint-disable-next-line no-control-regex -- the question is which letters one byte holds
  if (/^[\u0000-\u00ff]*$/u.test(text)) expect(keys(new Uint8Array(Buffer.from(text, 'latin1')))).toEqual(plain);
});

const barclays = 'Number,Date,Account,Amount,Subcategory,Memo\n';

test('rows that cannot be read are named with their row and the reason, and the others are kept', () => {
  const { lines, unreadable } = read(
    [
      barclays.trim(),
      ',02/10/2026,A,10.00,X,GOOD ONE',
      ',31/02/2026,A,10.00,X,NO SUCH DAY',
      ',10/13/2026,A,10.00,X,AMERICAN',
      ',02/10/2026,A,"1.234,56",X,CONTINENTAL',
      ',02/10/2026,A,,X,NOTHING',
      ',,A,10.00,X,NO DATE',
      ',03/10/2026,A,10.00,X,"GOOD TWO"',
      ',04/10/2026,A,10.0',
    ].join('\n'),
  );

  expect(lines.map(({ row, text }) => [row, text])).toEqual([
    [2, 'GOOD ONE'],
    [8, 'GOOD TWO'],
  ]);
  expect(unreadable).toEqual([
    { row: 3, words: '“31/02/2026” is not a date written day, month, year.' },
    { row: 4, words: '“10/13/2026” is not a date written day, month, year.' },
    { row: 5, words: '“1.234,56” is not an amount in pounds.' },
    { row: 6, words: 'There is no amount.' },
    { row: 7, words: 'There is no date.' },
    { row: 9, words: 'Only 4 of 6 columns are there; the row may be cut off.' },
  ]);
});

test.each(banks)('a file of %s cut off anywhere gives no movement that the whole file does not have', (_, whole) => {
  const keys = new Set(read(whole).lines.map(({ key }) => key));
  for (let length = whole.indexOf('2026'); length < whole.length; length += 1) {
    // A text in the last column may be cut off without a sign of it.
    const reading = readBankFile(new TextEncoder().encode(whole.slice(0, length)));
    if (reading.outcome !== 'read') continue;
    const strange = reading.lines.filter(({ key }) => !keys.has(key));
    expect(strange.filter(({ key }) => ![...keys].some((known) => known.startsWith(key.slice(0, -3))))).toEqual([]);
  }
});

test('a broken quotation mark costs one row, and its amount is not guessed', () => {
  const { lines, unreadable } = read(`${barclays},02/10/2026,A,10.00,X,"OPEN\n,03/10/2026,A,11.00,X,NEXT\n,04/10/2026,A,"1,000.00,X`);

  expect(lines.map(({ row, amount, text }) => [row, amount, text])).toEqual([[3, 1_100, 'NEXT']]);
  expect(unreadable).toEqual([2, 4].map((row) => ({ row, words: 'The quotation marks of this row do not match.' })));
});

test('money in another currency is not taken for pounds', () => {
  const monzo = banks[7]?.[1] ?? '';
  const { lines, unreadable } = read(monzo.replace('850.00,GBP,850.00,GBP', '850.00,EUR,850.00,EUR'));

  expect(lines).toHaveLength(1);
  expect(unreadable).toEqual([{ row: 2, words: 'The amount is in “EUR”; only pounds are read.' }]);
  expect(
    readBankFile(new TextEncoder().encode('Date,Counter Party,Reference,Type,Amount (EUR),Balance (EUR)\n02/10/2026,A,B,C,1.00,1.00\n'))
      .outcome,
  ).toBe('unknownColumns');
});

test('amounts for money in and money out in one row are not added up', () => {
  const { unreadable } = read('Date,Type,Description,Paid out,Paid in,Balance\n02/10/2026,CR,A,1.00,2.00,3.00\n');

  expect(unreadable).toEqual([{ row: 2, words: 'There are amounts for money in and for money out.' }]);
});

test('text that begins like a formula stays the text it is', () => {
  const { lines } = read(
    `${barclays},02/10/2026,A,10.00,X,"=HYPERLINK(""http://x"",""y"")"\n,02/10/2026,A,10.00,X,@SUM(A1)\n,02/10/2026,A,10.00,X,<script>alert(1)</script>\n`,
  );

  expect(lines.map(({ text }) => text)).toEqual(['=HYPERLINK("http://x","y")', '@SUM(A1)', '<script>alert(1)</script>']);
});

test('exports pasted into one file count once where they overlap', () => {
  const first = `${barclays},02/10/2026,A,10.00,X,ONE\n,02/10/2026,A,10.00,X,ONE\n`;
  const second = `${barclays},02/10/2026,A,10.00,X,ONE\n,02/10/2026,A,10.00,X,ONE\n,03/10/2026,A,11.00,X,TWO\n`;

  expect(read(first + second)).toMatchObject({ repeated: 2, lines: [{ row: 2 }, { row: 3 }, { row: 7 }] });
});

test.each([
  ['', 'empty'],
  [' \n\n', 'empty'],
  ['PK\u0003\u0004xl/workbook.xml', 'spreadsheet'],
  ['%PDF-1.7', 'pdf'],
  ['<!DOCTYPE html><html><body>Sign in</body></html>', 'webPage'],
  ['Date\0Amount', 'notText'],
  [barclays, 'noMovements'],
])('%j is refused as %s', (text, problem) => {
  expect(readBankFile(new TextEncoder().encode(text))).toMatchObject({ outcome: 'refused', problem });
});

test('a file of an unknown bank asks for its columns with a guess, and is read by what the user confirms', () => {
  const text = 'My bank\nBooking date;Payee;Your ref;Credit;Debit\n10/13/2026;River Surgery;0042;850.00;\n03/04/2026;Cafe;;;4.50\n';
  const asked = readBankFile(new TextEncoder().encode(text));
  if (asked.outcome !== 'unknownColumns' || asked.suggestion === null) throw new Error(asked.outcome);

  expect(asked.preview[1]).toEqual(['Booking date', 'Payee', 'Your ref', 'Credit', 'Debit']);
  expect(asked.suggestion).toMatchObject({ headerRow: 2, delimiter: ';', dateOrder: 'monthFirst' });
  expect(shortly(read(text, { mapping: asked.suggestion }))).toEqual(['2026-10-13|85000|River Surgery|0042', '2026-03-04|-450|Cafe']);
  expect(readBankFile(new TextEncoder().encode(banks[0]?.[1]), { mapping: asked.suggestion })).toMatchObject({ problem: 'otherColumns' });
});

test('a table without names of columns is guessed by what stands in them', () => {
  const text = '2026-10-02,FPI,850.00,River Surgery invoice 42\n2026-10-03,POS,-4.50,Cafe\n';
  const asked = readBankFile(new TextEncoder().encode(text));
  if (asked.outcome !== 'unknownColumns' || asked.suggestion === null) throw new Error(asked.outcome);

  expect(shortly(read(text, { mapping: asked.suggestion }))).toEqual(['2026-10-02|85000|River Surgery invoice 42', '2026-10-03|-450|Cafe']);
});

test('prose is no statement', () => {
  expect(readBankFile(new TextEncoder().encode('Dear all,\n\nplease find attached, as agreed, the invoice.\n'))).toMatchObject({
    outcome: 'unknownColumns',
    suggestion: null,
  });
});

test('whatever stands in a text, it comes back as one line, and the rows around it are not touched', () => {
  const quotedCell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { minLength: 1, maxLength: 8 }), (texts) => {
      const rows = texts.map(
        (text, index) => `,02/10/2026,A,${index + 1}.00,X,${quotedCell(`X${text.replaceAll('\0', '').toWellFormed()}`)}\n`,
      );
      const { lines, unreadable } = read(barclays + rows.join(''));

      expect(unreadable).toEqual([]);
      expect(lines.map(({ amount, text }) => [amount, text])).toEqual(
        texts.map((text, index) => [(index + 1) * 100, plainText(`X${text.replaceAll('\0', '').toWellFormed()}`)]),
      );
    }),
  );
});

test('no bytes make the reading fail', () => {
  const piece = fc.oneof(
    fc.uint8Array({ maxLength: 30 }),
    fc
      .constantFrom(
        '\n',
        '"',
        ',',
        ';',
        '<OFX>',
        '<STMTTRN>',
        '<DTPOSTED>20261002',
        '!Type:Bank\n',
        '^\n',
        'D02/10/2026\n',
        barclays,
        ',02/10/2026,A,1.00,X,Y\n',
      )
      .map((text) => new TextEncoder().encode(text)),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const reading = readBankFile(Uint8Array.from(pieces.flatMap((bytes) => [...bytes])));

      expect(['read', 'refused', 'unknownColumns']).toContain(reading.outcome);
      if (reading.outcome === 'read') expect(new Set(reading.lines.map(({ key }) => key)).size).toBe(reading.lines.length);
    }),
    { numRuns: 500 },
  );
});

test('a file of a hundred thousand rows is read', () => {
  const row = (index: number): string =>
    `,${String((index % 28) + 1).padStart(2, '0')}/10/2026,20-00-00 12345678,${index}.00,PAYMENT,PAYER ${index} REF ${index}\n`;
  const { lines } = read(barclays + Array.from({ length: 100_000 }, (_, index) => row(index)).join(''));

  expect(lines).toHaveLength(100_000);
  expect(new Set(lines.map(({ key }) => key)).size).toBe(100_000);
});

test('an amount whose thousands were split by the comma of the table is never read as a smaller one', () => {
  const { lines, unreadable } = read(
    `${barclays}${[',02/10/2026,A,1,212.00,X,RIVER', ',02/10/2026,A,"1,212.00",X,HILL, THE CLINIC'].join('\n')}\n`,
  );

  expect(lines.map(({ amount, text }) => [amount, text])).toEqual([[121_200, 'HILL, THE CLINIC']]);
  expect(unreadable.map(({ row }) => row)).toEqual([2]);
});
