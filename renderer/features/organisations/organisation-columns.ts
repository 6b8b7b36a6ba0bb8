import type { Organisation } from '../../../shared/contract/organisations.ts';
import { textCell, type CsvColumn } from '../../../shared/domain/exports/csv-text.ts';
import { kindWords, nationWords } from './organisation-words.ts';

/** Organisations as a table that can be read in again; private notes and door codes stay here. */
export const organisationColumns: readonly CsvColumn<Organisation>[] = [
  { title: 'Name', cell: ({ name }) => textCell(name) },
  { title: 'Type', cell: ({ kind }) => textCell(kindWords[kind]) },
  { title: 'Nation', cell: ({ nation }) => textCell(nationWords[nation]) },
  { title: 'Address', cell: ({ address }) => textCell(address) },
  { title: 'Accounts email', cell: ({ accountsEmail }) => textCell(accountsEmail) },
  { title: 'Phone', cell: ({ phone }) => textCell(phone) },
  { title: 'ODS code', cell: ({ odsCode }) => textCell(odsCode) },
  { title: 'Purchase order', cell: ({ purchaseOrder }) => textCell(purchaseOrder) },
  { title: 'Your supplier number', cell: ({ supplierNumber }) => textCell(supplierNumber) },
  { title: 'Archived', cell: ({ archivedAt }) => textCell(archivedAt === null ? 'No' : 'Yes') },
];
