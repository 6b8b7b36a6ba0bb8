import type { SecretAnswer, SecretStore, SecretStoreFault } from '../../main/ports/secret-store.ts';

/** A keychain in memory that can be put into every state a real one gets into. */
export interface FakeSecretStore extends SecretStore {
  readonly entries: Map<string, Uint8Array>;
  /** Null works; a fault answers every call with it. */
  fault: SecretStoreFault | null;
  kind: string;
}

export function createFakeSecretStore(fault: SecretStoreFault | null = null): FakeSecretStore {
  const entries = new Map<string, Uint8Array>();
  const store: FakeSecretStore = {
    kind: 'fake',
    entries,
    fault,
    read: (account) => Promise.resolve(answer(account)),
    write: (account, secret) => {
      if (store.fault === null) entries.set(account, Uint8Array.from(secret));
      return Promise.resolve(answer(account));
    },
    remove: (account) => {
      if (store.fault === null) entries.delete(account);
      return Promise.resolve();
    },
  };
  const answer = (account: string): SecretAnswer => {
    if (store.fault !== null) return { kind: 'fault', fault: store.fault };
    const secret = entries.get(account);
    return secret ? { kind: 'found', secret: Uint8Array.from(secret) } : { kind: 'none' };
  };
  return store;
}
