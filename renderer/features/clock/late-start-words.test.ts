import { expect, test } from 'vitest';
import { catchUpOption } from '../../../shared/domain/clock/catch-up.ts';
import { lateStartOptions } from '../../../shared/domain/clock/late-start.ts';
import { createZoneFormat } from '../../../shared/domain/clock/zone-format.ts';
import { duration, instant, minutes, seconds, zoneId } from '../../../shared/domain/time.ts';
import { aBreak, aClockDay, aSession, at } from '../../../tests/support/a-clock-day.ts';
import { answerWords, effectWords, endWords, restWords } from './late-start-words.ts';

const { time } = createZoneFormat(zoneId('UTC'));

test('each late-start choice says its end and what it does to the next session', () => {
  const day = aClockDay([aSession(), aSession({ id: 's2', startsAt: at('15:10') })]);

  const said = lateStartOptions(day, 's1', at('14:12')).map(
    (option) => `${option.policy}: ${endWords(option, time)}; ${effectWords(option)}`,
  );

  expect(said).toEqual([
    'endOnTime: ends 15:00 – 48 min; next client in time',
    'fullLength: ends 15:12 – 60 min; next client 2 min late; turnover and gaps take up 10 min',
    'split: ends 15:06 – 54 min; next client in time; turnover and gaps take up 6 min',
  ]);
});

test('without a session after it, a late start costs nobody anything', () => {
  const [onTime] = lateStartOptions(aClockDay([aSession()]), 's1', at('14:12'));

  expect(onTime && effectWords(onTime)).toBe('no session follows');
});

test('the rest of the day names who waits, and from when the day is in time again', () => {
  const inARow = [0, 1, 2].map((count) => aSession({ id: `s${count}`, startsAt: instant(at('14:00') + count * minutes(60)) }));
  const day = aClockDay([...inARow, aBreak({ startsAt: at('17:00') }), aSession({ id: 'last', startsAt: at('17:30') })]);
  const [onTime, full] = lateStartOptions(day, 's0', at('14:12'));

  expect(onTime && restWords(onTime, time)).toBe('');
  expect(full && restWords(full, time)).toBe('15:00 → 15:12, 16:00 → 16:12, in time from 17:30');
});

test('of many who wait the first are named, the others counted', () => {
  const inARow = [0, 1, 2, 3, 4, 5, 6].map((count) => aSession({ id: `s${count}`, startsAt: instant(at('14:00') + count * minutes(60)) }));
  const [, full] = lateStartOptions(aClockDay(inARow), 's0', at('14:12'));

  expect(full && restWords(full, time)).toBe(
    '15:00 → 15:12, 16:00 → 16:12, 17:00 → 17:12, 18:00 → 18:12, 2 more, late to the end of the day',
  );
});

test('catching up says what the session gives and what that leaves', () => {
  const day = aClockDay([aSession(), aSession({ id: 's2', startsAt: at('15:00') })]);
  const option = catchUpOption(day, 's1', at('14:09'));

  expect(option && `${answerWords(option)}: ${endWords(option, time)}; ${effectWords(option)}`).toBe(
    'Catch up, 4½ min shorter: ends 15:04 – 56 min; next client 4 min late',
  );
  expect(answerWords({ policy: 'fullLength', shortenBy: seconds(45) })).toBe('Catch up, 45 s shorter');
  expect(answerWords({ policy: 'split', shortenBy: duration(0) })).toBe('Split the difference');
});
