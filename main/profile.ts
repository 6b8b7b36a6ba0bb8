import type { Glance } from '../shared/domain/clock/glance.ts';
import type { OpenStore } from './db/open-store.ts';
import { createBankService } from './features/bank/service.ts';
import { createClientService } from './features/clients/service.ts';
import { createClockService } from './features/clock/service.ts';
import type { ChangeService } from './features/changes/service.ts';
import { createFeedService } from './features/feeds/service.ts';
import type { JobService } from './features/jobs/service.ts';
import { createPreferenceService } from './features/preferences/service.ts';
import { createServiceTypeService } from './features/services/service.ts';
import { createSessionService } from './features/sessions/service.ts';
import type { BankFileReader } from './ports/bank-file-reader.ts';
import type { Clock } from './ports/clock.ts';
import type { DocumentPrinter } from './ports/document-printer.ts';
import type { FeedSource } from './ports/feed-source.ts';
import type { Log } from './ports/log.ts';
import type { MailReader, Mailer } from './ports/mailer.ts';
import type { Shell } from './ports/shell.ts';
import { createBooks } from './profile-books.ts';
import { createMail } from './profile-mail.ts';
import type { Uploads } from './uploads.ts';

export interface ProfileDeps {
  readonly store: OpenStore;
  /** A 32-byte key made from the data key for one purpose. */
  readonly keyFor: (purpose: string) => Buffer;
  readonly clock: Clock;
  readonly log: Log;
  readonly newId: () => string;
  readonly changes: ChangeService;
  readonly jobs: JobService;
  readonly uploads: Uploads;
  readonly feedSource: FeedSource;
  readonly mailer: Mailer;
  readonly readMail: MailReader;
  readonly bankFileReader: BankFileReader;
  readonly printer: DocumentPrinter;
  /** Where the mark of the invoice numbers lies: outside what a restore replaces. */
  readonly markFolder: string;
  readonly shell: Pick<Shell, 'setGlance'>;
}

export type Profile = ReturnType<typeof createProfile>;

/** The services of an open profile; made when it is unlocked, dropped when it is locked. */
export function createProfile(deps: ProfileDeps) {
  const { store, keyFor, clock, log, newId, changes, jobs, uploads, feedSource, bankFileReader } = deps;
  const { announce } = changes;
  const preferences = createPreferenceService({ store, clock, log, announce });
  const showGlance = (glance: Glance | null): void => deps.shell.setGlance(glance);
  const clockService = createClockService({ ...deps, announce, preferences, listen: changes.listen, showGlance });
  const sessions = createSessionService({ store, clock, announce, newId });
  const books = createBooks({ ...deps, sessionsBetween: sessions.range, zone: () => preferences.zone() });
  const bank = createBankService({
    store,
    clock,
    log,
    newId,
    announce,
    reader: bankFileReader,
    listen: changes.listen,
    recordPayments: books.payments.recordAll,
    startJob: (work) => jobs.start(work),
    takeUpload: (uploadId) => uploads.take(uploadId),
    keyFor,
  });
  const mail = createMail({ ...deps, preferences, books });
  const profile = {
    preferences,
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
    mail,
    bank,
    ...books,
    close: () => {
      mail.close();
      clockService.close();
      bank.close();
    },
  };
  clockService.start();
  mail.start();
  return profile;
}
