import { expect, test } from 'vitest';
import { readBankFile, type BankFileReading } from './read-bank-file.ts';
import { likelyRepeats } from './repeated-lines.ts';

function linesOf(text: string): Extract<BankFileReading, { outcome: 'read' }>['lines'] {
  const reading = readBankFile(new TextEncoder().encode(text));
  return reading.outcome === 'read' ? reading.lines : [];
}

const table = linesOf(
  'Number,Date,Account,Amount,Subcategory,Memo\n,02/10/2026,A,850.00,X,RIVER SURGERY INVOICE 2026-0042 BGC\n,02/10/2026,A,850.00,X,LAKE CLINIC BGC\n',
);

test('the same movements in another format are named, each once', () => {
  const qif = linesOf(
    '!Type:Bank\nD02/10/2026\nT850.00\nPRIVER SURGERY INVO\n^\nD02/10/2026\nT850.00\nPLAKE CLINIC\n^\nD02/10/2026\nT850.00\nPLAKE CLINIC\n^\n',
  );

  expect(likelyRepeats(qif, table)).toEqual([
    { key: qif[0]?.key, knownKey: table[0]?.key },
    { key: qif[1]?.key, knownKey: table[1]?.key },
  ]);
});

test('another day, amount or payer, and a line that is known by its key, are no repeats', () => {
  const others = linesOf(
    '!Type:Bank\nD03/10/2026\nT850.00\nPRIVER SURGERY\n^\nD02/10/2026\nT850.01\nPRIVER SURGERY\n^\nD02/10/2026\nT850.00\nPHILL PRACTICE\n^\n',
  );

  expect(likelyRepeats(others, table)).toEqual([]);
  expect(likelyRepeats(table, table)).toEqual([]);
});
