import { describe, expect, test } from 'vitest';
import { instant, localDate, zoneId } from '../../../shared/domain/time.ts';
import { daysOf, holdsDay, placeTitle, rangeOf, readPlace, stepPlace, type CalendarView } from './calendar-place.ts';

const today = localDate('2026-11-24');

function place(view: CalendarView, day: string) {
  return { view, day: localDate(day) };
}

test('an address without a place, or with a wrong one, shows today', () => {
  expect(readPlace({}, today, 'week')).toEqual(place('week', '2026-11-24'));
  expect(readPlace({ view: 'year', day: '2026-02-31x' }, today, 'day')).toEqual(place('day', '2026-11-24'));
  expect(readPlace({ view: 'month', day: '2027-02-01' }, today, 'week')).toEqual(place('month', '2027-02-01'));
});

describe('one step', () => {
  test('goes by the length of the view', () => {
    expect(stepPlace(place('day', '2026-12-31'), 1).day).toBe('2027-01-01');
    expect(stepPlace(place('week', '2026-11-24'), -1).day).toBe('2026-11-17');
  });

  test('from the end of a long month lands in the next month, not beyond it', () => {
    expect(stepPlace(place('month', '2027-01-31'), 1).day).toBe('2027-02-28');
  });
});

test('a week runs from Monday to Sunday, whatever day was chosen', () => {
  expect(daysOf(place('week', '2026-11-29'))).toEqual({ first: '2026-11-23', last: '2026-11-29' });
  expect(daysOf(place('week', '2026-11-23'))).toEqual({ first: '2026-11-23', last: '2026-11-29' });
});

test('a month shows six whole weeks, within what one call may ask for', () => {
  expect(daysOf(place('month', '2026-11-24'))).toEqual({ first: '2026-10-26', last: '2026-12-06' });

  const { from, to } = rangeOf(place('month', '2026-10-15'), zoneId('Europe/London'));
  expect((to - from) / 86_400_000).toBeLessThanOrEqual(45);
});

test('a day with a clock change is 23 or 25 hours long', () => {
  const london = zoneId('Europe/London');

  expect(rangeOf(place('day', '2026-03-29'), london)).toEqual({
    from: instant(Date.UTC(2026, 2, 29)),
    to: instant(Date.UTC(2026, 2, 29, 23)),
  });
  expect(rangeOf(place('day', '2026-10-25'), london)).toEqual({
    from: instant(Date.UTC(2026, 9, 24, 23)),
    to: instant(Date.UTC(2026, 9, 26)),
  });
});

test('the heading always names the year', () => {
  expect((['day', 'week', 'month'] as const).map((view) => placeTitle({ view, day: today }))).toEqual([
    'Tue 24 Nov 2026',
    '23 – 29 Nov 2026',
    'November 2026',
  ]);
});

test('a place holds its first and last day and none beyond', () => {
  expect(
    ['2026-11-22', '2026-11-23', '2026-11-29', '2026-11-30'].map((day) => holdsDay(place('week', '2026-11-25'), localDate(day))),
  ).toEqual([false, true, true, false]);
});
