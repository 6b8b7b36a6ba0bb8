import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { pensionCalculationJsonSchema } from '../../shared/contract/pension-answer.ts';
import { builtInPensionRates } from '../../shared/rates/pension/built-in-rates.ts';
import { answerText } from './pension/answer-text.ts';

/**
 * Works out forms, tier and contributions of the questions on the standard input, and prints the answers as JSON.
 * A wrong question is answered with an error in JSON, a line for people, and the exit code 2.
 */
export async function calculatePension(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { schema: { type: 'boolean', default: false } } });
  if (values.schema) return print(pensionCalculationJsonSchema());
  const { output, error } = answerText(await text(process.stdin), builtInPensionRates);
  if (error === null) return print(output);
  print({ error });
  process.stderr.write(`${error.path === '' ? '' : `${error.path}: `}${error.message}\n`);
  return 2;
}

function print(answer: unknown): number {
  process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
  return 0;
}
