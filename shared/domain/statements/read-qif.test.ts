import { expect, test } from 'vitest';
import { readBankFile, type BankFileOptions, type BankFileReading } from './read-bank-file.ts';

function read(text: string, options?: BankFileOptions): Extract<BankFileReading, { outcome: 'read' }> {
  const reading = readBankFile(new TextEncoder().encode(text), options);
  if (reading.outcome !== 'read') throw new Error(JSON.stringify(reading));
  return reading;
}

test('entries are read with British dates, both ways of writing the year, and splits left out', () => {
  const { lines } = read(
    "!Type:Bank\nD02/10/2026\nT850.00\nPRIVER SURGERY\nMINV 2026-0042\nN123\n^\nD3/10'26\nU-1,004.50\nPCAFE\nSFood\n$-4.00\n^\n",
  );

  expect(lines.map(({ bookedOn, amount, text, reference, row }) => [row, bookedOn, amount, text, reference])).toEqual([
    [1, '2026-10-02', 85_000, 'RIVER SURGERY · INV 2026-0042', '123'],
    [2, '2026-10-03', -100_450, 'CAFE', null],
  ]);
});

test('blocks of accounts, categories and investments are passed over', () => {
  const text =
    '!Option:AutoSwitch\n!Account\nNCurrent\nTBank\n^\n!Clear:AutoSwitch\n!Type:Cat\nNFood\n^\n!Type:CCard\nD02/10/2026\nT-4.50\nPCAFE\n^\n!Type:Invst\nD02/10/2026\nT9.00\n^\n';

  expect(read(text).lines).toMatchObject([{ row: 1, amount: -450 }]);
});

test('an American date is named, and read as one only when that was said', () => {
  const text = '!Type:Bank\nD10/13/2026\nT1.00\nPA\n^\n';

  expect(read(text)).toMatchObject({ lines: [], unreadable: [{ row: 1, words: '“10/13/2026” is not a date written day, month, year.' }] });
  expect(read(text, { qifDates: 'monthFirst' }).lines).toMatchObject([{ bookedOn: '2026-10-13' }]);
});

test('the last entry of a file that is cut off is not taken', () => {
  expect(read('!Type:Bank\nD02/10/2026\nT1.00\nPA\n^\nD03/10/2026\nT1.0')).toMatchObject({
    lines: [{ row: 1 }],
    unreadable: [{ row: 2, words: 'The entry has no end; the file may be cut off.' }],
  });
});

test('the opening balance is no movement', () => {
  expect(read('!Type:Bank\nD01/10/2026\nT1000.00\nPOpening Balance\nL[Current]\n^\nD02/10/2026\nT1.00\nPA\n^\n').lines).toHaveLength(1);
});
