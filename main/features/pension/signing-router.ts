import type { Implementer } from '../../rpc.ts';
import type { FormSigning } from './signing.ts';

export function createPensionSigningRouter(os: Implementer, signing: () => FormSigning) {
  return {
    giveOut: os.pensionSigning.giveOut.handler(async ({ input, signal }) => ({
      copyId: await signing().giveOut(input.formId, input, signal),
    })),
    bringBack: os.pensionSigning.bringBack.handler(({ input }) => signing().bringBack(input.formId, input)),
  };
}
