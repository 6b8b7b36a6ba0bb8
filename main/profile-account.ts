import { createAccountService, type AccountService } from './features/account/service.ts';
import type { ProfileDeps } from './profile-deps.ts';

type Parts =
  | 'store'
  | 'keyFor'
  | 'clock'
  | 'log'
  | 'changes'
  | 'licenceServer'
  | 'licenceKeys'
  | 'version'
  | 'isSample'
  | 'manifestAt'
  | 'shell';

/** The account, which is given one key for its own row and none for anything else. */
export function createAccount({
  keyFor,
  changes,
  licenceServer,
  licenceKeys,
  isSample,
  shell,
  ...deps
}: Pick<ProfileDeps, Parts>): AccountService {
  const { store, clock, log, version, manifestAt } = deps;
  return createAccountService({
    store,
    clock,
    log,
    version,
    manifestAt,
    announce: changes.announce,
    server: licenceServer,
    publicKeys: licenceKeys,
    sealKey: keyFor('device-key'),
    isPossible: !isSample,
    openPage: (url) => shell.openPage(url),
    chance: Math.random,
  });
}
