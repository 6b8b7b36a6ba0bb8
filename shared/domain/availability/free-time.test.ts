import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isInTheWay, noBuffers, type TakenTime } from '../bookings/in-the-way.ts';
import { instant, minutes } from '../time.ts';
import { freeTime, type WantedTime } from './free-time.ts';
import { isCovered, united, type Stretch } from './stretches.ts';

const at = (minute: number) => instant(minutes(minute));
const stretch = (from: number, to: number): Stretch => ({ startsAt: at(from), endsAt: at(to) });

function taken(from: number, to: number, traits: Partial<TakenTime> = {}): TakenTime {
  return { place: 'oak', ...stretch(from, to), travel: minutes(0), turnover: minutes(0), buffers: noBuffers, ...traits };
}

const anywhere: WantedTime = { place: 'elm', travel: minutes(0), buffers: noBuffers, earliest: at(0), shortest: minutes(1) };

test('what is taken splits open time, with the way and the buffers on both sides', () => {
  const wanted = { ...anywhere, travel: minutes(20), buffers: { before: minutes(5), after: minutes(10) } };
  const entry = taken(300, 360, { travel: minutes(30), buffers: { before: minutes(5), after: minutes(10) } });

  expect(freeTime([stretch(0, 600)], [entry], wanted)).toEqual([stretch(0, 255), stretch(405, 600)]);
});

test('at the same place neither way nor buffer is kept free', () => {
  const wanted = { ...anywhere, place: 'oak', travel: minutes(20), buffers: { before: minutes(5), after: minutes(10) } };

  expect(freeTime([stretch(0, 600)], [taken(300, 360)], wanted)).toEqual([stretch(0, 300), stretch(360, 600)]);
});

test('stretches that are too short or too soon are left out', () => {
  const wanted = { ...anywhere, earliest: at(130), shortest: minutes(60) };

  expect(freeTime([stretch(0, 100), stretch(120, 200), stretch(300, 330)], [], wanted)).toEqual([stretch(130, 200)]);
});

const span = fc.tuple(fc.nat(600), fc.integer({ min: 1, max: 200 })).map(([from, length]) => stretch(from, from + length));
const short = fc.nat(40).map(minutes);
const buffers = fc.record({ before: short, after: short });
const place = fc.constantFrom('oak', 'elm', null);
const entries = fc.array(fc.record({ span, place, travel: short, turnover: short, buffers }), { maxLength: 6 });
const wants = fc.record({
  place,
  travel: short,
  buffers,
  earliest: fc.nat(400).map(at),
  shortest: fc.integer({ min: 1, max: 90 }).map(minutes),
});

test('work inside free time is in nobody’s way and inside open time; what is not free could not have held it', () => {
  fc.assert(
    fc.property(fc.array(span), entries, wants, fc.nat(800), fc.integer({ min: 1, max: 120 }), (opens, given, wanted, from, length) => {
      const open = united(opens);
      const all = given.map(({ span: time, ...traits }): TakenTime => ({ ...time, ...traits }));
      const free = freeTime(open, all, wanted);
      const work = {
        ...stretch(from, from + length),
        place: wanted.place,
        travel: wanted.travel,
        turnover: minutes(0),
        buffers: wanted.buffers,
      };
      const fits =
        isCovered(work, open) &&
        work.startsAt >= wanted.earliest &&
        all.every((entry) => entry.startsAt === work.startsAt || !isInTheWay(entry, work)) &&
        all.every((entry) => entry.startsAt !== work.startsAt);

      expect(united(free)).toEqual(free);
      if (isCovered(work, free)) expect(fits).toBe(true);
      else if (length >= wanted.shortest / 60_000) expect(fits).toBe(false);
    }),
    { numRuns: 500 },
  );
});
