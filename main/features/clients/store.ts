import { eq, inArray, sql } from 'drizzle-orm';
import type { ClientInput } from '../../../shared/contract/clients.ts';
import type { Instant } from '../../../shared/domain/time.ts';
import { clients, sessions } from '../../db/schema.ts';
import type { ReadDb, WriteDb } from '../../db/store.ts';

export type ClientRow = Pick<typeof clients.$inferSelect, 'id' | 'name' | 'code' | 'archivedAt'>;

const columns = { id: clients.id, name: clients.name, code: clients.code, archivedAt: clients.archivedAt };

/** All clients, archived ones too, in the order of plain letters without case. */
export function allClientsQuery(db: ReadDb) {
  return db
    .select(columns)
    .from(clients)
    .orderBy(sql`${clients.name} collate nocase`);
}

export function findClient(db: ReadDb, id: string): ClientRow | null {
  return db.select(columns).from(clients).where(eq(clients.id, id)).get() ?? null;
}

/**
 * Counts every session of the clients; cancelled ones count, since they keep the client from being removed.
 * Last and next are those that took or are to take place. Answered from the index on client and start.
 */
export function clientUseQuery(db: ReadDb, ids: readonly string[], now: Instant) {
  // Written out: in a select from one table Drizzle drops the table's name, and "id" would be that of the session.
  const planned = sql`from sessions s where s.client_id = clients.id and s.status = 'planned'`;
  return db
    .select({
      clientId: clients.id,
      sessionCount: sql<number>`(select count(*) from sessions s where s.client_id = clients.id)`,
      lastSessionAt: sql<Instant | null>`(select s.starts_at ${planned} and s.starts_at <= ${now} order by s.starts_at desc limit 1)`,
      nextSessionAt: sql<Instant | null>`(select s.starts_at ${planned} and s.starts_at > ${now} order by s.starts_at limit 1)`,
    })
    .from(clients)
    .where(inArray(clients.id, [...ids]));
}

export function hasSessions(db: ReadDb, id: string): boolean {
  return db.select({ id: sessions.id }).from(sessions).where(eq(sessions.clientId, id)).limit(1).get() !== undefined;
}

export function insertClient(db: WriteDb, row: typeof clients.$inferInsert): void {
  db.insert(clients).values(row).run();
}

/** Whether there was such a client. */
export function updateClient(db: WriteDb, id: string, { name, code }: ClientInput): boolean {
  return db.update(clients).set({ name, code }).where(eq(clients.id, id)).run().changes > 0;
}

/** Whether there was such a client. */
export function setClientArchived(db: WriteDb, id: string, archivedAt: Instant | null): boolean {
  return db.update(clients).set({ archivedAt }).where(eq(clients.id, id)).run().changes > 0;
}

/** Whether there was such a client. */
export function deleteClient(db: WriteDb, id: string): boolean {
  return db.delete(clients).where(eq(clients.id, id)).run().changes > 0;
}
