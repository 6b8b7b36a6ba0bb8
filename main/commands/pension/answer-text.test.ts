import { expect, test } from 'vitest';
import { pensionAnswerSchema } from '../../../shared/contract/pension-answer.ts';
import { localDate } from '../../../shared/domain/time.ts';
import { builtInEdition } from '../../../shared/rates/rates-edition.ts';
import { pensionExamples } from '../../../tests/support/pension-examples.ts';
import { answerText } from './answer-text.ts';

const ask = (question: unknown) => answerText(typeof question === 'string' ? question : JSON.stringify(question), builtInEdition);

test.each(pensionExamples.map((example) => [example.name, example] as const))('%s', (_, { question, expected }) => {
  expect(ask(question)).toMatchObject({ output: expected, error: null });
});

test('a list of questions is answered in its order, each as the schema says', () => {
  const questions = pensionExamples.map(({ question }) => question).filter((question) => !Object.hasOwn(question as object, 'expect'));

  const { output } = ask(questions);

  expect(output).toHaveLength(questions.length);
  for (const each of output as unknown[]) expect(pensionAnswerSchema.safeParse(each).error).toBe(undefined);
});

test('fields are known under their other names, amounts as numbers, as text and in pence', () => {
  const same = [
    { nation: 'EW', fee: '650.00', tier: '12.5', expenses: '10.00' },
    { nation: 'England', fee: 650, tierPct: 12.5, travel: 10 },
    { area: 'e&w', feePence: 65_000, rate: '12.50%', expenses_pence: 1_000 },
    { nation: 'Wales', fee: '£650', tier_rate: '12.500', mileage: '10.0' },
  ];

  const answers = ask(same).output as unknown[];

  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
});

test('what is not certain, and what was assumed, is told', () => {
  expect(ask({ nation: 'NI', pensionable: '20000', days: 100 }).output).toMatchObject({
    table: { id: 'NI-2025', confidence: 'secondary' },
    uncertain: [{ figure: 'tierTable:NI-2025' }, { figure: 'annualises:northernIreland' }],
    assumed: ['the tables of 2025/26, the newest that are known'],
  });
});

test('a due day that is not certain is told with its doubt', () => {
  expect(ask([{ nation: 'SC', month: '2026-12' }, { nation: 'NI', month: '2026-12' }, { month: '2026-12' }]).output).toMatchObject([
    {
      scheme_year: '2026/27',
      form_b_due: null,
      uncertain: [{ figure: 'formBDueDay:scotland' }],
      assumed: ['work of 2026/27, by the month of Form B'],
    },
    { form_b_due: '2027-01-06', uncertain: [{ figure: 'formBDueDay:northernIreland' }] },
    { form_b_due: '2027-01-07', uncertain: [] },
  ]);
});

test('without a tier there is what needs none', () => {
  const { output } = ask({ fee: '650.00', worked: '2025-06-02', cumulative_before: '100.00' });

  expect(output).toMatchObject({ a: '585.00', h: '84.12', j: '685.00' });
  for (const name of ['b', 'g', 'i', 'tier', 'contributions']) expect(output).not.toHaveProperty(name);
});

test('a given tier needs no table, and brings no doubts of one', () => {
  expect(ask({ nation: 'SC', pensionable: '30000', rate: '9.8', worked: '2026-05-01' }).output).toMatchObject({
    contributions: '2940.00',
    uncertain: [],
  });
});

test('a tier without work and income contributes to nothing that could be told', () => {
  expect(ask({ sd: '12345678', month: '2026-05', tier: '12.5' }).output).not.toHaveProperty('contributions');
});

test('a tier in use is compared with the one that the income comes to', () => {
  expect(ask({ pensionable: '18000', days: 60, table: '2025/26', tier: '10.7' }).output).toMatchObject({
    tier: '10.7',
    contributions: '1926.00',
    rate_due: '12.5',
    contributions_due: '2250.00',
    difference: '324.00',
  });
});

