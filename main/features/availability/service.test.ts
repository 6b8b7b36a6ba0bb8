import { expect, test } from 'vitest';
import { bankHolidayOn } from '../../../tests/support/product-holidays.ts';
import type { Preferences } from '../../../shared/contract/preferences.ts';
import { preferencesSchema } from '../../../shared/contract/preferences.ts';
import { noBuffers, type TakenTime } from '../../../shared/domain/bookings/in-the-way.ts';
import { hours, instant, localDate, minutes, zoneId, type Instant } from '../../../shared/domain/time.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { anException, aRange, aWeek } from '../../../tests/support/an-availability.ts';
import { createFakeClock } from '../../../tests/support/fake-clock.ts';
import { openTestStore } from '../../../tests/support/temp-profile.ts';
import { createAvailabilityService } from './service.ts';

const at = (text: string): Instant => instant(Date.parse(`2026-11-${text}:00Z`));

function aDesk() {
  const { store } = openTestStore();
  const clock = createFakeClock('2026-11-24T12:00:00Z');
  const announced: string[] = [];
  const taken: TakenTime[] = [];
  const settings: { -readonly [Name in keyof Preferences['availability']]: Preferences['availability'][Name] } = {
    ...preferencesSchema.parse({}).availability,
  };
  const holidays = { on: bankHolidayOn };
  const availability = createAvailabilityService({
    store,
    clock,
    announce: (topics) => announced.push(...topics),
    newId: () => crypto.randomUUID(),
    settings: () => settings,
    zone: () => zoneId('Europe/London'),
    takenBetween: () => taken,
    usualTravel: () => settings.usualTravelMs,
    bankHolidays: () => holidays.on,
    workplace: (id) => {
      if (id !== 'glen') throw new AppError('NOT_FOUND', { organisationId: id });
      return { id, nation: 'scotland', travelMs: minutes(45) };
    },
  });
  const free = (from: string, to: string, organisationId: string | null = null) =>
    availability
      .free({ from: at(from), to: at(to), organisationId, shortestMs: minutes(30) })
      .map(({ startsAt, endsAt }) => [startsAt, endsAt].map((time) => new Date(time).toISOString().slice(8, 16)).join(' – '));
  return { availability, announced, clock, settings, taken, holidays, free };
}

const week = aWeek(['09:00-12:00', '13:00-17:00'], '2026-11-02');

test('the bank holidays that are in use at the moment close the day', () => {
  const { availability, holidays, free } = aDesk();
  availability.saveWeek(week);
  const before = free('30T00:00', '30T23:59');

  holidays.on = (day) => (day === '2026-11-30' ? { on: day, name: 'A day of the pack', isSubstitute: false } : null);

  expect(before).toHaveLength(2);
  expect(free('30T00:00', '30T23:59')).toEqual([]);
});

test('the usual week comes back as it was said, each version from its day on', () => {
  const { availability, announced } = aDesk();
  const later = aWeek(['22:00-06:00'], '2027-01-04');

  availability.saveWeek(later);
  availability.saveWeek(week);
  expect(availability.get().weekly).toEqual([week, later]);
  expect(announced).toEqual(['availability', 'availability']);

  const corrected = aWeek(['10:00-11:00'], '2026-11-02');
  expect(availability.saveWeek(corrected).availability.weekly).toEqual([corrected, later]);
  availability.removeWeek(later.startsOn);
  expect(availability.get().weekly).toEqual([corrected]);
});

test('exceptions are kept in the order of their days, changed and removed', () => {
  const { availability } = aDesk();
  const holiday = anException('2026-12-21', { toOn: localDate('2026-12-24'), note: 'Holiday' });
  const saturday = anException('2026-11-28', { isFree: true, times: aRange('09:00-13:00') });
  availability.addException(holiday);
  const [first, second] = availability.addException(saturday).availability.exceptions;
  expect([first, second]).toEqual([
    { ...saturday, id: first?.id },
    { ...holiday, id: second?.id },
  ]);

  availability.changeException(first?.id ?? '', { ...saturday, times: null });
  expect(availability.get().exceptions[0]).toMatchObject({ times: null, isFree: true });
  availability.removeException(first?.id ?? '');
  expect(availability.get().exceptions).toEqual([{ ...holiday, id: second?.id }]);
});

test('changes are taken back one after the other, the last first, and an older one only then', () => {
  const { availability } = aDesk();
  const saved = availability.saveWeek(week);
  const added = availability.addException(anException('2026-12-21'));
  const [exception] = added.availability.exceptions;
  const removed = availability.removeException(exception?.id ?? '');

  expect(() => availability.undo(added.undoId)).toThrow('NOTHING_TO_UNDO');
  availability.undo(removed.undoId);
  expect(availability.get()).toEqual(added.availability);
  availability.undo(added.undoId);
  availability.undo(saved.undoId);
  expect(availability.get()).toEqual({ weekly: [], exceptions: [] });
  expect(() => availability.undo(saved.undoId)).toThrow('NOTHING_TO_UNDO');
});

test('what is gone is NOT_FOUND and changes nothing', () => {
  const { availability, free } = aDesk();
  const { availability: before } = availability.saveWeek(week);

  expect(() => availability.removeWeek(localDate('2026-11-03'))).toThrow('NOT_FOUND');
  expect(() => availability.removeException('gone')).toThrow('NOT_FOUND');
  expect(() => availability.changeException('gone', anException('2026-12-21'))).toThrow('NOT_FOUND');
  expect(() => free('25T00:00', '26T00:00', 'gone')).toThrow('NOT_FOUND');
  expect(() => availability.free({ from: at('25T00:00'), to: at('25T00:00'), organisationId: null, shortestMs: minutes(1) })).toThrow(
    'INVALID_INPUT',
  );
  expect(availability.get()).toEqual(before);
});

test('free is what is open, with notice, and clear of what is taken with way and buffers', () => {
  const { availability, settings, taken, free } = aDesk();
  availability.saveWeek(week);
  expect(free('24T00:00', '26T00:00')).toEqual(['24T13:00 – 24T17:00', '25T09:00 – 25T12:00', '25T13:00 – 25T17:00']);

  settings.noticeMs = hours(24);
  settings.bufferBeforeMs = minutes(10);
  settings.usualTravelMs = minutes(20);
  taken.push({
    place: 'glen',
    startsAt: at('25T15:00'),
    endsAt: at('25T16:00'),
    travel: minutes(45),
    turnover: minutes(0),
    buffers: noBuffers,
  });
  expect(free('24T00:00', '26T00:00')).toEqual(['25T13:00 – 25T14:15']);
  expect(free('24T00:00', '26T00:00', 'glen')).toEqual(['25T13:00 – 25T15:00', '25T16:00 – 25T17:00']);
});

test('the bank holidays of the workplace count, else those of the user, and none where they are days like others', () => {
  const { availability, settings, free } = aDesk();
  availability.saveWeek(week);

  expect(free('30T00:00', '30T23:00')).toHaveLength(2);
  expect(free('30T00:00', '30T23:00', 'glen')).toEqual([]);
  settings.nation = 'scotland';
  expect(free('30T00:00', '30T23:00')).toEqual([]);
  settings.closedOnHolidays = false;
  expect(free('30T00:00', '30T23:00', 'glen')).toHaveLength(2);
});
