import type { PensionRates } from '../../../shared/domain/pension/pension-rates.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { errorTexts } from '../../../shared/errors/texts.ts';
import { answerExample, isExample } from './answer-example.ts';
import { answerQuestion } from './answer-question.ts';
import { readQuestion } from './read-question.ts';
import { WrongQuestion } from './wrong-question.ts';

interface WrongAnswer {
  readonly code: string;
  /** The field that is wrong; empty for all of it. */
  readonly path: string;
  readonly message: string;
}

/** What is printed: the answer, or why there is none. */
export type AnsweredText = { readonly output: unknown; readonly error: null } | { readonly output: null; readonly error: WrongAnswer };

/** Answers a question, a worked example, or a list of them in its order, written in JSON. */
export function answerText(text: string, rates: PensionRates): AnsweredText {
  try {
    return { output: answerAll(parseJson(text), rates), error: null };
  } catch (error) {
    return { output: null, error: explained(error) };
  }
}

function answerAll(given: unknown, rates: PensionRates): unknown {
  if (!Array.isArray(given)) return answerOne(given, rates);
  return given.map((each, index) => {
    try {
      return answerOne(each, rates);
    } catch (error) {
      const { code, path, message } = explained(error);
      throw new WrongQuestion(code, [`[${index}]`, path].filter((part) => part !== '').join('.'), message, { cause: error });
    }
  });
}

function answerOne(given: unknown, rates: PensionRates): unknown {
  return isExample(given) ? answerExample(given, rates) : answerQuestion(readQuestion(given), rates);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new WrongQuestion('NOT_JSON', '', 'The standard input is not JSON', { cause: error });
  }
}

/** A bug keeps its stack: it is thrown on. */
function explained(error: unknown): WrongAnswer {
  if (error instanceof WrongQuestion) return { code: error.code, path: error.path, message: error.message };
  if (!(error instanceof AppError)) throw error;
  const { title, action } = errorTexts[error.code];
  return { code: error.code, path: 'worked', message: `${title}. ${action}` };
}
