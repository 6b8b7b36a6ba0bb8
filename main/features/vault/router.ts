import type { Implementer } from '../../rpc.ts';
import type { VaultService } from './vault-service.ts';

/** These answer in every state of the profile. */
export function createVaultRouter(os: Implementer, vault: () => VaultService) {
  const nothing = async (work: Promise<void>): Promise<Record<string, never>> => {
    await work;
    return {};
  };
  return {
    watch: os.vault.watch.handler(async function* ({ signal }) {
      yield* vault().watch(signal);
    }),
    watchState: os.vault.watchState.handler(async function* ({ signal }) {
      for await (const status of vault().watch(signal)) yield { state: status.state, sample: 'sample' in status && status.sample };
    }),
    create: os.vault.create.handler(({ input }) => vault().create(input)),
    confirmRecovery: os.vault.confirmRecovery.handler(({ input }) => nothing(vault().confirmRecovery(input.recoveryCode))),
    unlock: os.vault.unlock.handler(({ input }) => nothing(vault().unlock(input))),
    activity: os.vault.activity.handler(() => {
      vault().activity();
      return {};
    }),
    retry: os.vault.retry.handler(() => nothing(vault().retry())),
    lock: os.vault.lock.handler(() => nothing(vault().lock())),
    changePassphrase: os.vault.changePassphrase.handler(({ input }) => nothing(vault().changePassphrase(input.current, input.next))),
    newRecoveryCode: os.vault.newRecoveryCode.handler(async () => ({ recoveryCode: await vault().newRecoveryCode() })),
    rememberHere: os.vault.rememberHere.handler(() => nothing(vault().rememberHere())),
    restore: os.vault.restore.handler(({ input }) => nothing(vault().restore(input))),
    erase: os.vault.erase.handler(({ input }) => vault().erase(input)),
    openSample: os.vault.openSample.handler(() => nothing(vault().openSample())),
    removeSample: os.vault.removeSample.handler(() => nothing(vault().removeSample())),
  };
}
