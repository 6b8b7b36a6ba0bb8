import { describe, expect, test } from 'vitest';
import { aClockDay, aRun, aSession, at } from '../../../tests/support/a-clock-day.ts';
import { suggestCatchUp } from '../../../shared/domain/clock/catch-up.ts';
import { clockFace } from '../../../shared/domain/clock/face.ts';
import { lateStartOptions } from '../../../shared/domain/clock/late-start.ts';
import { dayTotals } from '../../../shared/domain/clock/totals.ts';
import { minutes, seconds, zoneId } from '../../../shared/domain/time.ts';
import { dayRows } from './day-rows.ts';
import { catchUpWords, effectWords, jumpWords, leftWords, outcomeWords, standingWords, startWords, totalsWords } from './today-words.ts';

const utc = zoneId('UTC');
const first = aSession();
const second = aSession({ id: 's2', startsAt: at('15:15') });

test('the time left is said with its unit, and over time without a sign', () => {
  const left = (time: string) => {
    const face = clockFace(aClockDay([first], [aRun()]), at(time));
    return 'remaining' in face ? leftWords(face) : null;
  };

  expect(['14:36', '14:59:18', '15:04'].map(left)).toEqual(['24 min left', '0:42 left', '4:00 over']);
});

test('the standing of the day is one short line', () => {
  expect(standingWords({ kind: 'late', by: minutes(4), caughtUpAt: at('15:00') }, utc)).toBe('4 min late, caught up by 15:00');
  expect(standingWords({ kind: 'late', by: minutes(4), caughtUpAt: null }, utc)).toBe('4 min late into the day');
  expect(standingWords({ kind: 'inHand', minutes: seconds(659), before: at('15:00') }, utc)).toBe('11 min in hand before 15:00');
  expect(standingWords({ kind: 'inTime' }, utc)).toBe('In time');
});

test('totals leave out what there is none of', () => {
  const done = aClockDay([first, second], [aRun({ finishedAt: at('15:02') })]);

  expect(totalsWords(dayTotals(done, at('15:05')))).toBe('Done today 1 · planned 60 min · actual 62 min · 1 to come');
  expect(totalsWords(dayTotals(aClockDay([first]), at('16:00')))).toBe('1 not started');
});

describe('a late start is offered with what it costs', () => {
  const options = (now: string, next = second) =>
    lateStartOptions(aClockDay([first, next]), 's1', at(now)).map((option) => effectWords(option, utc));

  test('when turnover takes the lateness up', () => {
    expect(options('14:10')).toEqual([
      '50 min, ends 15:00. Everyone after begins in time.',
      '60 min, ends 15:10. Turnover and gaps take up 10 min, so the next begins in time.',
      '55 min, ends 15:05. Turnover and gaps take up 5 min, so the next begins in time.',
    ]);
  });

  test('when the next client has to wait', () => {
    expect(options('14:27')[1]).toBe('60 min, ends 15:27. Next client 12 min late; turnover and gaps take up 15 min.');
  });

  test('when nobody comes after', () => {
    const [onTime] = lateStartOptions(aClockDay([first]), 's1', at('14:10'));

    expect(onTime && effectWords(onTime, utc)).toBe('50 min, ends 15:00.');
  });
});

test('what would catch up is said by name, with what it would leave', () => {
  const later = aSession({ id: 's3', startsAt: at('16:15'), initials: 'B.' });
  const day = aClockDay([first, { ...second, turnover: minutes(0) }, later], [aRun({ added: minutes(25) })]);
  const veryLate = { ...day, runs: [aRun({ added: minutes(40) })] };
  const words = (suggestion: ReturnType<typeof suggestCatchUp>) => suggestion && catchUpWords(suggestion, day);

  expect(words(suggestCatchUp(day, at('14:30')))).toBe('To catch up: J. 5 min shorter, B. 5 min shorter.');
  expect(words(suggestCatchUp(veryLate, at('14:30')))).toBe('To catch up: J. 6 min shorter, B. 6 min shorter; then still 13 min late.');
  expect(words(suggestCatchUp(aClockDay([first, second], [aRun()]), at('14:30')))).toBeNull();
});

test('a line of the past says what became of it', () => {
  const past = (outcome: 'noShow' | 'planned', runs = [] as ReturnType<typeof aRun>[]) => {
    const row = dayRows(aClockDay([{ ...first, outcome }], runs), at('16:00'), null).past[0];
    return row && outcomeWords(row, utc);
  };

  expect(past('noShow')).toBe('No-show');
  expect(past('planned')).toBe('Not started');
  expect(past('planned', [aRun({ startedAt: at('14:04'), finishedAt: at('15:02') })])).toBe('14:04 – 15:02');
});

test('a start that will be late shows both times', () => {
  expect(startWords({ plannedStart: at('15:00'), lateStart: at('15:07') }, utc)).toBe('15:00 → 15:07');
  expect(startWords({ plannedStart: at('15:00'), lateStart: null }, utc)).toBe('15:00');
});

test('a clock that was set is told with how far and when', () => {
  expect(jumpWords({ at: at('14:10'), movedBy: minutes(-60) }, utc)).toBe(
    'The computer’s clock was put back by 60 min at 14:10. The running session was moved along with it.',
  );
});
