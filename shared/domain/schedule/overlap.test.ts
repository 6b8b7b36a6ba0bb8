import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { instant, minutes } from '../time.ts';
import { overlapping, type OccupiedTime } from './overlap.ts';

function entry(id: string | null, from: number, to: number, traits: { turnover?: number; kind?: 'session' | 'break' } = {}): OccupiedTime {
  const at = (minute: number) => instant(minute * 60_000);
  return { id, kind: traits.kind ?? 'session', startsAt: at(from), endsAt: at(to), turnover: minutes(traits.turnover ?? 0) };
}

test('entries that only touch do not overlap', () => {
  expect(overlapping([entry('a', 0, 60), entry('b', 120, 180)], entry(null, 60, 120))).toEqual([]);
});

test('the turnover of the session before counts, and that of the candidate', () => {
  const before = entry('before', 0, 60, { turnover: 10 });
  const after = entry('after', 125, 180);

  expect(overlapping([before, after], entry(null, 65, 120, { turnover: 10 }))).toEqual([before, after]);
  expect(overlapping([before, after], entry(null, 70, 115, { turnover: 10 }))).toEqual([]);
});

test('a break may begin with the turnover, but not within the session', () => {
  const session = entry('session', 0, 60, { turnover: 10 });

  expect(overlapping([session], entry(null, 60, 75, { kind: 'break' }))).toEqual([]);
  expect(overlapping([session], entry(null, 55, 75, { kind: 'break' }))).toEqual([session]);
});

test('an entry does not overlap itself', () => {
  expect(overlapping([entry('a', 0, 60)], entry('a', 30, 90))).toEqual([]);
});

test('an entry that holds the other whole overlaps it', () => {
  expect(overlapping([entry('a', 0, 600)], entry(null, 60, 90))).toHaveLength(1);
});

test('overlapping is mutual', () => {
  const any = fc.record({
    from: fc.integer({ min: 0, max: 300 }),
    length: fc.integer({ min: 1, max: 120 }),
    turnover: fc.integer({ min: 0, max: 30 }),
    kind: fc.constantFrom('session' as const, 'break' as const),
  });
  fc.assert(
    fc.property(any, any, (a, b) => {
      const one = entry('a', a.from, a.from + a.length, a);
      const other = entry('b', b.from, b.from + b.length, b);

      expect(overlapping([one], other).length).toBe(overlapping([other], one).length);
    }),
  );
});
