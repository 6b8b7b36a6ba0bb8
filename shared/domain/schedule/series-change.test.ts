import { expect, test } from 'vitest';
import { hours, instant, localDate, localTime, minutes, plus, zoneId, type Instant } from '../time.ts';
import { atLocalTime } from '../zones.ts';
import { followEdit, type SessionPlan } from './series-change.ts';

const london = zoneId('Europe/London');

function at(day: string, time: string, zone = london): Instant {
  return atLocalTime(localDate(day), localTime(time), zone);
}

function aPlan(startsAt: Instant, traits: Partial<SessionPlan> = {}): SessionPlan {
  return {
    kind: 'session',
    clientId: 'c1',
    serviceId: 's1',
    title: '',
    startsAt,
    endsAt: plus(startsAt, hours(1)),
    zone: london,
    notes: '',
    ...traits,
  };
}

test('a drag to the next day and earlier moves every session by the same wall time over DST', () => {
  const before = aPlan(at('2026-10-19', '10:00'));
  const after = aPlan(at('2026-10-20', '09:30'));
  const member = aPlan(at('2026-10-26', '10:00'));

  expect(followEdit(member, before, after)).toEqual(aPlan(at('2026-10-27', '09:30')));
});

test('a session that had been moved on its own keeps its difference', () => {
  const member = aPlan(at('2026-11-03', '15:00'));

  expect(followEdit(member, aPlan(at('2026-10-26', '10:00')), aPlan(at('2026-10-26', '11:00')))).toEqual(aPlan(at('2026-11-03', '16:00')));
});

test('what was not edited stays as each session has it', () => {
  const before = aPlan(at('2026-11-02', '10:00'));
  const startsAt = at('2026-11-09', '10:00');
  const member = aPlan(startsAt, { title: 'Own title', endsAt: plus(startsAt, minutes(90)), clientId: 'c2' });

  expect(followEdit(member, before, { ...before, serviceId: 's2' })).toEqual({ ...member, serviceId: 's2' });
});

test('a new length reaches all', () => {
  const before = aPlan(at('2026-11-02', '10:00'));
  const member = aPlan(at('2026-11-09', '10:00'));
  const longer = { ...before, endsAt: plus(before.startsAt, minutes(90)) };

  expect(followEdit(member, before, longer).endsAt).toBe(plus(member.startsAt, minutes(90)));
});

test('edited notes replace the same notes, never different ones', () => {
  const before = aPlan(at('2026-11-02', '10:00'), { notes: 'first' });
  const after = { ...before, notes: 'second' };

  expect(followEdit(aPlan(instant(0), { notes: 'first' }), before, after).notes).toBe('second');
  expect(followEdit(aPlan(instant(0), { notes: 'knee' }), before, after).notes).toBe('knee');
});

test('a change of zone alone keeps the wall time in the new zone', () => {
  const berlin = zoneId('Europe/Berlin');
  const before = aPlan(at('2026-11-02', '10:00'));
  const startsAt = at('2026-11-02', '10:00', berlin);
  const after = { ...before, startsAt, endsAt: plus(startsAt, hours(1)), zone: berlin };

  expect(followEdit(aPlan(at('2026-11-09', '10:00')), before, after).startsAt).toBe(at('2026-11-09', '10:00', berlin));
});
