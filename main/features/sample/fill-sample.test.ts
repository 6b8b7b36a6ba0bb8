import { expect, test } from 'vitest';
import { hours, instant, minus, minutes, plus, zoneId, type Instant } from '../../../shared/domain/time.ts';
import { dayOf, timeOf } from '../../../shared/domain/zones.ts';
import { createFakeClock } from '../../../tests/support/fake-clock.ts';
import { openTestStore } from '../../../tests/support/temp-profile.ts';
import { createClientService } from '../clients/service.ts';
import { createServiceTypeService } from '../services/service.ts';
import { createSessionService } from '../sessions/service.ts';
import { fillSample } from './fill-sample.ts';

function aSampleAt(time: string, zone = zoneId('Europe/London')) {
  const clock = createFakeClock(time, zone);
  const deps = { store: openTestStore().store, clock, announce: () => {}, newId: () => crypto.randomUUID() };
  const target = { clients: createClientService(deps), services: createServiceTypeService(deps), sessions: createSessionService(deps) };
  fillSample(target, clock.now(), zone);
  const now = clock.now();
  const range = (from: Instant, to: Instant) => target.sessions.range(from, to);
  return { now, range, all: range(minus(now, hours(20 * 24)), plus(now, hours(20 * 24))), today: dayOf(now, zone), zone };
}

test.each(['2026-11-24T11:02:00Z', '2026-11-28T16:40:00Z'])('at %s the day is under way: some done, the next one soon', (time) => {
  const { all, now, today, zone } = aSampleAt(time);
  const ofToday = all.filter(({ startsAt }) => dayOf(startsAt, zone) === today);
  const next = ofToday.find(({ startsAt }) => startsAt > now);

  expect(ofToday.length).toBeGreaterThanOrEqual(4);
  expect(ofToday.some(({ status }) => status === 'done')).toBe(true);
  expect(next && next.startsAt - now).toBeLessThanOrEqual(minutes(11));
});

test('what has passed has its actual times, what is to come has none', () => {
  const { all, now } = aSampleAt('2026-11-24T11:02:00Z');
  const visits = all.filter(({ kind }) => kind === 'session');
  const past = visits.filter(({ endsAt }) => endsAt < now - minutes(10));

  expect(past.every(({ status }) => status === 'done' || status === 'noShow')).toBe(true);
  expect(visits.filter(({ startsAt }) => startsAt > now).every(({ status }) => status === 'planned')).toBe(true);
  expect(new Set(past.map(({ status }) => status)).size).toBe(2);
});

test('no two entries of the sample overlap, on a DST weekend neither', () => {
  for (const time of ['2026-11-24T11:02:00Z', '2026-03-29T09:30:00Z', '2026-10-25T23:55:00Z']) {
    const { all } = aSampleAt(time);
    const clashes = all.filter(({ endsAt }, index) => (all[index + 1]?.startsAt ?? instant(Infinity)) < endsAt);

    expect(clashes).toEqual([]);
  }
});

test.each(['06:00', '09:05', '13:30', '18:25', '23:50'])('at %s nobody comes at night', (time) => {
  const { all, zone } = aSampleAt(`2026-11-24T${time}:00Z`);
  const times = all.map(({ startsAt }) => timeOf(startsAt, zone));

  expect(times.every((time) => time >= '08:00' && time <= '20:00')).toBe(true);
});
