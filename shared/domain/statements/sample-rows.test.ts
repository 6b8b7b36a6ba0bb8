import { expect, test } from 'vitest';
import { readBankFile } from './read-bank-file.ts';
import { readSampleRows } from './sample-rows.ts';

const preview = [
  ['My account', ''],
  ['Day', 'What', 'Pounds'],
  ['02/10/2026', 'RIVER SURGERY', '850.00'],
  ['13/10/2026', 'HILL CLINIC', '-4.50'],
];
const columns = {
  date: 0,
  amount: { kind: 'signed', column: 2 },
  text: [1],
  reference: null,
  currency: null,
  bankId: null,
  account: [],
} as const;

test('the first rows are read as the whole file will be', () => {
  const mapping = { delimiter: ',', headerRow: 2, header: preview[1] ?? [], dateOrder: 'dayFirst', columns } as const;
  const whole = readBankFile(new TextEncoder().encode(`${preview.map((cells) => cells.join(',')).join('\n')}\n`), { mapping });
  const { lines } = readSampleRows(preview, mapping);

  expect(lines.map(({ bookedOn, amount, text }) => [bookedOn, amount, text])).toEqual([
    ['2026-10-02', 85_000, 'RIVER SURGERY'],
    ['2026-10-13', -450, 'HILL CLINIC'],
  ]);
  expect(whole).toMatchObject({ outcome: 'read', lines: lines.map(({ row, amount }) => ({ row, amount })) });
});

test('rows that the chosen columns do not fit are named', () => {
  const { lines, unreadable } = readSampleRows(preview, { headerRow: 2, dateOrder: 'monthFirst', columns });

  expect(lines).toHaveLength(1);
  expect(unreadable.map(({ row }) => row)).toEqual([4]);
});
