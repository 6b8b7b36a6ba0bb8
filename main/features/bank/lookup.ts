import { mostLines, type BankLineView, type MatchSuggestion } from '../../../shared/contract/bank.ts';
import { difference, sumOf } from '../../../shared/domain/money.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ReadDb } from '../../db/store.ts';
import type { FoundMatches, Matching } from './matching.ts';
import { paymentsOfLines } from './matching-store.ts';
import { countLines, linesQuery, listedLines, type LineFilter, type ListedLine } from './store.ts';

export interface LinePageRequest extends LineFilter {
  readonly offset: number;
  readonly limit: number;
}

export interface LineLookup {
  /** `total` counts all that match. */
  lines(request: LinePageRequest): Promise<{ readonly lines: readonly BankLineView[]; readonly total: number }>;
  /** @throws AppError NOT_FOUND */
  line(key: string): Promise<{ readonly line: BankLineView; readonly suggestions: readonly MatchSuggestion[] }>;
  /** Lines whose best suggestion is very likely, newest first. */
  certain(): Promise<readonly BankLineView[]>;
}

/** Reads the lines that are kept, with what they may have paid or did pay. */
export function createLineLookup(db: ReadDb, matching: Matching): LineLookup {
  function viewsOf(found: readonly ListedLine[], matches: FoundMatches | null): readonly BankLineView[] {
    const paid = Map.groupBy(paymentsOfLines(db, found.map(({ line }) => line.key)), ({ key }) => key); // prettier-ignore
    return found.map(({ line, accountName }) => {
      const { key, accountId, bookedOn, amount, text, reference, setAsideAt } = line;
      const payment = paymentView(paid.get(key) ?? []);
      const state = payment === null ? (setAsideAt === null ? 'open' : 'setAside') : 'matched';
      const suggestion = state === 'open' ? (matches?.bestFor(key) ?? null) : null;
      return { key, account: { id: accountId, name: accountName }, bookedOn, amount, text, reference, state, suggestion, payment };
    });
  }

  // Matches first: they may take a while, and what is read afterwards is as they found it or newer.
  async function lines({ offset, limit, ...filter }: LinePageRequest) {
    const matches = filter.state === 'open' ? await matching.found() : null;
    return { lines: viewsOf(linesQuery(db, filter, { offset, limit }).all(), matches), total: countLines(db, filter) };
  }

  async function line(key: string) {
    const matches = await matching.found();
    const [view] = viewsOf(listedLines(db, [key]), matches);
    if (!view) throw new AppError('NOT_FOUND');
    return { line: view, suggestions: view.state === 'open' ? matches.suggestionsFor(key) : [] };
  }

  async function certain(): Promise<readonly BankLineView[]> {
    const matches = await matching.found();
    const keys = matches
      .best()
      .filter(({ suggestion }) => suggestion.confidence === 'high')
      .slice(0, mostLines)
      .map(({ line: { key } }) => key);
    return viewsOf(listedLines(db, keys), matches);
  }

  return { lines, line, certain };
}

function paymentView(rows: ReturnType<typeof paymentsOfLines>): BankLineView['payment'] {
  const [first] = rows;
  if (!first) return null;
  const allocated = sumOf(rows.flatMap((row) => row.allocated ?? []));
  return {
    id: first.id,
    organisation: first.organisation,
    numbers: rows.flatMap(({ number }) => number ?? []),
    onAccount: difference(first.amount, allocated),
  };
}
