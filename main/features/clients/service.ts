import type { ChangeTopic } from '../../../shared/contract/changes.ts';
import type { Client, ClientInput } from '../../../shared/contract/clients.ts';
import { createNameMatch } from '../../../shared/domain/names/name-search.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ReadDb, Store } from '../../db/store.ts';
import type { Clock } from '../../ports/clock.ts';
import {
  allClientsQuery,
  clientUseQuery,
  deleteClient,
  findClient,
  hasSessions,
  insertClient,
  setClientArchived,
  updateClient,
  type ClientRow,
} from './store.ts';

export interface ClientDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly announce: (topics: readonly ChangeTopic[]) => void;
  readonly newId: () => string;
}

export interface ClientPageRequest {
  readonly search: string;
  /** Lists the archived ones too. */
  readonly archived: boolean;
  readonly offset: number;
  readonly limit: number;
}

export interface ClientPage {
  readonly clients: readonly Client[];
  /** How many match in all. */
  readonly total: number;
}

export interface ClientService {
  list(request: ClientPageRequest): ClientPage;
  /** @throws AppError NOT_FOUND */
  get(id: string): Client;
  create(input: ClientInput): Client;
  /** @throws AppError NOT_FOUND */
  update(id: string, change: ClientInput): Client;
  /** @throws AppError NOT_FOUND */
  archive(id: string, state: { readonly archived: boolean }): Client;
  /** @throws AppError NOT_FOUND, CLIENT_IN_USE while any session names the client */
  remove(id: string): void;
}

export function createClientService({ store, clock, announce, newId }: ClientDeps): ClientService {
  // SQLite is built without the Unicode collations, so the locale's order is made here.
  // The index delivers the rows nearly in order, which leaves the sort little to do.
  const collator = new Intl.Collator('en-GB', { sensitivity: 'base', numeric: true });
  const byName = (a: ClientRow, b: ClientRow): number => collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1);

  function list({ search, archived, offset, limit }: ClientPageRequest): ClientPage {
    const matches = createNameMatch(search);
    const rows = allClientsQuery(store.read).all();
    const found = rows.filter((row) => (archived || row.archivedAt === null) && matches(row)).sort(byName);
    return { clients: withUse(store.read, found.slice(offset, offset + limit)), total: found.length };
  }

  function withUse(db: ReadDb, rows: readonly ClientRow[]): readonly Client[] {
    const ids = rows.map(({ id }) => id);
    const uses = new Map(
      clientUseQuery(db, ids, clock.now())
        .all()
        .map((use) => [use.clientId, use]),
    );
    return rows.map((row) => {
      const use = uses.get(row.id);
      return {
        ...row,
        sessionCount: use?.sessionCount ?? 0,
        lastSessionAt: use?.lastSessionAt ?? null,
        nextSessionAt: use?.nextSessionAt ?? null,
      };
    });
  }

  function create(input: ClientInput): Client {
    const id = newId();
    store.write((db) => insertClient(db, { id, ...keptFields(input), archivedAt: null, createdAt: clock.now() }));
    announce(['clients']);
    return get(id);
  }

  function update(id: string, change: ClientInput): Client {
    store.write((db) => requireFound(updateClient(db, id, keptFields(change)), id));
    announce(['clients', 'sessions']);
    return get(id);
  }

  function archive(id: string, { archived }: { readonly archived: boolean }): Client {
    store.write((db) => requireFound(setClientArchived(db, id, archived ? clock.now() : null), id));
    announce(['clients']);
    return get(id);
  }

  function remove(id: string): void {
    store.write((db) => {
      if (hasSessions(db, id)) throw new AppError('CLIENT_IN_USE', { clientId: id });
      requireFound(deleteClient(db, id), id);
    });
    announce(['clients']);
  }

  function get(id: string): Client {
    const row = findClient(store.read, id);
    const [client] = row ? withUse(store.read, [row]) : [];
    if (!client) throw new AppError('NOT_FOUND', { clientId: id });
    return client;
  }

  return { list, get, create, update, archive, remove };
}

/** An empty code is no code. */
function keptFields({ name, code }: ClientInput): ClientInput {
  return { name, code: code === '' ? null : code };
}

function requireFound(found: boolean, clientId: string): void {
  if (!found) throw new AppError('NOT_FOUND', { clientId });
}
