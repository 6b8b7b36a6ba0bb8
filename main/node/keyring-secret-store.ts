import type { AsyncEntry } from '@napi-rs/keyring';
import type { Log } from '../ports/log.ts';
import type { SecretAnswer, SecretStore, SecretStoreFault } from '../ports/secret-store.ts';

export interface KeyringOptions {
  readonly log: Log;
  /** How long a call is waited for; after that the keychain counts as locked, and asking again joins the same call. */
  readonly patienceMs?: number;
  /** The library's handle on one entry. Making it may block for two seconds while the service is frozen; its calls never block. */
  readonly openEntry?: (account: string) => KeyringEntry | Promise<KeyringEntry>;
}

/** What is used of the library's entry. */
export type KeyringEntry = Pick<AsyncEntry, 'getSecret' | 'setSecret' | 'deleteCredential'>;

const service = 'Session Desk';
// Without this the library falls back to the kernel's keyring on Linux, which forgets everything at shutdown.
const pinned = { linux: { store: 'secret-service' } } as const;
/** Nobody reads and dismisses a window faster than this: the keychain was locked and could not ask. */
const humanMs = 400;

const kinds: Readonly<Partial<Record<NodeJS.Platform, string>>> = { darwin: 'keychain', win32: 'credential-manager' };

/** The keychain of the operating system. Calls run beside the event loop and end after a while even when the keychain hangs. */
export function createKeyringSecretStore({ log, patienceMs = 20_000, openEntry = openPinned }: KeyringOptions): SecretStore {
  // A call that hangs keeps one of the runtime's few threads: asking again joins it instead of taking another.
  const hanging = new Map<string, Promise<SecretAnswer>>();

  function ask(name: string, work: () => Promise<SecretAnswer>): Promise<SecretAnswer> {
    const asked = hanging.get(name) ?? answerOf(work).finally(() => hanging.delete(name));
    hanging.set(name, asked);
    return withPatience(asked, patienceMs);
  }

  async function answerOf(work: () => Promise<SecretAnswer>): Promise<SecretAnswer> {
    const begun = performance.now();
    try {
      return await work();
    } catch (error) {
      const fault = faultOf(error, performance.now() - begun);
      log.warn('keychain.fault', { fault });
      return { kind: 'fault', fault };
    }
  }

  return {
    kind: kinds[process.platform] ?? 'secret-service',
    read: (account) => ask(`read ${account}`, async () => readEntry(await openEntry(account))),
    write: (account, secret) =>
      ask(`write ${account}`, async () => {
        await (await openEntry(account)).setSecret(secret);
        return readEntry(await openEntry(account));
      }),
    remove: async (account) => {
      await ask(`remove ${account}`, async () => {
        await (await openEntry(account)).deleteCredential();
        return { kind: 'none' };
      });
    },
  };
}

/** The library is loaded by the first question: a first start asks none. */
async function openPinned(account: string): Promise<KeyringEntry> {
  const library = await import('@napi-rs/keyring');
  return new library.AsyncEntry(service, account, pinned);
}

async function readEntry(entry: KeyringEntry): Promise<SecretAnswer> {
  const bytes = await entry.getSecret();
  if (bytes === null) return { kind: 'none' };
  const secret = Uint8Array.from(bytes);
  bytes.fill(0);
  return { kind: 'found', secret };
}

/** The library gives one error code for everything; only its text tells the cases apart (2.1.2, checked on gnome-keyring 42). */
export function faultOf(error: unknown, tookMs: number): SecretStoreFault {
  const text = error instanceof Error ? error.message : '';
  if (/dismissed|cancell?ed/iu.test(text)) return tookMs < humanMs ? 'locked' : 'dismissed';
  if (/locked|interaction is not allowed|not logged in|did not receive a reply/iu.test(text)) return 'locked';
  return 'absent';
}

function withPatience(answer: Promise<SecretAnswer>, patienceMs: number): Promise<SecretAnswer> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve({ kind: 'fault', fault: 'locked' }), patienceMs);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
