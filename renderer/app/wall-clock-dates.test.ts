import dayjs from 'dayjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepDatesOnWallClock } from './wall-clock-dates.ts';

const { env } = process;
const before = env['TZ'];

beforeAll(() => {
  env['TZ'] = 'Europe/London';
  keepDatesOnWallClock();
});
afterAll(() => {
  if (before === undefined) delete env['TZ'];
  else env['TZ'] = before;
});

test.each(['2026-03-29', '2026-10-25', '2026-06-01'])('on %s every hour lies as far from midnight as the clock says', (day) => {
  const midnight = dayjs(`${day} 12:00:00`).startOf('date');
  const hours = Array.from({ length: 24 }, (_, hour) => dayjs(`${day} ${String(hour).padStart(2, '0')}:30:00`));

  expect(hours.map((at) => at.diff(midnight, 'minute'))).toEqual(hours.map((_, hour) => hour * 60 + 30));
  expect(hours.map((at) => at.format('HH:mm'))).toEqual(hours.map((_, hour) => `${String(hour).padStart(2, '0')}:30`));
  expect(midnight.add(90, 'minute').format('YYYY-MM-DD HH:mm')).toBe(`${day} 01:30`);
  expect(midnight.endOf('week').diff(midnight, 'hour') % 24).toBe(23);
});

test('a day begins and ends with itself, winter and summer, also over a Date and back', () => {
  const spans = ['2026-01-15', '2026-03-29', '2026-07-01', '2026-10-25'].map((day) => {
    const [start, end] = [dayjs(day).startOf('day').toDate(), dayjs(day).endOf('day').toDate()];
    return [day, dayjs(start).format('YYYY-MM-DD HH:mm'), dayjs(end).format('YYYY-MM-DD HH:mm')];
  });

  expect(spans).toEqual(spans.map(([day]) => [day, `${day} 00:00`, `${day} 23:59`]));
});

test('dates from outside and the present moment keep what a clock here shows', () => {
  const summer = new Date(2026, 6, 1, 0, 30);
  const now = new Date();

  expect(dayjs(summer).format('YYYY-MM-DD HH:mm')).toBe('2026-07-01 00:30');
  expect(dayjs(summer).add(1, 'month').format('YYYY-MM-DD HH:mm')).toBe('2026-08-01 00:30');
  expect(dayjs(new Date(2030, 6)).format('YYYY-MM-DD')).toBe('2030-07-01');
  expect(Math.abs(dayjs().diff(dayjs(now), 'second'))).toBeLessThan(2);
});
