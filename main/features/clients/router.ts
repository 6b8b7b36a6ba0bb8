import type { Implementer } from '../../rpc.ts';
import type { ClientService } from './service.ts';

export function createClientsRouter(os: Implementer, clients: () => ClientService) {
  return {
    list: os.clients.list.handler(({ input }) => clients().list(input)),
    get: os.clients.get.handler(({ input }) => clients().get(input.id)),
    create: os.clients.create.handler(({ input }) => clients().create(input)),
    update: os.clients.update.handler(({ input }) => clients().update(input.id, input.change)),
    archive: os.clients.archive.handler(({ input }) => clients().archive(input.id, input)),
    remove: os.clients.remove.handler(({ input }) => {
      clients().remove(input.id);
      return {};
    }),
  };
}
