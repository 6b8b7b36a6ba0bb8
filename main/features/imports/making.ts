import { blankOrganisation, type Organisation, type OrganisationValues } from '../../../shared/contract/organisations.ts';
import { organisationFrom } from '../../../shared/domain/imports/organisation-row.ts';
import type { PastInvoice } from '../../../shared/domain/imports/past-invoice-row.ts';
import { duration, type Instant, type LocalDate } from '../../../shared/domain/time.ts';
import type { WriteDb } from '../../db/store.ts';
import { createBooksWriter, type BooksWriter } from './books-writer.ts';
import type { PastDocuments } from './deps.ts';
import { createKnownNames } from './known-names.ts';
import { givenTo, knownOrganisations, type MadeBooks } from './store.ts';

export interface MakingContext {
  readonly newId: () => string;
  readonly at: Instant;
  readonly today: LocalDate;
  /** Null for a table of organisations. */
  readonly documents: PastDocuments | null;
  /** @throws AppError NOT_FOUND */
  readonly organisation: (id: string) => Organisation;
}

export interface BooksToMake {
  readonly identityId: string | null;
  readonly organisations: readonly OrganisationValues[];
  readonly invoices: readonly PastInvoice[];
  readonly context: MakingContext;
}

/** Makes what a table brings, inside the caller's transaction. */
export function makeBooks(db: WriteDb, { identityId, organisations, invoices, context }: BooksToMake): MadeBooks {
  const write = createBooksWriter(db, context.at);
  const organisationIds = organisations.map((values) => {
    const id = context.newId();
    write.organisation(id, values);
    return id;
  });
  if (identityId === null || context.documents === null)
    return { identityId: null, organisationIds, invoiceIds: [], paymentIds: [], numbers: [] };
  const customers = createCustomers(db, write, context);
  const known = new Set(givenTo(db, identityId).map(({ number }) => number));
  const invoiceIds: string[] = [];
  const paymentIds: string[] = [];
  for (const past of invoices) {
    const customer = customers.find(past.organisation);
    const document = context.documents(customer, past);
    const invoice = { id: context.newId(), identityId, organisationId: customer.id };
    const { number, issuedOn, total, paid } = past;
    const { dueOn } = document;
    write.invoice(
      { ...invoice, number, issuedOn, dueOn, total, customerReferences: referencesOf(customer), document: JSON.stringify(document) },
      !known.has(number),
    );
    invoiceIds.push(invoice.id);
    if (paid === 0) continue;
    const id = context.newId();
    const receivedOn = past.paidOn ?? (dueOn < context.today ? dueOn : context.today);
    write.payment({ id, identityId, organisationId: customer.id, receivedOn, amount: paid, invoiceId: invoice.id });
    paymentIds.push(id);
  }
  const numbers = invoices.map(({ number }) => number).filter((number) => !known.has(number));
  return { identityId, organisationIds: [...organisationIds, ...customers.made()], invoiceIds, paymentIds, numbers };
}

/** Who is billed, by the names of the table; those that are not known are made. */
function createCustomers(db: WriteDb, write: BooksWriter, { newId, organisation }: MakingContext) {
  const names = createKnownNames(knownOrganisations(db));
  const found = new Map<string, Organisation>();
  const made: string[] = [];

  function find(name: string): Organisation {
    const id = names.find({ name, odsCode: '' })?.id ?? make(name);
    const customer = found.get(id) ?? organisation(id);
    found.set(id, customer);
    return customer;
  }

  function make(name: string): string {
    const id = newId();
    const { kind } = organisationFrom(new Map([['name', name]]));
    const values = { ...blankOrganisation, name, kind, travelMs: duration(0) };
    write.organisation(id, values);
    names.add({ id, name, odsCode: '', row: null });
    found.set(id, { ...values, id, used: false, archivedAt: null });
    made.push(id);
    return id;
  }

  return { find, made: () => made };
}

function referencesOf({ purchaseOrder, supplierNumber }: Organisation): string {
  return [purchaseOrder, supplierNumber].filter((text) => text !== '').join('\n');
}
