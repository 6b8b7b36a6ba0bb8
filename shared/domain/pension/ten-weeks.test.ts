import { expect, test } from 'vitest';
import { builtInPensionRates as rates } from '../../rates/pension/built-in-rates.ts';
import { days } from '../../../tests/support/pension-work.ts';
import { addDays } from '../zones.ts';
import { localDate } from '../time.ts';
import { defaultPensionSettings as settings } from './pension-settings.ts';
import { watchTenWeeks } from './ten-weeks.ts';

const workedOn = localDate('2025-06-02');
const watch = (day: number) => watchTenWeeks({ from: workedOn, to: workedOn }, addDays(workedOn, day), rates, settings);

test.each([
  ['2025-06-02', '2025-08-11'],
  ['2025-12-31', '2026-03-11'],
  ['2026-01-31', '2026-04-11'],
  ['2028-01-01', '2028-03-11'],
])('work of %s may arrive until %s', (day, last) => {
  expect(watchTenWeeks(days(day), localDate(day), rates, settings).lastReceiptOn).toBe(last);
});

test('the watch turns amber on day 42 and red on day 63; day 70 is the last and day 71 is lost', () => {
  expect([-1, 0, 41, 42, 62, 63, 69, 70, 71].map((day) => watch(day).level)).toEqual([
    'calm',
    'calm',
    'calm',
    'amber',
    'amber',
    'red',
    'red',
    'last',
    'lost',
  ]);
  expect([0, 70, 71].map((day) => watch(day).daysLeft)).toEqual([70, 0, -1]);
});

test('the first day of a form counts, or its last where that is set', () => {
  const worked = days('2025-06-02 2025-06-10');
  const today = localDate('2025-08-11');

  expect(watchTenWeeks(worked, today, rates, settings)).toEqual({
    countedFrom: '2025-06-02',
    lastReceiptOn: '2025-08-11',
    day: 70,
    daysLeft: 0,
    level: 'last',
  });
  expect(watchTenWeeks(worked, today, rates, { ...settings, tenWeeksFrom: 'lastDay' })).toMatchObject({ daysLeft: 8, level: 'amber' });
});

test('work of the time in which the rule was suspended has no last day', () => {
  const levels = ['2020-03-31', '2020-04-01', '2022-09-30', '2022-10-01'].map(
    (day) => watchTenWeeks(days(day), localDate('2026-01-01'), rates, settings).level,
  );

  expect(levels).toEqual(['lost', 'free', 'free', 'lost']);
});
