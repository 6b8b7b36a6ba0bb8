import type { Booking } from '../shared/contract/bookings.ts';
import { pensionTermsWords } from '../shared/domain/pension/choice-words.ts';
import { heldIntent } from '../shared/domain/pension/eligibility.ts';
import type { PensionRates } from '../shared/domain/pension/pension-rates.ts';
import type { ZoneId } from '../shared/domain/time.ts';
import { dayOf } from '../shared/domain/zones.ts';
import type { ReadDb } from './db/store.ts';
import type { BookingPension } from './features/bookings/pension-choice.ts';
import { workFees } from './features/bookings/work-fees.ts';
import type { IdentityService } from './features/identities/service.ts';
import type { KeptFileService } from './features/kept-files/service.ts';
import { lastCopyOf } from './features/mail/outbox-store.ts';
import type { OrganisationService } from './features/organisations/service.ts';
import { engagementOf, invoiceChoices, reachedByChoice } from './features/pension/choices.ts';
import type { PensionDocuments } from './features/pension/documents-router.ts';
import { createFrozenMembers, type FrozenMembers } from './features/pension/frozen-members.ts';
import { createPaperPrinting } from './features/pension/paper-printing.ts';
import { createPapers } from './features/pension/papers.ts';
import { createPensionProfileService } from './features/pension/profiles.ts';
import { createPensionService } from './features/pension/service.ts';
import { createPaperSigning } from './features/pension/signing.ts';
import { createPensionStatements } from './features/pension/statements.ts';
import { createPensionTemplateService } from './features/pension/templates.ts';
import { createWhatIfCalculator } from './features/pension/what-if.ts';
import type { PlanService } from './features/plans/service.ts';
import type { RatesService } from './features/rates/service.ts';
import type { ProfileDeps } from './profile-deps.ts';

export interface PensionPlugs extends ProfileDeps {
  readonly zone: () => ZoneId;
  readonly identities: IdentityService;
  readonly organisations: OrganisationService;
  readonly keptFiles: KeptFileService;
  readonly rates: RatesService;
  readonly plans: PlanService;
}

/** What bookings ask of the pension. */
export function bookingPension(rates: PensionRates): BookingPension {
  return { reached: (db, booking, choice) => reachedByChoice(db, rates, booking, choice) };
}

/** What the terms of a booking say of the pension; null for nothing. */
export function bookingPensionTerms(db: ReadDb, rates: PensionRates, booking: Booking): string | null {
  const { id, identityId, organisationId, arrangement, pension, startsAt, zone } = booking;
  const asked = { identityId, organisationId, arrangement, task: pension.task, workedOn: dayOf(startsAt, zone), exceptIds: [id] };
  const engagement = engagementOf(db, rates, asked);
  return engagement && pensionTermsWords(engagement, heldIntent(engagement, pension.choice, engagement.usual));
}

/** What invoices ask of the pension. */
export function invoicePension(db: ReadDb, rates: PensionRates) {
  return invoiceChoices(db, rates);
}

/** The NHS pension of who trades, plugged into the books. */
export function createPension(plugs: PensionPlugs) {
  const { store, clock, newId, changes, keyFor, zone, identities, organisations, keptFiles, rates } = plugs;
  const base = { store, clock, newId, announce: changes.announce, zone };
  const pensionProfiles = createPensionProfileService({
    ...base,
    keyFor,
    identities: () => identities.list({ archived: true }),
    niNumber: (id) => identities.reveal(id).niNumber,
    saveNiNumber: (db, id, niNumber) => identities.saveNiNumber(db, id, niNumber),
  });
  const members = createFrozenMembers({
    store,
    keyFor,
    dayOf: (at) => dayOf(at, zone()),
    numbers: (id) => pensionProfiles.reveal(id),
  });
  members.freezeOlder();
  const pension = createPensionService({
    ...base,
    members,
    requirePlan: plugs.plans.require,
    rates: rates.pension,
    feesOf: workFees,
    organisation: (id) => organisations.get(id),
    sdNumber: (identityId) => pensionProfiles.reveal(identityId).sdNumber,
    takeUpload: (uploadId) => plugs.uploads.take(uploadId),
    keepProof: (db, monthId, file) => void keptFiles.add(db, { owner: { kind: 'submission', monthId }, ...file }),
  });
  const pensionDocuments = createDocuments(plugs, members);
  const formSigning = createPaperSigning({
    store,
    clock,
    newId,
    forms: pension,
    members,
    printing: pensionDocuments.printing,
    lastSentCopy: (formId) => lastCopyOf(store.read, formId),
    takeUpload: (uploadId) => plugs.uploads.take(uploadId),
    keepScan: (db, formId, scan) => void keptFiles.add(db, { owner: { kind: 'signedForm', formId }, ...scan }),
  });
  return {
    pensionProfiles,
    pension,
    pensionDocuments,
    formSigning,
    pensionStatements: createPensionStatements({
      store,
      newId,
      announce: changes.announce,
      rates: rates.pension,
      reader: plugs.tableReader,
      takeUpload: (uploadId) => plugs.uploads.take(uploadId),
    }),
    pensionWhatIf: createWhatIfCalculator({ store, rates: rates.pension }),
  };
}

function createDocuments(plugs: PensionPlugs, members: FrozenMembers): PensionDocuments {
  const { store, clock, newId, changes, printer, formFiller: filler, uploads, rates } = plugs;
  const takeUpload = (uploadId: string): Uint8Array => uploads.take(uploadId);
  const templates = createPensionTemplateService({
    store,
    clock,
    newId,
    announce: changes.announce,
    filler,
    takeUpload,
    rates: () => rates.current(),
  });
  const papers = createPapers({ store, members });
  return { templates, printing: createPaperPrinting({ store, clock, newId, printer, filler, papers, templates }) };
}
