import { pence, type Pence } from '../money.ts';
import { invoicesAddingUp } from './adding-up.ts';
import type { Evidence } from './match-evidence.ts';
import type { OpenLine, Suggestion } from './match-model.ts';
import { suggestionOf } from './match-score.ts';

/**
 * Everything that a line may have paid, best first; each on its own within the balances.
 *
 * @param evidence one for each open invoice, the oldest first
 */
export function candidatesOf(line: OpenLine, evidence: readonly Evidence[]): readonly Suggestion[] {
  const telling = evidence.filter(({ number, reference }) => number !== 'none' || reference !== null);
  const exact = evidence.filter(({ invoice }) => invoice.balance === line.amount);
  const single = [...new Set([...telling, ...exact.filter(({ name }) => name > 0 || exact.length === 1)])];
  const candidates = [
    ...single.map((one) => suggestionOf({ line, evidence: [one], amounts: amountsOf(line, [one]), isOnlyExact: exact.length === 1 })),
    ...byOrganisation(evidence).flatMap((group) => groupCandidates(line, group)),
  ];
  return distinct(candidates.filter(({ score }) => score >= LEAST_SCORE).toSorted(byScore));
}

/** Less is chance. */
const LEAST_SCORE = 20;

function groupCandidates(line: OpenLine, group: readonly Evidence[]): readonly Suggestion[] {
  const named = group.filter(({ number, reference }) => number !== 'none' || reference !== null);
  const isPayer = named.length > 0 || group.some(({ name }) => name > 0);
  if (!isPayer) return [];
  const found: Suggestion[] = [];
  if (named.length > 1) found.push(suggestionOf({ line, evidence: named, amounts: amountsOf(line, named), isOnlyExact: false }));
  const sum = invoicesAddingUp(
    group.map(({ invoice }) => invoice),
    line.amount,
  );
  if (sum !== null) {
    const parts = group.filter(({ invoice }) => sum.invoices.includes(invoice));
    found.push(suggestionOf({ line, evidence: parts, amounts: amountsOf(line, parts), isOnlyExact: !sum.isOneOfSeveral }));
  }
  if (named.length === 0 && sum === null && group.every(({ invoice }) => invoice.balance !== line.amount))
    found.push(oldestFirst(line, group));
  return found;
}

/** The payer fits and no amount does: the oldest are settled first. */
function oldestFirst(line: OpenLine, group: readonly Evidence[]): Suggestion {
  const amounts = amountsOf(line, group);
  const used = group.filter((_, index) => (amounts[index] ?? 0) > 0);
  return suggestionOf({ line, evidence: used, amounts: amounts.slice(0, used.length), isOnlyExact: false });
}

/** Gives each invoice what it is owed, in order, until the money is used up. */
function amountsOf(line: OpenLine, evidence: readonly Evidence[]): readonly Pence[] {
  let left: number = line.amount;
  return evidence.map(({ invoice }) => {
    const amount = Math.min(left, invoice.balance);
    left -= amount;
    return pence(amount);
  });
}

function byOrganisation(evidence: readonly Evidence[]): readonly (readonly Evidence[])[] {
  const groups = Map.groupBy(evidence, ({ invoice }) => invoice.organisationId);
  return [...groups.values()];
}

/** Best first; between equals the fewer invoices, then by their ids, so that the order never depends on the input's. */
function byScore(one: Suggestion, other: Suggestion): number {
  return other.score - one.score || one.allocations.length - other.allocations.length || compareText(signatureOf(one), signatureOf(other));
}

/** What the suggestion does, as a text to compare. */
export function signatureOf({ allocations }: Suggestion): string {
  return allocations.map(({ invoiceId, amount }) => `${invoiceId}=${amount}`).join('&');
}

export function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function distinct(suggestions: readonly Suggestion[]): readonly Suggestion[] {
  const seen = new Set<string>();
  return suggestions.filter((suggestion) => {
    const signature = signatureOf(suggestion);
    const isNew = !seen.has(signature);
    seen.add(signature);
    return isNew;
  });
}
