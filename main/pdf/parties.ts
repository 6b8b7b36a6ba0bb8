import type { BankDetails, InvoiceCustomer, Issuer } from '../../shared/domain/invoices/model.ts';
import type { Pair, Party } from './paper/sheet.ts';
import { ibanText, sortCodeText } from './words.ts';

/** Who writes: the business name first, and the person or company behind it (Companies Act 2006, part 41). */
export function issuerParty(issuer: Issuer): Party {
  const { name, tradingName, address, email, phone, registration, vatNumber, utr } = issuer;
  const lines = [
    tradingName === '' ? '' : name,
    ...address,
    email,
    phone,
    registration === null ? '' : `${registration.body} ${registration.number}`,
    vatNumber === null ? '' : `VAT number ${vatNumber}`,
    utr === null ? '' : `UTR ${utr}`,
  ];
  return { name: tradingName === '' ? name : tradingName, lines: lines.filter((line) => line.trim() !== '') };
}

export function recipientParty({ name, address, email }: InvoiceCustomer, label: string): Party & { readonly label: string } {
  return { label, name, lines: [...address, email].filter((line) => line.trim() !== '') };
}

/** What a company must say on its letters (Companies (Trading Disclosures) Regulations 2015); empty for a sole trader. */
export function imprintOf({ name, legal }: Issuer): string {
  if (legal.kind === 'soleTrader') return '';
  const office = legal.registeredOffice.filter((line) => line.trim() !== '').join(', ');
  const place = legal.placeOfRegistration === '' ? '' : ` in ${legal.placeOfRegistration}`;
  return `${name}. Registered${place}, company number ${legal.companyNumber}.${office === '' ? '' : ` Registered office: ${office}.`}`;
}

/** Where the money goes, with what is to be written beside it. */
export function bankPairs({ accountName, sortCode, accountNumber, iban, bic }: BankDetails, reference: string): readonly Pair[] {
  return someFacts([
    ['Account name', accountName],
    ['Sort code', sortCodeText(sortCode)],
    ['Account number', accountNumber],
    ['IBAN', ibanText(iban)],
    ['BIC', bic],
    ['Payment reference', reference],
  ]);
}

/** Those that have a value. */
export function someFacts(facts: readonly (readonly [label: string, value: string])[]): readonly Pair[] {
  return facts.filter(([, value]) => value !== '').map(([label, value]) => ({ label, value }));
}
