import { join } from 'node:path';
import type { CorePorts } from './core.ts';
import { appVersion } from './node/app-version.ts';
import { computerHash } from './node/computer.ts';
import { createFileLog } from './node/file-log.ts';
import { createKeyringSecretStore } from './node/keyring-secret-store.ts';
import type { Fetch } from './node/plain-fetch.ts';
import { lockProfile } from './vault/profile-lock.ts';
import { machineOf } from './node/machine.ts';
import { createSystemClock } from './node/system-clock.ts';
import { licenceKeys, licenceUrl } from './licence-token/licence-source.ts';
import type { FeedSource } from './ports/feed-source.ts';
import type { LicenceServer } from './ports/licence-server.ts';
import type { Mailer } from './ports/mailer.ts';
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
  /** By which the account's service is asked; Node's own unless the system is better asked by another. */
  readonly fetch?: Fetch;
}

/**
 * What the core needs of this computer, alike in both shells and on the command line. What speaks to the internet is loaded
 * when it is used: the first window waits for everything that is imported here.
 */
export function createNodePorts({ folder, shell, updater = null, fetch = globalThis.fetch }: NodePortsOptions): CorePorts {
  const log = createFileLog({ folder: join(folder, 'logs') });
  return {
    clock: createSystemClock(),
    secrets: createKeyringSecretStore({ log }),
    log,
    shell,
    feedSource: createFeedSource(),
    machine: machineOf(process),
    mailer: createMailer(),
    readMail: async (content) => (await import('./node/read-mail.ts')).readReceivedMail(content),
    bankFileReader: createBankFileReader({ workerUrl: new URL(bankWorker, import.meta.url) }),
    formFiller: createFormFiller({ workerUrl: new URL(formWorker, import.meta.url) }),
    asideWriter: createAsideWriter({ workerUrl: new URL(storeWorker, import.meta.url) }),
    tableReader: createTableReader({ workerUrl: new URL(bankWorker, import.meta.url) }),
    printer: createApartPrinter({ workerUrl: pdfWorkerUrl() }),
    ratesKeys: ratesPackKeys,
    licenceServer: createLicenceCalls(fetch),
    licenceKeys,
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
    fetch: async (request) => (await import('./node/feed-fetch.ts')).createFeedFetch()(request),
    read: (bytes, options, signal, onProgress) => reader.read(bytes, { ...options, signal, onProgress }),
  };
}

function createMailer(): Mailer {
  const load = async (): Promise<Mailer> => (await import('./node/smtp.ts')).createSmtpMailer();
  return {
    handOver: async (request) => (await load()).handOver(request),
    test: async (account, signal) => (await load()).test(account, signal),
    draft: async (mail) => (await load()).draft(mail),
  };
}

function createLicenceCalls(fetch: Fetch): LicenceServer {
  const load = async (): Promise<LicenceServer> =>
    (await import('./node/licence-calls.ts')).createLicenceServer({ url: licenceUrl, fetch });
  return {
    url: licenceUrl,
    ask: async (...call) => (await load()).ask(...call),
    look: async (...call) => (await load()).look(...call),
    refresh: async (...call) => (await load()).refresh(...call),
    release: async (...call) => (await load()).release(...call),
  };
}

/** The build puts them beside this code, under these names. */
const bankWorker = import.meta.url.endsWith('.ts') ? './workers/bank-worker.ts' : './bank-worker.js';
const formWorker = import.meta.url.endsWith('.ts') ? './workers/form-worker.ts' : './form-worker.js';
const storeWorker = import.meta.url.endsWith('.ts') ? './workers/store-worker.ts' : './store-worker.js';
const feedWorker = import.meta.url.endsWith('.ts') ? './workers/feed-worker.ts' : './feed-worker.js';
