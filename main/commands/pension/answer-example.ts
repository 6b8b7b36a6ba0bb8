import type { PensionAnswer } from '../../../shared/contract/pension-answer.ts';
import type { PensionRates } from '../../../shared/domain/pension/pension-rates.ts';
import { answerQuestion } from './answer-question.ts';
import { isFields, readQuestion } from './read-question.ts';
import { WrongQuestion } from './wrong-question.ts';

type Row = readonly unknown[];
type Answer = PensionAnswer | { readonly id?: string; readonly expect: readonly Row[] };

/** What a worked example may hold besides its question. */
const exampleKeys = new Set(['id', 'kind', 'desc', 'description', 'name', 'nation', 'table', 'inputs', 'expect']);

/** Whether an input is a worked example: a question in `inputs`, or a table of questions with their answers in `expect`. */
export function isExample(given: unknown): given is Readonly<Record<string, unknown>> {
  return isFields(given) && ('inputs' in given || 'expect' in given);
}

/**
 * Answers the question of a worked example. What it expects is not read, except for a table: its rows come back with
 * their last cell worked out anew. A row is `[income, rate]`, `[day of work, last day of receipt]`,
 * `[month, due day of Form B]`, `[day of work, day of payment, month of Form B]` or `[SD number, month, reference]`.
 *
 * @throws WrongQuestion as `readQuestion` and `answerQuestion` do
 */
export function answerExample(example: Readonly<Record<string, unknown>>, rates: PensionRates): Answer {
  const unknown = Object.keys(example).find((key) => !exampleKeys.has(key));
  if (unknown !== undefined) throw new WrongQuestion('WRONG_INPUT', '', `Unknown: ${unknown}. A worked example has id, inputs and expect`);
  const { id, nation, table, inputs, expect } = example;
  const named = typeof id === 'string' ? { id } : {};
  const about = { ...(nation === undefined ? {} : { nation }), ...(table === undefined ? {} : { table }) };
  if (Array.isArray(expect)) {
    const base = { ...about, ...(isFields(inputs) ? inputs : {}) };
    return { ...named, expect: expect.map((row, index) => answerRow(row, `expect[${index}]`, base, rates)) };
  }
  const question = isFields(inputs) ? { ...about, ...inputs } : inputs;
  return { ...named, ...answerQuestion(readQuestion(question), rates) };
}

function answerRow(row: unknown, path: string, base: Readonly<Record<string, unknown>>, rates: PensionRates): Row {
  if (!Array.isArray(row) || typeof row[0] !== 'string') throw new WrongQuestion('WRONG_INPUT', path, 'A row such as ["28855", "8.3"]');
  const [asked, second]: readonly unknown[] = row;
  const answer = (question: object) => answerQuestion(readQuestion({ ...base, ...question }), rates);
  const isDay = /^\d{4}-\d{2}-\d{2}$/u.test(row[0]);
  if (row.length > 2 && isDay) return [asked, second, answer({ worked: asked, paid: second }).form_b_month];
  // What stands after the month is a remark.
  if (row.length > 2) return [asked, second, answer({ sd: asked, month: String(second).slice(0, 7) }).upr];
  if (isDay) return [asked, answer({ worked: asked }).last_receipt];
  if (/^\d{4}-\d{2}$/u.test(row[0])) return [asked, answer({ month: asked }).form_b_due];
  return [asked, answer({ pensionable: asked }).rate];
}
