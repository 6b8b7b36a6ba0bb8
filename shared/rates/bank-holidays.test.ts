import { expect, test } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { nations } from '../domain/invoices/model.ts';
import { localDate } from '../domain/time.ts';
import { bankHolidayDays, bankHolidayYears } from './bank-holiday-days.ts';
import { bankHolidaysOf } from './bank-holidays.ts';

const bankHolidayOn = bankHolidaysOf(bankHolidayDays);

test('the year 2026 has the days that GOV.UK published, by nation', () => {
  const dates = (nation: (typeof nations)[number]) => daysIn(2026, nation).map((on) => on.slice(5));

  expect(dates('england')).toEqual(['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28']);
  expect(dates('wales')).toEqual(dates('england'));
  expect(dates('scotland')).toEqual(['01-01', '01-02', '04-03', '05-04', '05-25', '06-15', '08-03', '11-30', '12-25', '12-28']);
  expect(dates('northernIreland')).toEqual(['01-01', '03-17', '04-03', '04-06', '05-04', '05-25', '07-13', '08-31', '12-25', '12-28']);
});

test('the nation of the workplace decides', () => {
  const worldCupDay = localDate('2026-06-15');

  expect(bankHolidayOn(worldCupDay, 'scotland')).toEqual({ on: worldCupDay, name: 'World Cup bank holiday', isSubstitute: false });
  expect(bankHolidayOn(worldCupDay, 'england')).toBe(null);
});

test('where a holiday falls on a weekend, only its substitute counts', () => {
  expect(bankHolidayOn(localDate('2026-12-26'), 'england')).toBe(null);
  expect(bankHolidayOn(localDate('2026-12-28'), 'england')).toMatchObject({ name: 'Boxing Day', isSubstitute: true });
});

test('every day of the table is a real weekday, and none stands twice in a nation', () => {
  expect(bankHolidayDays.filter(({ on }) => Temporal.PlainDate.from(on).dayOfWeek > 5)).toEqual([]);
  for (const nation of nations) {
    const days = bankHolidayDays.filter((holiday) => holiday.nations.includes(nation)).map(({ on }) => on);
    expect(days).toEqual([...new Set(days)].sort());
  }
});

test('Easter is where the moon puts it', () => {
  const mondays = bankHolidayDays.filter(({ name }) => name === 'Easter Monday').map(({ on }) => on);

  expect(mondays).toEqual(['2024-04-01', '2025-04-21', '2026-04-06', '2027-03-29', '2028-04-17']);
});

test('the first and the last year of the table are whole, and no other has days', () => {
  expect([2023, 2024, 2028, 2029].map((year) => nations.map((nation) => daysIn(year, nation).length))).toEqual([
    [0, 0, 0, 0],
    [8, 8, 9, 10],
    [8, 8, 9, 10],
    [0, 0, 0, 0],
  ]);
  expect(bankHolidayYears).toEqual({ first: 2024, last: 2028 });
});

test('a year that the table does not hold has no known bank holidays', () => {
  expect(bankHolidayOn(localDate('2029-12-25'), 'wales')).toBeNull();
});

test('another table has its own days', () => {
  const on = localDate('2029-01-01');

  expect(bankHolidaysOf([{ on, name: 'A', isSubstitute: false, nations: ['wales'] }, { on, name: 'B', isSubstitute: true, nations: ['scotland'] }])(on, 'scotland')).toEqual({ on, name: 'B', isSubstitute: true }); // prettier-ignore
});

function daysIn(year: number, nation: (typeof nations)[number]): readonly string[] {
  return bankHolidayDays.filter(({ on, nations: of }) => on.startsWith(`${year}`) && of.includes(nation)).map(({ on }) => on);
}
