import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { SecretAnswer, SecretStore, SecretStoreFault } from '../../main/ports/secret-store.ts';

const faults: readonly SecretStoreFault[] = ['absent', 'locked', 'dismissed'];

/**
 * A keychain in a file beside the profile, so that it outlives the process; or a computer that has none.
 * A second file, with `.fault` behind its name, puts it into the state that it holds: `locked`, `dismissed` or `absent`.
 */
export function createFileSecretStore(file: string, available: boolean): SecretStore {
  const entries = (): Record<string, string> =>
    existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {};
  const save = (next: Record<string, string>): void => writeFileSync(file, JSON.stringify(next));
  const faultNow = (): SecretStoreFault | null => {
    if (!available) return 'absent';
    const state = existsSync(`${file}.fault`) ? readFileSync(`${file}.fault`, 'utf8') : '';
    return faults.find((fault) => fault === state) ?? null;
  };
  const find = (account: string): SecretAnswer => {
    const fault = faultNow();
    if (fault) return { kind: 'fault', fault };
    const text = entries()[account];
    return text === undefined ? { kind: 'none' } : { kind: 'found', secret: Buffer.from(text, 'base64') };
  };
  return {
    kind: 'file-of-the-tests',
    read: async (account) => find(account),
    write: async (account, secret) => {
      if (!faultNow()) save({ ...entries(), [account]: Buffer.from(secret).toString('base64') });
      return find(account);
    },
    remove: async (account) => {
      const { [account]: _, ...rest } = entries();
      if (!faultNow()) save(rest);
    },
  };
}
