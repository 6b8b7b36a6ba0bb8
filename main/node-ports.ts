import { join } from 'node:path';
import type { CorePorts } from './core.ts';
import { appVersion } from './node/app-version.ts';
import { computerHash } from './node/computer.ts';
import { createFeedFetch } from './node/feed-fetch.ts';
import { createFileLog } from './node/file-log.ts';
import { createKeyringSecretStore } from './node/keyring-secret-store.ts';
import { lockProfile } from './vault/profile-lock.ts';
import { readReceivedMail } from './node/read-mail.ts';
import { createSmtpMailer } from './node/smtp.ts';
import { createSystemClock } from './node/system-clock.ts';
import type { FeedSource } from './ports/feed-source.ts';
import type { Shell } from './ports/shell.ts';
import type { Updater } from './ports/updater.ts';
import { ratesPackKeys } from './rates-pack/public-keys.ts';
import { updateKeys } from './release-manifest/update-source.ts';
import { createFormFiller } from './workers/fill-form-apart.ts';
import { createBankFileReader, createTableReader } from './workers/read-bank-file-apart.ts';
import { createApartPrinter } from './workers/print-apart.ts';
import { createFeedReader } from './workers/read-feed-apart.ts';
import { createAsideWriter } from './workers/write-aside.ts';
import { pdfWorkerUrl } from './workers/worker-urls.ts';

export interface NodePortsOptions {
  readonly folder: string;
  readonly shell: Shell;
  /** None unless the app replaces itself. */
  readonly updater?: Updater | null;
}

/** What the core needs of this computer, alike in both shells and on the command line. */
export function createNodePorts({ folder, shell, updater = null }: NodePortsOptions): CorePorts {
  const log = createFileLog({ folder: join(folder, 'logs') });
  return {
    clock: createSystemClock(),
    secrets: createKeyringSecretStore({ log }),
    log,
    shell,
    feedSource: createFeedSource(),
    mailer: createSmtpMailer(),
    readMail: readReceivedMail,
    bankFileReader: createBankFileReader({ workerUrl: new URL(bankWorker, import.meta.url) }),
    formFiller: createFormFiller({ workerUrl: new URL(formWorker, import.meta.url) }),
    asideWriter: createAsideWriter({ workerUrl: new URL(storeWorker, import.meta.url) }),
    tableReader: createTableReader({ workerUrl: new URL(bankWorker, import.meta.url) }),
    printer: createApartPrinter({ workerUrl: pdfWorkerUrl() }),
    ratesKeys: ratesPackKeys,
    updater,
    updateKeys,
    lockProfile,
    computer: computerHash(),
    folder,
    version: appVersion(),
  };
}

function createFeedSource(): FeedSource {
  const reader = createFeedReader({ workerUrl: new URL(feedWorker, import.meta.url) });
  return {
    fetch: createFeedFetch(),
    read: (bytes, options, signal, onProgress) => reader.read(bytes, { ...options, signal, onProgress }),
  };
}

/** The build puts them beside this code, under these names. */
const bankWorker = import.meta.url.endsWith('.ts') ? './workers/bank-worker.ts' : './bank-worker.js';
const formWorker = import.meta.url.endsWith('.ts') ? './workers/form-worker.ts' : './form-worker.js';
const storeWorker = import.meta.url.endsWith('.ts') ? './workers/store-worker.ts' : './store-worker.js';
const feedWorker = import.meta.url.endsWith('.ts') ? './workers/feed-worker.ts' : './feed-worker.js';
