import type { OpenStore } from './db/open-store.ts';
import type { Instant } from '../shared/domain/time.ts';
import type { ChangeService } from './features/changes/service.ts';
import type { JobService } from './features/jobs/service.ts';
import type { AsideWriter } from './ports/aside-writer.ts';
import type { BankFileReader } from './ports/bank-file-reader.ts';
import type { Clock } from './ports/clock.ts';
import type { DocumentPrinter } from './ports/document-printer.ts';
import type { FeedSource } from './ports/feed-source.ts';
import type { FormFiller } from './ports/form-filler.ts';
import type { LicenceServer } from './ports/licence-server.ts';
import type { Log } from './ports/log.ts';
import type { MailReader, Mailer } from './ports/mailer.ts';
import type { Shell } from './ports/shell.ts';
import type { TableReader } from './ports/table-reader.ts';
import type { Uploads } from './uploads.ts';

/** What an open profile is made of: its store and keys, and what the core and this computer bring. */
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
  readonly formFiller: FormFiller;
  readonly tableReader: TableReader;
  readonly asideWriter: AsideWriter;
  /** PEM; who may sign rates packs. */
  readonly ratesKeys: readonly string[];
  readonly printer: DocumentPrinter;
  /** Where the mark of the invoice numbers lies: outside what a restore replaces. */
  readonly markFolder: string;
  readonly shell: Pick<Shell, 'setGlance' | 'openPage'>;
  readonly licenceServer: LicenceServer;
  /** PEM; who may sign licences. */
  readonly licenceKeys: readonly string[];
  /** Of the app. */
  readonly version: string;
  /** Made-up data, which belongs to no account. */
  readonly isSample: boolean;
  /** When the newest manifest of updates that was trusted here was signed; null for none. */
  readonly manifestAt: () => Instant | null;
}
