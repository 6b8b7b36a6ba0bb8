import { expect, test } from 'vitest';
import { readBankFile, type BankFileReading } from './read-bank-file.ts';

function read(text: string): Extract<BankFileReading, { outcome: 'read' }> {
  const reading = readBankFile(new TextEncoder().encode(text));
  if (reading.outcome !== 'read') throw new Error(JSON.stringify(reading));
  return reading;
}

const sgml = (entries: string): string =>
  `OFXHEADER:100\r\nDATA:OFXSGML\r\nVERSION:102\r\nENCODING:USASCII\r\nCHARSET:1252\r\n\r\n<OFX>\r\n<BANKMSGSRSV1><STMTTRNRS><STMTRS>\r\n<CURDEF>GBP\r\n<BANKACCTFROM>\r\n<BANKID>200000\r\n<ACCTID>12345678\r\n<ACCTTYPE>CHECKING\r\n</BANKACCTFROM>\r\n<BANKTRANLIST>\r\n<DTSTART>20261001\r\n${entries}</BANKTRANLIST>\r\n<LEDGERBAL><BALAMT>1.00</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>\r\n`;
const entry = (posted: string, amount: string, name = 'RIVER SURGERY', rest = ''): string =>
  `<STMTTRN>\r\n<TRNTYPE>CREDIT\r\n<DTPOSTED>${posted}\r\n<TRNAMT>${amount}\r\n<FITID>${posted}${amount}\r\n<NAME>${name}\r\n${rest}</STMTTRN>\r\n`;

test('OFX 1 without closing tags is read with account, texts and entities', () => {
  const { format, account, lines } = read(
    sgml(entry('20261002', '850.00', 'SMITH &amp; JONES', '<MEMO>INV 2026-0042 &lt;1&gt;\r\n') + entry('20261003120000', '-4,50', 'CAFE')),
  );

  expect({ format, account }).toEqual({ format: 'ofx', account: '200000 12345678' });
  expect(lines.map(({ bookedOn, amount, text }) => [bookedOn, amount, text])).toEqual([
    ['2026-10-02', 85_000, 'SMITH & JONES · INV 2026-0042 <1>'],
    ['2026-10-03', -450, 'CAFE'],
  ]);
});

test('OFX 2 as XML is read the same way, and its entities and outside addresses are left alone', () => {
  const xml =
    '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE OFX [<!ENTITY secret SYSTEM "file:///etc/passwd">]><?OFX OFXHEADER="200" VERSION="211"?>' +
    '<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>GBP</CURDEF><BANKTRANLIST><STMTTRN><TRNTYPE>CREDIT</TRNTYPE><DTPOSTED>20261002</DTPOSTED><TRNAMT>850.00</TRNAMT><FITID>1</FITID><NAME>Caf&#233; &secret;</NAME><MEMO><![CDATA[A <b> & B]]></MEMO></STMTTRN></BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>';

  expect(read(xml).lines).toMatchObject([{ bookedOn: '2026-10-02', amount: 85_000, text: 'Café &secret; · A <b> & B' }]);
});

test.each([
  ['20261002', '2026-10-02'],
  ['20261002235959', '2026-10-02'],
  ['20261002120000[0:GMT]', '2026-10-02'],
  ['20260630230000[0:GMT]', '2026-07-01'],
  ['20260630190000.000[-5:EST]', '2026-07-01'],
  ['20261231230000[0:GMT]', '2026-12-31'],
])('%s is %s in the United Kingdom', (posted, day) => {
  expect(read(sgml(entry(posted, '1.00'))).lines[0]?.bookedOn).toBe(day);
});

test('a movement with the same name and content is one; equal movements with their own names are two', () => {
  const one = entry('20261002', '850.00');

  expect(read(sgml(one + one))).toMatchObject({ repeated: 1, lines: [{ row: 1 }] });
  expect(read(sgml(one + one.replace('<FITID>', '<FITID>X'))).lines).toHaveLength(2);
});

test('half entries, impossible days, odd amounts and other currencies are named', () => {
  const half = '<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20261002<TRNAMT>85';
  const euro = entry('20261002', '1.00', 'A', '<CURRENCY><CURRATE>1.2<CURSYM>EUR</CURRENCY>');
  const whole = sgml(
    [entry('20261002', '1.00'), entry('20260231', '1.00'), entry('20261002', 'x'), euro, half, entry('20261002', '2.00')].join(''),
  );
  const { lines, unreadable } = read(whole.slice(0, whole.indexOf('</BANKTRANLIST>')) + half);

  expect(lines.map(({ row }) => row)).toEqual([1, 6]);
  expect(unreadable).toEqual([
    { row: 2, words: '“20260231” is not a date.' },
    { row: 3, words: '“x” is not an amount in pounds.' },
    { row: 4, words: 'The amount is in “EUR”; only pounds are read.' },
    { row: 5, words: 'The entry has no end; the file may be cut off.' },
    { row: 7, words: 'The entry has no end; the file may be cut off.' },
  ]);
});

test('an account in another currency gives no pounds', () => {
  expect(read(sgml(entry('20261002', '1.00')).replace('<CURDEF>GBP', '<CURDEF>USD'))).toMatchObject({
    lines: [],
    unreadable: [{ row: 1 }],
  });
});

test('many tags without an end take linear time', () => {
  const started = performance.now();
  readBankFile(new TextEncoder().encode(sgml(`${'<A><![CDATA['.repeat(50_000)}${'<STMTTRN>'.repeat(50_000)}`)));

  expect(performance.now() - started).toBeLessThan(10_000);
});
