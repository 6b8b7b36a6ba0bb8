import { expect, test } from 'vitest';
import { identityInputSchema, secretsSchema } from '../../../shared/contract/identities.ts';
import { identityErrors, newIdentity, noSecrets, readable, tidied, toIdentityInput } from './identity-values.ts';

test('a new identity needs only a name', () => {
  expect(identityErrors(newIdentity)).toEqual({ name: 'Enter the name you trade under' });
  expect(identityErrors({ ...newIdentity, name: 'Ada Moss' })).toEqual({});
});

test('bank details are taken as people write them and shown as they are usually written', () => {
  const typed = { ...noSecrets, sortCode: '08 99-99', accountNumber: '6637495', iban: 'gb29 nwbk 6016 1331 9268 19', niNumber: 'ab 12 34 56 c', utr: '19558 39661K' }; // prettier-ignore
  const kept = tidied(typed);

  expect(secretsSchema.parse(kept)).toMatchObject({
    sortCode: '089999',
    accountNumber: '06637495',
    iban: 'GB29NWBK60161331926819',
    niNumber: 'AB123456C',
    utr: '1955839661',
  });
  expect(readable(kept)).toMatchObject({
    sortCode: '08-99-99',
    iban: 'GB29 NWBK 6016 1331 9268 19',
    niNumber: 'AB 12 34 56 C',
    utr: '19558 39661',
  });
  expect(tidied(readable(kept))).toEqual(kept);
});

test('a company number is kept as Companies House writes it', () => {
  const kept = ['1234567', ' sc 123456', '01234567', '12345', ''].map(
    (companyNumber) => toIdentityInput({ ...newIdentity, companyNumber }).companyNumber,
  );

  expect(kept).toEqual(['01234567', 'SC123456', '01234567', '12345', '']);
});

test('each wrong number stands at its own field', () => {
  const values = {
    ...newIdentity,
    name: 'Ada',
    vatRegistered: true,
    secrets: { ...noSecrets, sortCode: '12345', accountNumber: '1', utr: 'x', niNumber: '1' },
  };

  expect(identityErrors(values)).toEqual({
    vatNumber: 'Enter the VAT number',
    'secrets.sortCode': 'Six digits, such as 12-34-56',
    'secrets.accountNumber': 'Eight digits',
    'secrets.utr': 'Ten digits',
    'secrets.niNumber': 'A National Insurance number has two letters, six digits and one of A to D.',
  });
});

test('masked secrets are not sent, and a VAT number only of who is registered', () => {
  const values = { ...newIdentity, name: 'Ada', vatNumber: 'GB123456782', secrets: null };

  expect(identityInputSchema.parse(toIdentityInput(values))).toMatchObject({ secrets: null, vatNumber: null });
  expect(toIdentityInput({ ...values, vatRegistered: true }).vatNumber).toBe('GB123456782');
});

test('the days of a registration for VAT are kept while registered, and do not end before they begin', () => {
  const values = { ...newIdentity, name: 'Ada', vatRegistered: true, vatNumber: 'GB123456782', vatFrom: '2026-03-15', secrets: null };

  expect(toIdentityInput(values)).toMatchObject({ vatFrom: '2026-03-15', vatUntil: null });
  expect(toIdentityInput({ ...values, vatRegistered: false })).toMatchObject({ vatFrom: null, vatUntil: null });
  expect(identityErrors({ ...values, vatUntil: '2026-03-14' })).toEqual({ vatUntil: 'The last day comes before the first' });
});
