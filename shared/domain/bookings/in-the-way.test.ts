import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instant, minutes } from '../time.ts';
import { isInTheWay, noBuffers, type TakenTime } from './in-the-way.ts';

function taken(from: number, to: number, traits: Partial<TakenTime> = {}): TakenTime {
  return {
    place: 'oak',
    startsAt: instant(minutes(from)),
    endsAt: instant(minutes(to)),
    travel: minutes(0),
    turnover: minutes(0),
    buffers: noBuffers,
    ...traits,
  };
}

test('entries that overlap are in each other’s way, those that touch are not', () => {
  expect(isInTheWay(taken(0, 60), taken(59, 90))).toBe(true);
  expect(isInTheWay(taken(0, 60), taken(60, 90))).toBe(false);
});

test('between two places the longer way must fit, at one place none is needed', () => {
  const oak = taken(0, 60, { travel: minutes(20) });

  expect(isInTheWay(oak, taken(75, 90, { place: 'elm', travel: minutes(10) }))).toBe(true);
  expect(isInTheWay(oak, taken(80, 90, { place: 'elm', travel: minutes(10) }))).toBe(false);
  expect(isInTheWay(oak, taken(60, 90, { travel: minutes(20) }))).toBe(false);
});

test('turnover counts after the earlier entry only', () => {
  const clinic = { place: null, turnover: minutes(15) };

  expect(isInTheWay(taken(0, 60, clinic), taken(70, 90))).toBe(true);
  expect(isInTheWay(taken(0, 60), taken(60, 90, clinic))).toBe(false);
});

test('it makes no difference which of the two is asked about', () => {
  const any = fc.record({
    from: fc.nat(200),
    length: fc.integer({ min: 1, max: 100 }),
    travel: fc.nat(30),
    place: fc.constantFrom('a', 'b', null),
  });
  fc.assert(
    fc.property(any, any, (x, y) => {
      const [a, b] = [x, y].map(({ from, length, travel, place }) => taken(from, from + length, { place, travel: minutes(travel) }));
      fc.pre(a !== undefined && b !== undefined && a.startsAt !== b.startsAt);

      expect(isInTheWay(a, b)).toBe(isInTheWay(b, a));
    }),
  );
});

test('buffers stand beside the way between two places, and not at one place', () => {
  const oak = taken(0, 60, { travel: minutes(20), buffers: { before: minutes(50), after: minutes(10) } });
  const elm = taken(95, 120, { place: 'elm', buffers: { before: minutes(5), after: minutes(50) } });

  expect(isInTheWay(oak, elm)).toBe(false);
  expect(isInTheWay(oak, { ...elm, startsAt: instant(minutes(94)) })).toBe(true);
  expect(isInTheWay(oak, taken(60, 90, { buffers: oak.buffers }))).toBe(false);
});
