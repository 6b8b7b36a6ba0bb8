import { expect, test } from 'vitest';
import { hours, minutes, plus, zoneId } from '../../../shared/domain/time.ts';
import { aSession } from '../../../tests/support/a-session.ts';
import { createdWords, movedWords, overlapNote, removedWords, savedWords, statusChangeWords } from './change-words.ts';
import { sessionName } from './session-words.ts';

const london = zoneId('Europe/London');
const jane = aSession({ client: 'Jane', length: hours(1) });
const view = { zone: london, now: jane.startsAt, nameOf: sessionName };

test('what was planned is told with day and time, a repeat by its count', () => {
  expect(createdWords([jane], view)).toBe('Jane is planned for Tue 24 Nov 14:00.');
  expect(createdWords([jane, jane, jane], view)).toBe('3 sessions are planned.');
});

test('a move is told by its new start, a resize by its new length', () => {
  const later = { ...jane, startsAt: plus(jane.startsAt, hours(2)), endsAt: plus(jane.endsAt, hours(2)) };
  const longer = { ...jane, endsAt: plus(jane.endsAt, minutes(15)) };

  expect(movedWords(jane, [later], view)).toBe('Jane is moved to Tue 24 Nov 16:00.');
  expect(movedWords(jane, [longer], view)).toBe('Jane is 75 min long.');
  expect(movedWords(jane, [later, later], view)).toBe('2 sessions are moved.');
});

test('a drop on top of others names the first and counts the rest', () => {
  expect(overlapNote(['Overlaps Jane 14:00 – 15:00 by 30 min.'])).toBe(' Overlaps Jane 14:00 – 15:00 by 30 min.');
  expect(overlapNote(['Overlaps Jane.', 'Overlaps Kim.', 'Overlaps Lee.'])).toBe(' Overlaps Jane. And 2 more.');
  expect(overlapNote([])).toBe('');
});

test('a session is called what it is called where it is told', () => {
  expect(savedWords([jane], { nameOf: () => 'J.' })).toBe('J. is saved.');
});

test('one and many are told apart', () => {
  expect([savedWords([jane], view), savedWords([jane, jane], view), removedWords(1), removedWords(7)]).toEqual([
    'Jane is saved.',
    '2 sessions are saved.',
    '1 session is removed.',
    '7 sessions are removed.',
  ]);
  expect(statusChangeWords({ ...jane, status: 'noShow' }, view)).toBe('Jane: no-show.');
});
