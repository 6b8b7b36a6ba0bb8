import type { MatchSuggestion, MatchValues } from '../../../shared/contract/bank.ts';
import type { PaymentValues } from '../../../shared/contract/payments.ts';
import { pence } from '../../../shared/domain/money.ts';
import { suggestMatches } from '../../../shared/domain/statements/match-lines.ts';
import type { LineSuggestions, OpenInvoice, Suggestion } from '../../../shared/domain/statements/match-model.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ReadDb } from '../../db/store.ts';
import { matchedKeys, owedInvoices, payerTexts, waitingLines, type OwedInvoice } from './matching-store.ts';
import { linesByKey, type LineRow } from './store.ts';

/** What the lines that wait may have paid; worked out when it is asked for, and anew after anything has changed. */
export interface Matching {
  /** Best first; empty for a line that nothing fits. */
  suggestionsFor(key: string): readonly MatchSuggestion[];
  /** The best of a line; all these together stay within what is owed. */
  bestFor(key: string): MatchSuggestion | null;
  /** The best of each line, newest line first. */
  best(): readonly { readonly line: LineRow; readonly suggestion: MatchSuggestion }[];
  forget(): void;
}

interface WorkedOut {
  readonly lines: readonly LineRow[];
  readonly byKey: ReadonlyMap<string, readonly MatchSuggestion[]>;
  /** The lines whose first suggestion is the best of all lines together, not only another way. */
  readonly withBest: ReadonlySet<string>;
}

/** Older lines get no suggestion before newer ones are dealt with. */
const mostLooked = 2_000;

export function createMatching(db: ReadDb): Matching {
  let known: WorkedOut | null = null;
  const workedOut = (): WorkedOut => (known ??= workOut(db));
  const bestFor = (key: string): MatchSuggestion | null =>
    workedOut().withBest.has(key) ? (workedOut().byKey.get(key)?.[0] ?? null) : null;
  return {
    bestFor,
    suggestionsFor: (key) => workedOut().byKey.get(key) ?? [],
    best: () =>
      workedOut().lines.flatMap((line) => {
        const suggestion = bestFor(line.key);
        return suggestion === null ? [] : [{ line, suggestion }];
      }),
    forget: () => {
      known = null;
    },
  };
}

function workOut(db: ReadDb): WorkedOut {
  const lines = waitingLines(db, mostLooked);
  const owed = owedInvoices(db);
  const byId = new Map(owed.map((invoice) => [invoice.id, invoice]));
  const found = suggestMatches(lines, openInvoices(owed, payerTexts(db)));
  return {
    lines,
    byKey: new Map(found.map((one) => [one.lineKey, viewsOf(one, byId)])),
    withBest: new Set(found.flatMap(({ lineKey, best }) => (best === null ? [] : [lineKey]))),
  };
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
