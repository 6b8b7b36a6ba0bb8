import { expect, test } from 'vitest';
import { aClockDay, aRun, aSession } from '../../../tests/support/a-clock-day.ts';
import { hours, instant, localDate, localTime, minutes, zoneId, type Instant } from '../time.ts';
import { atLocalTime } from '../zones.ts';
import { clockFace } from './face.ts';
import { startItem } from './run-commands.ts';
import { createZoneFormat } from './zone-format.ts';
import type { ClockSnapshot } from './snapshot.ts';

/** Each night: where and when an hour's session begins, the same in UTC, and what the wall says at its end. */
const nights = [
  ['Europe/London, clocks go forward', 'Europe/London', '2026-03-29', '00:30', '2026-03-29T00:30Z', '02:30'],
  ['Europe/London, clocks go back', 'Europe/London', '2026-10-25', '01:30', '2026-10-25T00:30Z', '01:30'],
  ['America/St_Johns, clocks go forward', 'America/St_Johns', '2026-03-08', '01:30', '2026-03-08T05:00Z', '03:30'],
  ['America/St_Johns, clocks go back', 'America/St_Johns', '2026-11-01', '01:30', '2026-11-01T04:00Z', '01:30'],
  ['Pacific/Apia, clocks go forward', 'Pacific/Apia', '2020-09-27', '02:30', '2020-09-26T13:30Z', '04:30'],
  ['Pacific/Apia, clocks go back', 'Pacific/Apia', '2021-04-04', '03:30', '2021-04-03T13:30Z', '03:30'],
  ['Pacific/Apia, the day that was left out', 'Pacific/Apia', '2011-12-29', '23:30', '2011-12-30T09:30Z', '00:30'],
  ['UTC, leap day', 'UTC', '2028-02-29', '23:30', '2028-02-29T23:30Z', '00:30'],
  ['Europe/London, year end', 'Europe/London', '2026-12-31', '23:30', '2026-12-31T23:30Z', '00:30'],
  ['America/St_Johns, year end', 'America/St_Johns', '2026-12-31', '23:30', '2027-01-01T03:00Z', '00:30'],
] as const;

function aNight(zone: string, day: string, time: string): { snapshot: ClockSnapshot; startsAt: Instant } {
  const startsAt = atLocalTime(localDate(day), localTime(time), zoneId(zone));
  const item = aSession({ startsAt, endsAt: instant(startsAt + minutes(60)), zone: zoneId(zone) });
  return { snapshot: aClockDay([item], [], {}, { zone: zoneId(zone) }), startsAt };
}

test.each(nights)('%s: an hour is an hour, and the wall shows its end', (_, zone, day, time, utc, endWall) => {
  const { snapshot, startsAt } = aNight(zone, day, time);
  const started = startItem(snapshot, 's1', startsAt);
  if (!started.ok) throw new Error(started.refusal);

  const left = [0, 15, 30, 45, 59, 60, 61].map((spent) => clockFace(started.snapshot, instant(startsAt + minutes(spent))));

  expect(startsAt).toBe(Date.parse(utc));
  expect(left.map(({ digits }) => digits?.text)).toEqual(['60', '45', '30', '15', '1:00', '0:00', '+1:00']);
  expect(left.map(({ endsAt }) => endsAt && createZoneFormat(zoneId(zone)).time(endsAt))).toEqual(Array(7).fill(endWall));
});

test.each(nights)('%s: waking from eight hours of sleep finds the session in overtime by as much', (_, zone, day, time) => {
  const { snapshot, startsAt } = aNight(zone, day, time);
  const running = { ...snapshot, runs: [aRun({ startedAt: startsAt })] };

  expect(clockFace(running, instant(startsAt + minutes(60) + hours(8)))).toMatchObject({ phase: 'overtime', digits: { text: '+8 h 00' } });
});

test.each(nights)('%s: moving the computer to another zone changes no figure', (_, zone, day, time) => {
  const { snapshot, startsAt } = aNight(zone, day, time);
  const running = { ...snapshot, runs: [aRun({ startedAt: startsAt })] };
  const now = instant(startsAt + minutes(33));

  for (const elsewhere of ['Europe/London', 'America/St_Johns', 'Pacific/Apia', 'UTC']) {
    expect(clockFace({ ...running, zone: zoneId(elsewhere) }, now)).toEqual(clockFace(running, now));
  }
});

test.each(nights)('%s: the plain clock turns with the wall minute', (_, zone, day, time) => {
  const { snapshot, startsAt } = aNight(zone, day, time);
  const format = createZoneFormat(zoneId(zone));
  const before = instant(startsAt - minutes(90) + 59_999);
  const face = clockFace(snapshot, before);
  const next = clockFace(snapshot, face.nextChangeAt ?? before);

  expect(face.plainClock && format.time(face.plainClock)).toBe(format.time(before));
  expect(format.time(face.nextChangeAt ?? before)).not.toBe(format.time(before));
  expect(next.plainClock).toBe(face.nextChangeAt);
});

test('a clock set back by an hour and set right again shows the same as before', () => {
  const { snapshot, startsAt } = aNight('Europe/London', '2026-10-25', '01:30');
  const running = { ...snapshot, runs: [aRun({ startedAt: startsAt })] };
  const now = instant(startsAt + minutes(20));
  const before = clockFace(running, now);

  clockFace(running, instant(now - hours(1)));

  expect(clockFace(running, now)).toEqual(before);
});

test.each([
  ['Europe/London', '14:50', 'Tue 24 Nov'],
  ['America/St_Johns', '11:20', 'Tue 24 Nov'],
  ['Pacific/Apia', '03:50', 'Wed 25 Nov'],
  ['UTC', '14:50', 'Tue 24 Nov'],
])('in %s the wall shows %s on %s', (zone, time, day) => {
  const format = createZoneFormat(zoneId(zone));
  const when = instant(Date.parse('2026-11-24T14:50:59.999Z'));

  expect([format.time(when), format.day(when)]).toEqual([time, day]);
});

test('midnight is 00:00', () => {
  expect(createZoneFormat(zoneId('UTC')).time(instant(Date.parse('2026-11-24T00:00:00Z')))).toBe('00:00');
});

test('an unknown zone is an error at once', () => {
  expect(() => createZoneFormat(zoneId('Nowhere/Land'))).toThrow(RangeError);
});
