import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { pensionCalculationJsonSchema } from '../../shared/contract/pension-answer.ts';
import type { RatesPack } from '../../shared/contract/rates-pack.ts';
import type { LocalDate } from '../../shared/domain/time.ts';
import { dayOf } from '../../shared/domain/zones.ts';
import { builtInEdition } from '../../shared/rates/rates-edition.ts';
import { systemCode } from '../files/durable-file.ts';
import { createSystemClock } from '../node/system-clock.ts';
import { verifyRatesPack, type PackRefusal } from '../rates-pack/verify-rates-pack.ts';
import { answerText } from './pension/answer-text.ts';
import { WrongUse } from './wrong-use.ts';

/**
 * Works out forms, tier and contributions of the questions on the standard input, and prints the answers as JSON.
 * `--rates` names a signed rates pack to take the figures from.
 * A wrong question is answered with an error in JSON, a line for people, and the exit code 2.
 */
export async function calculatePension(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { schema: { type: 'boolean', default: false }, rates: { type: 'string' } } });
  if (values.schema) return print(pensionCalculationJsonSchema());
  const edition = values.rates === undefined ? builtInEdition : readRates(values.rates);
  const { output, error } = answerText(await text(process.stdin), edition);
  if (error === null) return print(output);
  print({ error });
  process.stderr.write(`${error.path === '' ? '' : `${error.path}: `}${error.message}\n`);
  return 2;
}

const refusals: Readonly<Record<PackRefusal, string>> = {
  tooLarge: 'it is too large for a rates pack',
  notJson: 'it is not JSON',
  notSigned: 'its signature does not fit',
  notAPack: 'it was made for another version of Session Desk',
  older: 'its figures are not newer than the ones built in',
  expired: 'it has expired',
};

function readRates(file: string): RatesPack {
  const { pack, refusal } = verifyRatesPack(readFile(file), { today: today() });
  if (refusal !== null) throw new WrongUse(`${file} cannot be used: ${refusals[refusal]}.`);
  return pack;
}

function readFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new WrongUse(`${file} could not be read (${systemCode(error)})`);
  }
}

function today(): LocalDate {
  const clock = createSystemClock();
  return dayOf(clock.now(), clock.zone());
}

function print(answer: unknown): number {
  process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
  return 0;
}
