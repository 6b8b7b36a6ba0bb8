import {
  blankOrganisation,
  organisationInputSchema,
  type OrganisationInput,
  type OrganisationValues,
} from '../../shared/contract/organisations.ts';

/** A practice in Leeds, with what the test names. */
export function anOrganisation(change: Partial<OrganisationInput> = {}): OrganisationValues {
  return organisationInputSchema.parse({
    ...blankOrganisation,
    name: 'Birch Surgery',
    address: '1 Low Road\nLeeds\nLS1 1AA',
    ...change,
  });
}