test.each<[string, unknown, string, string]>([
  ['half a penny', { fee: '650.005' }, 'WRONG_INPUT', 'fee'],
  ['an amount below nothing', { fee: -1 }, 'WRONG_INPUT', 'fee'],
  ['an amount in words', { fees: ['1.00', 'ten'] }, 'WRONG_INPUT', 'fees[1]'],
  ['half pence', { fee_pence: 1.5 }, 'WRONG_INPUT', 'fee'],
  ['a rate over the whole', { fee: 1, tier: '100.01' }, 'WRONG_INPUT', 'tier'],
  ['a rate too fine', { fee: 1, tier: '12.345' }, 'WRONG_INPUT', 'tier'],
  ['an unknown nation', { nation: 'France', fee: 1 }, 'WRONG_INPUT', 'nation'],
  ['a slip of the pen', { fee: 1, teir: 1 }, 'WRONG_INPUT', ''],
  ['a day that is none', { fee: 1, worked: '2026-02-30' }, 'WRONG_INPUT', 'worked'],
  ['nothing for a rate', { fee: 1, tier: null }, 'WRONG_INPUT', 'tier'],
  ['fees in one field', { fee: [1, 2] }, 'WRONG_INPUT', 'fee'],
  ['half a day', { pensionable: 1, days: 60.5 }, 'WRONG_INPUT', 'days'],
  ['more days than a year has', { pensionable: 1, days: 367 }, 'WRONG_INPUT', 'days'],
  ['days of service of another year', { pensionable: 1, table: '2026/27', days: ['2026-03-31'] }, 'WRONG_INPUT', 'days'],
  ['days of service backwards', { pensionable: 1, days: [{ from: '2026-06-02', to: '2026-06-01' }] }, 'WRONG_INPUT', 'days[0].to'],
  ['two names for one thing', { fee: 1, tier: 1, rate: 1 }, 'WRONG_INPUT', 'tier'],
  ['fee and fees', { fee: 1, fees: [1] }, 'WRONG_INPUT', 'fees'],
  ['a per cent and a sum for one line', { fee: 1, ap_pct: 1, ap_fixed: 1 }, 'WRONG_INPUT', 'ap_fixed'],
  ['no question at all', {}, 'WRONG_INPUT', ''],
  ['a text', '"fee"', 'WRONG_INPUT', ''],
  ['no JSON', '{"fee": ', 'NOT_JSON', ''],
  ['an empty input', '', 'NOT_JSON', ''],
  ['no days', { pensionable: 1, days: 0 }, 'WRONG_INPUT', 'days'],
  ['more days than a year', { pensionable: 1, days: 367 }, 'WRONG_INPUT', 'days'],
  ['a day that is none', { worked: '2026-02-30' }, 'WRONG_INPUT', 'worked'],
  ['days of two scheme years', { fees: [1, 1], worked: ['2026-03-31', '2026-04-01'] }, 'MIXED_SCHEME_YEARS', 'worked'],
  ['a range over 31 March', { fee: 1, from: '2026-03-31', to: '2026-04-01' }, 'RANGE_ACROSS_YEAR_END', 'to'],
  ['a range backwards', { fee: 1, from: '2026-06-02', to: '2026-06-01' }, 'RANGE_BACKWARDS', 'to'],
  ['half a range', { fee: 1, from: '2026-06-02' }, 'WRONG_INPUT', 'to'],
  ['a range over a change of tables', { nation: 'SC', fee: 1, from: '2024-09-30', to: '2024-10-01' }, 'MIXED_TIER_TABLES', 'worked'],
  ['a table of another nation', { nation: 'EW', pensionable: 1, table: 'SC-2025' }, 'NO_TABLE', 'table'],
  ['days of two tables', { nation: 'SC', fee: 1, worked: ['2024-09-30', '2024-10-01'] }, 'MIXED_TIER_TABLES', 'worked'],
  ['a year with two tables', { nation: 'SC', pensionable: 1, table: '2024/25' }, 'MIXED_TIER_TABLES', 'table'],
  ['another year than the day’s', { fee: 1, worked: '2026-05-01', table: '2025/26' }, 'WRONG_INPUT', 'table'],
  ['a table that is none', { fee: 1, table: 'EW-1999' }, 'NO_TABLE', 'table'],
  ['a day without a table', { nation: 'SC', pensionable: 1, worked: '2026-05-01' }, 'NO_TABLE', 'tier'],
  ['a day without an employer’s rate', { fee: 1, worked: '2027-04-01' }, 'NO_FIGURE_FOR_DATE', 'worked'],
  ['fewer days than fees', { fees: [1, 1, 1], worked: ['2026-05-01', '2026-05-02'] }, 'WRONG_INPUT', 'worked'],
  ['pay before the work', { fee: 1, worked: '2026-05-02', paid: '2026-05-01' }, 'PAID_BEFORE_WORK', 'paid'],
  ['a short SD number', { sd: '1234', month: '2026-05' }, 'WRONG_INPUT', 'sd'],
  ['a month that is none', { sd: '12345678', month: '2026-13' }, 'WRONG_INPUT', 'month'],
  ['a wrong one in a list', [{ fee: 1 }, { fee: 'x' }], 'WRONG_INPUT', '[1].fee'],
  ['a remark beside an example', { inputs: { fee: 1 }, remark: 'x' }, 'WRONG_INPUT', ''],
  ['a table of examples without rows', { expect: [1] }, 'WRONG_INPUT', 'expect[0]'],
])('%s is refused, and the field is named', (_, question, code, path) => {
  expect(ask(question)).toEqual({
    output: null,
    error: { code, path, message: expect.stringMatching(/^(?!Invalid|Too |Unrecognized)[A-Z].{9}/) },
  });
});

test('an answer says by which edition of the figures it was worked out', () => {
  const text = JSON.stringify({ fees: ['650.00'], tier: '12.5' });
  const newer = { ...builtInEdition, version: 7, issuedOn: localDate('2027-03-01') };

  expect(ask({ fees: ['650.00'], tier: '12.5' }).output).toMatchObject({ figures: { version: 1, issued: '2026-11-22' } });
  expect(answerText(text, newer).output).toMatchObject({ figures: { version: 7, issued: '2027-03-01' } });
});
