import type { DraftDocument } from '../../../shared/contract/invoice-draft.ts';
import type { Organisation } from '../../../shared/contract/organisations.ts';
import { dueDayFor } from '../../../shared/domain/invoices/late-payment.ts';
import { difference, pence, quantity, type Pence } from '../../../shared/domain/money.ts';
import { pastVatParts, type PastVatPart } from '../../../shared/domain/imports/past-vat.ts';
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
  /** In the total; null where it is not known. */
  readonly vat: Pence | null;
}

/** What of an organisation stands on its invoices. */
export type PastCustomer = Pick<Organisation, 'name' | 'address' | 'accountsEmail' | 'kind' | 'purchaseOrder' | 'supplierNumber' | 'terms'>;

/** The document of an invoice that was made elsewhere: what is known of it, and no more. */
export type PastDocuments = (customer: PastCustomer, facts: PastInvoiceFacts) => DraftDocument & { readonly dueOn: LocalDate };

/** Its lines hold the whole sum; VAT is shown where the table names it and the issuer is registered for it. */
export function createPastDocuments({ facts, settings }: Pick<DraftParties, 'facts' | 'settings'>): PastDocuments {
  // What its table says of VAT holds, whatever its day.
  const issuer = { ...issuerOf(facts, settings), vatDays: null };
  return (organisation, past) => {
    const { number, issuedOn, dueOn } = past;
    const parts = issuer.vatNumber === null ? null : vatPartsOf(past);
    return {
      issuer: parts === null ? { ...issuer, vatNumber: null } : issuer,
      customer: { ...customerOf(organisation), reference: '' },
      number,
      issuedOn,
      dueOn: dueOn ?? dueDayFor(issuedOn, null, (organisation.terms ?? facts.identity.terms).paymentDays),
      period: null,
      pension: null,
      pensionAsked: false,
      credits: null,
      note: '',
      paymentTerms: '',
      lines: (parts ?? [{ net: past.total, vat: 'outside' }]).map(lineOf),
    };
  };
}

function vatPartsOf({ total, vat, issuedOn }: PastInvoiceFacts): readonly PastVatPart[] | null {
  return vat === null ? null : pastVatParts(difference(total, vat), vat, issuedOn);
}

function lineOf({ net, vat }: PastVatPart, index: number): DraftDocument['lines'][number] {
  return {
    kind: 'fee',
    description: index === 0 ? 'Invoiced before Session Desk' : 'Invoiced before Session Desk, without VAT',
    workedOn: null,
    startsAt: null,
    endsAt: null,
    quantity: quantity(net < 0 ? -1_000 : 1_000),
    unit: 'item',
    unitPrice: pence(Math.abs(net)),
    vat,
    pensionable: false,
    bookingId: null,
    appraisal: null,
  };
}
