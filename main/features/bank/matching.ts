import type { MatchSuggestion, MatchValues } from '../../../shared/contract/bank.ts';
import type { PaymentValues } from '../../../shared/contract/payments.ts';
import { pence } from '../../../shared/domain/money.ts';
import { suggestionSteps } from '../../../shared/domain/statements/match-lines.ts';
import type { LineSuggestions, OpenInvoice, Suggestion } from '../../../shared/domain/statements/match-model.ts';
import type { Steps } from '../../../shared/domain/steps.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ReadDb } from '../../db/store.ts';
import { finishInSlices } from '../../slices.ts';
import { idsThatMayBeOwed, matchedKeys, owedInvoices, payerTexts, waitingLines, type OwedInvoice } from './matching-store.ts';
import { linesByKey, type LineRow } from './store.ts';

/** What the lines that wait may have paid; worked out when it is asked for, and anew after anything has changed. */
export interface Matching {
  /** All of it as it stands now, worked out in slices: everything else is answered meanwhile. @throws AppError VAULT_LOCKED once it is closed */
  found(): Promise<FoundMatches>;
  forget(): void;
  close(): void;
}

export interface FoundMatches {
  /** Best first; empty for a line that nothing fits. */
  suggestionsFor(key: string): readonly MatchSuggestion[];
  /** The best of a line; all these together stay within what is owed. */
  bestFor(key: string): MatchSuggestion | null;
  /** The best of each line, newest line first. */
  best(): readonly { readonly line: LineRow; readonly suggestion: MatchSuggestion }[];
}

interface Work {
  readonly result: Promise<FoundMatches>;
  readonly outdated: AbortController;
}

/** Older lines get no suggestion before newer ones are dealt with. */
const mostLooked = 2_000;

export function createMatching(db: ReadDb): Matching {
  const closing = new AbortController();
  let work: Work | null = null;

  async function found(): Promise<FoundMatches> {
    for (;;) {
      closing.signal.throwIfAborted();
      const { result, outdated } = (work ??= begin());
      try {
        return await result;
      } catch (error) {
        // Something changed meanwhile: what was asked is how it stands now.
        if (!outdated.signal.aborted) throw error;
      }
    }
  }

  function begin(): Work {
    const outdated = new AbortController();
    const signal = AbortSignal.any([outdated.signal, closing.signal]);
    return { outdated, result: finishInSlices(workSteps(db), signal) };
  }

  function forget(): void {
    work?.outdated.abort();
    work = null;
  }

  return { found, forget, close: () => closing.abort(new AppError('VAULT_LOCKED')) };
}

/** Whoever runs it gives up when something changes between two steps. */
function* workSteps(db: ReadDb): Steps<FoundMatches> {
  const lines = waitingLines(db, mostLooked);
  yield;
  const owed = lines.length === 0 ? [] : yield* owedSteps(db);
  const byId = new Map(owed.map((invoice) => [invoice.id, invoice]));
  const known = openInvoices(owed, payerTexts(db));
  yield;
  const found = yield* suggestionSteps(lines, known);
  const byKey = new Map(found.map((one) => [one.lineKey, viewsOf(one, byId)]));
  // The first suggestion of the others is only another way for that line alone.
  const withBest = new Set(found.flatMap(({ lineKey, best }) => (best === null ? [] : [lineKey])));
  const suggestionsFor = (key: string): readonly MatchSuggestion[] => byKey.get(key) ?? [];
  const bestFor = (key: string): MatchSuggestion | null => (withBest.has(key) ? (suggestionsFor(key)[0] ?? null) : null);
  return {
    suggestionsFor,
    bestFor,
    best: () =>
      lines.flatMap((line) => {
        const suggestion = bestFor(line.key);
        return suggestion === null ? [] : [{ line, suggestion }];
      }),
  };
}

/** Balances that are summed up in one step. */
const balancesAtOnce = 400;

