import { generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import type { FakeStripe } from './fake-stripe.ts';

export interface EnvironmentFacts {
  /** Of the test; the service gets a folder in it. */
  readonly folder: string;
  /** The address of a database of a server. */
  readonly database: string;
  readonly stripe: FakeStripe;
}

/** The settings of instances that share a database and sell by our Stripe; only the port is still to be said. */
export function cloudEnvironment({ folder, database, stripe }: EnvironmentFacts): Readonly<Record<string, string>> {
  const key = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
  const { secretKey, webhookSecret, prices, api } = stripe.config;
  return {
    CLOUD_FOLDER: join(folder, 'cloud'),
    CLOUD_SECRET: 'a secret of the tests, long enough to sign with',
    LICENCE_KEY: Buffer.from(key).toString('base64'),
    DATABASE_URL: database,
    STRIPE_SECRET_KEY: secretKey,
    STRIPE_WEBHOOK_SECRET: webhookSecret,
    STRIPE_PRICE_PLUS_MONTHLY: prices.plusMonthly ?? '',
    STRIPE_PRICE_PRO_MONTHLY: prices.proMonthly ?? '',
    STRIPE_API_URL: api?.origin ?? '',
  };
}
