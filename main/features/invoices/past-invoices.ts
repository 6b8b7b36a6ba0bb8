import type { DraftDocument } from '../../../shared/contract/invoice-draft.ts';
import type { Organisation } from '../../../shared/contract/organisations.ts';
import { dueDayFor } from '../../../shared/domain/invoices/late-payment.ts';
import { quantity, type Pence } from '../../../shared/domain/money.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { customerOf } from './drafting.ts';
import { issuerOf } from './issuer.ts';
import type { DraftParties } from './drafting.ts';

/** An invoice that was made elsewhere. */
export interface PastInvoiceFacts {
  readonly number: string;
  readonly issuedOn: LocalDate;
  /** Null takes the day by the terms. */
  readonly dueOn: LocalDate | null;
  readonly total: Pence;
}

/** What of an organisation stands on its invoices. */
export type PastCustomer = Pick<Organisation, 'name' | 'address' | 'accountsEmail' | 'kind' | 'purchaseOrder' | 'supplierNumber' | 'terms'>;

/** The document of an invoice that was made elsewhere: what is known of it, and no more. */
export type PastDocuments = (customer: PastCustomer, facts: PastInvoiceFacts) => DraftDocument & { readonly dueOn: LocalDate };

/** Its one line holds the whole sum; VAT that it may hold is not known, so none is shown. */
export function createPastDocuments({ facts, settings }: Omit<DraftParties, 'organisation'>): PastDocuments {
  const issuer = { ...issuerOf(facts, settings), vatNumber: null };
  return (organisation, { number, issuedOn, dueOn, total }) => ({
    issuer,
    customer: { ...customerOf(organisation), reference: '' },
    number,
    issuedOn,
    dueOn: dueOn ?? dueDayFor(issuedOn, null, (organisation.terms ?? facts.identity.terms).paymentDays),
    period: null,
    pension: null,
    credits: null,
    note: '',
    paymentTerms: '',
    lines: [
      {
        kind: 'fee',
        description: 'Invoiced before Session Desk',
        workedOn: null,
        startsAt: null,
        endsAt: null,
        quantity: quantity(1_000),
        unit: 'item',
        unitPrice: total,
        vat: 'outside',
        pensionable: false,
        bookingId: null,
      },
    ],
  });
}
