import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { SecretAnswer, SecretStore } from '../../main/ports/secret-store.ts';

/** A keychain in a file beside the profile, so that it outlives the process; or a computer that has none. */
export function createFileSecretStore(file: string, available: boolean): SecretStore {
  const entries = (): Record<string, string> =>
    existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {};
  const save = (next: Record<string, string>): void => writeFileSync(file, JSON.stringify(next));
  const absent: SecretAnswer = { kind: 'fault', fault: 'absent' };
  const find = (account: string): SecretAnswer => {
    const text = entries()[account];
    return text === undefined ? { kind: 'none' } : { kind: 'found', secret: Buffer.from(text, 'base64') };
  };
  return {
    kind: 'file-of-the-tests',
    read: async (account) => (available ? find(account) : absent),
    write: async (account, secret) => {
      if (!available) return absent;
      save({ ...entries(), [account]: Buffer.from(secret).toString('base64') });
      return find(account);
    },
    remove: async (account) => {
      const { [account]: _, ...rest } = entries();
      if (available) save(rest);
    },
  };
}
