import crypto, { createHash } from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import type { Role } from '../../shared/contract/vault.ts';
import type { Client } from './transports.ts';

/**
 * Makes the profile that a test begins with, behind the keychain. Its recovery code, which nobody gets to know here, is
 * stretched at no cost instead of in half a second; whatever is typed afterwards is stretched as ever. What stretching costs,
 * and what it keeps out, is tested in vault.test.ts and wrong-passphrase.test.ts.
 */
export async function makeProfileQuickly(client: Client, role: Role): Promise<void> {
  const real = crypto.scrypt;
  crypto.scrypt = ((text: string, salt: Buffer, length: number, _cost: object, done: (error: null, key: Buffer) => void) => {
    setImmediate(done, null, createHash('sha512').update(text).update(salt).digest().subarray(0, length));
  }) as unknown as typeof crypto.scrypt; // the one form that is called
  syncBuiltinESMExports();
  try {
    await client.vault.create({ role, passphrase: null });
  } finally {
    crypto.scrypt = real;
    syncBuiltinESMExports();
  }
}
