import type { Invoice, InvoiceBrief, invoiceViews } from '../../../shared/contract/invoices.ts';
import type { InvoiceState } from '../../../shared/domain/invoices/invoice-state.ts';
import type { LineKind, LineUnit, VatTreatment } from '../../../shared/domain/invoices/model.ts';
import { formatMoney, negated, type Pence } from '../../../shared/domain/money.ts';
import type { ChipShape, ChipTone } from '../../ui/status-chip.tsx';

interface StateLook {
  readonly word: string;
  readonly shape: ChipShape;
  readonly tone: ChipTone;
}

/** `Sent` says only that it was handed over: nobody can know whether it was read. */
export const stateWords: Readonly<Record<InvoiceState, StateLook>> = {
  draft: { word: 'Draft', shape: 'dash', tone: 'muted' },
  issued: { word: 'Not sent', shape: 'ring', tone: 'plain' },
  sent: { word: 'Sent', shape: 'half', tone: 'plain' },
  returned: { word: 'Returned', shape: 'cross', tone: 'danger' },
  acknowledged: { word: 'Acknowledged', shape: 'half', tone: 'accent' },
  partPaid: { word: 'Part paid', shape: 'half', tone: 'accent' },
  overdue: { word: 'Overdue', shape: 'bang', tone: 'danger' },
  disputed: { word: 'Disputed', shape: 'bang', tone: 'amber' },
  paid: { word: 'Paid', shape: 'tick', tone: 'muted' },
  credited: { word: 'Credited', shape: 'tick', tone: 'muted' },
  writtenOff: { word: 'Written off', shape: 'cross', tone: 'muted' },
  void: { word: 'Void', shape: 'cross', tone: 'muted' },
};

/** A credit note asks for nothing, so it is neither owed nor late. */
export function chipOf({ kind, state }: Pick<InvoiceBrief, 'kind' | 'state'>): StateLook {
  if (kind === 'invoice' || state === 'draft') return stateWords[state];
  return state === 'issued' || state === 'returned' ? stateWords[state] : { word: 'Credit note', shape: 'tick', tone: 'muted' };
}

/** `Invoice INV-0042`, `Credit note CN-0003`, `Draft invoice`. */
export function invoiceName({ kind, number }: Pick<InvoiceBrief, 'kind' | 'number'>): string {
  const name = nameWithin({ kind, number });
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/** The same in the middle of a sentence: `invoice INV-0001`. The number stays as the user writes it. */
export function nameWithin({ kind, number }: Pick<InvoiceBrief, 'kind' | 'number'>): string {
  const noun = kind === 'invoice' ? 'invoice' : 'credit note';
  return number === null ? `draft ${noun}` : `${noun} ${number}`;
}

/** The name under which its PDF is saved: without signs that file systems refuse. */
export function pdfName({ kind, number }: Pick<InvoiceBrief, 'kind' | 'number'>): string {
  return `${invoiceName({ kind, number }).replaceAll(/[^\p{L}\p{M}\p{N} ._-]/gu, '-')}.pdf`;
}

/** `12 days overdue`, `1 day overdue`; empty when nothing is late. */
export function overdueWords(days: number): string {
  return days === 0 ? '' : `${days.toLocaleString('en-GB')} day${days === 1 ? '' : 's'} overdue`;
}

/** `£12.00 more`, `£12.00 less`. */
export function changeWords(difference: Pence): string {
  return difference < 0 ? `${formatMoney(negated(difference))} less` : `${formatMoney(difference)} more`;
}

/** `1 invoice`, `4,000 invoices`. */
export function invoiceCountWords(count: number): string {
  return `${count.toLocaleString('en-GB')} invoice${count === 1 ? '' : 's'}`;
}

export const lineKindWords: Readonly<Record<LineKind, string>> = {
  fee: 'Fee',
  extra: 'Extra',
  mileage: 'Mileage',
  expense: 'Expense',
  cancellation: 'Cancellation fee',
  employerPension: 'Employer pension',
  interest: 'Interest',
  compensation: 'Fixed sum',
};

export const lineUnitWords: Readonly<Record<LineUnit, string>> = {
  hour: 'hours',
  session: 'sessions',
  day: 'days',
  mile: 'miles',
  item: 'items',
  percent: '% of',
};

export const vatWords: Readonly<Record<VatTreatment, string>> = {
  standard: 'Standard rate',
  reduced: 'Reduced rate',
  zero: 'Zero rate',
  exempt: 'Exempt',
  outside: 'Outside VAT',
};

/** What was done with an invoice, as its history tells it. */
export const happeningWords: Readonly<Record<Invoice['history'][number]['what'], string>> = {
  made: 'Draft made',
  issued: 'Issued',
  imported: 'Imported',
  sent: 'Sent',
  sentByHand: 'Sent by you, another way',
  returned: 'Came back',
  acknowledged: 'Acknowledged',
  disputed: 'Disputed',
  disputeEnded: 'Dispute ended',
  credited: 'Credited',
  paid: 'Payment recorded',
  paymentRemoved: 'Payment removed',
  writtenOff: 'Written off',
  deducted: 'Tax taken off',
  voided: 'Made void',
  charged: 'Late payment charged',
  remindersStopped: 'Reminders stopped',
  remindersResumed: 'Reminders resumed',
  undone: 'Last change taken back',
};

/** What of the invoices a list shows. */
export const viewWords: Readonly<Record<(typeof invoiceViews)[number], string>> = {
  all: 'All',
  drafts: 'Drafts',
  toSend: 'Not sent',
  owing: 'To be paid',
  overdue: 'Overdue',
  disputed: 'Disputed',
  settled: 'Settled',
  void: 'Void',
};
