import { blankOrganisation, type Organisation, type OrganisationValues } from '../../../shared/contract/organisations.ts';
import { organisationFrom } from '../../../shared/domain/imports/organisation-row.ts';
import { difference } from '../../../shared/domain/money.ts';
import type { PastInvoice } from '../../../shared/domain/imports/past-invoice-row.ts';
import { mapInSteps, type Steps } from '../../../shared/domain/steps.ts';
import { duration, type Instant, type LocalDate } from '../../../shared/domain/time.ts';
import type { ReadDb } from '../../db/store.ts';
import type { RowStatement } from '../../ports/aside-writer.ts';
import { createBookRows, type BookRows } from './book-rows.ts';
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

/** The rows of what a table brings, and what they are. */
export interface BooksInRows {
  readonly books: MadeBooks;
  readonly statements: readonly RowStatement[];
}

/** Puts what a table brings into rows; nothing is written. @throws AppError NOT_FOUND */
export function* booksInRows(db: ReadDb, { identityId, organisations, invoices, context }: BooksToMake): Steps<BooksInRows> {
  const rows = createBookRows(context.at);
  const organisationIds = yield* mapInSteps(organisations, (values) => {
    const id = context.newId();
    rows.organisation(id, values);
    return id;
  });
  const { documents } = context;
  if (identityId === null || documents === null) {
    const books = { identityId: null, organisationIds, invoiceIds: [], paymentIds: [], numbers: [] };
    return { books, statements: rows.statements() };
  }
  const customers = createCustomers(db, rows, context);
  const known = new Set(givenTo(db, identityId).map(({ number }) => number));
  const paymentIds: string[] = [];
  const invoiceIds = yield* mapInSteps(invoices, (past) => {
    const customer = customers.find(past.organisation);
    const document = documents(customer, past);
    const account = { identityId, organisationId: customer.id };
    const { number, issuedOn, total, vat, paid } = past;
    // What it does not show it does not hold, for all that is known.
    const net = document.issuer.vatNumber === null || vat === null ? total : difference(total, vat);
    const { dueOn } = document;
    const id = context.newId();
    const references = referencesOf(customer);
    rows.invoice(
      { id, ...account, number, issuedOn, dueOn, net, total, customerReferences: references, document: JSON.stringify(document) },
      !known.has(number),
    );
    if (paid === 0) return id;
    const paymentId = context.newId();
    const receivedOn = past.paidOn ?? (dueOn < context.today ? dueOn : context.today);
    rows.payment({ id: paymentId, ...account, receivedOn, amount: paid, invoiceId: id });
    paymentIds.push(paymentId);
    return id;
  });
  const numbers = invoices.map(({ number }) => number).filter((number) => !known.has(number));
  const books = { identityId, organisationIds: [...organisationIds, ...customers.made()], invoiceIds, paymentIds, numbers };
  return { books, statements: rows.statements() };
}

/** Who is billed, by the names of the table; those that are not known are made. */
function createCustomers(db: ReadDb, rows: BookRows, { newId, organisation }: MakingContext) {
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
    rows.organisation(id, values);
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
