import { organisationInputSchema, type OrganisationInput, type OrganisationValues } from '../../shared/contract/organisations.ts';

/** A practice in Leeds, with what the test names. */
export function anOrganisation(change: Partial<OrganisationInput> = {}): OrganisationValues {
  return organisationInputSchema.parse({
    name: 'Birch Surgery',
    kind: 'practice',
    nation: 'england',
    address: '1 Low Road\nLeeds\nLS1 1AA',
    accountsEmail: '',
    phone: '',
    odsCode: '',
    employingAuthorityCode: '',
    purchaseOrder: '',
    supplierNumber: '',
    terms: null,
    rates: [],
    contacts: [],
    travelMs: 0,
    parking: '',
    clinicalSystem: '',
    smartcard: '',
    doorCode: '',
    notes: '',
    ...change,
  });
}
