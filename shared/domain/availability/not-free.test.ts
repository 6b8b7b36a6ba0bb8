import { expect, test } from 'vitest';
import { bankHolidayOn } from '../../../tests/support/product-holidays.ts';
import { anAvailability, anException, aRange, aWeek } from '../../../tests/support/an-availability.ts';
import { hours, localDate, localTime, zoneId } from '../time.ts';
import { atLocalTime } from '../zones.ts';
import { whyNotFree } from './not-free.ts';

const london = zoneId('Europe/London');
const at = (day: string, time: string) => atLocalTime(localDate(day), localTime(time), london);
const view = { zone: london, holidaysOf: 'england', bankHolidayOn, now: at('2026-11-24', '12:00'), notice: hours(0) } as const;
const on = (day: string, from: string, to: string) => ({ startsAt: at(day, from), endsAt: at(day, to) });
const holiday = anException('2026-11-26', { note: 'Holiday in Wales' });

test('a time within the usual week has nothing against it, and where nothing was said there is nothing to say', () => {
  expect(whyNotFree(anAvailability(), on('2026-11-26', '09:00', '17:00'), view)).toEqual([]);
  expect(whyNotFree({ weekly: [], exceptions: [] }, on('2026-11-28', '03:00', '04:00'), view)).toEqual([]);
  expect(whyNotFree({ weekly: [], exceptions: [holiday] }, on('2026-11-26', '03:00', '04:00'), view)).toHaveLength(1);
  expect(whyNotFree({ weekly: [], exceptions: [holiday] }, on('2026-11-28', '03:00', '04:00'), view)).toEqual([]);
  expect(whyNotFree(anAvailability({ weekly: [aWeek([], '2026-11-29')] }), on('2026-11-28', '03:00', '04:00'), view)).toEqual([]);
});

test('a time beyond the usual hours is told with the hours of its day', () => {
  const day = localDate('2026-11-26');

  expect(whyNotFree(anAvailability(), on('2026-11-26', '16:00', '18:00'), view)).toEqual([
    { why: 'outside', on: day, usual: [aRange('09:00-17:00')] },
  ]);
  expect(whyNotFree(anAvailability(), on('2026-11-28', '09:00', '10:00'), view)).toEqual([
    { why: 'outside', on: localDate('2026-11-28'), usual: [] },
  ]);
});

test('being away is told with its note, and hours beyond it too', () => {
  const availability = anAvailability({ exceptions: [holiday] });
  const partly = anAvailability({ exceptions: [{ ...holiday, times: aRange('12:00-17:00') }] });

  expect(whyNotFree(availability, on('2026-11-26', '09:00', '18:00'), view)).toEqual([{ why: 'away', note: 'Holiday in Wales' }]);
  expect(whyNotFree(partly, on('2026-11-26', '09:00', '18:00'), view).map(({ why }) => why)).toEqual(['away', 'outside']);
  expect(whyNotFree(partly, on('2026-11-26', '09:00', '12:00'), view)).toEqual([]);
});

test('a bank holiday is told where it takes usual times, not on a day off nor where it is a day like others', () => {
  expect(whyNotFree(anAvailability(), on('2026-12-28', '09:00', '12:00'), view)).toEqual([
    { why: 'bankHoliday', on: localDate('2026-12-28'), name: 'Boxing Day' },
  ]);
  expect(whyNotFree(anAvailability(), on('2026-12-28', '18:00', '19:00'), view).map(({ why }) => why)).toEqual(['outside']);
  expect(whyNotFree(anAvailability(), on('2026-12-28', '09:00', '12:00'), { ...view, holidaysOf: null })).toEqual([]);
});

test('short notice is told for work to come, and not for work that has begun', () => {
  const soon = { ...view, notice: hours(24) };

  expect(whyNotFree(anAvailability(), on('2026-11-25', '11:00', '12:00'), soon)).toEqual([{ why: 'notice', notice: hours(24) }]);
  expect(whyNotFree(anAvailability(), on('2026-11-25', '12:00', '13:00'), soon)).toEqual([]);
  expect(whyNotFree(anAvailability(), on('2026-11-24', '11:00', '12:00'), soon)).toEqual([]);
});
