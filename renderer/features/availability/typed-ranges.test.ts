import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aRange } from '../../../tests/support/an-availability.ts';
import { rangesText, typedRanges } from './typed-ranges.ts';

const read = (text: string): readonly string[] | undefined => typedRanges(text)?.map(({ from, to }) => `${from}-${to}`);

test.each([
  ['9-5', ['09:00-17:00']],
  ['9–13, 14–17:30', ['09:00-13:00', '14:00-17:30']],
  ['0900-1300 1400-1730', ['09:00-13:00', '14:00-17:30']],
  ['2pm to 6pm and 8.30am-12pm', ['08:30-12:00', '14:00-18:00']],
  ['12-1', ['12:00-13:00']],
  ['9-1, 2-5:30', ['09:00-13:00', '14:00-17:30']],
  ['8-12, 1-5, 6-9', ['08:00-12:00', '13:00-17:00', '18:00-21:00']],
  ['22-2', ['22:00-02:00']],
  ['8-8', ['08:00-20:00']],
  ['22-6', ['22:00-06:00']],
  ['09:00-05:00', ['09:00-05:00']],
  ['0-24', ['00:00-00:00']],
  ['12am-12pm', ['00:00-12:00']],
  ['', []],
  [' off ', []],
])('“%s” is read as people mean it', (text, ranges) => {
  expect(read(text)).toEqual(ranges);
});

test.each(['9', '9-', '25-26', '9-12:60', '13pm-2pm', '9-12 lunch 13-17', '9-12-17', '=1+1', '24:30-3'])(
  '“%s” is not taken for times',
  (text) => {
    expect(typedRanges(text)).toBeNull();
  },
);

test('what is written out is read back as it was', () => {
  const clock = fc.tuple(fc.nat(23), fc.nat(59)).map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
  fc.assert(
    fc.property(fc.uniqueArray(fc.tuple(clock, clock), { maxLength: 4, selector: ([from]) => from }), (pairs) => {
      const ranges = pairs.map((pair) => aRange(pair.join('-'))).sort((a, b) => (a.from < b.from ? -1 : 1));
      expect(typedRanges(rangesText(ranges))).toEqual(ranges);
    }),
  );
});
