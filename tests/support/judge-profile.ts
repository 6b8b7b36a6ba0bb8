import { existsSync } from 'node:fs';
import { openStore } from '../../main/db/open-store.ts';
import { clients, facts } from '../../main/db/schema.ts';
import { pathsIn } from '../../main/vault/profile-paths.ts';
import { faultKeyFor } from './fault-profile.ts';

/** What a store written by fault-writer.ts holds after a fault. */
export interface Judgement {
  /** Ids without a gap from 1, as many as the other table says; anything else is damage. */
  readonly clients: number;
}

/** Opens what was left, checks every page and the invariants. @throws when anything does not hold together; null when there is no database */
export function judgeStore(folder: string): Judgement | null {
  const { database } = pathsIn(folder);
  if (!existsSync(database)) return null;
  const store = openStore({ file: database, key: faultKeyFor('database') });
  try {
    store.requireSound();
    const ids = store.read.select({ id: clients.id }).from(clients).all();
    const sum = Number(
      store.read
        .select()
        .from(facts)
        .all()
        .find(({ name }) => name === 'sum')?.value ?? 0,
    );
    const highest = Math.max(0, ...ids.map(({ id }) => Number(id)));
    if (highest !== ids.length || sum !== ids.length)
      throw new Error(`rows do not add up: ${ids.length} clients, highest ${highest}, sum ${sum}`);
    return { clients: ids.length };
  } finally {
    store.close();
  }
}

/** The highest number told behind a word: `client 7` → 7. */
export function highestTold(told: readonly string[], word: string): number {
  return Math.max(0, ...told.filter((line) => line.startsWith(`${word} `)).map((line) => Number(line.slice(word.length + 1))));
}
