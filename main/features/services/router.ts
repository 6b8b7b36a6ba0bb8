import type { Implementer } from '../../rpc.ts';
import type { ServiceTypeService } from './service.ts';

export function createServicesRouter(os: Implementer, services: () => ServiceTypeService) {
  return {
    list: os.services.list.handler(({ input }) => services().list(input)),
    create: os.services.create.handler(({ input }) => services().create(input)),
    update: os.services.update.handler(({ input }) => services().update(input.id, input.change)),
    reorder: os.services.reorder.handler(({ input }) => services().reorder(input.ids)),
    archive: os.services.archive.handler(({ input }) => services().archive(input.id, input)),
    remove: os.services.remove.handler(({ input }) => {
      services().remove(input.id);
      return {};
    }),
  };
}
