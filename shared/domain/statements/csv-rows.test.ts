import { expect, test } from 'vitest';
import { guessDelimiter, readCsvRows } from './csv-rows.ts';

const cellsOf = (text: string): readonly (readonly string[])[] => readCsvRows(text, ',').map(({ cells }) => cells);

test('quoted commas, quotes and line ends stay in their cell', () => {
  expect(cellsOf('a,"b, c","say ""hi"""\n1,"two\nlines",3')).toEqual([
    ['a', 'b, c', 'say "hi"'],
    ['1', 'two\nlines', '3'],
  ]);
});

test('a quotation mark that is never closed costs its own line alone, wherever the next one stands', () => {
  expect(readCsvRows('1,"open,x\n2,b,y\n3,"c",z\n4,"d,e', ',')).toEqual([
    { row: 1, cells: ['1', '"open', 'x'], isBroken: true },
    { row: 2, cells: ['2', 'b', 'y'], isBroken: false },
    { row: 3, cells: ['3', 'c', 'z'], isBroken: false },
    { row: 4, cells: ['4', '"d', 'e'], isBroken: true },
  ]);
});

test('a table full of broken marks is split by line to its end, without taking quadratic time', () => {
  const started = performance.now();
  const rows = readCsvRows('1,"x" y,5\n'.repeat(50_000), ',');

  expect(rows).toHaveLength(50_001);
  expect(rows[49_999]).toEqual({ row: 50_000, cells: ['1', '"x" y', '5'], isBroken: true });
  expect(performance.now() - started).toBeLessThan(10_000);
});

test.each([
  ['a,b,c\n1,2,3', ','],
  ['a;b;c\n1;"2,5";3', ';'],
  ['a\tb\tc\n1\t2\t3', '\t'],
  ['x', ','],
])('%j is split by %j', (text, delimiter) => {
  expect(guessDelimiter(text)).toBe(delimiter);
});
