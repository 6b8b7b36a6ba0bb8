import type { ChangeTopic } from '../../../shared/contract/changes.ts';
import type { Organisation, OrganisationBrief, OrganisationValues } from '../../../shared/contract/organisations.ts';
import { createNameMatch } from '../../../shared/domain/names/name-search.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ReadDb, Store, WriteDb } from '../../db/store.ts';
import { dropUnusedTerms, readTerms, replaceTerms } from '../../db/terms-rows.ts';
import type { Clock } from '../../ports/clock.ts';
import {
  allOrganisationsQuery,
  contactsOf,
  deleteOrganisation,
  findOrganisation,
  insertOrganisation,
  ratesOf,
  saveParts,
  updateOrganisation,
  type OrganisationRow,
} from './store.ts';

export interface OrganisationDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly announce: (topics: readonly ChangeTopic[]) => void;
  readonly newId: () => string;
  /** Which organisations bookings name. */
  readonly usedIds: (db: ReadDb) => ReadonlySet<string>;
}

export interface OrganisationPageRequest {
  readonly search: string;
  /** Lists the archived ones too. */
  readonly archived: boolean;
  readonly offset: number;
  readonly limit: number;
}

export interface OrganisationPage {
  readonly organisations: readonly OrganisationBrief[];
  /** How many match in all. */
  readonly total: number;
}

/** Who books or pays, with what was agreed in general and what is good to know of the place. */
export interface OrganisationService {
  list(request: OrganisationPageRequest): OrganisationPage;
  /** @throws AppError NOT_FOUND */
  get(id: string): Organisation;
  create(values: OrganisationValues): Organisation;
  /** Bookings keep the terms they were agreed under. @throws AppError NOT_FOUND */
  update(id: string, values: OrganisationValues): Organisation;
  /** @throws AppError NOT_FOUND */
  archive(id: string, state: { readonly archived: boolean }): Organisation;
  /** @throws AppError NOT_FOUND, ORGANISATION_IN_USE while a booking names it */
  remove(id: string): void;
}

const topics = ['organisations'] as const;

export function createOrganisationService({ store, clock, announce, newId, usedIds }: OrganisationDeps): OrganisationService {
  // SQLite is built without the Unicode collations, so the locale's order is made here.
  const collator = new Intl.Collator('en-GB', { sensitivity: 'base', numeric: true });
  const byName = (a: OrganisationBrief, b: OrganisationBrief): number => collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1);

  function list({ search, archived, offset, limit }: OrganisationPageRequest): OrganisationPage {
    const matches = createNameMatch(search);
    const found = allOrganisationsQuery(store.read)
      .all()
      .filter(({ name, odsCode, archivedAt }) => (archived || archivedAt === null) && matches({ name, code: odsCode }))
      .sort(byName);
    return { organisations: found.slice(offset, offset + limit), total: found.length };
  }

  function get(id: string): Organisation {
    const { termsId, createdAt: _createdAt, ...shown } = requireRow(store.read, id);
    const terms = termsId === null ? null : (readTerms(store.read, [termsId]).get(termsId) ?? null);
    return { ...shown, terms, rates: ratesOf(store.read, id), contacts: contactsOf(store.read, id), used: usedIds(store.read).has(id) };
  }

  function create(values: OrganisationValues): Organisation {
    const id = newId();
    store.write((db) => {
      insertOrganisation(db, { id, ...fieldsOf(values), termsId: keepTerms(db, null, values), archivedAt: null, createdAt: clock.now() });
      saveParts(db, id, values);
    });
    announce(topics);
    return get(id);
  }

  function update(id: string, values: OrganisationValues): Organisation {
    store.write((db) => {
      const before = requireRow(db, id);
      const termsId = keepTerms(db, before.termsId, values);
      updateOrganisation(db, { ...before, ...fieldsOf(values), termsId });
      saveParts(db, id, values);
      if (before.termsId !== null && before.termsId !== termsId) dropUnusedTerms(db, before.termsId);
    });
    announce(topics);
    return get(id);
  }

  function keepTerms(db: WriteDb, before: string | null, { terms }: OrganisationValues): string | null {
    return terms === null ? null : replaceTerms(db, before, terms, newId, clock.now());
  }

  function archive(id: string, { archived }: { readonly archived: boolean }): Organisation {
    store.write((db) => updateOrganisation(db, { ...requireRow(db, id), archivedAt: archived ? clock.now() : null }));
    announce(topics);
    return get(id);
  }

  function remove(id: string): void {
    store.write((db) => {
      const { termsId } = requireRow(db, id);
      if (usedIds(db).has(id)) throw new AppError('ORGANISATION_IN_USE', { organisationId: id });
      deleteOrganisation(db, id);
      if (termsId !== null) dropUnusedTerms(db, termsId);
    });
    announce(topics);
  }

  return { list, get, create, update, archive, remove };
}

/** Named one by one, so that nothing else that came with the input reaches the table. */
function fieldsOf(values: OrganisationValues) {
  const { name, kind, nation, address, accountsEmail, phone, odsCode, employingAuthorityCode, purchaseOrder, supplierNumber } = values;
  const { travelMs, parking, clinicalSystem, smartcard, doorCode, notes, remindersStopped } = values;
  return {
    name,
    kind,
    nation,
    address,
    accountsEmail,
    phone,
    odsCode,
    employingAuthorityCode,
    purchaseOrder,
    supplierNumber,
    travelMs,
    parking,
    clinicalSystem,
    smartcard,
    doorCode,
    notes,
    remindersStopped,
  };
}

function requireRow(db: ReadDb, id: string): OrganisationRow {
  const row = findOrganisation(db, id);
  if (!row) throw new AppError('NOT_FOUND', { organisationId: id });
  return row;
}
