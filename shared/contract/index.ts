import { accountContract } from './account.ts';
import { appContract } from './app.ts';
import { availabilityContract } from './availability.ts';
import { backupsContract } from './backups.ts';
import { bankContract } from './bank.ts';
import { bookingsContract } from './bookings.ts';
import { changesContract } from './changes.ts';
import { clientsContract } from './clients.ts';
import { clockContract } from './clock.ts';
import { feedsContract } from './feeds.ts';
import { figuresContract } from './figures.ts';
import { identitiesContract } from './identities.ts';
import { importsContract } from './imports.ts';
import { invoicesContract } from './invoices.ts';
import { invoiceSettingsContract } from './invoice-settings.ts';
import { jobsContract } from './jobs.ts';
import { keptFilesContract } from './kept-files.ts';
import { mailContract } from './mail.ts';
import { organisationsContract } from './organisations.ts';
import { paymentsContract } from './payments.ts';
import { pensionContract } from './pension.ts';
import { pensionCorrectionsContract } from './pension-corrections.ts';
import { pensionChoicesContract } from './pension-choices.ts';
import { pensionDocumentsContract } from './pension-documents.ts';
import { pensionProfilesContract } from './pension-profiles.ts';
import { pensionSigningContract } from './pension-signing.ts';
import { pensionWhatIfContract } from './pension-what-if.ts';
import { pensionStatementsContract } from './pension-statements.ts';
import { plansContract } from './plans.ts';
import { preferencesContract } from './preferences.ts';
import { ratesContract } from './rates.ts';
import { servicesContract } from './services.ts';
import { sessionsContract } from './sessions.ts';
import { statementsContract } from './statements.ts';
import { updatesContract } from './updates.ts';
import { vaultContract } from './vault.ts';

/** Everything that a window can ask of the core. */
export const contract = {
  account: accountContract,
  app: appContract,
  availability: availabilityContract,
  backups: backupsContract,
  bank: bankContract,
  bookings: bookingsContract,
  changes: changesContract,
  clients: clientsContract,
  clock: clockContract,
  feeds: feedsContract,
  figures: figuresContract,
  identities: identitiesContract,
  imports: importsContract,
  invoices: invoicesContract,
  invoiceSettings: invoiceSettingsContract,
  jobs: jobsContract,
  keptFiles: keptFilesContract,
  mail: mailContract,
  organisations: organisationsContract,
  payments: paymentsContract,
  pension: pensionContract,
  pensionCorrections: pensionCorrectionsContract,
  pensionChoices: pensionChoicesContract,
  pensionDocuments: pensionDocumentsContract,
  pensionProfiles: pensionProfilesContract,
  pensionSigning: pensionSigningContract,
  pensionWhatIf: pensionWhatIfContract,
  pensionStatements: pensionStatementsContract,
  plans: plansContract,
  preferences: preferencesContract,
  rates: ratesContract,
  services: servicesContract,
  sessions: sessionsContract,
  statements: statementsContract,
  updates: updatesContract,
  vault: vaultContract,
};
