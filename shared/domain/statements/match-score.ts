import { difference, formatMoney, sumOf, type Pence } from '../money.ts';
import type { Evidence } from './match-evidence.ts';
import { daysBetween } from '../zones.ts';
import type { Confidence, OpenLine, Suggestion } from './match-model.ts';

export interface Proposal {
  readonly line: OpenLine;
  /** The invoices, at least one; those that get nothing are left out of the suggestion. */
  readonly evidence: readonly Evidence[];
  /** For each of them, at most its balance. */
  readonly amounts: readonly Pence[];
  /** No other open invoice, and no other sum, has exactly this amount. */
  readonly isOnlyExact: boolean;
}

interface Ground {
  readonly points: number;
  readonly words: string;
}

/** Weighs a proposal and says why (docs/rules/bank-files.md §6). */
export function suggestionOf(proposal: Proposal): Suggestion {
  const { line, evidence, amounts } = proposal;
  const allocations = evidence
    .map(({ invoice }, index) => ({ invoiceId: invoice.id, amount: amounts[index] ?? ZERO }))
    .filter(({ amount }) => amount > 0);
  const grounds = [...namingGrounds(proposal), amountGround(proposal), ...nameGrounds(evidence), dateGround(line, evidence)];
  const total = grounds.reduce((sum, { points }) => sum + points, 0);
  const score = Math.max(0, Math.min(100, Math.round(total)));
  return {
    allocations: allocations.toSorted((one, other) => (one.invoiceId < other.invoiceId ? -1 : 1)),
    unallocated: difference(line.amount, sumOf(amounts)),
    score,
    confidence: confidenceOf(score),
    reasons: grounds.toSorted((one, other) => other.points - one.points).map(({ words }) => words),
  };
}

const ZERO = sumOf([]);

function confidenceOf(score: number): Confidence {
  if (score >= 80) return 'high';
  return score >= 55 ? 'medium' : 'low';
}

const NUMBER_POINTS = { exact: 60, shortened: 50, ending: 25, none: 0 } as const;
const NUMBER_WORDS = {
  exact: 'The text names invoice',
  shortened: 'The text names, in a shorter form, invoice',
  ending: 'The text holds the end of the number of invoice',
} as const;

/** The weakest of several named invoices counts: a chain of evidence is as good as its last link. */
function namingGrounds({ evidence }: Proposal): readonly Ground[] {
  const points = evidence.map(({ number, reference }) => NUMBER_POINTS[number] + (reference === null ? 0 : 30));
  const share =
    Math.min(60, ...points) / Math.max(1, evidence.filter(({ number, reference }) => number !== 'none' || reference !== null).length);
  return evidence.flatMap(({ invoice, number, reference }) => [
    ...(number === 'none' ? [] : [{ points: share, words: `${NUMBER_WORDS[number]} ${invoice.number}.` }]),
    ...(reference === null ? [] : [{ points: number === 'none' ? share : 0, words: `The text holds the reference ${reference}.` }]),
  ]);
}

function amountGround({ line, evidence, amounts, isOnlyExact }: Proposal): Ground {
  const owed = sumOf(evidence.map(({ invoice }) => invoice.balance));
  const rest = difference(line.amount, sumOf(amounts));
  if (rest > 0) return { points: -5, words: `The amount is ${formatMoney(rest)} more than what is owed.` };
  if (owed > line.amount) {
    const words = `The amount is less than what is owed: ${formatMoney(difference(owed, line.amount))} would remain.`;
    return { points: evidence.length > 1 ? -15 : -5, words };
  }
  const points = isOnlyExact ? 35 : 25;
  if (evidence.length > 1) return { points, words: `${evidence.length} invoices of one organisation add up to exactly this amount.` };
  return { points, words: isOnlyExact ? 'Only this open invoice has exactly this balance.' : 'The amount is exactly what is owed.' };
}

function nameGrounds(evidence: readonly Evidence[]): readonly Ground[] {
  const name = Math.max(...evidence.map((one) => one.name));
  if (name === 0) return [];
  return [
    {
      points: 20 * name,
      words: name >= 0.9 ? 'The payer’s name is that of the organisation.' : 'The payer’s name resembles the organisation’s.',
    },
  ];
}

/** The last due of several invoices tells whether the payment comes when it may be expected. */
function dateGround({ bookedOn }: OpenLine, evidence: readonly Evidence[]): Ground {
  const issuedOn = evidence.map(({ invoice }) => invoice.issuedOn).reduce((last, day) => (day > last ? day : last));
  const dueOn = evidence.map(({ invoice }) => invoice.dueOn).reduce((last, day) => (day > last ? day : last));
  if (bookedOn < issuedOn) return { points: -30, words: 'It was paid before the invoice was issued.' };
  const late = daysBetween(dueOn, bookedOn);
  if (late > 400) return { points: -10, words: `It was paid ${late} days after the due date.` };
  if (late > 0) return { points: 5, words: `It was paid ${late} ${late === 1 ? 'day' : 'days'} after the due date.` };
  return { points: 5, words: late === 0 ? 'It was paid on the due date.' : 'It was paid before the due date.' };
}
