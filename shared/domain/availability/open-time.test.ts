import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bankHolidayOn } from '../../../tests/support/product-holidays.ts';
import { anAvailability, anException, aRange, aWeek } from '../../../tests/support/an-availability.ts';
import { hours, instant, localDate, localTime, minutes, zoneId, type LocalDate } from '../time.ts';
import { addDays, atLocalTime, dayOf, startOfDay, timeOf } from '../zones.ts';
import { openTime, usualRanges, type Availability } from './open-time.ts';
import { isCovered, united, within, without, type Stretch } from './stretches.ts';

const london = zoneId('Europe/London');
const view = { zone: london, holidaysOf: 'england', bankHolidayOn } as const;

function spanOf(first: string, last = first): Stretch {
  return { startsAt: startOfDay(localDate(first), london), endsAt: startOfDay(addDays(localDate(last), 1), london) };
}

function shown(stretches: readonly Stretch[]): readonly string[] {
  const text = (at: Stretch['startsAt']): string => `${dayOf(at, london).slice(5)} ${timeOf(at, london)}`;
  return stretches.map(({ startsAt, endsAt }) => `${text(startsAt)} – ${text(endsAt)}`);
}

function opened(availability: Availability, first: string, last = first): readonly string[] {
  return shown(openTime(availability, spanOf(first, last), view));
}

test('the usual week opens its ranges on its weekdays, and nothing on days off', () => {
  const availability = anAvailability({ weekly: [aWeek(['14:00-17:30', '09:00-13:00'])] });

  expect(opened(availability, '2026-11-27', '2026-11-29')).toEqual(['11-27 09:00 – 11-27 13:00', '11-27 14:00 – 11-27 17:30']);
});

test('a change of the week holds from its day on and leaves the days before as they were', () => {
  const availability = anAvailability({ weekly: [aWeek(['09:00-17:00'], '2026-11-02'), aWeek(['10:00-12:00'], '2026-11-25')] });

  expect(opened(availability, '2026-11-24', '2026-11-25')).toEqual(['11-24 09:00 – 11-24 17:00', '11-25 10:00 – 11-25 12:00']);
  expect(opened(availability, '2026-10-30')).toEqual([]);
  expect(usualRanges(availability, localDate('2026-11-24'))).toEqual([aRange('09:00-17:00')]);
});

test('a range that ends before it begins reaches into the next day, also from the day before the span', () => {
  const nights = anAvailability({ weekly: [aWeek(['22:00-06:00', '00:00-00:00'].slice(0, 1))] });

  expect(opened(nights, '2026-11-28')).toEqual(['11-28 00:00 – 11-28 06:00']);
  expect(opened(anAvailability({ weekly: [aWeek(['00:00-00:00'])] }), '2026-11-27', '2026-11-28')).toEqual(['11-27 00:00 – 11-28 00:00']);
});

test('on the nights on which the clock changes a range has the hours that pass', () => {
  const sundays = { startsOn: localDate('2026-01-01'), days: [[], [], [], [], [], [], [aRange('00:30-04:00')]] };
  const length = (day: string): number =>
    openTime({ weekly: [sundays], exceptions: [] }, spanOf(day), view).reduce((sum, { startsAt, endsAt }) => sum + endsAt - startsAt, 0);

  expect([length('2026-03-22'), length('2026-03-29'), length('2026-10-25')]).toEqual([hours(3.5), hours(2.5), hours(4.5)]);
});

test('a range that the clock skips whole is empty', () => {
  const sundays = { startsOn: localDate('2026-01-01'), days: [[], [], [], [], [], [], [aRange('01:00-02:00')]] };

  expect(opened({ weekly: [sundays], exceptions: [] }, '2026-03-29')).toEqual([]);
});

test('a day away closes its whole day, with times only those', () => {
  const away = anException('2026-11-25', { toOn: localDate('2026-11-26') });
  const lunch = anException('2026-11-27', { times: aRange('12:00-13:00') });

  expect(opened(anAvailability({ exceptions: [away, lunch] }), '2026-11-24', '2026-11-27')).toEqual([
    '11-24 09:00 – 11-24 17:00',
    '11-27 09:00 – 11-27 12:00',
    '11-27 13:00 – 11-27 17:00',
  ]);
});

test('a free day opens beside the usual week, and being away wins over being free', () => {
  const saturday = anException('2026-11-28', { isFree: true, times: aRange('10:00-14:00') });
  const away = anException('2026-11-28', { times: aRange('13:00-20:00') });

  expect(opened(anAvailability({ exceptions: [saturday, away] }), '2026-11-28')).toEqual(['11-28 10:00 – 11-28 13:00']);
});

