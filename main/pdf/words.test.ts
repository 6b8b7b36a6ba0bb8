import { expect, test } from 'vitest';
import { basisPoints, quantity } from '../../shared/domain/money.ts';
import { localDate, localTime } from '../../shared/domain/time.ts';
import { ibanText, periodText, quantityText, sortCodeText, timesText, vatText } from './words.ts';

const period = (from: string, to: string) => periodText({ from: localDate(from), to: localDate(to) });

test('a period says month and year once where it can', () => {
  expect(period('2026-11-02', '2026-11-20')).toBe('2–20 November 2026');
  expect(period('2026-09-28', '2026-11-02')).toBe('28 September – 2 November 2026');
  expect(period('2025-12-29', '2026-01-02')).toBe('29 December 2025 – 2 January 2026');
  expect(period('2026-11-02', '2026-11-02')).toBe('2 November 2026');
});

test('times are written as they are said', () => {
  expect(timesText(localTime('09:00'), localTime('12:30'))).toBe('09:00–12:30');
  expect([timesText(localTime('09:00'), null), timesText(null, null)]).toEqual(['09:00', '']);
});

test('one of a unit is singular, anything else plural', () => {
  const hours = [1_000, -1_000, 500, 0, 1_500].map((count) => quantityText(quantity(count), 'hour'));

  expect(hours).toEqual(['1 hour', '-1 hour', '0.5 hours', '0 hours', '1.5 hours']);
  expect(quantityText(quantity(14_380), 'percent')).toBe('14.38%');
});

test('bank details are grouped as banks print them, and left alone where they are incomplete', () => {
  expect(sortCodeText('123456')).toBe('12-34-56');
  expect(sortCodeText('1234')).toBe('1234');
  expect(ibanText('GB33BUKB20201555555555')).toBe('GB33 BUKB 2020 1555 5555 55');
});

test('VAT is named where it is none', () => {
  const texts = (['standard', 'zero', 'exempt', 'outside'] as const).map((treatment, index) =>
    vatText(treatment, basisPoints(index === 0 ? 2_000 : 0)),
  );

  expect(texts).toEqual(['20%', '0%', 'Exempt', 'Outside']);
});
