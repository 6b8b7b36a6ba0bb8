import type { Pence } from '../../../shared/domain/money.ts';
import type { StatementPeriod } from '../../../shared/domain/invoices/statement-period.ts';
import type { Steps } from '../../../shared/domain/steps.ts';
import type { ReadDb } from '../../db/store.ts';
import { accountsInUse, type Account, type NamedAccount } from './store.ts';

export interface RunWish extends StatementPeriod {
  /** Null for all. */
  readonly identityId: string | null;
  /** Only where something is owed at the end. */
  readonly owingOnly: boolean;
}

/** An account as it stands at the end of a period. */
export interface StandingAccount extends NamedAccount {
  readonly closing: Pence;
}

/** What an account owes at the end of a period, and whether nothing happened in it. */
export type ClosingOf = (account: Account, period: StatementPeriod) => { readonly closing: Pence; readonly isEmpty: boolean };

/** The accounts with something in the period or owed at its end, in the order of a run; a step for each account there is. */
export function* standingAccounts(db: ReadDb, wish: RunWish, closingOf: ClosingOf): Steps<readonly StandingAccount[]> {
  const found: StandingAccount[] = [];
  for (const account of accountsInUse(db)) {
    yield;
    if (wish.identityId !== null && account.identity.id !== wish.identityId) continue;
    const { closing, isEmpty } = closingOf({ identityId: account.identity.id, organisationId: account.organisation.id }, wish);
    if (wish.owingOnly ? closing > 0 : !isEmpty || closing !== 0) found.push({ ...account, closing });
  }
  return found;
}
