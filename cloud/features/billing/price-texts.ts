import type Stripe from 'stripe';
import { planNames } from '../../../shared/domain/licence/plan-names.ts';
import { offers, type BillingConfig, type Offer } from '../../billing-config.ts';
import type { CloudLog } from '../../log.ts';
import type { CloudClock } from '../../ports/clock.ts';
import { isStripeTrouble } from './stripe-client.ts';

const LOOK_AGAIN_AFTER_MS = 3_600_000;

/** "Plus, by the month". */
export function offerName(offer: Offer): string {
  const { plan, billed } = offers[offer];
  return `${planNames[plan]}, ${billed === 'monthly' ? 'by the month' : 'by the year'}`;
}

/** @param amount  in the smallest unit of the currency, as Stripe counts */
export function moneyText(amount: number, currency: string): string {
  const format = new Intl.NumberFormat('en-GB', { style: 'currency', currency });
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

export interface SoldOffer {
  readonly offer: Offer;
  readonly plan: 'plus' | 'pro';
  /** "£6.00 a month"; null when Stripe could not be asked. */
  readonly text: string | null;
}

export interface PriceTextsDeps {
  readonly stripe: Stripe;
  readonly prices: BillingConfig['prices'];
  readonly log: CloudLog;
  readonly now: CloudClock;
}

/** What is sold and for how much, as Stripe has it; asked once an hour. */
export function createPriceTexts({ stripe, prices, log, now }: PriceTextsDeps): () => Promise<readonly SoldOffer[]> {
  let known: { readonly at: number; readonly sold: readonly SoldOffer[] } | null = null;

  return async () => {
    if (known !== null && now() - known.at < LOOK_AGAIN_AFTER_MS) return known.sold;
    const names = Object.keys(offers) as Offer[]; // the keys of a literal
    const sold = await Promise.all(
      names.flatMap((offer) => {
        const price = prices[offer];
        return price === undefined ? [] : [textOf(price, offers[offer].billed).then((text) => ({ offer, plan: offers[offer].plan, text }))];
      }),
    );
    if (sold.every(({ text }) => text !== null)) known = { at: now(), sold };
    return sold;
  };

  async function textOf(price: string, billed: 'monthly' | 'yearly'): Promise<string | null> {
    try {
      const { unit_amount: amount, currency } = await stripe.prices.retrieve(price);
      if (amount === null) return null;
      return `${moneyText(amount, currency)} ${billed === 'monthly' ? 'a month' : 'a year'}`;
    } catch (error) {
      if (!isStripeTrouble(error)) throw error;
      log.warn('price not known', { billed });
      return null;
    }
  }
}
