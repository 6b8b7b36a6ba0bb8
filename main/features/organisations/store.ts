import { asc, eq, sql } from 'drizzle-orm';
import type { OrganisationValues } from '../../../shared/contract/organisations.ts';
import { organisationContacts, organisationRates, organisations } from '../../db/schema.ts';
import type { ReadDb, WriteDb } from '../../db/store.ts';

export type OrganisationRow = typeof organisations.$inferSelect;
type Contacts = OrganisationValues['contacts'];
type Rates = OrganisationValues['rates'];

/** What lists show of all organisations, archived ones too, in the order of plain letters without case. */
export function allOrganisationsQuery(db: ReadDb) {
  const { id, name, kind, nation, odsCode, archivedAt } = organisations;
  return db
    .select({ id, name, kind, nation, odsCode, archivedAt })
    .from(organisations)
    .orderBy(sql`${name} collate nocase`);
}

export function findOrganisation(db: ReadDb, id: string): OrganisationRow | null {
  return db.select().from(organisations).where(eq(organisations.id, id)).get() ?? null;
}

export function contactsOf(db: ReadDb, id: string): Contacts {
  const { name, role, email, phone, organisationId, position } = organisationContacts;
  return db.select({ name, role, email, phone }).from(organisationContacts).where(eq(organisationId, id)).orderBy(asc(position)).all();
}

export function ratesOf(db: ReadDb, id: string): Rates {
  const { unit, name, price, share, organisationId, position } = organisationRates;
  return db.select({ unit, name, price, share }).from(organisationRates).where(eq(organisationId, id)).orderBy(asc(position)).all();
}

export function insertOrganisation(db: WriteDb, row: OrganisationRow): void {
  db.insert(organisations).values(row).run();
}

export function updateOrganisation(db: WriteDb, { id, ...row }: OrganisationRow): void {
  db.update(organisations).set(row).where(eq(organisations.id, id)).run();
}

/** Replaces the rate card and the contacts, in the order given. */
export function saveParts(db: WriteDb, organisationId: string, { rates, contacts }: Pick<OrganisationValues, 'rates' | 'contacts'>): void {
  db.delete(organisationRates).where(eq(organisationRates.organisationId, organisationId)).run();
  db.delete(organisationContacts).where(eq(organisationContacts.organisationId, organisationId)).run();
  for (const [position, { unit, name, price, share }] of rates.entries())
    db.insert(organisationRates).values({ organisationId, position, unit, name, price, share }).run();
  for (const [position, { name, role, email, phone }] of contacts.entries())
    db.insert(organisationContacts).values({ organisationId, position, name, role, email, phone }).run();
}

export function deleteOrganisation(db: WriteDb, id: string): void {
  db.delete(organisations).where(eq(organisations.id, id)).run();
}
