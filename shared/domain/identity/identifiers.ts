/**
 * What is wrong with a number that a register gave out, in words; null when it may be right or is empty.
 * A form warns with these and saves all the same: registers have exceptions that no rule knows.
 */

/** Unique Taxpayer Reference, ten digits: the first is a check digit of the others (HMRC's published weights). */
export function utrProblem(utr: string): string | null {
  if (utr === '') return null;
  const weights = [6, 7, 8, 9, 10, 5, 4, 3, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(utr[index + 1]), 0);
  return '21987654321'[sum % 11] === utr[0] ? null : 'The check digit does not fit: compare it with a letter from HMRC.';
}

/** VAT number of the United Kingdom: nine or twelve digits, the eighth and ninth check the first seven (modulus 97 or 9755). */
export function vatNumberProblem(vatNumber: string): string | null {
  const digits = /^(?:GB|XI)?(\d{9}(?:\d{3})?)$/.exec(vatNumber.replaceAll(' ', '').toUpperCase())?.[1];
  if (vatNumber === '') return null;
  if (digits === undefined) return 'A UK VAT number has GB and nine digits.';
  const sum = [8, 7, 6, 5, 4, 3, 2].reduce((total, weight, index) => total + weight * Number(digits[index]), Number(digits.slice(7, 9)));
  return sum % 97 === 0 || (sum + 55) % 97 === 0 ? null : 'The check digits do not fit: compare it with the certificate.';
}

/** Companies House: eight digits, or two letters and six digits. */
export function companyNumberProblem(number: string): string | null {
  return number === '' || /^(?:\d{8}|(?:[A-Z]{2}|R0)\d{5}[\dA-Z])$/.test(number.toUpperCase())
    ? null
    : 'A company number has eight digits, or two letters and six digits.';
}

/** Shapes of the registers whose numbers have one. */
const registrationShapes = new Map<string, readonly [shape: RegExp, words: string]>([
  ['GMC', [/^\d{7}$/, 'A GMC number has seven digits.']],
  ['GDC', [/^\d{4,6}$/, 'A GDC number has four to six digits.']],
  ['GPhC', [/^\d{7}$/, 'A GPhC number has seven digits.']],
  ['NMC', [/^\d{2}[A-Z]\d{4}[A-Z]$/i, 'An NMC PIN looks like 71A2998E.']],
  ['HCPC', [/^[A-Z]{2,3}\d{1,6}$/i, 'An HCPC number has letters and up to six digits, such as PH123456.']],
]);

export function registrationProblem(body: string, number: string): string | null {
  const [shape, words] = registrationShapes.get(body) ?? [];
  return number === '' || !shape || shape.test(number.replaceAll(' ', '')) ? null : (words ?? null);
}
