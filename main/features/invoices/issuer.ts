import type { Identity, IdentitySecrets } from '../../../shared/contract/identities.ts';
import type { InvoiceSettings } from '../../../shared/contract/invoice-settings.ts';
import type { BankDetails, Issuer } from '../../../shared/domain/invoices/model.ts';
import type { Appearance } from '../../../shared/domain/invoices/printed-document.ts';

/** What an invoice needs to know of who trades. */
export interface IdentityFacts {
  readonly identity: Identity;
  readonly secrets: IdentitySecrets;
  /** Null for none. */
  readonly logo: Uint8Array | null;
}

/** The most lines an address has on paper; what is beyond them follows in the last one. */
const addressLines = 12;

/** The trading identity as it stands on an invoice. */
export function issuerOf({ identity, secrets }: IdentityFacts, { printUtr }: Pick<InvoiceSettings, 'printUtr'>): Issuer {
  const { name, tradingName, address, email, phone, vatNumber, vatFrom, vatUntil, registrationBody, registrationNumber } = identity;
  return {
    name,
    tradingName,
    address: addressOf(address),
    email,
    phone,
    legal: legalOf(identity),
    vatNumber,
    vatDays: vatFrom === null && vatUntil === null ? null : { from: vatFrom, until: vatUntil },
    registration: registrationNumber === '' ? null : { body: registrationBody, number: registrationNumber },
    bank: bankOf(secrets),
    utr: printUtr && secrets.utr !== '' ? secrets.utr : null,
  };
}

export function appearanceOf({ logo }: IdentityFacts, { template, accent }: Pick<InvoiceSettings, 'template' | 'accent'>): Appearance {
  return { template, accent, logo };
}

/** The same with every digit of account and UTR hidden, for pages: completeness can still be seen. */
export function maskedIssuer(issuer: Issuer): Issuer {
  const { bank, utr } = issuer;
  return {
    ...issuer,
    bank: bank && {
      accountName: bank.accountName,
      sortCode: masked(bank.sortCode),
      accountNumber: masked(bank.accountNumber),
      iban: masked(bank.iban),
      bic: bank.bic,
    },
    utr: utr && masked(utr),
  };
}

/** The lines of an address that has any text. */
export function addressOf(text: string): readonly string[] {
  const lines = text.split('\n').map((line) => line.trim()).filter((line) => line !== ''); // prettier-ignore
  if (lines.length <= addressLines) return lines;
  return [...lines.slice(0, addressLines - 1), lines.slice(addressLines - 1).join(', ')];
}

function legalOf({ kind, companyNumber, registeredOffice, placeOfRegistration }: Identity): Issuer['legal'] {
  if (kind === 'soleTrader') return { kind };
  return { kind, companyNumber, registeredOffice: addressOf(registeredOffice), placeOfRegistration };
}

function bankOf({ accountName, sortCode, accountNumber, iban, bic }: IdentitySecrets): BankDetails | null {
  const isEmpty = [accountName, sortCode, accountNumber, iban, bic].every((text) => text === '');
  return isEmpty ? null : { accountName, sortCode, accountNumber, iban, bic };
}

function masked(text: string): string {
  return '•'.repeat(text.length);
}
