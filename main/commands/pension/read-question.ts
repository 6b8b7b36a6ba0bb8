import type { z } from 'zod';
import { pensionQuestionSchema, type PensionQuestion } from '../../../shared/contract/pension-calculation.ts';
import { withFirstNames } from '../../../shared/contract/pension-calculation-keys.ts';
import { WrongQuestion } from './wrong-question.ts';

/**
 * Reads one question, whatever names its fields have.
 *
 * @throws WrongQuestion WRONG_INPUT that names the first field which is wrong
 */
export function readQuestion(given: unknown): PensionQuestion {
  if (!isFields(given)) throw new WrongQuestion('WRONG_INPUT', '', 'A JSON object with the fields that --schema names');
  const { fields, twice } = withFirstNames(given);
  if (twice !== null) throw new WrongQuestion('WRONG_INPUT', twice, `Given twice, under two names: ${twice}`);
  const checked = pensionQuestionSchema.safeParse(fields);
  if (checked.success) return checked.data;
  throw refused(checked.error.issues[0]);
}

function refused(issue: z.core.$ZodIssue | undefined): WrongQuestion {
  const path = (issue?.path ?? []).map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  return new WrongQuestion('WRONG_INPUT', path.replace(/^\./u, ''), messageOf(issue));
}

function messageOf(issue: z.core.$ZodIssue | undefined): string {
  if (issue?.code === 'unrecognized_keys') return `Unknown: ${issue.keys.join(', ')}. The fields are those that --schema names`;
  return issue?.message ?? 'Wrong input';
}

/** Whether a value read from JSON is an object with fields. */
export function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
