import type { Implementer } from '../../rpc.ts';
import type { PensionProfileService } from './profiles.ts';

export function createPensionProfilesRouter(os: Implementer, profiles: () => PensionProfileService) {
  return {
    list: os.pensionProfiles.list.handler(() => profiles().list()),
    save: os.pensionProfiles.save.handler(({ input }) => profiles().save(input.identityId, input.profile)),
    reveal: os.pensionProfiles.reveal.handler(({ input }) => profiles().reveal(input.identityId)),
    addPost: os.pensionProfiles.addPost.handler(({ input }) => profiles().addPost(input.identityId, input.post)),
    updatePost: os.pensionProfiles.updatePost.handler(({ input }) => profiles().updatePost(input.id, input.post)),
    removePost: os.pensionProfiles.removePost.handler(({ input }) => profiles().removePost(input.id)),
    undo: os.pensionProfiles.undo.handler(({ input }) => {
      profiles().undo(input.undoId);
      return {};
    }),
  };
}
