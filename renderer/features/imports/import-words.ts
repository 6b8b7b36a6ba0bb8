import type { ImportVerdict, ImportView } from '../../../shared/contract/imports.ts';
import type { ImportField, ImportKind } from '../../../shared/domain/imports/import-fields.ts';
import { formatMoney } from '../../../shared/domain/money.ts';

export type ReadImport = Extract<ImportView, { outcome: 'read' }>;

export const kindWords = {
  organisations: {
    title: 'Import organisations',
    lead: 'From a spreadsheet or another app, saved as CSV. You see what each row becomes before anything is written.',
    back: 'Back to the organisations',
    one: 'organisation',
    many: 'organisations',
  },
  invoices: {
    title: 'Import past invoices',
    lead: 'Invoices that were made elsewhere, from a table saved as CSV. They count in lists, figures and statements, and their numbers are not given again.',
    back: 'Back to the invoices',
    one: 'invoice',
    many: 'invoices',
  },
} as const satisfies Record<ImportKind, unknown>;

export const fieldWords = {
  name: 'Name',
  kind: 'Type',
  nation: 'Nation',
  address: 'Address',
  accountsEmail: 'E-mail for invoices',
  phone: 'Telephone',
  odsCode: 'ODS code',
  contactName: 'Contact: name',
  contactRole: 'Contact: role',
  contactEmail: 'Contact: e-mail',
  contactPhone: 'Contact: telephone',
  purchaseOrder: 'Purchase order',
  supplierNumber: 'Supplier number',
  notes: 'Notes',
  number: 'Invoice number',
  organisation: 'Organisation',
  issuedOn: 'Day of issue',
  dueOn: 'Due day',
  total: 'Total',
  net: 'Net, without VAT',
  vat: 'VAT',
  paid: 'Amount paid',
  balance: 'Still owed',
  paidOn: 'Day of payment',
} as const satisfies Record<ImportField, string>;

export const verdictWords = { new: 'New', known: 'Already here', wrong: 'Left out' } as const satisfies Record<ImportVerdict, string>;

/** `1 invoice`, `1,204 invoices`. */
export function countWords(kind: ImportKind, count: number): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? kindWords[kind].one : kindWords[kind].many}`;
}

/** What is worth knowing of the whole table, a line each. */
export function importFacts({ kind, counts }: ReadImport): readonly string[] {
  const { new: made, newOrganisations, total, paid } = counts;
  if (kind === 'organisations' || made === 0) return [];
  return [
    `They come to ${formatMoney(total)}${paid > 0 ? `, of which ${formatMoney(paid)} was paid` : ''}.`,
    newOrganisations > 0
      ? `${countWords('organisations', newOrganisations)} that ${newOrganisations === 1 ? 'is' : 'are'} not here yet ${newOrganisations === 1 ? 'is' : 'are'} made too.`
      : null,
  ].filter((line) => line !== null);
}

/** `2 invoices are imported, and 1 organisation.` */
export function doneWords(made: { readonly organisations: number; readonly invoices: number }): string {
  const { organisations, invoices } = made;
  const [kind, count] = invoices > 0 ? (['invoices', invoices] as const) : (['organisations', organisations] as const);
  const more = kind === 'invoices' && organisations > 0 ? `, and ${countWords('organisations', organisations)}` : '';
  return `${countWords(kind, count)} ${count === 1 ? 'is' : 'are'} imported${more}.`;
}