function* owedSteps(db: ReadDb): Steps<readonly OwedInvoice[]> {
  const ids = idsThatMayBeOwed(db);
  const owed: OwedInvoice[] = [];
  for (let first = 0; first < ids.length; first += balancesAtOnce) {
    yield;
    owed.push(...owedInvoices(db, ids.slice(first, first + balancesAtOnce)));
  }
  yield;
  return owed;
}

/** Names of earlier payments help to know a payer again; the newest few are enough. */
const mostNames = 5;

function openInvoices(owed: readonly OwedInvoice[], texts: ReturnType<typeof payerTexts>): readonly OpenInvoice[] {
  const earlier = Map.groupBy(texts, ({ organisationId }) => organisationId);
  return owed.flatMap(({ id, number, identityId, organisationId, organisationName, references, issuedOn, dueOn, balance }) => {
    if (issuedOn === null || dueOn === null) return [];
    const names = new Set((earlier.get(organisationId) ?? []).map(({ text }) => text));
    return {
      id,
      number,
      // One payment goes to one identity: what is owed to another is another debt.
      organisationId: `${organisationId} ${identityId}`,
      payerNames: [organisationName, ...[...names].slice(0, mostNames)],
      references: references.split('\n').filter((reference) => reference !== ''),
      issuedOn,
      dueOn,
      balance,
    };
  });
}

function viewsOf({ best, others }: LineSuggestions, byId: ReadonlyMap<string, OwedInvoice>): readonly MatchSuggestion[] {
  return (best === null ? others : [best, ...others]).flatMap((suggestion) => viewOf(suggestion, byId) ?? []);
}

function viewOf(
  { allocations, unallocated, confidence, reasons }: Suggestion,
  byId: ReadonlyMap<string, OwedInvoice>,
): MatchSuggestion | null {
  const paid = allocations.flatMap(({ invoiceId, amount }) => {
    const invoice = byId.get(invoiceId);
    return invoice ? [{ invoice, amount }] : [];
  });
  const [first] = paid;
  if (!first) return null;
  const { identityId, organisationId, organisationName } = first.invoice;
  return {
    identityId,
    organisation: { id: organisationId, name: organisationName },
    allocations: paid
      .map(({ invoice: { id, number, balance }, amount }) => ({ invoiceId: id, number, balance, amount }))
      .toSorted((one, other) => (one.number < other.number ? -1 : 1)),
    unallocated,
    confidence,
    reasons,
  };
}

/** A payment that a line becomes. */
export interface LinePayment {
  readonly bankLineKey: string;
  readonly values: PaymentValues;
}

/**
 * The payments that confirmed matches make; the allocations are checked where they are recorded.
 *
 * @throws AppError NOT_FOUND for a line that is gone, BANK_LINE_TAKEN for one that is set aside, matched, or named twice
 */
export function paymentsOf(db: ReadDb, matches: readonly MatchValues[]): readonly LinePayment[] {
  const keys = matches.map(({ key }) => key);
  const lines = new Map(linesByKey(db, keys).map((line) => [line.key, line]));
  if (matchedKeys(db, keys).size > 0 || new Set(keys).size < keys.length) throw new AppError('BANK_LINE_TAKEN');
  return matches.map(({ key, identityId, organisationId, allocations }) => {
    const line = lines.get(key);
    if (!line) throw new AppError('NOT_FOUND');
    if (line.setAsideAt !== null) throw new AppError('BANK_LINE_TAKEN');
    return {
      bankLineKey: key,
      values: {
        identityId,
        organisationId,
        receivedOn: line.bookedOn,
        amount: line.amount,
        method: 'bankTransfer',
        reference: (line.reference ?? line.text).slice(0, longestReference).trim().toWellFormed(),
        note: '',
        allocations: allocations.map(({ invoiceId, amount }) => ({ invoiceId, amount: pence(amount) })),
      },
    };
  });
}

/** As the form of a payment allows. */
const longestReference = 140;
