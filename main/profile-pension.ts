import type { ZoneId } from '../shared/domain/time.ts';
import { dayOf } from '../shared/domain/zones.ts';
import { builtInPensionRates } from '../shared/rates/pension/built-in-rates.ts';
import type { IdentityService } from './features/identities/service.ts';
import type { OrganisationService } from './features/organisations/service.ts';
import type { PensionDocuments } from './features/pension/documents-router.ts';
import { createPaperPrinting } from './features/pension/paper-printing.ts';
import { createPapers } from './features/pension/papers.ts';
import { createPensionProfileService, type PensionProfileService } from './features/pension/profiles.ts';
import { createPensionService, type PensionService } from './features/pension/service.ts';
import { createPensionTemplateService } from './features/pension/templates.ts';
import { createWhatIfCalculator } from './features/pension/what-if.ts';
import type { ProfileDeps } from './profile-deps.ts';

export interface PensionPlugs extends ProfileDeps {
  readonly zone: () => ZoneId;
  readonly identities: IdentityService;
  readonly organisations: OrganisationService;
}

/** The NHS pension of who trades, plugged into the books. */
export function createPension(plugs: PensionPlugs) {
  const { store, clock, newId, changes, keyFor, zone, identities, organisations } = plugs;
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
  return {
    pensionProfiles,
    pension,
    pensionDocuments: createDocuments(plugs, { pensionProfiles, pension }),
    pensionWhatIf: createWhatIfCalculator({ store, rates: builtInPensionRates }),
  };
}

interface PensionParts {
  readonly pensionProfiles: PensionProfileService;
  readonly pension: PensionService;
}

function createDocuments(plugs: PensionPlugs, { pensionProfiles, pension }: PensionParts): PensionDocuments {
  const { store, clock, newId, changes, zone, identities, printer, formFiller: filler, uploads } = plugs;
  const takeUpload = (uploadId: string): Uint8Array => uploads.take(uploadId);
  const templates = createPensionTemplateService({
    store,
    clock,
    newId,
    announce: changes.announce,
    filler,
    takeUpload,
    rates: () => builtInPensionRates,
  });
  const papers = createPapers({
    store,
    dayOf: (at) => dayOf(at, zone()),
    form: (id) => pension.form(id),
    identity: (id) => identities.get(id),
    profiles: () => pensionProfiles.list(),
    numbers: (id) => pensionProfiles.reveal(id),
  });
  return { templates, printing: createPaperPrinting({ store, clock, newId, printer, filler, papers, templates }) };
}
