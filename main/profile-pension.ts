import type { ZoneId } from '../shared/domain/time.ts';
import { builtInPensionRates } from '../shared/rates/pension/built-in-rates.ts';
import type { IdentityService } from './features/identities/service.ts';
import type { OrganisationService } from './features/organisations/service.ts';
import { createPensionProfileService } from './features/pension/profiles.ts';
import { createPensionService } from './features/pension/service.ts';
import type { ProfileDeps } from './profile-deps.ts';

export interface PensionPlugs extends ProfileDeps {
  readonly zone: () => ZoneId;
  readonly identities: IdentityService;
  readonly organisations: OrganisationService;
}

/** The NHS pension of who trades, plugged into the books. */
export function createPension({ store, clock, newId, changes, keyFor, zone, identities, organisations }: PensionPlugs) {
  const base = { store, clock, newId, announce: changes.announce, zone };
  const pensionProfiles = createPensionProfileService({
    ...base,
    keyFor,
    identities: () => identities.list({ archived: true }),
    niNumber: (id) => identities.reveal(id).niNumber,
    saveNiNumber: (db, id, niNumber) => identities.saveNiNumber(db, id, niNumber),
  });
  const pension = createPensionService({
    ...base,
    rates: builtInPensionRates,
    organisation: (id) => organisations.get(id),
    sdNumber: (identityId) => pensionProfiles.reveal(identityId).sdNumber,
  });
  return { pensionProfiles, pension };
}
