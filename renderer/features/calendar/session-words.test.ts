import { describe, expect, test } from 'vitest';
import { hours, instant, minutes, zoneId } from '../../../shared/domain/time.ts';
import { aSession } from '../../../tests/support/a-session.ts';
import { otherZoneWords, overlapSentence, roomUntil, sessionDetail, sessionLabel, sessionName } from './session-words.ts';

const london = zoneId('Europe/London');
const twoPm = Date.UTC(2026, 10, 24, 14);

describe('a session is called', () => {
  test('by its client, with title or service as detail', () => {
    const session = aSession({ client: 'Jane', service: 'Deep tissue' });

    expect([sessionName(session), sessionDetail(session)]).toEqual(['Jane', 'Deep tissue']);
    expect(sessionDetail({ ...session, title: 'Left shoulder' })).toBe('Left shoulder');
  });

  test('by its title or service when it has no client', () => {
    expect(sessionName(aSession({ title: 'Supervision' }))).toBe('Supervision');
    expect(sessionName(aSession({ service: 'Deep tissue' }))).toBe('Deep tissue');
    expect(sessionDetail(aSession({ service: 'Deep tissue' }))).toBeNull();
  });

  test('by what it is when nothing else is known', () => {
    expect([sessionName(aSession({})), sessionName(aSession({ kind: 'break' }))]).toEqual(['Session', 'Break']);
  });
});

test('the clock of another zone is told only where it differs', () => {
  const session = aSession({ startsAt: twoPm, length: hours(1), zone: 'America/New_York' });

  expect(otherZoneWords(session, london)).toBe('09:00 – 10:00 New York');
  expect(otherZoneWords({ ...session, zone: zoneId('Europe/Lisbon') }, london)).toBeNull();
});

test('a screen reader hears name, service, day, time and state', () => {
  const session = { ...aSession({ client: 'Jane', service: 'Deep tissue', startsAt: twoPm, length: hours(1) }), status: 'noShow' as const };

  expect(sessionLabel(session, london, instant(twoPm))).toBe('Jane, Deep tissue, Tue 24 Nov, 14:00 – 15:00, No-show');
});

describe('what stands in the way', () => {
  const other = aSession({ client: 'Jane', service: 'Deep tissue', startsAt: twoPm, length: hours(1), turnover: minutes(10) });

  test('is told with the minutes shared', () => {
    expect(overlapSentence(other, { startsAt: instant(twoPm + minutes(45)), endsAt: instant(twoPm + minutes(105)) }, london)).toBe(
      'Overlaps Jane 14:00 – 15:00 by 15 min.',
    );
  });

  test('is told as turnover when the sessions themselves do not touch', () => {
    expect(overlapSentence(other, { startsAt: instant(twoPm + minutes(65)), endsAt: instant(twoPm + minutes(125)) }, london)).toBe(
      'Starts during the turnover after Jane 14:00 – 15:00.',
    );
    expect(overlapSentence(other, { startsAt: instant(twoPm - minutes(60)), endsAt: instant(twoPm) }, london)).toBe(
      'Leaves too little turnover before Jane 14:00 – 15:00.',
    );
    expect(roomUntil(other)).toBe(twoPm + minutes(70));
  });
});
