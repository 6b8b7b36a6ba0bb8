import { isSellable } from '../../../shared/domain/licence/plans.ts';
import { localDate } from '../../../shared/domain/time.ts';
import { offers, type BillingConfig, type Offer } from '../../billing-config.ts';
import type { CloudDatabase, Db } from '../../db/database.ts';
import type { Job, Jobs } from '../../jobs.ts';
import type { CloudLog } from '../../log.ts';
import type { CloudClock } from '../../ports/clock.ts';
import type { FormGuard } from '../../web/form-guard.ts';
import type { Route } from '../../web/routes.ts';
import type { Licences } from '../licence/licences.ts';
import type { MailService } from '../mail/service.ts';
import { createBuying } from './buying.ts';
import { createCustomerAddresses, TELL_ADDRESS } from './customer-addresses.ts';
import { customerOf } from './customers.ts';
import { planRoutes } from './plan-routes.ts';
import { createPriceTexts } from './price-texts.ts';
import { createStripe } from './stripe-client.ts';
import { receiptJobs } from './receipts.ts';
import { createRenewals } from './renewals.ts';
import { createSubscriptions, SETTLE_RENEWALS } from './subscriptions.ts';
import { webhookRoute } from './webhook.ts';

export interface BillingDeps {
  readonly database: CloudDatabase;
  /** Null as long as Stripe's keys are not given: then nothing is sold. */
  readonly billing: BillingConfig | null;
  readonly publicUrl: URL;
  readonly licences: Licences;
  readonly jobs: Jobs;
  readonly mail: MailService;
  readonly formGuard: FormGuard;
  readonly log: CloudLog;
  readonly now: CloudClock;
}

/** Both in the transaction of the caller. */
export interface Leaving {
  /** Whether an account has a plan that would renew by itself. */
  renews(db: Db, accountId: string): Promise<boolean>;
  /** The account is to be deleted from now on, or stays after all: what it pays for follows. */
  changed(db: Db, accountId: string): Promise<void>;
}

const nothingSold: Leaving = { renews: async () => false, changed: async () => undefined };

export interface Billing {
  readonly routes: readonly Route[];
  readonly jobs: readonly Job[];
  /** What it pays for, and an account that is to be deleted. */
  readonly leaving: Leaving;
  /** Has Stripe told the new address of an account, in the transaction of the caller. */
  readonly addressChanged: (db: Db, accountId: string) => Promise<void>;
  /** For an account that goes: Stripe ends what it pays for, and forgets the customer as far as the law lets it. */
  readonly part: (accountId: string) => Promise<void>;
}

/** Plans, payment and what Stripe reports, put together. */
export function createBilling(deps: BillingDeps): Billing {
  const { database, billing, publicUrl, jobs, mail, log, now } = deps;
  if (billing === null)
    return {
      routes: planRoutes({ ...deps, selling: null }),
      jobs: [],
      leaving: nothingSold,
      addressChanged: async () => undefined,
      part: async () => undefined,
    };
  // What has nothing yet is not sold, whatever prices are set.
  const today = localDate(new Date(now()).toISOString().slice(0, 10));
  const stripe = createStripe(billing);
  const planUrl = new URL('/account/plan', publicUrl).href;
  const { prices } = billing;
  const names = Object.keys(prices) as Offer[]; // the keys that the settings gave
  const onSale = Object.fromEntries(names.filter((offer) => isSellable(offers[offer].plan, today)).map((offer) => [offer, prices[offer]]));
  const renewals = createRenewals({ database, stripe });
  const subscriptions = createSubscriptions({ database, stripe, prices, renewals, mail, log, now, planUrl });
  const addresses = createCustomerAddresses({ database, stripe });
  const buying = createBuying({ database, stripe, prices: onSale, addresses, publicUrl, now });
  const soldOffers = createPriceTexts({ stripe, prices: onSale, log, now });
  return {
    routes: [
      ...planRoutes({ ...deps, selling: { buying, subscriptions, soldOffers } }),
      webhookRoute({ db: database.service, stripe, billing, jobs, log, now }),
    ],
    jobs: [...subscriptions.jobs, addresses.job, ...receiptJobs({ database, stripe, prices, mail, now, planUrl })],
    leaving: {
      renews: async (db, accountId) => ['active', 'pastDue'].includes((await customerOf(db, accountId))?.state ?? 'none'),
      changed: (db, accountId) => jobs.add(db, SETTLE_RENEWALS, { accountId }),
    },
    addressChanged: (db, accountId) => jobs.add(db, TELL_ADDRESS, { accountId }),
    part: buying.part,
  };
}
