import type { InvoiceBrief } from '../../../shared/contract/invoices.ts';
import { standingOn, type InvoiceRecord, type InvoiceStanding, type Settlement } from '../../../shared/domain/invoices/invoice-state.ts';
import { pence } from '../../../shared/domain/money.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import type { ListedInvoice } from './lookup-store.ts';
import type { InvoiceRow } from './store.ts';

/** What a standing is derived from, besides what settled the invoice. */
export type StandingFacts = Pick<
  InvoiceRow,
  'kind' | 'total' | 'issuedOn' | 'dueOn' | 'sentOn' | 'returnedOn' | 'acknowledgedOn' | 'disputedOn' | 'voidedOn'
>;

/** What lists show of an invoice. */
export function briefOf(listed: ListedInvoice, today: LocalDate): InvoiceBrief {
  const { id, kind, number, identity, organisation, issuedOn, dueOn, sentOn, returnedOn, total, changedAt } = listed;
  const { state, deducted, balance, daysOverdue } = standingOf(listed, settledInSum(listed, today), today);
  return {
    id,
    kind,
    number,
    identity,
    organisation,
    state,
    issuedOn,
    dueOn,
    sentOn,
    returnedOn,
    total,
    deducted,
    balance,
    daysOverdue,
    changedAt,
  };
}

/** The record that the rules judge. */
export function recordOf(facts: StandingFacts, settlements: readonly Settlement[]): InvoiceRecord {
  const { total, issuedOn, dueOn, sentOn, returnedOn, acknowledgedOn, disputedOn, voidedOn } = facts;
  return { total: total ?? pence(0), issuedOn, dueOn, sentOn, returnedOn, acknowledgedOn, disputedOn, voidedOn, settlements };
}

/** Where an invoice stands; a credit note asks for nothing, so it is only issued, sent, returned or acknowledged. */
export function standingOf(facts: StandingFacts, settlements: readonly Settlement[], today: LocalDate): InvoiceStanding {
  const standing = standingOn(recordOf(facts, settlements), today);
  if (facts.kind === 'invoice' || standing.state === 'draft' || standing.state === 'void') return standing;
  return { ...standing, state: creditNoteState(facts), balance: pence(0), overpaid: pence(0), daysOverdue: 0 };
}

function creditNoteState({ acknowledgedOn, sentOn, returnedOn }: StandingFacts): InvoiceStanding['state'] {
  if (acknowledgedOn !== null) return 'acknowledged';
  if (returnedOn !== null) return 'returned';
  return sentOn === null ? 'issued' : 'sent';
}

function settledInSum({ paid, credited, writtenOff, deducted }: ListedInvoice, today: LocalDate): readonly Settlement[] {
  return [
    { kind: 'payment', on: today, amount: paid },
    { kind: 'credit', on: today, amount: credited },
    { kind: 'writeOff', on: today, amount: writtenOff },
    { kind: 'deduction', on: today, amount: deducted },
  ];
}
