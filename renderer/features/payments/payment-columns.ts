import type { Payment } from '../../../shared/contract/payments.ts';
import { dayCell, moneyCell, textCell, type CsvColumn } from '../../../shared/domain/exports/csv-text.ts';
import { kindWords, methodWords } from './payment-words.ts';

/** Payments as a table: by hand or from bank files, refunds below nothing. */
export const paymentColumns: readonly CsvColumn<Payment>[] = [
  { title: 'Day', cell: ({ receivedOn }) => dayCell(receivedOn) },
  { title: 'Kind', cell: ({ kind }) => textCell(kindWords[kind]) },
  { title: 'Paid to', cell: ({ identity }) => textCell(identity.name) },
  { title: 'Organisation', cell: ({ organisation }) => textCell(organisation.name) },
  { title: 'Amount', cell: ({ amount }) => moneyCell(amount) },
  { title: 'On account', cell: ({ onAccount }) => moneyCell(onAccount) },
  { title: 'Method', cell: ({ method }) => textCell(methodWords[method]) },
  { title: 'Reference', cell: ({ reference }) => textCell(reference) },
  { title: 'Invoices', cell: ({ allocations }) => textCell(allocations.map(({ number }) => number).join(', ')) },
  { title: 'From a bank file', cell: ({ fromBank }) => textCell(fromBank ? 'Yes' : 'No') },
];
