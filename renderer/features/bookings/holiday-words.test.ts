import { expect, test } from 'vitest';
import { bankHolidayOn } from '../../../tests/support/product-holidays.ts';
import { localDate } from '../../../shared/domain/time.ts';
import { bankHolidayWords } from './holiday-words.ts';

test('a bank holiday is that of the nation of the workplace', () => {
  const day = localDate('2026-11-30');

  expect([bankHolidayWords(bankHolidayOn, day, 'scotland'), bankHolidayWords(bankHolidayOn, day, 'england')]).toEqual([
    "Bank holiday in Scotland: St Andrew's Day",
    null,
  ]);
  expect(bankHolidayWords(bankHolidayOn, localDate('2060-12-25'), 'england')).toBeNull();
});
