import type { OrganisationValues } from '../../../shared/contract/organisations.ts';
import type { Instant } from '../../../shared/domain/time.ts';
import { allocations, givenNumbers, invoiceHistory, invoices, payments } from '../../db/invoice-schema.ts';
import { organisationContacts, organisations } from '../../db/schema.ts';
import { untouchedInvoice } from '../../db/untouched-invoice.ts';
import type { RowStatement } from '../../ports/aside-writer.ts';
import { createTableRows } from './table-rows.ts';

type InvoiceRow = typeof invoices.$inferSelect;
type PaymentRow = typeof payments.$inferSelect;

/** What of an imported invoice differs from the next. */
export type ImportedInvoice = Pick<InvoiceRow, 'id' | 'identityId' | 'organisationId' | 'customerReferences' | 'document'> & {
  readonly number: string;
  readonly issuedOn: NonNullable<InvoiceRow['issuedOn']>;
  readonly dueOn: NonNullable<InvoiceRow['dueOn']>;
  readonly net: NonNullable<InvoiceRow['net']>;
  readonly total: NonNullable<InvoiceRow['total']>;
};

export type ImportedPayment = Pick<PaymentRow, 'id' | 'identityId' | 'organisationId' | 'receivedOn' | 'amount'> & {
  readonly invoiceId: string;
};

/** Collects the rows of what a table brings. */
export interface BookRows {
  organisation(id: string, values: OrganisationValues): void;
  /** @param isNumberNew  whether the number is entered too; false where it was entered by hand before */
  invoice(invoice: ImportedInvoice, isNumberNew: boolean): void;
  payment(payment: ImportedPayment): void;
  /** In the order in which the tables allow them. */
  statements(): readonly RowStatement[];
}

export function createBookRows(at: Instant): BookRows {
  const tables = {
    organisations: createTableRows(organisations),
    contacts: createTableRows(organisationContacts),
    invoices: createTableRows(invoices),
    history: createTableRows(invoiceHistory),
    numbers: createTableRows(givenNumbers),
    payments: createTableRows(payments),
    allocations: createTableRows(allocations),
  };

  function organisation(id: string, { terms: _terms, rates: _rates, contacts, ...values }: OrganisationValues): void {
    tables.organisations.add({ ...values, id, termsId: null, archivedAt: null, createdAt: at });
    for (const [position, contact] of contacts.entries()) tables.contacts.add({ ...contact, organisationId: id, position });
  }

  function invoice(row: ImportedInvoice, isNumberNew: boolean): void {
    const { identityId, number, issuedOn } = row;
    tables.invoices.add({ ...asImported, ...row, listedOn: issuedOn, sentOn: issuedOn, createdAt: at, changedAt: at });
    tables.history.add({ invoiceId: row.id, position: 0, at, what: 'imported', note: number });
    if (isNumberNew) tables.numbers.add({ identityId, number, kind: 'invoice', givenOn: issuedOn, source: 'imported' });
  }

  function payment({ invoiceId, ...row }: ImportedPayment): void {
    tables.payments.add({ ...row, ...asPaid, createdAt: at });
    tables.allocations.add({ paymentId: row.id, invoiceId, amount: row.amount });
  }

  return { organisation, invoice, payment, statements: () => Object.values(tables).map((rows) => rows.statement()) };
}

const asPaid = { kind: 'received', method: 'other', reference: '', note: 'Imported', bankLineKey: null } as const;

/** It was sent long ago, and what else happened is not known. */
const asImported = {
  ...untouchedInvoice,
  kind: 'invoice',
  creditsId: null,
  chargesId: null,
  chargesUntil: null,
  withSlip: false,
  imported: true,
} as const satisfies Partial<InvoiceRow>;
