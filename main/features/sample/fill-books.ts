import { identityInputSchema, type IdentityValues } from '../../../shared/contract/identities.ts';
import { organisationInputSchema, type OrganisationValues } from '../../../shared/contract/organisations.ts';
import { sampleIdentity, sampleOrganisations } from './sample-books.ts';

/** The part of an open profile that the sample's books are written through: the same services, the same rules. */
export interface BooksTarget {
  readonly identities: { create(values: IdentityValues): unknown };
  readonly organisations: { create(values: OrganisationValues): unknown };
}

/** Fills an empty sample profile with an invented locum's identity and the places that book them. Only for the sample profile. */
export function fillBooks(target: BooksTarget): void {
  target.identities.create(identityInputSchema.parse(sampleIdentity));
  for (const organisation of sampleOrganisations) target.organisations.create(organisationInputSchema.parse(organisation));
}
