import { expect, test } from 'vitest';
import { pounds } from '../money.ts';
import { hours, minutes } from '../time.ts';
import { effectiveHourlyRate, type WorkBalance } from './hourly-rate.ts';

function aDay(traits: Partial<WorkBalance> = {}): WorkBalance {
  return { earned: pounds(700), spent: [], work: hours(8), travel: hours(0), admin: hours(0), ...traits };
}

test('travel, admin, costs and pension lower what an hour brings', () => {
  expect(effectiveHourlyRate(aDay())).toBe(8_750);
  expect(effectiveHourlyRate(aDay({ travel: minutes(90), admin: minutes(30) }))).toBe(7_000);
  expect(effectiveHourlyRate(aDay({ travel: hours(2), spent: [pounds(22), pounds(78.75)] }))).toBe(5_993); // 599.25 / 10
});

test('work that cost more than it brought has a negative rate, and no time has none', () => {
  expect(effectiveHourlyRate(aDay({ earned: pounds(10), spent: [pounds(50)], work: hours(2) }))).toBe(-2_000);
  expect(effectiveHourlyRate(aDay({ work: hours(0) }))).toBe(null);
});
