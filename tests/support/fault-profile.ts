import type { Migration } from '../../main/db/migrations/all.ts';
import { checkValueOf, deriveKey, sealWithKey } from '../../main/vault/key-slots.ts';
import type { KeyFile } from '../../main/vault/key-file.ts';

/** What the writing process and the test that judges it both know. */
const dataKey = Buffer.alloc(32, 0x5d);
const profileId = '019ab000-0000-7000-8000-0000000000f1';
export const faultPassphrase = 'four ordinary words here';

export function faultKeyFor(purpose: string): Buffer {
  return deriveKey(dataKey, purpose);
}

/** The number is found again as the time at which the recovery code was made. */
export function faultKeys(number: number): KeyFile {
  const sealed = sealWithKey(dataKey, Buffer.alloc(32, 1), profileId, 'recovery');
  const recovery = { ...sealed, salt: Buffer.alloc(16).toString('base64'), madeAt: number, confirmed: false };
  return { format: 1, profileId, check: checkValueOf(dataKey), passphrase: null, recovery, os: null, computer: 'here' };
}

/** One step more, which changes every row and takes long enough to be interrupted. */
export function slowMigrations(released: readonly Migration[]): readonly Migration[] {
  const sql = `
    ALTER TABLE clients ADD COLUMN later TEXT NOT NULL DEFAULT '';
    UPDATE clients SET later = hex(zeroblob(500));
    CREATE TABLE filler (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
    INSERT INTO filler (text) WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 4000) SELECT hex(zeroblob(300)) FROM n;
  `;
  return [...released, { version: (released.at(-1)?.version ?? 0) + 1, sql }];
}
