import { expect, test } from 'vitest';
import type { MadeMonth } from '../../../shared/contract/pension.ts';
import { basisPoints, pence } from '../../../shared/domain/money.ts';
import { noOptionalLines } from '../../../shared/domain/pension/form-b-totals.ts';
import { correctionErrors, correctionPreview, correctionValues, toCorrectionInput } from './correction-values.ts';
import { differenceWords, shareRows } from './correction-words.ts';

const amounts = { pensionable: pence(58_500), employer: pence(8_412) };
/** What of a month the fields are made of: one line, corrected to £600.00 since. */
const month = {
  id: 'm',
  tier: basisPoints(1_070),
  rows: [{ formId: 'f', ...amounts }],
  optional: noOptionalLines,
  corrections: [{ right: { tier: 980 }, lines: [{ formId: 'f', right: { pensionable: 60_000, employer: 8_628 } }] }],
} as unknown as MadeMonth;

test('fields begin with the figures as the corrections before left them, and with the tier that is due', () => {
  expect(correctionValues(month, '2026-11-24', null)).toEqual({
    foundOn: '2026-11-24',
    reason: '',
    tier: '9.8',
    lines: { f: { pensionable: '600.00', employer: '86.28' } },
  });
  expect(correctionValues(month, '2026-11-24', basisPoints(1_250)).tier).toBe('12.5');
});

test('only lines that differ are sent, in pence', () => {
  const values = { ...correctionValues(month, '2026-11-24', null), reason: 'typed wrong', tier: '12.5 %' };
  const other = { ...values, lines: { f: { pensionable: '£500', employer: '71.90' } } };

  expect(toCorrectionInput(month, values)).toMatchObject({ monthId: 'm', tier: 1_250, lines: [] });
  expect(toCorrectionInput(month, other).lines).toEqual([{ formId: 'f', pensionable: 50_000, employer: 7_190 }]);
});

test('the difference follows what is typed, also before there is a reason; none is shown while a field is wrong', () => {
  const values = { ...correctionValues(month, '2026-11-24', null), tier: '12.5' };
  const preview = correctionPreview(month, values);

  expect(preview && shareRows(preview)).toEqual([['Your contributions (b)', 1_620]]);
  expect(correctionPreview(month, { ...values, tier: 'x' })).toBeNull();
  expect(correctionPreview(month, { ...values, lines: { f: { pensionable: '-1', employer: '0' } } })).toBeNull();
  expect(Object.keys(correctionErrors({ ...values, tier: '101', lines: { f: { pensionable: '1', employer: '' } } }))).toEqual([
    'reason',
    'tier',
    'f',
  ]);
});

test.each([
  [1_166, '£11.66 to pay'],
  [-400, '£4.00 to get back'],
  [0, 'Nothing to pay'],
])('a difference of %d pence is told as %s', (off, words) => {
  expect(differenceWords(pence(off))).toBe(words);
});
