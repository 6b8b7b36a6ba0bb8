import { z } from 'zod';

/** What can be bought, by the name that pages and settings use. */
export const offers = {
  plusMonthly: { plan: 'plus', billed: 'monthly' },
  plusYearly: { plan: 'plus', billed: 'yearly' },
  proMonthly: { plan: 'pro', billed: 'monthly' },
  proYearly: { plan: 'pro', billed: 'yearly' },
} as const;
export type Offer = keyof typeof offers;

/** How to reach Stripe. */
export interface BillingConfig {
  readonly secretKey: string;
  readonly webhookSecret: string;
  /** The price at Stripe of each offer; what has none is not sold. */
  readonly prices: Readonly<Partial<Record<Offer, string>>>;
  /** Where Stripe is, for trying out; null for Stripe itself. */
  readonly api: URL | null;
  /** How long Stripe may take for one answer before it is asked again. */
  readonly answersWithinMs: number;
}

const price = z
  .string()
  .regex(/^price_\w+$/, 'begins with price_')
  .optional();

/** The settings of the environment about Stripe. All are empty, and nothing is sold; or the first two and a price are given. */
export const billingEnvironment = {
  STRIPE_SECRET_KEY: z
    .string()
    .regex(/^[rs]k_(?:test|live)_\w+$/, 'is a secret or restricted key of Stripe')
    .optional(),
  STRIPE_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_\w+$/, 'begins with whsec_')
    .optional(),
  STRIPE_PRICE_PLUS_MONTHLY: price,
  STRIPE_PRICE_PLUS_YEARLY: price,
  STRIPE_PRICE_PRO_MONTHLY: price,
  STRIPE_PRICE_PRO_YEARLY: price,
  STRIPE_API_URL: z.url({ protocol: /^http$/, hostname: /^127\.0\.0\.1$/, error: 'is on this computer: http://127.0.0.1:…' }).optional(),
};

const environmentSchema = z.object(billingEnvironment);
type BillingEnvironment = z.output<typeof environmentSchema>;

/** Of all settings those about Stripe. */
export function billingOnly(values: Readonly<Record<string, unknown>>): BillingEnvironment {
  return environmentSchema.parse(values);
}

/** What is wrong with the settings together, one line each. */
export function billingProblems(values: BillingEnvironment, mode: 'development' | 'production'): readonly string[] {
  const isOn = Object.values(values).some((value) => value !== undefined);
  if (!isOn) return [];
  const problems: string[] = [];
  if (!values.STRIPE_SECRET_KEY) problems.push('STRIPE_SECRET_KEY is wanted where anything of Stripe is set');
  if (!values.STRIPE_WEBHOOK_SECRET) problems.push('STRIPE_WEBHOOK_SECRET is wanted where anything of Stripe is set');
  if (Object.keys(pricesOf(values)).length === 0)
    problems.push('STRIPE_PRICE_PLUS_MONTHLY is wanted, or another price: without one nothing is sold');
  if (mode === 'production' && values.STRIPE_API_URL) problems.push('STRIPE_API_URL is for trying out alone');
  return problems;
}

/** Asked three times, nobody waits longer than half a minute. */
const ANSWERS_WITHIN_MS = 8_000;

/** Null where nothing is set: nothing is sold then. */
export function billingConfigOf(values: BillingEnvironment): BillingConfig | null {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret, STRIPE_API_URL: api } = values;
  if (!secretKey || !webhookSecret) return null;
  return { secretKey, webhookSecret, prices: pricesOf(values), api: api ? new URL(api) : null, answersWithinMs: ANSWERS_WITHIN_MS };
}

function pricesOf(values: BillingEnvironment): BillingConfig['prices'] {
  return {
    ...(values.STRIPE_PRICE_PLUS_MONTHLY ? { plusMonthly: values.STRIPE_PRICE_PLUS_MONTHLY } : {}),
    ...(values.STRIPE_PRICE_PLUS_YEARLY ? { plusYearly: values.STRIPE_PRICE_PLUS_YEARLY } : {}),
    ...(values.STRIPE_PRICE_PRO_MONTHLY ? { proMonthly: values.STRIPE_PRICE_PRO_MONTHLY } : {}),
    ...(values.STRIPE_PRICE_PRO_YEARLY ? { proYearly: values.STRIPE_PRICE_PRO_YEARLY } : {}),
  };
}
