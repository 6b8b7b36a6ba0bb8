import type { LocalDate } from '../time.ts';

/** How the numbers of one series look and count. Invoices have one series, credit notes another. */
export interface NumberPattern {
  /** Text with `{number}` once and, if wanted, `{year}` or `{yy}` and `{organisation}`: `{year}-{number}`. */
  readonly template: string;
  /** The count is padded with zeros to this many digits, 1 to 9; larger counts simply grow. */
  readonly digits: number;
  readonly restart: 'never' | 'yearly';
  /** Whether every organisation has a count of its own. */
  readonly countsPer: 'issuer' | 'organisation';
  /** The first count: 1, or where an existing series goes on. */
  readonly startNumber: number;
  /** With a yearly restart, the only year that begins at `startNumber`; the others begin at 1. */
  readonly startYear: number;
}

/** What can be wrong with a pattern, in words for its form. */
export const patternProblemWords = {
  numberMissing: 'Put {number} where the count goes.',
  yearMissing: 'A count that starts again each year needs {year} or {yy} in the pattern.',
  organisationMissing: 'A count for each organisation needs {organisation} in the pattern.',
  organisationTouchesDigits: 'Put a dash or another sign between {organisation} and the digits beside it.',
  tokenTwice: 'Use each part only once, and either {year} or {yy}.',
  textNotAllowed: 'Use letters, digits, spaces and - / . _ #, at most 40 characters.',
  digitsOutOfRange: 'Choose 1 to 9 digits.',
  startOutOfRange: 'Start at a whole number from 1 to 999,999,999.',
} as const;
export type PatternProblem = keyof typeof patternProblemWords;

/** What a written number says: its count, and the year and organisation where the pattern shows them. */
export interface ReadNumber {
  readonly count: number;
  /** As written, with two or four digits; empty where the pattern shows no year. */
  readonly year: string;
  readonly organisation: string;
}

/** What a number is made of besides its count. */
export interface NumberContext {
  readonly issuedOn: LocalDate;
  /** The organisation's own prefix; empty where it has none. */
  readonly organisation: string;
}

const token = /\{(?<name>number|year|yy|organisation)\}/gu;
const largestStart = 999_999_999;

/** What keeps a pattern from being used; empty when nothing does. */
export function problemsOf(pattern: NumberPattern): readonly PatternProblem[] {
  const { template, digits, restart, countsPer, startNumber } = pattern;
  const names = [...template.matchAll(token)].map(({ groups }) => groups?.['name'] ?? '');
  const hasYear = names.includes('year') || names.includes('yy');
  const checks: readonly (readonly [boolean, PatternProblem])[] = [
    [names.includes('number'), 'numberMissing'],
    [hasYear || restart === 'never', 'yearMissing'],
    [names.includes('organisation') || countsPer === 'issuer', 'organisationMissing'],
    [isOrganisationApart(template), 'organisationTouchesDigits'],
    [new Set(names).size === names.length && !(names.includes('year') && names.includes('yy')), 'tokenTwice'],
    [template.length <= 40 && isAllowedText(template.replaceAll(token, '')), 'textNotAllowed'],
    [isWholeBetween(digits, 1, 9), 'digitsOutOfRange'],
    [isWholeBetween(startNumber, 1, largestStart), 'startOutOfRange'],
  ];
  return checks.filter(([isRight]) => !isRight).map(([, problem]) => problem);
}

/** Whether a text may stand in a number: letters, digits, space and `- / . _ #`, at most 40 characters. */
export function isAllowedText(text: string): boolean {
  return /^[\p{L}\p{M}\p{N} \-/._#]{0,40}$/u.test(text);
}

/** Writes a number. The pattern must be free of problems. */
export function writeNumber({ template, digits }: NumberPattern, { issuedOn, organisation }: NumberContext, count: number): string {
  const values: Readonly<Record<string, string>> = {
    number: String(count).padStart(digits, '0'),
    year: issuedOn.slice(0, 4),
    yy: issuedOn.slice(2, 4),
    organisation,
  };
  return template.replaceAll(token, (_whole, name: string) => values[name] ?? '');
}

/** Reads a number back, however many zeros it was padded with; null when it is not of this pattern. */
export function readNumber({ template }: NumberPattern, text: string): ReadNumber | null {
  const groups = expressionFor(template).exec(text)?.groups;
  if (groups === undefined) return null;
  const { number = '', year, yy, organisation = '' } = groups;
  return { count: Number(number), year: year ?? yy ?? '', organisation };
}

function expressionFor(template: string): RegExp {
  const pieces: Readonly<Record<string, string>> = {
    number: '(?<number>[0-9]{1,15})',
    year: '(?<year>[0-9]{4})',
    yy: '(?<yy>[0-9]{2})',
    organisation: '(?<organisation>.+)',
  };
  let source = '';
  let end = 0;
  for (const match of template.matchAll(token)) {
    source += escaped(template.slice(end, match.index)) + (pieces[match.groups?.['name'] ?? ''] ?? '');
    end = match.index + match[0].length;
  }
  return new RegExp(`^${source}${escaped(template.slice(end))}$`, 'u');
}

/** An organisation may be called `B1`: next to a digit nobody could tell where its prefix ends. */
function isOrganisationApart(template: string): boolean {
  return !/(?:\p{N}|\{number\}|\{year\}|\{yy\})\{organisation\}|\{organisation\}(?:\p{N}|\{number\}|\{year\}|\{yy\})/u.test(template);
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, (sign) => `\\${sign}`);
}

function isWholeBetween(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}
