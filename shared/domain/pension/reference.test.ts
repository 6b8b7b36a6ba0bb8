import { expect, test } from 'vitest';
import { isReference, paymentReference, referenceOf } from './reference.ts';
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
  expect(['12345678LOCFEB17', '12345678locMAR2023', '12345678LOCMRZ2023', '12345678LOCMAR2023-01'].map(isReference)).toEqual(
    Array(4).fill(false),
  );
});

test('what PCSE Online adds is left off a payment', () => {
  expect(['12345678LOCMAR2023-01', ' 12345678 locmar2023 '].map(paymentReference)).toEqual(['12345678LOCMAR2023', '12345678LOCMAR2023']);
});
