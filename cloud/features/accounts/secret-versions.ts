import { createHash } from 'node:crypto';
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import { and, eq, like, not } from 'drizzle-orm';
import type { Db } from '../../db/database.ts';
import { secondFactors } from '../../db/schema.ts';
import type { CloudLog } from '../../log.ts';

/** The present secret and the former ones, the latest first. */
export interface Secrets {
  readonly secret: string;
  readonly secretsBefore: readonly string[];
}

/** The secrets as better-auth takes them. What it encrypts carries the number of its secret, which follows from the secret itself. */
export function authSecrets({ secret, secretsBefore }: Secrets) {
  const all = [secret, ...secretsBefore];
  return {
    secrets: all.map((value) => ({ version: versionOf(value), value })),
    // What carries no number yet is of the first of them.
    secret: all.at(-1) ?? secret,
  };
}

/** Encrypts what second steps rest on under the present secret, so that a former one can be given up later. */
export async function renewSecondFactors(db: Db, secrets: Secrets, log: CloudLog): Promise<void> {
  const keys = new Map(authSecrets(secrets).secrets.map(({ version, value }) => [version, value]));
  const key = { keys, currentVersion: versionOf(secrets.secret), legacySecret: authSecrets(secrets).secret };
  const renewed = async (data: string): Promise<string> => symmetricEncrypt({ key, data: await symmetricDecrypt({ key, data }) });
  const old = await db
    .select()
    .from(secondFactors)
    .where(not(like(secondFactors.secret, `$ba$${key.currentVersion}$%`)));
  for (const { id, secret, backupCodes } of old)
    await db
      .update(secondFactors)
      .set({ secret: await renewed(secret), backupCodes: await renewed(backupCodes) })
      // Another instance may do the same, or its owner choose another.
      .where(and(eq(secondFactors.id, id), eq(secondFactors.secret, secret), eq(secondFactors.backupCodes, backupCodes)));
  if (old.length > 0) log.info('second steps renewed', { count: old.length });
}

function versionOf(secret: string): number {
  return createHash('sha256').update(`version of a secret\n${secret}`).digest().readUInt32BE(0);
}
