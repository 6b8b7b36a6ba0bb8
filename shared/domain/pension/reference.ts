import { shortMonthName } from '../date-words.ts';
import type { Month } from './scheme-year.ts';

export interface ReferenceShape {
  readonly yearDigits: 2 | 4;
}

/**
 * The unique payment reference of a month: `12345678LOCMAR2023`.
 *
 * @param sdNumber  eight digits
 * @throws RangeError for anything else
 */
export function referenceOf(sdNumber: string, month: Month, { yearDigits }: ReferenceShape): string {
  if (!/^\d{8}$/u.test(sdNumber)) throw new RangeError('an SD number has eight digits');
  const [year = '', number = ''] = month.split('-');
  return `${sdNumber}LOC${shortMonthName(Number(number)).toUpperCase()}${year.slice(-yearDigits)}`;
}

/** A reference that was entered by hand, beside the one that the rules make. */
export interface ReferenceByHand {
  readonly given: string;
  readonly usual: string;
}

/** Whether a text has the shape of a reference: upper case, no spaces, two digits for the year or four. */
export function isReference(text: string): boolean {
  return /^\d{8}LOC(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)(?:20)?\d{2}$/u.test(text);
}

/** What a reference by hand is to be held against, on the screen and on the forms. */
export function byHandWords({ given, usual }: ReferenceByHand): string {
  const isForeign = given.slice(0, 8) !== usual.slice(0, 8);
  const number = isForeign ? ' It begins with another SD number than yours.' : '';
  return `The payment reference was entered by hand. By your pension settings it would be ${usual}.${number}`;
}

/** What belongs on a payment: PCSE Online's `-01` is left off, spaces too. */
export function paymentReference(text: string): string {
  return text
    .replaceAll(/\s/gu, '')
    .toUpperCase()
    .replace(/-\d{1,2}$/u, '');
}
