import type { BankLineView, MatchSuggestion, Reading } from '../../../shared/contract/bank.ts';
import { formatMoney } from '../../../shared/domain/money.ts';
import type { Confidence } from '../../../shared/domain/statements/match-model.ts';
import type { ChipShape, ChipTone } from '../../ui/status-chip.tsx';
import { paymentCountWords } from '../payments/payment-words.ts';

type ReadReading = Extract<Reading, { outcome: 'read' }>;

export const confidenceWords: Readonly<Record<Confidence, { readonly word: string; readonly shape: ChipShape; readonly tone: ChipTone }>> =
  {
    high: { word: 'Very likely', shape: 'tick', tone: 'accent' },
    medium: { word: 'Likely', shape: 'half', tone: 'plain' },
    low: { word: 'Perhaps', shape: 'ring', tone: 'muted' },
  };

/** `INV-0042`, `INV-0042 and INV-0043`, `INV-0042 and 3 more`. */
export function numbersWords(numbers: readonly string[]): string {
  const [first = '', second] = numbers;
  if (second === undefined) return first;
  return numbers.length === 2 ? `${first} and ${second}` : `${first} and ${numbers.length - 1} more`;
}

/** What a suggestion would do, on one line: `River Surgery · INV-0042, £20.00 on account`. */
export function suggestionWords({ organisation, allocations, unallocated }: MatchSuggestion): string {
  const numbers = numbersWords(allocations.map(({ number }) => number));
  return `${organisation.name} · ${numbers}${unallocated > 0 ? `, ${formatMoney(unallocated)} on account` : ''}`;
}

/** What a matched line became. */
export function paymentWords({ organisation, numbers, onAccount }: NonNullable<BankLineView['payment']>): string {
  if (numbers.length === 0) return `${organisation.name} · on account`;
  return `${organisation.name} · ${numbersWords(numbers)}${onAccount > 0 ? `, ${formatMoney(onAccount)} on account` : ''}`;
}

/** What the file held besides new lines, one sentence each. */
export function readingFacts({ known, doubled, paidOut, mixedEncodings }: ReadReading): readonly string[] {
  const facts = [
    known > 0 ? `${paymentCountWords(known)} in ${known === 1 ? 'is' : 'are'} known already and skipped.` : '',
    doubled > 0
      ? `${doubled} ${doubled === 1 ? 'row stands' : 'rows stand'} in the file twice and ${doubled === 1 ? 'counts' : 'count'} once.`
      : '',
    paidOut > 0 ? `${paymentCountWords(paidOut)} out ${paidOut === 1 ? 'is' : 'are'} not kept.` : '',
    mixedEncodings ? 'Some rows were written in another encoding than the rest: look at names with accents.' : '',
  ];
  return facts.filter((fact) => fact !== '');
}

export const warningWords: Readonly<Record<ReadReading['warnings'][number], string>> = {
  otherAccount: 'This file names another account than the one chosen here.',
  otherBank: 'Earlier files of this account came from another bank.',
  otherFormat: 'Earlier files of this account were of another format: payments that may be known already are asked about below.',
};
