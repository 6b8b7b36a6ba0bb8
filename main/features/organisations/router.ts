import type { Implementer } from '../../rpc.ts';
import type { OrganisationService } from './service.ts';

export function createOrganisationsRouter(os: Implementer, organisations: () => OrganisationService) {
  return {
    list: os.organisations.list.handler(({ input }) => organisations().list(input)),
    get: os.organisations.get.handler(({ input }) => organisations().get(input.id)),
    create: os.organisations.create.handler(({ input }) => organisations().create(input)),
    update: os.organisations.update.handler(({ input }) => organisations().update(input.id, input.change)),
    archive: os.organisations.archive.handler(({ input }) => organisations().archive(input.id, input)),
    remove: os.organisations.remove.handler(({ input }) => {
      organisations().remove(input.id);
      return {};
    }),
  };
}
