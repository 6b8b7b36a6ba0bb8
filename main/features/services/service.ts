import type { ChangeTopic } from '../../../shared/contract/changes.ts';
import type { Service } from '../../../shared/contract/services.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Store } from '../../db/store.ts';
import type { Clock } from '../../ports/clock.ts';
import {
  allServices,
  deleteService,
  findService,
  insertService,
  isServiceUsed,
  setServiceArchived,
  setServiceOrder,
  updateService,
  type ServiceFields,
} from './store.ts';

export interface ServiceTypeDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly announce: (topics: readonly ChangeTopic[]) => void;
  readonly newId: () => string;
}

/** The kinds of session a practitioner offers. A new profile has none. */
export interface ServiceTypeService {
  /** In the user's order, archived ones last; a new one stands at the end. */
  list(which: { readonly archived: boolean }): readonly Service[];
  create(input: ServiceFields): Service;
  /** Changes how its sessions look and warn; their own start and length stay. @throws AppError NOT_FOUND */
  update(id: string, change: ServiceFields): Service;
  /** Puts the named ones first, in the order named; answers all. @throws AppError NOT_FOUND when one of them is gone */
  reorder(ids: readonly string[]): readonly Service[];
  /** @throws AppError NOT_FOUND */
  archive(id: string, state: { readonly archived: boolean }): Service;
  /** @throws AppError NOT_FOUND, SERVICE_IN_USE while any session has it */
  remove(id: string): void;
}

export function createServiceTypeService({ store, clock, announce, newId }: ServiceTypeDeps): ServiceTypeService {
  function list({ archived }: { readonly archived: boolean }): readonly Service[] {
    return allServices(store.read).filter((service) => archived || service.archivedAt === null);
  }

  function create(input: ServiceFields): Service {
    const id = newId();
    store.write((db) => insertService(db, id, keptFields(input)));
    announce(['services']);
    return get(id);
  }

  function update(id: string, change: ServiceFields): Service {
    store.write((db) => requireFound(updateService(db, id, keptFields(change)), id));
    announce(['services', 'sessions']);
    return get(id);
  }

  function reorder(ids: readonly string[]): readonly Service[] {
    const named = [...new Set(ids)];
    store.write((db) => {
      const others = allServices(db).map(({ id }) => id);
      named.forEach((id) => requireFound(others.includes(id), id));
      setServiceOrder(db, [...named, ...others.filter((id) => !named.includes(id))]);
    });
    announce(['services']);
    return allServices(store.read);
  }

  function archive(id: string, { archived }: { readonly archived: boolean }): Service {
    store.write((db) => requireFound(setServiceArchived(db, id, archived ? clock.now() : null), id));
    announce(['services']);
    return get(id);
  }

  function remove(id: string): void {
    store.write((db) => {
      if (isServiceUsed(db, id)) throw new AppError('SERVICE_IN_USE', { serviceId: id });
      requireFound(deleteService(db, id), id);
    });
    announce(['services']);
  }

  function get(id: string): Service {
    const service = findService(store.read, id);
    if (!service) throw new AppError('NOT_FOUND', { serviceId: id });
    return service;
  }

  return { list, create, update, reorder, archive, remove };
}

/** Named one by one, so that nothing else that came with the input reaches the table. */
function keptFields(input: ServiceFields): ServiceFields {
  const { name, durationMs, colour, windDownMs, finalWarningMs, turnoverMs, silent, lateStart } = input;
  return { name, durationMs, colour, windDownMs, finalWarningMs, turnoverMs, silent, lateStart };
}

function requireFound(found: boolean, serviceId: string): void {
  if (!found) throw new AppError('NOT_FOUND', { serviceId });
}
