import { getTableColumns, sql, type Placeholder, type Table } from 'drizzle-orm';
import type { OrganisationValues } from '../../../shared/contract/organisations.ts';
import type { Instant } from '../../../shared/domain/time.ts';
import { allocations, givenNumbers, invoiceHistory, invoices, payments } from '../../db/invoice-schema.ts';
import { organisationContacts, organisations } from '../../db/schema.ts';
import type { WriteDb } from '../../db/store.ts';

type InvoiceRow = typeof invoices.$inferSelect;
type PaymentRow = typeof payments.$inferSelect;

/** What of an imported invoice differs from the next. */
export type ImportedInvoice = Pick<InvoiceRow, 'id' | 'identityId' | 'organisationId' | 'customerReferences' | 'document'> & {
  readonly number: string;
  readonly issuedOn: NonNullable<InvoiceRow['issuedOn']>;
  readonly dueOn: NonNullable<InvoiceRow['dueOn']>;
  readonly total: NonNullable<InvoiceRow['total']>;
};

export type ImportedPayment = Pick<PaymentRow, 'id' | 'identityId' | 'organisationId' | 'receivedOn' | 'amount'> & {
  readonly invoiceId: string;
};

/** Writes what a table brings, thousands of rows within a second. Everything inside the caller's transaction. */
export interface BooksWriter {
  organisation(id: string, values: OrganisationValues): void;
  /** @param isNumberNew  whether the number is entered too; false where it was entered by hand before */
  invoice(invoice: ImportedInvoice, isNumberNew: boolean): void;
  payment(payment: ImportedPayment): void;
}

export function createBooksWriter(db: WriteDb, at: Instant): BooksWriter {
  const organisationRow = db.insert(organisations).values(slots(organisations)).prepare();
  const contactRow = db.insert(organisationContacts).values(slots(organisationContacts)).prepare();
  const invoiceRow = db.insert(invoices).values(slots(invoices)).prepare();
  const historyRow = db.insert(invoiceHistory).values(slots(invoiceHistory)).prepare();
  const numberRow = db.insert(givenNumbers).values(slots(givenNumbers)).prepare();
  const paymentRow = db.insert(payments).values(slots(payments)).prepare();
  const allocationRow = db.insert(allocations).values(slots(allocations)).prepare();

  function organisation(id: string, { terms: _terms, rates: _rates, contacts, ...values }: OrganisationValues): void {
    const stored = { ...values, id, termsId: null, archivedAt: null, createdAt: at };
    organisationRow.run(stored satisfies typeof organisations.$inferSelect);
    for (const [position, contact] of contacts.entries()) contactRow.run({ ...contact, organisationId: id, position });
  }

  function invoice(row: ImportedInvoice, isNumberNew: boolean): void {
    const { total, issuedOn } = row;
    const stored = { ...asImported, ...row, net: total, listedOn: issuedOn, sentOn: issuedOn, createdAt: at, changedAt: at };
    invoiceRow.run(stored satisfies InvoiceRow);
    historyRow.run({ invoiceId: row.id, position: 0, at, what: 'imported', note: row.number });
    const { identityId, number } = row;
    if (isNumberNew) numberRow.run({ identityId, number, kind: 'invoice', givenOn: issuedOn, source: 'imported' });
  }

  function payment({ invoiceId, ...row }: ImportedPayment): void {
    const stored = { ...row, ...asPaid, createdAt: at };
    paymentRow.run(stored satisfies PaymentRow);
    allocationRow.run({ paymentId: row.id, invoiceId, amount: row.amount });
  }

  return { organisation, invoice, payment };
}

const asPaid = { kind: 'received', method: 'other', reference: '', note: 'Imported', bankLineKey: null } as const;

/** It was sent long ago, and what else happened is not known. */
const asImported = {
  kind: 'invoice',
  creditsId: null,
  chargesId: null,
  chargesUntil: null,
  withSlip: false,
  returnedOn: null,
  acknowledgedOn: null,
  disputedOn: null,
  disputeNote: '',
  voidedOn: null,
  voidReason: '',
  remindersStopped: false,
  imported: true,
  pdfSha256: null,
} as const satisfies Partial<InvoiceRow>;

/** Every column of a table, filled when a prepared statement runs. */
function slots<T extends Table>(table: T): { readonly [K in keyof T['_']['columns']]: Placeholder } {
  const names = Object.keys(getTableColumns(table));
  return Object.fromEntries(names.map((name) => [name, sql.placeholder(name)])) as never; // one for each column
}
