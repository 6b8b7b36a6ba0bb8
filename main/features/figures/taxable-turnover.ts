import { and, gte, isNotNull, isNull, like, or } from 'drizzle-orm';
import { draftDocumentSchema } from '../../../shared/contract/invoice-draft.ts';
import {
  firstOfTwelveMonths,
  taxableSupplies,
  taxableTurnoverOn,
  type TaxableSupply,
  type TaxableTurnover,
} from '../../../shared/domain/invoices/taxable-turnover.ts';
import { isRegisteredOn } from '../../../shared/domain/invoices/totals.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { invoices } from '../../db/invoice-schema.ts';
import { identities } from '../../db/schema.ts';
import type { ReadDb } from '../../db/store.ts';

/** Taxable work of one trader in the last twelve months. */
export interface TraderTurnover extends TaxableTurnover {
  /** Null for the person, who is one trader under however many names. */
  readonly company: { readonly id: string; readonly name: string } | null;
}

interface Trader {
  readonly company: TraderTurnover['company'];
  readonly identityIds: ReadonlySet<string>;
}

/** The taxable work of all who are not registered for VAT and have any; imported invoices do not tell. */
export function turnoverOfTraders(read: ReadDb, today: LocalDate): readonly TraderTurnover[] {
  const supplies = suppliesSince(read, firstOfTwelveMonths(today));
  return unregisteredTraders(read, today)
    .map(({ company, identityIds }): TraderTurnover => {
      const own = supplies.filter(({ identityId }) => identityIds.has(identityId));
      return { company, ...taxableTurnoverOn(own, today) };
    })
    .filter(({ amount }) => amount > 0);
}

function unregisteredTraders(read: ReadDb, today: LocalDate): readonly Trader[] {
  const { id, name, kind, vatNumber, vatFrom, vatUntil } = identities;
  const rows = read.select({ id, name, kind, vatNumber, from: vatFrom, until: vatUntil }).from(identities).all();
  const all = rows.map(({ from, until, ...row }) => ({ ...row, isNow: isRegisteredOn({ ...row, vatDays: { from, until } }, today) }));
  const person = all.filter((identity) => identity.kind === 'soleTrader');
  const isRegistered = person.some(({ isNow }) => isNow);
  const companies = all.filter((identity) => identity.kind === 'company' && !identity.isNow);
  return [
    ...(isRegistered ? [] : [{ company: null, identityIds: new Set(person.map((identity) => identity.id)) }]),
    ...companies
      .sort((a, b) => a.name.localeCompare(b.name, 'en-GB'))
      .map((company) => ({ company: { id: company.id, name: company.name }, identityIds: new Set([company.id]) })),
  ];
}

/** Documents that were issued since a day and name a taxed treatment: the others need not be read. */
export function taxedDocumentsQuery(read: ReadDb, from: LocalDate) {
  const { identityId, document, number, voidedOn, listedOn } = invoices;
  const isTaxed = or(...['standard', 'reduced', 'zero'].map((vat) => like(document, `%"vat":"${vat}"%`)));
  return read
    .select({ identityId, document })
    .from(invoices)
    .where(and(isNotNull(number), isNull(voidedOn), gte(listedOn, from), isTaxed));
}

function suppliesSince(read: ReadDb, from: LocalDate): readonly (TaxableSupply & { readonly identityId: string })[] {
  const rows = taxedDocumentsQuery(read, from).all();
  return rows.flatMap((row) => {
    const { success, data } = draftDocumentSchema.safeParse(JSON.parse(row.document)); // the table holds JSON alone
    return success ? taxableSupplies(data).map((supply) => ({ ...supply, identityId: row.identityId })) : [];
  });
}
