import { identityInputSchema, type IdentityInput, type IdentityValues } from '../../shared/contract/identities.ts';

/** A sole trader with all that an invoice needs; the account is one of the published examples. */
export function anIdentity(change: Partial<IdentityInput> = {}): IdentityValues {
  return identityInputSchema.parse({
    name: 'Ada Moss',
    tradingName: '',
    kind: 'soleTrader',
    companyNumber: '',
    registeredOffice: '',
    placeOfRegistration: '',
    address: '1 High Street\nLeeds\nLS1 1AA',
    email: 'ada@example.org',
    phone: '',
    vatNumber: null,
    registrationBody: 'GMC',
    registrationNumber: '7654321',
    terms: { paymentDays: 30, cancellation: [{ noticeHours: 24, share: 10_000 }], note: '' },
    secrets: { accountName: 'A Moss', sortCode: '089999', accountNumber: '66374958', iban: '', bic: '', utr: '1955839661', niNumber: '' },
    ...change,
  });
}
