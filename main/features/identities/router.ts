import type { Implementer } from '../../rpc.ts';
import type { IdentityService } from './service.ts';

export function createIdentitiesRouter(os: Implementer, identities: () => IdentityService) {
  return {
    list: os.identities.list.handler(({ input }) => identities().list(input)),
    create: os.identities.create.handler(({ input }) => identities().create(input)),
    update: os.identities.update.handler(({ input }) => identities().update(input.id, input.change)),
    archive: os.identities.archive.handler(({ input }) => identities().archive(input.id, input)),
    remove: os.identities.remove.handler(({ input }) => {
      identities().remove(input.id);
      return {};
    }),
    reveal: os.identities.reveal.handler(({ input }) => identities().reveal(input.id)),
    checkBank: os.identities.checkBank.handler(({ input }) => identities().checkBank(input)),
    setLogo: os.identities.setLogo.handler(({ input }) => identities().setLogo(input.id, input.uploadId)),
    logo: os.identities.logo.handler(({ input }) => {
      const logo = identities().logo(input.id);
      return logo && { type: logo.type, base64: logo.bytes.toString('base64') };
    }),
    removeLogo: os.identities.removeLogo.handler(({ input }) => identities().removeLogo(input.id)),
  };
}
