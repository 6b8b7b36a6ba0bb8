import type { InvoiceBrief } from '../../../shared/contract/invoices.ts';
import { countCell, dayCell, moneyCell, textCell, type CsvColumn } from '../../../shared/domain/exports/csv-text.ts';
import { chipOf } from './invoice-words.ts';

/** Invoices and credit notes as a table. */
export const invoiceColumns: readonly CsvColumn<InvoiceBrief>[] = [
  { title: 'Number', cell: ({ number }) => textCell(number ?? '') },
  { title: 'Kind', cell: ({ kind }) => textCell(kind === 'invoice' ? 'Invoice' : 'Credit note') },
  { title: 'State', cell: (invoice) => textCell(chipOf(invoice).word) },
  { title: 'Issued by', cell: ({ identity }) => textCell(identity.name) },
  { title: 'Organisation', cell: ({ organisation }) => textCell(organisation.name) },
  { title: 'Issued', cell: ({ issuedOn }) => dayCell(issuedOn) },
  { title: 'Due', cell: ({ dueOn }) => dayCell(dueOn) },
  { title: 'Sent', cell: ({ sentOn }) => dayCell(sentOn) },
  { title: 'Total', cell: ({ total }) => moneyCell(total) },
  { title: 'Tax taken off', cell: ({ deducted }) => moneyCell(deducted) },
  { title: 'Balance', cell: ({ balance }) => moneyCell(balance) },
  { title: 'Days overdue', cell: ({ daysOverdue }) => countCell(daysOverdue) },
];
