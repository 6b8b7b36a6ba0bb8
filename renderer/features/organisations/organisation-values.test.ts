import { expect, test } from 'vitest';
import { organisationInputSchema } from '../../../shared/contract/organisations.ts';
import { anOrganisation } from '../../../tests/support/an-organisation.ts';
import { newOrganisation, organisationErrors, organisationValues, toOrganisationInput, unusualCodes } from './organisation-values.ts';
import { rateWords } from './organisation-words.ts';

const values = anOrganisation({
  terms: { paymentDays: 14, cancellation: [], note: '' },
  rates: [
    { unit: 'hour', name: 'Day', price: 123_450, share: null },
    { unit: 'percent', name: '', price: null, share: 6_050 },
  ],
  contacts: [{ name: 'Robin', role: 'Rota', email: '', phone: '' }],
  travelMs: 2_700_000,
});
const organisation = { ...values, id: '019ab000-0000-7000-8000-0000000000a1', used: false, archivedAt: null };

test('an organisation goes through the form unchanged', () => {
  expect(organisationInputSchema.parse(toOrganisationInput(organisationValues(organisation)))).toEqual(values);
});

test('a name is all that is asked for', () => {
  expect(organisationErrors(newOrganisation)).toEqual({ name: 'Enter a name' });
  expect(organisationErrors({ ...newOrganisation, name: 'Birch Surgery' })).toEqual({});
});

test('each field has its own error, also in the rows of rates and contacts', () => {
  const wrong = {
    ...newOrganisation,
    name: 'x'.repeat(121),
    travelMinutes: 601,
    rates: [
      { unit: 'hour', name: '', amount: 'ninety' },
      { unit: 'percent', name: 'y'.repeat(61), amount: '101' },
    ],
    contacts: [{ name: ' ', role: '', email: '', phone: '' }],
  } as const;

  expect(organisationErrors(wrong)).toEqual({
    name: 'At most 120 characters',
    travelMinutes: 'At most 10 hours',
    'rates.0.amount': 'Enter pounds, such as 90 or 1,234.50',
    'rates.1.amount': 'Between 0 and 100 %',
    'rates.1.name': 'At most 60 characters',
    'contacts.0.name': 'Enter a name',
  });
});

test('terms that are not the organisation’s own are neither checked nor sent', () => {
  const typed = { ...newOrganisation, name: 'Birch', terms: { paymentDays: '', cancellation: [], note: '' } };

  expect(organisationErrors(typed)).toEqual({});
  expect(toOrganisationInput(typed).terms).toBeNull();
  expect(organisationErrors({ ...typed, ownTerms: true })).toEqual({ 'terms.paymentDays': 'Enter a whole number' });
});

test('a rate is told with its unit', () => {
  expect(values.rates.map(rateWords)).toEqual(['£1,234.50 per hour', '60.5% of takings']);
});

test('codes are capitals, and what is unusual about them is told of practices without being an error', () => {
  const typed = {
    ...newOrganisation,
    name: 'Elm',
    kind: 'practice',
    nation: 'wales',
    odsCode: 'a12345',
    employingAuthorityCode: 'x?',
  } as const;

  expect(unusualCodes(typed)).toEqual({
    odsCode: 'Practice codes in Wales have a W and five digits, such as W12345.',
    employingAuthorityCode: 'A code of an employing authority has letters and digits only.',
  });
  expect(organisationErrors(typed)).toEqual({});
  expect(toOrganisationInput(typed)).toMatchObject({ odsCode: 'A12345', employingAuthorityCode: 'X?' });
  expect(unusualCodes({ ...typed, kind: 'clinic', employingAuthorityCode: 'y0123' })).toEqual({
    odsCode: null,
    employingAuthorityCode: null,
  });
  expect(unusualCodes({ ...typed, odsCode: 'w12345', employingAuthorityCode: '' })).toEqual({
    odsCode: null,
    employingAuthorityCode: null,
  });
});
