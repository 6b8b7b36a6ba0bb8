import { AppError } from '../shared/errors/app-error.ts';
import { createDoctor } from './core-doctor.ts';
import { createUpdates } from './core-updates.ts';
import { createNudges, type Nudges } from './features/app/nudges.ts';
import { createAccountRouter } from './features/account/router.ts';
import { createAppRouter } from './features/app/router.ts';
import { createBackupService, type BackupService } from './features/backups/service.ts';
import { createAvailabilityRouter } from './features/availability/router.ts';
import { createBackupsRouter } from './features/backups/router.ts';
import { createBankRouter } from './features/bank/router.ts';
import { createBookingsRouter } from './features/bookings/router.ts';
import { createChangesRouter } from './features/changes/router.ts';
import { createChangeService } from './features/changes/service.ts';
import { createClientsRouter } from './features/clients/router.ts';
import { createClockRouter } from './features/clock/router.ts';
import { createFeedsRouter } from './features/feeds/router.ts';
import { createFiguresRouter } from './features/figures/router.ts';
import { createIdentitiesRouter } from './features/identities/router.ts';
import { createImportsRouter } from './features/imports/router.ts';
import { createInvoicesRouter } from './features/invoices/router.ts';
import { createInvoiceSettingsRouter } from './features/invoices/settings-router.ts';
import { createJobsRouter } from './features/jobs/router.ts';
import { createJobService } from './features/jobs/service.ts';
import { createKeptFilesRouter } from './features/kept-files/router.ts';
import { createMailRouter } from './features/mail/router.ts';
import { createOrganisationsRouter } from './features/organisations/router.ts';
import { createPaymentsRouter } from './features/payments/router.ts';
import { createPensionRouters } from './features/pension/routers.ts';
import { createRatesRouter } from './features/rates/router.ts';
import { createPlansRouter } from './features/plans/router.ts';
import { createPreferencesRouter } from './features/preferences/router.ts';
import { createServicesRouter } from './features/services/router.ts';
import { createSessionsRouter } from './features/sessions/router.ts';
import { createStatementsRouter } from './features/statements/router.ts';
import { createUpdatesRouter } from './features/updates/router.ts';
import { createVaultRouter } from './features/vault/router.ts';
import { createVaultService } from './features/vault/service.ts';
import type { VaultService } from './features/vault/vault-service.ts';
import { createNewId } from './new-id.ts';
import type { AsideWriter } from './ports/aside-writer.ts';
import type { BankFileReader } from './ports/bank-file-reader.ts';
import type { TableReader } from './ports/table-reader.ts';
import type { Clock } from './ports/clock.ts';
import type { DocumentPrinter } from './ports/document-printer.ts';
import type { FeedSource } from './ports/feed-source.ts';
import type { FormFiller } from './ports/form-filler.ts';
import type { LicenceServer } from './ports/licence-server.ts';
import type { Log, LogFile } from './ports/log.ts';
import type { Machine } from './ports/machine.ts';
import type { MailReader, Mailer } from './ports/mailer.ts';
import type { SecretStore } from './ports/secret-store.ts';
import type { Ask, PowerEvent, Shell } from './ports/shell.ts';
import type { Updater } from './ports/updater.ts';
import { createProfile, type Profile } from './profile.ts';
import { createImplementer } from './rpc.ts';
import { createUploads, type Uploads } from './uploads.ts';
import type { OpenProfile } from './vault/open-profile.ts';
import { pathsIn } from './vault/profile-paths.ts';

/** What a shell brings. */
export interface CorePorts {
  readonly clock: Clock;
  readonly secrets: SecretStore;
  readonly log: LogFile;
  readonly shell: Shell;
  readonly feedSource: FeedSource;
  readonly machine: Machine;
  readonly mailer: Mailer;
  readonly readMail: MailReader;
  readonly bankFileReader: BankFileReader;
  readonly formFiller: FormFiller;
  readonly tableReader: TableReader;
  readonly asideWriter: AsideWriter;
  /** PEM; who may sign rates packs. */
  readonly ratesKeys: readonly string[];
  readonly printer: DocumentPrinter;
  readonly licenceServer: LicenceServer;
  /** PEM; who may sign licences. */
  readonly licenceKeys: readonly string[];
  /** Null where the app does not replace itself. */
  readonly updater: Updater | null;
  /** PEM; who may sign manifests of updates. */
  readonly updateKeys: readonly string[];
  /** Takes the lock of the data folder. @throws AppError PROFILE_IN_USE */
  readonly lockProfile: (file: string) => { release(): void };
  /** A hash that stands for this computer. */
  readonly computer: string;
  /** The data folder: profile, sample profile, default backups. */
  readonly folder: string;
  readonly version: string;
}

export type Core = ReturnType<typeof createCore>;

const heartbeatMs = 10_000;

/**
 * Everything that both shells share. It answers from the first moment on: until a profile is open,
 * operations on it fail with VAULT_LOCKED and `vault.watch` says why.
 */