test('a bank holiday of the nation closes the usual times of its day, but not an exception that opens it', () => {
  const boxingDay = '2026-12-28';
  const free = anException(boxingDay, { isFree: true, times: aRange('18:00-22:00') });

  expect(opened(anAvailability(), boxingDay)).toEqual([]);
  expect(opened(anAvailability({ exceptions: [free] }), boxingDay)).toEqual(['12-28 18:00 – 12-28 22:00']);
  expect(shown(openTime(anAvailability(), spanOf(boxingDay), { ...view, holidaysOf: null }))).toHaveLength(1);
  expect(shown(openTime(anAvailability(), spanOf('2026-11-30'), { ...view, holidaysOf: 'scotland' }))).toEqual([]);
  expect(opened(anAvailability(), '2026-11-30')).toHaveLength(1);
});

const times = fc
  .tuple(fc.nat(95), fc.nat(95))
  .map(([from, to]) => aRange([from, to].map((quarter) => timeOf(instant(minutes(quarter * 15)), zoneId('UTC'))).join('-')));
const days = fc.integer({ min: 0, max: 400 }).map((count) => addDays(localDate('2026-01-01'), count));
const anything: fc.Arbitrary<Availability> = fc.record({
  weekly: fc
    .uniqueArray(days, { maxLength: 3 })
    .chain((starts) =>
      fc.tuple(
        ...starts
          .sort()
          .map((startsOn) =>
            fc.array(fc.array(times, { maxLength: 3 }), { minLength: 7, maxLength: 7 }).map((week) => ({ startsOn, days: week })),
          ),
      ),
    ),
  exceptions: fc.array(
    fc
      .record({ day: days, length: fc.nat(5), isFree: fc.boolean(), times: fc.option(times) })
      .map(({ day, length, isFree, times: range }) => ({
        fromOn: day,
        toOn: addDays(day, length),
        isFree,
        times: range,
        note: '',
      })),
    { maxLength: 4 },
  ),
});

test('open time is in order, never touches itself, and what is asked in parts is what is asked at once', () => {
  fc.assert(
    fc.property(
      anything,
      days,
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 60 * 24 * 40 }),
      (availability, first, count, cut) => {
        const span = spanOf(first, addDays(first, count - 1));
        const middle = instant(Math.min(span.startsAt + minutes(cut), span.endsAt));
        const whole = openTime(availability, span, view);
        const parts = [
          { ...span, endsAt: middle },
          { ...span, startsAt: middle },
        ].filter(({ startsAt, endsAt }) => startsAt < endsAt);

        expect(united(whole)).toEqual(whole);
        expect(within(whole, span)).toEqual(whole);
        expect(united(parts.flatMap((part) => openTime(availability, part, view)))).toEqual(whole);
      },
    ),
    { numRuns: 60 },
  );
});

test('without exceptions and holidays the union over the days is the usual week, minute by minute', () => {
  fc.assert(
    fc.property(anything, days, fc.nat(24 * 60 - 1), ({ weekly }, day, minute) => {
      const open = openTime({ weekly, exceptions: [] }, spanOf(day), { zone: london, holidaysOf: null, bankHolidayOn });
      const wall = localTime(`${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`);
      const at = atLocalTime(day, wall, london);
      fc.pre(timeOf(at, london) === wall && dayOf(at, london) === day && !isClockChange(day));

      expect(isCovered({ startsAt: at, endsAt: instant(at + 60_000) }, open)).toBe(isUsual({ weekly, exceptions: [] }, day, wall));
    }),
    { numRuns: 300 },
  );
});

/** By the texts of the clock alone, without instants. */
function isUsual(availability: Availability, day: LocalDate, wall: string): boolean {
  const today = usualRanges(availability, day).some(({ from, to }) => from <= wall && (wall < to || to <= from));
  const lastNight = usualRanges(availability, addDays(day, -1)).some(({ from, to }) => to <= from && wall < to);
  return today || lastNight;
}

function isClockChange(day: LocalDate): boolean {
  return startOfDay(addDays(day, 1), london) - startOfDay(day, london) !== hours(24);
}

test('what is taken away and what is left are the whole, and share nothing', () => {
  const stretch = fc.tuple(fc.nat(500), fc.nat(60)).map(([from, length]) => ({ startsAt: instant(from), endsAt: instant(from + length) }));
  fc.assert(
    fc.property(fc.array(stretch), fc.array(stretch), (stretches, taken) => {
      const left = without(stretches, taken);
      const both = [...left, ...united(taken)];

      expect(without(left, left)).toEqual([]);
      expect(without(left, taken)).toEqual(left);
      expect(without(stretches, both)).toEqual([]);
      expect(without(left, stretches)).toEqual([]);
    }),
  );
});
