import { describe, expect, test } from 'vitest';
import { aBreak, aClockDay, aRun, aSession, at } from '../../../tests/support/a-clock-day.ts';
import { minutes } from '../../../shared/domain/time.ts';
import { dayRows, dayStanding, shownName } from './day-rows.ts';

const first = aSession();
const second = aSession({ id: 's2', startsAt: at('15:15'), initials: 'A.', firstName: 'Anna' });

test('the day falls into what is past and what is to come, around the one that is on', () => {
  const done = aSession({ id: 's0', startsAt: at('12:00') });
  const snapshot = aClockDay(
    [done, aBreak(), first, second],
    [aRun({ itemId: 's0', startedAt: at('12:04'), finishedAt: at('13:02') }), aRun()],
  );

  const { past, later } = dayRows(snapshot, at('14:30'), 's1');

  expect(past.map(({ itemId, actualStart, actualEnd }) => [itemId, actualStart, actualEnd])).toEqual([
    ['s0', at('12:04'), at('13:02')],
    ['b1', null, null],
  ]);
  expect(later.map(({ itemId, name, title, lateStart }) => [itemId, name, title, lateStart])).toEqual([['s2', 'A.', 'Deep tissue', null]]);
});

test('a session that is off stays in its place until its time has passed', () => {
  const off = { ...second, outcome: 'cancelled' as const };
  const places = (time: string) => {
    const { past, later } = dayRows(aClockDay([first, off], [aRun()]), at(time), 's1');
    return { past: past.map(({ itemId }) => itemId), later: later.map(({ itemId }) => itemId) };
  };

  expect(places('14:30')).toEqual({ past: [], later: ['s2'] });
  expect(places('16:20')).toEqual({ past: ['s2'], later: [] });
});

test('names follow the privacy of the clock', () => {
  const row = (nameDisplay: 'firstName' | 'nothing', hidden = false) =>
    dayRows(aClockDay([first], [], { nameDisplay }, { hidden }), at('13:00'), null).later[0];

  expect(row('firstName')).toMatchObject({ name: 'Jane', title: 'Deep tissue' });
  expect(row('nothing')).toMatchObject({ name: 'Session' });
  expect(row('firstName', true)).toMatchObject({ name: 'Session', title: null });
});

test('a message calls a session no more than its line does', () => {
  const told = (nameDisplay: 'firstName' | 'initials') => shownName(aClockDay([first], [], { nameDisplay }), 's1');

  expect([told('firstName'), told('initials'), shownName(aClockDay([first]), 'gone')]).toEqual(['Jane', 'J.', 'The session']);
});

test('an expected start is told only when it is a minute or more late', () => {
  const late = (time: string) => dayRows(aClockDay([first, second], [aRun()]), at(time), 's1').later[0]?.lateStart;

  expect(late('15:15')).toBeNull();
  expect(late('15:20')).toBe(at('15:20'));
});

describe('the day stands', () => {
  test('late, with the time it is caught up', () => {
    const run = aRun({ startedAt: at('14:10'), lateStart: 'fullLength' });

    expect(dayStanding(aClockDay([first, second], [run]), at('14:30'))).toEqual({ kind: 'late', by: minutes(10), caughtUpAt: at('15:15') });
  });

  test('with minutes in hand between the turnover and the next session', () => {
    const later = aSession({ id: 's2', startsAt: at('15:30') });

    expect(dayStanding(aClockDay([first, later], [aRun()]), at('14:30'))).toEqual({
      kind: 'inHand',
      minutes: minutes(15),
      before: at('15:30'),
    });
    expect(dayStanding(aClockDay([later]), at('15:00'))).toEqual({ kind: 'inHand', minutes: minutes(30), before: at('15:30') });
  });

  test('in time when nothing is left or nothing to spare', () => {
    expect(dayStanding(aClockDay([first, second], [aRun()]), at('14:30'))).toEqual({ kind: 'inTime' });
    expect(dayStanding(aClockDay([first], [aRun({ finishedAt: at('15:00') })]), at('16:00'))).toEqual({ kind: 'inTime' });
  });
});
