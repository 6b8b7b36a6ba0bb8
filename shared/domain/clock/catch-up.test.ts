import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { aBookedDay, aBreak, aClockDay, aRun, aSession, at } from '../../../tests/support/a-clock-day.ts';
import { duration, instant, minutes, seconds } from '../time.ts';
import { MOST_CUT, catchUpOption, suggestCatchUp } from './catch-up.ts';
import { expectedDay } from './expected-day.ts';
import { startItem } from './run-commands.ts';
import { plannedLength, runEnd } from './run-time.ts';

const running = aSession();
const backToBack = [
  aSession({ id: 's2', startsAt: at('15:00') }),
  aSession({ id: 's3', startsAt: at('16:00'), endsAt: at('16:30') }),
  aSession({ id: 's4', startsAt: at('17:30') }),
];

function lateBy(length: number, percent = 100, later = backToBack) {
  return aClockDay([running, ...later], [aRun({ added: duration(length) })], { catchUpMaxPercent: percent });
}

test('lateness is spread over the sessions it moves, in proportion to their length', () => {
  expect(suggestCatchUp(lateBy(minutes(9)), at('14:30'))).toEqual({
    cuts: [
      { itemId: 's2', shortenBy: minutes(6), startsAt: at('15:09'), endsAt: at('16:03') },
      { itemId: 's3', shortenBy: minutes(3), startsAt: at('16:03'), endsAt: at('16:30') },
    ],
    stillLateBy: 0,
  });
});

test('the share of a session that may go is capped, and what is left is said', () => {
  expect(suggestCatchUp(lateBy(minutes(9), 5), at('14:30'))).toMatchObject({
    cuts: [{ shortenBy: minutes(3) }, { shortenBy: seconds(90) }],
    stillLateBy: minutes(4.5),
  });
});

test('no session gives up more than a quarter of an hour', () => {
  const long = [aSession({ id: 's2', startsAt: at('15:00'), endsAt: at('18:00') })];

  expect(suggestCatchUp(lateBy(minutes(40), 100, long), at('14:30'))).toMatchObject({
    cuts: [{ shortenBy: MOST_CUT }],
    stillLateBy: minutes(25),
  });
});

test('cuts go by whole steps of 15 seconds and smaller ones are left out', () => {
  expect(suggestCatchUp(lateBy(seconds(40)), at('14:30'))).toMatchObject({ cuts: [{ itemId: 's2', shortenBy: seconds(15) }] });
  expect(suggestCatchUp(lateBy(seconds(20)), at('14:30'))).toBeNull();
});

test('nothing is suggested when turnover, gaps or breaks take the lateness up', () => {
  const later = [aBreak({ startsAt: at('15:00') }), aSession({ id: 's2', startsAt: at('15:30') })];

  expect(suggestCatchUp(lateBy(minutes(25), 100, later), at('14:30'))).toBeNull();
});

test('with a cap of zero nothing is suggested', () => {
  expect(suggestCatchUp(lateBy(minutes(9), 0), at('14:30'))).toBeNull();
});

test('no cut passes its caps, ends a session before its plan, or makes the day later', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 5_400_000 }),
      fc.integer({ min: 0, max: 100 }),
      fc.array(fc.tuple(fc.nat({ max: 20 }), fc.integer({ min: 10, max: 120 })), { minLength: 1, maxLength: 6 }),
      (late, percent, parts) => {
        let cursor: number = at('15:00');
        const later = parts.map(([gap, length], index) => {
          const startsAt = instant(cursor + minutes(gap));
          cursor = startsAt + minutes(length);
          return aSession({ id: `l${index}`, startsAt, endsAt: instant(cursor) });
        });
        const snapshot = lateBy(late, percent, later);
        const plain = new Map(expectedDay(snapshot, at('14:30')).items.map((item) => [item.itemId, item]));

        for (const cut of suggestCatchUp(snapshot, at('14:30'))?.cuts ?? []) {
          const item = later.find(({ id }) => id === cut.itemId)!;
          expect(cut.shortenBy % seconds(15)).toBe(0);
          expect(cut.shortenBy).toBeLessThanOrEqual(Math.min(MOST_CUT, (plannedLength(item) * percent) / 100));
          expect(cut.startsAt).toBeGreaterThanOrEqual(item.startsAt);
          expect(cut.endsAt).toBeGreaterThanOrEqual(item.endsAt);
          expect(cut.endsAt).toBeLessThan(plain.get(cut.itemId)!.expectedEnd);
        }
      },
    ),
  );
});

test('fifteen seconds are the least that is worth a suggestion', () => {
  const one = backToBack.slice(0, 1);

  expect(suggestCatchUp(lateBy(seconds(15), 100, one), at('14:30'))).toMatchObject({ cuts: [{ shortenBy: seconds(15) }] });
  expect(suggestCatchUp(lateBy(seconds(14), 100, one), at('14:30'))).toBeNull();
});

test('a double booking that comes late is spread although the session before it is in time', () => {
  const later = [aSession({ id: 's2', startsAt: at('15:30') }), aSession({ id: 's3', startsAt: at('16:20') })];

  expect(suggestCatchUp(lateBy(minutes(0), 100, later), at('14:30'))).toMatchObject({ cuts: [{ itemId: 's3', shortenBy: minutes(10) }] });
});

test('a session that starts late is offered what it may give, with what that does to the next one', () => {
  const day = aClockDay([running, ...backToBack], [], { catchUpMaxPercent: 10 });
  const now = at('14:09');

  const option = catchUpOption(day, 's1', now);

  expect(option).toMatchObject({ policy: 'fullLength', shortenBy: seconds(210), endsAt: at('15:05:30'), nextLateBy: seconds(330) });
  const started = startItem(day, 's1', now, option?.policy, option?.shortenBy);
  expect(started.ok && runEnd(running, started.snapshot.runs[0] ?? aRun(), now)).toBe(option?.endsAt);
  expect(started.ok && expectedDay(started.snapshot, now).items.slice(1)).toEqual(option?.later);
});

test.each([
  ['the turnover takes the lateness up', aClockDay([running, aSession({ id: 's2', startsAt: at('15:15') })]), at('14:09')],
  ['nobody comes after it', aClockDay([running]), at('14:09')],
  ['it starts in time', aClockDay([running, ...backToBack]), at('14:00')],
  ['the user wants no cuts', aClockDay([running, ...backToBack], [], { catchUpMaxPercent: 0 }), at('14:09')],
  ['it runs already', aClockDay([running, ...backToBack], [aRun({ startedAt: at('14:09') })]), at('14:20')],
])('a session is asked to give nothing when %s', (_, day, now) => {
  expect(catchUpOption(day, 's1', now)).toBeNull();
});

test('a booking gives nothing up, and the sessions after it share what is late as if it were not there', () => {
  const first = aSession({ id: 's1', startsAt: at('08:00'), endsAt: at('09:00'), turnover: minutes(0) });
  const booking = aBookedDay({ startsAt: at('09:00'), endsAt: at('11:00') });
  const last = aSession({ id: 's2', startsAt: at('11:00'), endsAt: at('12:00') });
  const late = aRun({ itemId: 's1', startedAt: at('08:00'), added: minutes(20) });

  expect(
    suggestCatchUp(aClockDay([first, booking, last], [late]), at('08:30'))?.cuts.map(({ itemId, shortenBy }) => [itemId, shortenBy]),
  ).toEqual([['s2', minutes(6)]]);
  expect(suggestCatchUp(aClockDay([first, booking], [late]), at('08:30'))).toBeNull();
});
