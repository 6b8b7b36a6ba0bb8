import { negated, parseMoney, type Pence } from '../money.ts';

/**
 * Reads an amount as banks write it: `£1,234.56`, `-12.5`, `(12.50)`, `12.50-`, `12.50 DR`, `+£3.00`, `GBP 3.00`, `26.700000`.
 *
 * @returns null for anything else, for a third decimal that is not zero, and for `1.234,56`: no guess is made
 */
export function parseBankAmount(text: string): Pence | null {
  const cell = text.replaceAll(/[\u00a0\u202f\s]+/gu, '').toUpperCase();
  const { bare, signs } = withoutSigns(cell.replace(/^="(.*)"$/u, '$1').replace(/^'/u, ''));
  const amount = /^[£\d.]/u.test(bare) ? parseMoney(bare.replace(/(\.\d{2})0+$/u, '$1').replace(/\.$/u, '')) : null;
  if (amount === null || signs > 1) return null;
  return signs === 1 ? negated(amount) : amount;
}

/** Takes off what says "negative" and what says "pounds"; more than one minus is not an amount. */
function withoutSigns(cell: string): { readonly bare: string; readonly signs: number } {
  let bare = cell;
  let signs = 0;
  for (const { pattern, negative } of MARKS) {
    if (!pattern.test(bare)) continue;
    bare = bare.replace(pattern, '$1');
    signs += negative;
  }
  return { bare, signs };
}

interface Mark {
  readonly pattern: RegExp;
  readonly negative: 0 | 1;
}

const MARKS: readonly Mark[] = [
  { pattern: /^\((.+)\)$/u, negative: 1 },
  { pattern: /^(.+)(?:DR|D)$/u, negative: 1 },
  { pattern: /^(.+)(?:CR|C)$/u, negative: 0 },
  { pattern: /^(.+)GBP$/u, negative: 0 },
  { pattern: /^GBP(.+)$/u, negative: 0 },
  { pattern: /^(.+)[-\u2212\u2013]$/u, negative: 1 },
  { pattern: /^(£?)[-\u2212\u2013](?=.)/u, negative: 1 },
  { pattern: /^(£?)\+(?=.)/u, negative: 0 },
];
