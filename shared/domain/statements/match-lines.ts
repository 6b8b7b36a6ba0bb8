import { difference, pence, type Pence } from '../money.ts';
import { finish, type Steps } from '../steps.ts';
import { candidatesOf, compareText, signatureOf } from './match-candidates.ts';
import { evidenceFinder, type Evidence, type EvidenceFinder } from './match-evidence.ts';
import type { LineSuggestions, OpenInvoice, OpenLine, Suggestion } from './match-model.ts';

/**
 * Suggests what each line of a bank file has paid. Nothing is assigned; the user confirms.
 *
 * The best suggestions of all lines together stay within every invoice's balance; two lines that fit the same invoice
 * get it in the order of their scores. The answer does not depend on the order of lines or invoices.
 *
 * @returns one entry for each line with money to allot, in the order of days and keys
 * @see docs/rules/bank-files.md §6, match-lines.test.ts
 */
export function suggestMatches(lines: readonly OpenLine[], invoices: readonly OpenInvoice[]): readonly LineSuggestions[] {
  return finish(suggestionSteps(lines, invoices));
}

/** The same in steps of one line, which with hundreds of open invoices takes some milliseconds. */
export function* suggestionSteps(lines: readonly OpenLine[], invoices: readonly OpenInvoice[]): Steps<readonly LineSuggestions[]> {
  const owed = invoices.filter(({ balance }) => balance > 0).toSorted(byDueDate);
  const finder = evidenceFinder(owed);
  const weighed: WeighedLine[] = [];
  for (const line of inOrder(lines)) {
    yield;
    weighed.push({ line, candidates: candidatesOf(line, finder.about(line)) });
  }
  const chosen = yield* chooseBest(weighed, owed, finder);
  return weighed.map(({ line, candidates }) => {
    const best = chosen.get(line.key) ?? null;
    const others = candidates.filter((candidate) => best === null || signatureOf(candidate) !== signatureOf(best));
    return { lineKey: line.key, best, others: others.slice(0, MOST_OTHERS) };
  });
}

const MOST_OTHERS = 4;

interface WeighedLine {
  readonly line: OpenLine;
  readonly candidates: readonly Suggestion[];
}

/** Those with money to allot, by day. */
function inOrder(lines: readonly OpenLine[]): readonly OpenLine[] {
  return lines
    .filter(({ amount }) => amount > 0)
    .toSorted((one, other) => compareText(`${one.bookedOn} ${one.key}`, `${other.bookedOn} ${other.key}`));
}

function byDueDate(one: OpenInvoice, other: OpenInvoice): number {
  return compareText(
    `${one.dueOn} ${one.issuedOn} ${one.number} ${one.id}`,
    `${other.dueOn} ${other.issuedOn} ${other.number} ${other.id}`,
  );
}

/** The strongest suggestions first; a line that came too late gets the best of what is left. */
function* chooseBest(
  weighed: readonly WeighedLine[],
  invoices: readonly OpenInvoice[],
  finder: EvidenceFinder,
): Steps<ReadonlyMap<string, Suggestion>> {
  const left = new Map(invoices.map(({ id, balance }) => [id, balance]));
  const chosen = new Map<string, Suggestion>();
  const take = (line: OpenLine, suggestion: Suggestion): void => {
    if (chosen.has(line.key) || !suggestion.allocations.every(({ invoiceId, amount }) => (left.get(invoiceId) ?? 0) >= amount)) return;
    for (const { invoiceId, amount } of suggestion.allocations) left.set(invoiceId, difference(left.get(invoiceId) ?? NOTHING, amount));
    chosen.set(line.key, suggestion);
  };
  const wishes = weighed.flatMap(({ line, candidates }) => candidates.map((suggestion, rank) => ({ line, suggestion, rank })));
  // The sort is stable: between equal scores the earlier line comes first.
  for (const { line, suggestion } of wishes.toSorted(
    (one, other) => other.suggestion.score - one.suggestion.score || one.rank - other.rank,
  ))
    take(line, suggestion);
  for (const { line, candidates } of weighed) {
    if (chosen.has(line.key) || candidates.length === 0) continue;
    yield;
    const [next] = candidatesOf(line, withBalances(finder.about(line), left));
    if (next !== undefined) take(line, next);
  }
  return chosen;
}

const NOTHING = pence(0);

function withBalances(evidence: readonly Evidence[], left: ReadonlyMap<string, Pence>): readonly Evidence[] {
  return evidence
    .map((one) => ({ ...one, invoice: { ...one.invoice, balance: left.get(one.invoice.id) ?? NOTHING } }))
    .filter(({ invoice }) => invoice.balance > 0);
}
