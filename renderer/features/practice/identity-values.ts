import { identityInputSchema, type Identity, type IdentityInput, type IdentitySecrets } from '../../../shared/contract/identities.ts';
import { formErrors, type FormErrors } from '../../ui/form-errors.ts';
import { termsErrors, termsValues, toTerms, usualTerms, type TermsValues } from '../terms/terms-values.ts';

/** What stands in the fields of a trading identity, as typed. Names are those of the contract. */
export interface IdentityFormValues {
  readonly name: string;
  readonly tradingName: string;
  readonly kind: Identity['kind'];
  readonly companyNumber: string;
  readonly registeredOffice: string;
  readonly placeOfRegistration: Identity['placeOfRegistration'];
  readonly address: string;
  readonly email: string;
  readonly phone: string;
  readonly vatRegistered: boolean;
  readonly vatNumber: string;
  /** Null where the registration is open. */
  readonly vatFrom: string | null;
  readonly vatUntil: string | null;
  readonly registrationBody: string;
  readonly registrationNumber: string;
  readonly terms: TermsValues;
  /** Null while they are masked; they then stay as they are. */
  readonly secrets: IdentitySecrets | null;
}

export const noSecrets: IdentitySecrets = { accountName: '', sortCode: '', accountNumber: '', iban: '', bic: '', utr: '', niNumber: '' };

export const newIdentity: IdentityFormValues = {
  name: '',
  tradingName: '',
  kind: 'soleTrader',
  companyNumber: '',
  registeredOffice: '',
  placeOfRegistration: '',
  address: '',
  email: '',
  phone: '',
  vatRegistered: false,
  vatNumber: '',
  vatFrom: null,
  vatUntil: null,
  registrationBody: '',
  registrationNumber: '',
  terms: usualTerms,
  secrets: noSecrets,
};

export function identityValues(identity: Identity): IdentityFormValues {
  const { id: _id, held: _held, hasLogo: _hasLogo, used: _used, archivedAt: _archivedAt, terms, vatNumber, ...same } = identity;
  return {
    ...same,
    vatRegistered: vatNumber !== null,
    vatNumber: vatNumber ?? '',
    terms: termsValues(terms),
    secrets: null,
  };
}

/** What the contract is given; checked by `identityErrors` before it is sent. */
export function toIdentityInput({
  vatRegistered,
  vatNumber,
  vatFrom,
  vatUntil,
  terms,
  secrets,
  ...same
}: IdentityFormValues): IdentityInput {
  const companyNumber = tidiedCompanyNumber(same.companyNumber);
  return {
    ...same,
    companyNumber,
    vatNumber: vatRegistered ? vatNumber : null,
    vatFrom: vatRegistered ? vatFrom : null,
    vatUntil: vatRegistered ? vatUntil : null,
    terms: toTerms(terms),
    secrets: secrets && tidied(secrets),
  };
}

/** One text per field that is not right yet, by the contract's own rules; empty when it can be saved. */
export function identityErrors(values: IdentityFormValues): FormErrors {
  const found = Object.entries(formErrors(identityInputSchema.safeParse(toIdentityInput(values))));
  return { ...Object.fromEntries(found.filter(([path]) => !path.startsWith('terms'))), ...termsErrors(values.terms, 'terms.') };
}

/** Digits without dashes and spaces, letters as capitals; accounts of six or seven digits get their zeros in front. */
export function tidied(secrets: IdentitySecrets): IdentitySecrets {
  const bare = (text: string): string => text.replaceAll(/[\s-]/gu, '').toUpperCase();
  const account = bare(secrets.accountNumber);
  return {
    accountName: secrets.accountName,
    sortCode: bare(secrets.sortCode),
    accountNumber: /^\d{6,7}$/.test(account) ? account.padStart(8, '0') : account,
    iban: bare(secrets.iban),
    bic: bare(secrets.bic),
    utr: bare(secrets.utr).replace(/K$/, ''),
    niNumber: bare(secrets.niNumber),
  };
}

/** Without spaces, letters as capitals; six or seven digits get their zeros in front, as Companies House writes them. */
export function tidiedCompanyNumber(text: string): string {
  const bare = text.replaceAll(/\s/gu, '').toUpperCase();
  return /^\d{6,7}$/u.test(bare) ? bare.padStart(8, '0') : bare;
}

/** As it is usually written: `12-34-56`, `GB29 NWBK 6016 …`. */
export function readable(secrets: IdentitySecrets): IdentitySecrets {
  return {
    ...secrets,
    sortCode: secrets.sortCode.replace(/^(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3'),
    iban: secrets.iban.replaceAll(/(.{4})(?=.)/g, '$1 '),
    utr: secrets.utr.replace(/^(\d{5})(\d{5})$/, '$1 $2'),
    niNumber: secrets.niNumber.replace(/^(..)(..)(..)(..)(.)$/, '$1 $2 $3 $4 $5'),
  };
}

/** What an identity is, in one line. */
export function identityLine({ kind, registrationBody, registrationNumber, vatNumber }: Identity): string {
  const registration = registrationNumber === '' ? null : `${registrationBody} ${registrationNumber}`.trim();
  return [kindWords[kind], registration, vatNumber === null ? null : `VAT ${vatNumber}`].filter((part) => part !== null).join(' · ');
}

export const kindWords = { soleTrader: 'Sole trader', company: 'Limited company' } satisfies Record<Identity['kind'], string>;
