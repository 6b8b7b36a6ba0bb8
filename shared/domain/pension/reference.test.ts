import { expect, test } from 'vitest';
import { byHandWords, isReference, paymentReference, referenceOf } from './reference.ts';
import { month } from './scheme-year.ts';

test('a reference is SD number, LOC, month and year', () => {
  expect(referenceOf('12345678', month('2023-03'), { yearDigits: 4 })).toBe('12345678LOCMAR2023');
  expect(referenceOf('12345678', month('2020-05'), { yearDigits: 4 })).toBe('12345678LOCMAY2020');
  expect(referenceOf('12345678', month('2017-02'), { yearDigits: 2 })).toBe('12345678LOCFEB17');
  expect(() => referenceOf('1234567', month('2023-03'), { yearDigits: 4 })).toThrow(RangeError);
});

test('every month of today makes a reference that the forms take', () => {
  const months = Array.from({ length: 12 }, (_, index) => month(`2026-${String(index + 1).padStart(2, '0')}`));

  expect(months.map((each) => isReference(referenceOf('00000001', each, { yearDigits: 4 })))).toEqual(Array(12).fill(true));
  expect(
    [
      '1234567LOCFEB17',
      '12345678locMAR2023',
      '12345678LOCMRZ2023',
      '12345678LOCMAR2023-01',
      '12345678SOLMAR2023',
      '12345678LOCMAR1923',
    ].map(isReference),
  ).toEqual(Array(6).fill(false));
});

test('a year of two digits has the shape too, for the forms of its time', () => {
  expect(isReference(referenceOf('12345678', month('2017-02'), { yearDigits: 2 }))).toBe(true);
});

test('a reference by hand is held against the usual one, and against the SD number', () => {
  const usual = '12345678LOCNOV2026';

  expect(byHandWords({ given: '12345678LOCOCT2026', usual })).toBe(
    'The payment reference was entered by hand. By your pension settings it would be 12345678LOCNOV2026.',
  );
  expect(byHandWords({ given: '12345679LOCNOV2026', usual })).toMatch(/2026\. It begins with another SD number than yours\.$/u);
});

test('what PCSE Online adds is left off a payment', () => {
  expect(['12345678LOCMAR2023-01', ' 12345678 locmar2023 '].map(paymentReference)).toEqual(['12345678LOCMAR2023', '12345678LOCMAR2023']);
});
