import { eq } from 'drizzle-orm';
import { facts, preferences } from '../../db/schema.ts';
import type { ReadDb, WriteDb } from '../../db/store.ts';

/** Where a text that could not be read whole is kept when it is replaced. */
const unreadableFact = 'preferences.unreadable';

/** The stored JSON, or null in a new profile. */
export function storedPreferences(db: ReadDb): string | null {
  return db.select({ value: preferences.value }).from(preferences).where(eq(preferences.id, 1)).get()?.value ?? null;
}

export function savePreferences(db: WriteDb, value: string): void {
  db.insert(preferences).values({ id: 1, value }).onConflictDoUpdate({ target: preferences.id, set: { value } }).run();
}

export function keepUnreadablePreferences(db: WriteDb, value: string): void {
  db.insert(facts).values({ name: unreadableFact, value }).onConflictDoUpdate({ target: facts.name, set: { value } }).run();
}
