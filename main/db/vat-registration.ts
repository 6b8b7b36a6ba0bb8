import { eq } from 'drizzle-orm';
import { identities } from './schema.ts';
import type { ReadDb } from './store.ts';

/** Whether who trades is registered for VAT now. */
export function isRegisteredForVat(db: ReadDb, identityId: string): boolean {
  const found = db.select({ vatNumber: identities.vatNumber }).from(identities).where(eq(identities.id, identityId)).get();
  return (found?.vatNumber ?? null) !== null;
}
