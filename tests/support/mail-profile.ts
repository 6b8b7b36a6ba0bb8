import { createHmac } from 'node:crypto';
import type { OpenStore } from '../../main/db/open-store.ts';
import { createChangeService } from '../../main/features/changes/service.ts';
import { createJobService } from '../../main/features/jobs/service.ts';
import { createNewId } from '../../main/new-id.ts';
import { readReceivedMail } from '../../main/node/read-mail.ts';
import type { Clock } from '../../main/ports/clock.ts';
import type { Log } from '../../main/ports/log.ts';
import type { DocumentPrinter } from '../../main/ports/document-printer.ts';
import type { Mailer } from '../../main/ports/mailer.ts';
import { findAccount } from '../../main/features/account/store.ts';
import { createProfile, type Profile } from '../../main/profile.ts';
import { aLicensedServer, keepLicence, lastingPlan } from './a-licensed-server.ts';
import { createUploads } from '../../main/uploads.ts';

export interface MailProfileDeps {
  readonly store: OpenStore;
  readonly folder: string;
  /** From which the keys for each purpose are made. */
  readonly key: Buffer;
  readonly clock: Clock;
  readonly log: Log;
  readonly mailer: Mailer;
  /** By default one that prints the same bytes of everything. */
  readonly printer?: DocumentPrinter | undefined;
}

/** What every invoice of such a profile looks like. */
export const pdfBytes = Buffer.from('%PDF-1.7\nthe stored invoice\n%%EOF\n');

/** The services of a profile on an open store, with a printer that prints at once, nothing of a network but the mailer, and Pro. */
export function openMailProfile({ store, folder, key, clock, log, mailer, printer }: MailProfileDeps): Profile {
  const newId = createNewId(() => clock.now());
  const never = (): never => {
    throw new Error('not asked for');
  };
  const licensing = aLicensedServer(lastingPlan('pro'), clock.now);
  const keyFor = (purpose: string): Buffer => createHmac('sha256', key).update(purpose).digest();
  if (findAccount(store.read) === null) keepLicence(store, keyFor('device-key'), licensing, clock.now());
  return createProfile({
    store,
    clock,
    log,
    newId,
    mailer,
    keyFor,
    changes: createChangeService(),
    jobs: createJobService({ log, newId }),
    uploads: createUploads({ newId, steady: () => clock.steady(), folder }),
    feedSource: { fetch: never, read: never },
    readMail: readReceivedMail,
    bankFileReader: { read: never },
    formFiller: { read: never, fill: never, pack: never },
    tableReader: { read: never },
    asideWriter: { write: never },
    ratesKeys: [],
    printer: printer ?? { print: () => Promise.resolve(new Uint8Array(pdfBytes)), printEach: never, close: () => Promise.resolve() },
    markFolder: folder,
    shell: { setGlance: () => undefined, openPage: never },
    licenceServer: licensing,
    licenceKeys: [licensing.publicKey],
    version: '1.0.0',
    isSample: false,
    manifestAt: () => null,
  });
}
