import { expect, test } from 'vitest';
import { hours, instant, minutes, plus, zoneId } from '../../../shared/domain/time.ts';
import { aSession } from '../../../tests/support/a-session.ts';
import { createdWords, movedWords, overlapNote, removedWords, savedWords, statusChangeWords } from './change-words.ts';

const london = zoneId('Europe/London');
const jane = aSession({ client: 'Jane', length: hours(1) });
const now = jane.startsAt;

test('what was planned is told with day and time, a repeat by its count', () => {
  expect(createdWords([jane], london, now)).toBe('Jane is planned for Tue 24 Nov 14:00.');
  expect(createdWords([jane, jane, jane], london, now)).toBe('3 sessions are planned.');
});

test('a move is told by its new start, a resize by its new length', () => {
  const later = { ...jane, startsAt: plus(jane.startsAt, hours(2)), endsAt: plus(jane.endsAt, hours(2)) };
  const longer = { ...jane, endsAt: plus(jane.endsAt, minutes(15)) };

  expect(movedWords(jane, [later], london, now)).toBe('Jane is moved to Tue 24 Nov 16:00.');
  expect(movedWords(jane, [longer], london, now)).toBe('Jane is 75 min long.');
  expect(movedWords(jane, [later, later], london, now)).toBe('2 sessions are moved.');
});

test('a drop on top of others names the first and counts the rest', () => {
  const timing = { startsAt: instant(jane.startsAt + minutes(30)), durationMs: hours(1) };

  expect(overlapNote([jane, jane], timing, london)).toBe(' Overlaps Jane 14:00 – 15:00 by 30 min. And 1 more.');
  expect(overlapNote([], timing, london)).toBe('');
});

test('one and many are told apart', () => {
  expect([savedWords([jane]), savedWords([jane, jane]), removedWords(1), removedWords(7)]).toEqual([
    'Jane is saved.',
    '2 sessions are saved.',
    '1 session is removed.',
    '7 sessions are removed.',
  ]);
  expect(statusChangeWords({ ...jane, status: 'noShow' })).toBe('Jane: no-show.');
});
