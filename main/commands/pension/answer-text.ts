import { AppError } from '../../../shared/errors/app-error.ts';
import { errorTexts } from '../../../shared/errors/texts.ts';
import type { RatesEdition } from '../../../shared/rates/rates-edition.ts';
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

/** The figures that answers are worked out with. */
type Edition = Pick<RatesEdition, 'version' | 'issuedOn' | 'pension'>;

/** What is printed: the answer, or why there is none. */
export type AnsweredText = { readonly output: unknown; readonly error: null } | { readonly output: null; readonly error: WrongAnswer };

/** Answers a question, a worked example, or a list of them in its order, written in JSON. */
export function answerText(text: string, edition: Edition): AnsweredText {
  try {
    return { output: answerAll(parseJson(text), edition), error: null };
  } catch (error) {
    return { output: null, error: explained(error) };
  }
}

function answerAll(given: unknown, edition: Edition): unknown {
  if (!Array.isArray(given)) return answerOne(given, edition);
  return given.map((each, index) => {
    try {
      return answerOne(each, edition);
    } catch (error) {
      const { code, path, message } = explained(error);
      throw new WrongQuestion(code, [`[${index}]`, path].filter((part) => part !== '').join('.'), message, { cause: error });
    }
  });
}

function answerOne(given: unknown, { version, issuedOn, pension }: Edition): unknown {
  const answer = isExample(given) ? answerExample(given, pension) : answerQuestion(readQuestion(given), pension);
  return { ...answer, figures: { version, issued: issuedOn } };
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
