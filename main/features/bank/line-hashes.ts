import { createHmac, createSecretKey } from 'node:crypto';

/** Keyed hashes that stand for what a bank file says, so that the same line is known again although its text is forgotten. */
export interface LineHashes {
  /** Of a line of one account; 43 characters. */
  line(accountId: string, key: string): string;
  /** Of an account as a file names it. */
  account(name: string): string;
}

/** @param key  made for this purpose alone; hashes of another profile are others */
export function lineHashesOf(key: Buffer): LineHashes {
  const secret = createSecretKey(key); // as bytes it would take three times as long
  const hashOf = (...parts: readonly string[]): string => createHmac('sha256', secret).update(JSON.stringify(parts)).digest('base64url');
  return {
    line: (accountId, line) => hashOf('line', accountId, line),
    account: (name) => hashOf('account', name.replaceAll(/[^\dA-Za-z]+/gu, '').toUpperCase()),
  };
}