export function createCore(ports: CorePorts) {
  const { clock, secrets, log, shell, printer, lockProfile, computer, folder } = ports;
  const newId = createNewId(() => clock.now());
  const changes = createChangeService();
  const jobs = createJobService({ log, newId });
  const uploads = createUploads({ newId, steady: () => clock.steady(), folder: pathsIn(folder).work });
  let profile: Profile | null = null;
  const nudges = nudgesOf(log, uploads, () => profile);

  const open = (opened: OpenProfile): Promise<void> =>
    fill(opened).catch((error: unknown) => {
      close(); // a half-made profile would go on working on a store that is closed
      throw error;
    });

  async function fill(opened: OpenProfile): Promise<void> {
    const markFolder = opened.sample ? opened.folder : folder;
    const { store, keyFor, sample: isSample } = opened;
    const manifestAt = () => updates.newestManifestAt();
    profile = createProfile({ ...ports, store, keyFor, markFolder, newId, changes, jobs, uploads, isSample, manifestAt });
    if (opened.madeFor !== null) profile.preferences.update({ role: opened.madeFor });
    if (opened.sample) await fillSample(profile, opened.store, clock);
    obey(profile, vault, shell);
    backups.open(opened);
    nudges.opened();
  }

  function close(): void {
    jobs.close();
    uploads.clear();
    backups.close();
    profile?.close();
    profile = null;
  }

  function requireProfile(): Profile {
    if (!profile) throw new AppError('VAULT_LOCKED');
    return profile;
  }

  const isRunning = (): boolean => profile?.clock.isRunning() ?? false;

  const vault: VaultService = createVaultService({
    folder,
    secrets,
    clock,
    log,
    computer,
    lockProfile,
    onOpen: open,
    onClose: close,
    onErase: () => updates.forget(),
    backups: {
      beforeMigration: (source) => backups.beforeMigration(source),
      restore: (request) => backups.restoreFile(request),
      newest: () => backups.newest(),
      erase: (profileId) => backups.erase(profileId),
    },
    uploadedFile: (uploadId) => uploads.fileOf(uploadId),
    isRunning,
    keepOpen: () => isRunning() || (profile?.mail.isHandingOver() ?? false),
  });
  const backups: BackupService = createBackupService({
    ...ports,
    announce: changes.announce,
    whileClosed: (work) => vault.whileClosed(work),
    isRunning,
  });

  const updates = createUpdates(ports, { announce: changes.announce, newId, isRunning, backUp: () => backups.beforeUpdate() });

  const stopFollowing = changes.listen((topics) => topics.includes('preferences') && profile && obey(profile, vault, shell));

  // Timers wait for a wall time: only a steady beat notices that the clock was set back.
  const heart = setInterval(() => profile?.beat(), heartbeatMs).unref();

  const os = createImplementer(log);
  const router = os.router({
    account: createAccountRouter(os, () => requireProfile().account),
    app: createAppRouter(os, { ...ports, isRunning, nudges, examine: createDoctor(ports, { vault, requireProfile, updates }) }),
    availability: createAvailabilityRouter(os, () => requireProfile().availability),
    backups: createBackupsRouter(os, () => backups),
    bank: createBankRouter(os, () => requireProfile().bank),
    bookings: createBookingsRouter(os, requireProfile),
    changes: createChangesRouter(os, changes),
    clients: createClientsRouter(os, () => requireProfile().clients),
    clock: createClockRouter(os, () => requireProfile().clock),
    feeds: createFeedsRouter(os, () => requireProfile().feeds),
    figures: createFiguresRouter(os, () => requireProfile().figures),
    identities: createIdentitiesRouter(os, () => requireProfile().identities),
    imports: createImportsRouter(os, () => requireProfile().imports),
    invoices: createInvoicesRouter(os, () => requireProfile().invoices),
    invoiceSettings: createInvoiceSettingsRouter(os, () => requireProfile().invoices.settings),
    jobs: createJobsRouter(os, jobs),
    keptFiles: createKeptFilesRouter(os, () => requireProfile().keptFiles),
    mail: createMailRouter(os, () => requireProfile().mail),
    organisations: createOrganisationsRouter(os, () => requireProfile().organisations),
    payments: createPaymentsRouter(os, () => requireProfile().payments),
    ...createPensionRouters(os, requireProfile),
    rates: createRatesRouter(os, () => requireProfile().rates),
    plans: createPlansRouter(os, () => requireProfile().plans),
    preferences: createPreferencesRouter(os, () => requireProfile().preferences),
    services: createServicesRouter(os, () => requireProfile().services),
    sessions: createSessionsRouter(os, () => requireProfile().sessions),
    statements: createStatementsRouter(os, () => requireProfile().statements),
    updates: createUpdatesRouter(os, () => updates),
    vault: createVaultRouter(os, () => vault),
  });

  return {
    router,
    uploads,
    /** Looks at the data folder and opens the profile where the keychain allows. Never rejects. */
    start: () => vault.start(),
    /** What the user asked outside the pages; the dashboard hears of it. */
    ask: (ask: Ask): void => nudges.ask(ask),
    /** Hides all names in all windows, or shows them again; nothing while no profile is open. */
    turnNames: (): void => profile?.clock.turnHidden(),
    /** Whether a session runs. */
    isRunning,
    power: (event: PowerEvent) => {
      profile?.clock.power(event);
      if (event === 'resume') profile?.mail.online();
      vault.power(event);
    },
    close: async () => {
      clearInterval(heart);
      stopFollowing();
      updates.close();
      await vault.stop();
      await printer.close();
    },
  };
}

function nudgesOf(log: Log, uploads: Uploads, profile: () => Profile | null): Nudges {
  return createNudges({
    log,
    isOpen: () => profile() !== null,
    keep: (bytes) => uploads.put(bytes),
    toAccount: () => profile()?.account.hurry(),
  });
}

/** What of the preferences works beyond the profile. */
function obey({ preferences }: Profile, vault: VaultService, shell: Shell): void {
  const { lock, clock } = preferences.get();
  const { mini, hideFromCapture, everyDesktop } = clock;
  vault.setLockRules(lock);
  shell.setClockLook({ mini, hideFromCapture, everyDesktop });
}

/** Loaded only when the sample is opened. */
async function fillSample(profile: Profile, store: OpenProfile['store'], clock: Clock): Promise<void> {
  const { fillProfile } = await import('./features/sample/fill-profile.ts');
  await fillProfile(profile, store, clock.now(), clock.zone());
}
