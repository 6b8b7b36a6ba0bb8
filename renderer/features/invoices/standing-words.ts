import type { Invoice } from '../../../shared/contract/invoices.ts';
import type { InvoiceState } from '../../../shared/domain/invoices/invoice-state.ts';
import { formatMoney, type Pence } from '../../../shared/domain/money.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { dayWords } from '../../ui/time-words.ts';
import { overdueWords } from './invoice-words.ts';

/** Where an issued invoice stands, in one plain sentence that claims no more than is known. */
export function standingSentence(invoice: Invoice, today: LocalDate): string {
  const on = (day: LocalDate | null): string => (day === null ? '' : ` ${dayWords(day, today)}`);
  const due = invoice.dueOn === null ? '' : ` Due${on(invoice.dueOn)}.`;
  return sentences[invoice.standing.state](invoice, on, due);
}

type Sentence = (invoice: Invoice, on: (day: LocalDate | null) => string, due: string) => string;

const sentences: Readonly<Record<InvoiceState, Sentence>> = {
  draft: () => 'Not issued yet.',
  issued: ({ issuedOn }, on, due) => `Issued${on(issuedOn)}, not sent yet.${due}`,
  sent: ({ sentOn }, on, due) => `Sent${on(sentOn)}. Whether it was read cannot be known.${due}`,
  returned: ({ returnedOn }, on, due) => `${cameBack(returnedOn, on).trimStart()}${due}`,
  acknowledged: ({ acknowledgedOn }, on, due) => `Acknowledged${on(acknowledgedOn)}.${due}`,
  partPaid: ({ standing: { paid, deducted, balance } }, _on, due) =>
    `${formatMoney(paid)} came in${takenOff(deducted)}, ${formatMoney(balance)} is missing.${due}`,
  overdue: ({ dueOn, returnedOn, standing }, on) =>
    `Was due${on(dueOn)}: ${overdueWords(standing.daysOverdue)}.${cameBack(returnedOn, on)}`,
  disputed: ({ disputedOn }, on) => `Disputed since${on(disputedOn)}. No reminders go out meanwhile.`,
  paid: ({ standing: { paid, deducted } }) =>
    deducted > 0 ? `${formatMoney(paid)} came in${takenOff(deducted)}: nothing is owed.` : 'Paid.',
  credited: ({ standing: { overpaid } }) => `Taken back by a credit note${overpaid > 0 ? '.' : ': nothing is owed.'}`,
  writtenOff: ({ standing }) => `${formatMoney(standing.writtenOff)} was written off: nothing is expected any more.`,
  void: ({ voidedOn }, on) => `Void since${on(voidedOn)}: nothing is owed. The number stays taken.`,
};

/** Tax that was taken off before the pay came; empty for none. */
function takenOff(deducted: Pence): string {
  return deducted > 0 ? `, ${formatMoney(deducted)} was taken off as tax` : '';
}

function cameBack(returnedOn: LocalDate | null, on: (day: LocalDate | null) => string): string {
  return returnedOn === null ? '' : ` The mail with it came back${on(returnedOn)}, so it has not arrived.`;
}
