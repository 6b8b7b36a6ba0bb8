import { expect, test } from 'vitest';
import { localDate, localTime, zoneId } from '../../../shared/domain/time.ts';
import { atLocalTime } from '../../../shared/domain/zones.ts';
import { isDayOpen, isSlotOpen, openSlots } from './open-slots.ts';

const london = zoneId('Europe/London');
const at = (day: string, time: string) => atLocalTime(localDate(`2026-${day}`), localTime(time), london);

test('a slot is open when it begins in open time, also after midnight and on the day the clock changes', () => {
  const slots = openSlots(
    [
      { startsAt: at('11-24', '09:00'), endsAt: at('11-24', '17:00') },
      { startsAt: at('11-26', '22:00'), endsAt: at('11-28', '06:00') },
      { startsAt: at('03-29', '00:00'), endsAt: at('03-30', '00:00') },
    ],
    localDate('2026-01-02'),
    london,
  );
  const open = (start: string): boolean => isSlotOpen(slots, `2026-${start}:00`);

  expect(['11-24 08:30', '11-24 09:00', '11-24 16:30', '11-24 17:00', '11-25 12:00'].map(open)).toEqual([false, true, true, false, false]);
  expect(['11-26 21:30', '11-26 23:30', '11-27 12:00', '11-28 05:30', '11-28 06:00'].map(open)).toEqual([false, true, true, true, false]);
  expect(['03-29 00:30', '03-29 23:30', '03-30 00:00'].map(open)).toEqual([true, true, false]);
  expect(['2026-11-27', '2026-11-25', '2026-01-02', '2026-01-01'].map((day) => isDayOpen(slots, day))).toEqual([true, false, false, true]);
  expect([open('01-01 12:00'), open('01-02 12:00')]).toEqual([true, false]);
});
