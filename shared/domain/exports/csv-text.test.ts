import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { pence } from '../money.ts';
import { hours, localDate, minutes } from '../time.ts';
import { countCell, csvText, dayCell, hoursCell, moneyCell, textCell } from './csv-text.ts';

const column = { title: 'Text', cell: textCell };

function read(text: string): readonly (readonly string[])[] {
  return Papa.parse<string[]>(text.replace(/^\ufeff/u, ''), { newline: '\r\n' }).data.slice(0, -1);
}

test('a table has its titles, a mark of its encoding, and a line for each row', () => {
  expect(csvText([column, { title: 'Day', cell: () => dayCell(localDate('2026-11-24')) }], ['a, "b"', ' c'])).toBe(
    '\ufeffText,Day\r\n"a, ""b""",2026-11-24\r\n" c",2026-11-24\r\n',
  );
  expect(csvText([column], [])).toBe('\ufeffText\r\n');
});

test.each([
  '=1+1', '+44 20', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '  @x', '\u200b=1', '＝1+1', '|calc', '%0A', '"=1', "'=1", '\u0001x',
])('%j is shown as text, not run', (text) => {
  expect(textCell(text)).toBe(`'${text}`);
}); // prettier-ignore

test.each(['River Surgery', '', 'a=b', 'x-y', 'שלום', '💆', 'O’Neill & Sons', '12 High Street'])('%j stays as it is', (text) => {
  expect(textCell(text)).toBe(text);
});

test('whatever the text, one reads it back, and no cell begins as a formula', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), (texts) => {
      const cells = read(csvText([column], texts)).map(([text = '']) => text);

      expect(cells).toEqual(['Text', ...texts.map(textCell)]);
      expect(cells.filter((text) => /^[\s"]*[=+\-@\t\r]/u.test(text))).toEqual([]);
    }),
  );
});

test.each([
  [0, '0.00'],
  [5, '0.05'],
  [-5, '-0.05'],
  [123_450, '1234.50'],
  [-100, '-1.00'],
])('%d pence are %s', (amount, text) => {
  expect(moneyCell(pence(amount))).toBe(text);
});

test('what is absent is empty, and hours are decimal', () => {
  expect([moneyCell(null), dayCell(null), countCell(null), countCell(3)]).toEqual(['', '', '', '3']);
  expect([hoursCell(hours(4)), hoursCell(minutes(210)), hoursCell(minutes(10))]).toEqual(['4.00', '3.50', '0.17']);
});
