import { expect, test } from 'vitest';
import { hindersNo, standingChoice, type OtherSaid } from './all-or-none.ts';

const open = (said: OtherSaid['said']): OtherSaid => ({ isBilled: false, said });
const billed = (said: OtherSaid['said']): OtherSaid => ({ isBilled: true, said });

test.each([
  ['nothing at all', [], 0, null],
  ['a form that stands', [open('no')], 1, 'yes'],
  ['a yes beside a no', [open('no'), open('yes')], 0, 'yes'],
  ['a yes on an invoice', [billed('yes')], 0, 'yes'],
  ['a no', [open(null), open('no')], 0, 'no'],
  ['a no on an invoice alone', [billed('no'), open('ask')], 0, null],
] as const)('the rest of the year with %s', (_name, others, forms, expected) => {
  expect(standingChoice({ others, forms })).toBe(expected);
});

test.each([
  ['nothing at all', [], 0, true, false],
  ['a form that stands', [], 1, false, true],
  ['an open yes', [open('yes')], 0, false, true],
  ['an open one that says nothing and is usually pensioned', [open(null)], 0, true, true],
  ['an open one that says nothing and usually is not', [open(null)], 0, false, false],
  ['an open one that follows a no of the year', [open(null), open('no')], 0, true, false],
  ['an open one that follows a yes on an invoice', [open(null), billed('yes')], 0, false, true],
  ['a yes on an invoice alone', [billed('yes')], 0, true, false],
  ['one that says nothing on an invoice', [billed(null)], 0, true, false],
  ['one to be asked about', [open('ask')], 0, true, false],
] as const)('a no beside %s', (_name, others, forms, isPensioned, expected) => {
  expect(hindersNo({ others, forms }, isPensioned)).toBe(expected);
});
