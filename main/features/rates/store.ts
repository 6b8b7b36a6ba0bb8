import { ratesPacks } from '../../db/rates-pack-schema.ts';
import type { ReadDb, WriteDb } from '../../db/store.ts';

export type StoredPack = Omit<typeof ratesPacks.$inferSelect, 'id'>;

/** The signed file that was installed last; null where the figures of the product hold. */
export function storedPack(db: ReadDb): StoredPack | null {
  const row = db.select().from(ratesPacks).get();
  return row === undefined ? null : { file: row.file, installedAt: row.installedAt };
}

/** Null takes it away. */
export function savePack(db: WriteDb, pack: StoredPack | null): void {
  db.delete(ratesPacks).run();
  if (pack !== null)
    db.insert(ratesPacks)
      .values({ id: 1, ...pack })
      .run();
}
