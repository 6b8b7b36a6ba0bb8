import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pence } from '../money.ts';
import { localDate } from '../time.ts';
import type { DraftLine } from './bank-line.ts';
import { withKeys } from './line-keys.ts';

const aDraft = (change: Partial<DraftLine> = {}): DraftLine => ({
  row: 2,
  section: 0,
  bookedOn: localDate('2026-10-02'),
  amount: pence(45_000),
  text: 'RIVER SURGERY INV 42',
  reference: null,
  bankId: null,
  ...change,
});
const keysOf = (drafts: readonly DraftLine[]): readonly string[] => withKeys(drafts).lines.map(({ key }) => key);

test('two equal payments on one day both stay, and the same file again has the same keys', () => {
  const file = [aDraft(), aDraft({ row: 3 })];

  expect(new Set(keysOf(file)).size).toBe(2);
  expect(keysOf(file)).toEqual(keysOf(file));
});

test('a file that was pasted behind itself adds nothing', () => {
  const file = [aDraft(), aDraft()];
  const twice = withKeys([...file, ...file.map((line) => ({ ...line, section: 1 }))]);

  expect(twice).toMatchObject({ repeated: 2, lines: withKeys(file).lines });
});

test('the same name of a movement with the same content is one movement; with another content it is another', () => {
  expect(withKeys([aDraft({ bankId: 'tx1' }), aDraft({ bankId: 'tx1' }), aDraft({ bankId: 'tx2' })])).toMatchObject({ repeated: 1 });
  expect(withKeys([aDraft({ bankId: '0' }), aDraft({ bankId: '0', text: 'OTHER' })]).lines).toHaveLength(2);
});

test('spaces, signs and capitals do not make another movement; day, amount, text and reference do', () => {
  const [key] = keysOf([aDraft()]);

  expect(keysOf([aDraft({ text: 'River  Surgery, inv 42' })])).toEqual([key]);
  for (const change of [
    { bookedOn: localDate('2026-10-03') },
    { amount: pence(45_001) },
    { text: 'RIVER SURGERY INV 43' },
    { reference: '7' },
  ])
    expect(keysOf([aDraft(change)])).not.toEqual([key]);
});

test('files that overlap by whole days add up to the account, in whatever order the bank writes a day', () => {
  const movement = fc.record({
    day: fc.integer({ min: 1, max: 6 }),
    amount: fc.integer({ min: 1, max: 2 }),
    text: fc.constantFrom('A', 'B'),
  });
  fc.assert(
    fc.property(
      fc.array(movement, { maxLength: 30 }),
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 1, max: 6 }),
      (account, from, to) => {
        const drafts = account.map(({ day, amount, text }) =>
          aDraft({ bookedOn: localDate(`2026-10-0${day}`), amount: pence(amount), text }),
        );
        const until = drafts.filter(({ bookedOn }) => bookedOn <= `2026-10-0${to}`);
        const since = drafts.filter(({ bookedOn }) => bookedOn >= `2026-10-0${from}`).toReversed();
        fc.pre(from <= to + 1);

        expect(new Set([...keysOf(until), ...keysOf(since)]).size).toBe(account.length);
      },
    ),
  );
});
