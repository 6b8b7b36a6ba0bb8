import { asc, eq, sql } from 'drizzle-orm';
import type { Service } from '../../../shared/contract/services.ts';
import type { Instant } from '../../../shared/domain/time.ts';
import { services, sessions } from '../../db/schema.ts';
import type { ReadDb, WriteDb } from '../../db/store.ts';

export type ServiceFields = Omit<Service, 'id' | 'archivedAt'>;

const columns = {
  id: services.id,
  name: services.name,
  durationMs: services.durationMs,
  colour: services.colour,
  windDownMs: services.windDownMs,
  finalWarningMs: services.finalWarningMs,
  turnoverMs: services.turnoverMs,
  silent: services.silent,
  lateStart: services.lateStart,
  archivedAt: services.archivedAt,
};

/** All services, archived ones too and last; within that in the user's order. */
export function allServices(db: ReadDb): readonly Service[] {
  return db
    .select(columns)
    .from(services)
    .orderBy(sql`${services.archivedAt} is not null`, asc(services.position), asc(services.id))
    .all();
}

export function findService(db: ReadDb, id: string): Service | null {
  return db.select(columns).from(services).where(eq(services.id, id)).get() ?? null;
}

export function isServiceUsed(db: ReadDb, id: string): boolean {
  return db.select({ id: sessions.id }).from(sessions).where(eq(sessions.serviceId, id)).limit(1).get() !== undefined;
}

/** Adds it after all others. */
export function insertService(db: WriteDb, id: string, fields: ServiceFields): void {
  const last = db
    .select({ position: sql<number>`coalesce(max(${services.position}), 0)` })
    .from(services)
    .get();
  db.insert(services)
    .values({ id, ...fields, position: (last?.position ?? 0) + 1, archivedAt: null })
    .run();
}

/** Whether there was such a service. */
export function updateService(db: WriteDb, id: string, fields: ServiceFields): boolean {
  return db.update(services).set(fields).where(eq(services.id, id)).run().changes > 0;
}

/** Whether there was such a service. */
export function setServiceArchived(db: WriteDb, id: string, archivedAt: Instant | null): boolean {
  return db.update(services).set({ archivedAt }).where(eq(services.id, id)).run().changes > 0;
}

/** @param ids  all services, in the order wanted */
export function setServiceOrder(db: WriteDb, ids: readonly string[]): void {
  ids.forEach((id, index) =>
    db
      .update(services)
      .set({ position: index + 1 })
      .where(eq(services.id, id))
      .run(),
  );
}

/** Whether there was such a service. */
export function deleteService(db: WriteDb, id: string): boolean {
  return db.delete(services).where(eq(services.id, id)).run().changes > 0;
}
