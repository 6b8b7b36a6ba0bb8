import type { AccountDeps } from './account-deps.ts';
import { createNewAddress } from './new-address.ts';
import { createOwnAge } from './own-age.ts';
import { createOwnDetails } from './own-details.ts';
import { createOwnSecurity } from './own-security.ts';
import { createProvingBoth } from './proving-both.ts';
import { createSigningIn } from './signing-in.ts';
import { createSigningUp } from './signing-up.ts';

export type AccountService = ReturnType<typeof createAccountService>;

/** Accounts: signing up and in, and what an account may change about itself. Rules in docs/security.md, "The cloud account". */
export function createAccountService(deps: AccountDeps) {
  return {
    ...createSigningUp(deps),
    ...createSigningIn(deps),
    ...createOwnSecurity(deps),
    ...createOwnDetails(deps),
    ...createOwnAge(deps),
    ...createNewAddress(deps),
    ...createProvingBoth(deps),
  };
}
