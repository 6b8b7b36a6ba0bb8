import type { Nation } from '../invoices/model.ts';

/** A number as it is kept, and what is wrong with it in words; null when nothing is. */
export interface CheckedNumber {
  readonly value: string;
  readonly problem: string | null;
}

/**
 * National Insurance number: two letters, six digits, A to D (HMRC NIM39110). Spaces go, letters become capitals.
 * An empty text is no problem here: whether a number is needed, the form decides.
 */
export function checkNationalInsurance(text: string): CheckedNumber {
  const value = compact(text);
  return { value, problem: value === '' ? null : nationalInsuranceProblem(value) };
}

/** GMC number: seven digits, of which the first may be 0. */
export function checkGmc(text: string): CheckedNumber {
  const value = compact(text);
  return { value, problem: value === '' || /^\d{7}$/u.test(value) ? null : 'A GMC number has seven digits.' };
}

/** Superannuation number of the pension scheme: eight digits; people write it with SD, spaces or slashes. */
export function checkSd(text: string): CheckedNumber {
  const value = compact(text).replaceAll(/[/-]/gu, '').replace(/^SD/u, '');
  return { value, problem: value === '' || /^\d{8}$/u.test(value) ? null : 'An SD number has eight digits.' };
}

/** Code of an employing authority: its shape is not published, so only what cannot be a code is told. */
export function checkEmployingAuthority(text: string): CheckedNumber {
  const value = compact(text);
  const isPlausible = value === '' || /^[A-Z0-9]{2,12}$/u.test(value);
  return { value, problem: isPlausible ? null : 'A code of an employing authority has letters and digits only.' };
}

const practiceCodes: Readonly<Record<Nation, readonly [shape: RegExp, words: string]>> = {
  england: [/^[A-Z]\d{5}$/u, 'Practice codes in England have a letter and five digits, such as A12345.'],
  wales: [/^W\d{5}$/u, 'Practice codes in Wales have a W and five digits, such as W12345.'],
  scotland: [/^S?\d{5}$/u, 'Practice codes in Scotland have five digits, often after an S.'],
  northernIreland: [/^Z\d{5}$/u, 'Practice codes in Northern Ireland have a Z and five digits, such as Z12345.'],
};

/** ODS code of a practice. The shapes are customary, not published: a problem here is a warning and keeps nothing back. */
export function checkPracticeCode(text: string, nation: Nation): CheckedNumber {
  const value = compact(text);
  const [shape, words] = practiceCodes[nation];
  return { value, problem: value === '' || shape.test(value) ? null : words };
}

function nationalInsuranceProblem(value: string): string | null {
  const shape = /^(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]$/u;
  if (shape.test(value)) return null;
  if (/^TN\d{6}[A-Z]?$/u.test(value)) return 'This is a temporary number. The forms need the one that HMRC gave.';
  if (/^[A-Z]{2}\d{6}$/u.test(value)) return 'The letter at the end is missing: A, B, C or D.';
  if (!/^[A-Z]{2}\d{6}[A-Z]$/u.test(value)) return 'A National Insurance number has two letters, six digits and one of A to D.';
  return /[A-D]$/u.test(value) ? 'HMRC gives no numbers that begin with these letters.' : 'The last letter is A, B, C or D.';
}

function compact(text: string): string {
  return text.replaceAll(/\s/gu, '').toUpperCase();
}
