import type { Glance } from '../shared/domain/clock/glance.ts';
import { createBankService } from './features/bank/service.ts';
import { createClientService } from './features/clients/service.ts';
import { createClockService } from './features/clock/service.ts';
import { createFeedService } from './features/feeds/service.ts';
import { createPreferenceService } from './features/preferences/service.ts';
import { createServiceTypeService } from './features/services/service.ts';
import { createSessionService } from './features/sessions/service.ts';
import { createAccount } from './profile-account.ts';
import { createAvailability } from './profile-availability.ts';
import { createBooks } from './profile-books.ts';
import type { ProfileDeps } from './profile-deps.ts';
import { createImports } from './profile-imports.ts';
import { createMail } from './profile-mail.ts';
import { createPlans } from './profile-plans.ts';

export type Profile = ReturnType<typeof createProfile>;

/** The services of an open profile; made when it is unlocked, dropped when it is locked. */
export function createProfile(deps: ProfileDeps) {
  const { store, keyFor, clock, log, newId, changes, jobs, uploads, feedSource, bankFileReader } = deps;
  const { announce } = changes;
  const account = createAccount(deps);
  const preferences = createPreferenceService({ store, clock, log, announce, requirePlan: (gate) => plans.require(gate) });
  const plans = createPlans(deps, { zone: preferences.zone, standing: account.standing });
  const showGlance = (glance: Glance | null): void => deps.shell.setGlance(glance);
  const clockService = createClockService({ ...deps, announce, preferences, listen: changes.listen, showGlance });
  const sessions = createSessionService({ store, clock, announce, newId });
  const books = createBooks({ ...deps, sessionsBetween: sessions.between, preferences, plans });
  const bank = createBankService({
    ...deps,
    announce,
    reader: bankFileReader,
    listen: changes.listen,
    recordPayments: books.payments.recordAll,
    startJob: (work) => jobs.start(work),
    takeUpload: (uploadId) => uploads.take(uploadId),
  });
  const imports = createImports({ ...deps, preferences, books });
  const availability = createAvailability({ ...deps, preferences, books });
  const mail = createMail({ ...deps, preferences, plans, books });
  const profile = {
    account,
    preferences,
    plans,
    clients: createClientService({ store, clock, announce, newId }),
    services: createServiceTypeService({ store, clock, announce, newId }),
    sessions,
    clock: clockService,
    feeds: createFeedService({
      store,
      clock,
      log,
      source: feedSource,
      announce,
      newId,
      startJob: (work) => jobs.start(work),
      takeUpload: (uploadId) => uploads.take(uploadId),
      keyFor,
      practitionerNames: () => preferences.get().practitionerNames,
      zone: () => preferences.zone(),
    }),
    availability,
    mail,
    bank,
    imports,
    ...books,
    /** Reads every page. @throws AppError DATABASE_DAMAGED */
    requireSound: () => store.requireSound(),
    /** Ten seconds or so have passed, whatever the clock says. */
    beat: () => {
      clockService.heartbeat();
      account.beat();
    },
    close: () => [account, mail, clockService, bank, imports].forEach((part) => part.close()),
  };
  clockService.start();
  mail.start();
  account.start();
  return profile;
}
