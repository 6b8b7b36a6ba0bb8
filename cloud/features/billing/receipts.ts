import { eq } from 'drizzle-orm';
import type Stripe from 'stripe';
import { offers, type BillingConfig, type Offer } from '../../billing-config.ts';
import type { CloudDatabase } from '../../db/database.ts';
import { accounts, receipts, subscriptions } from '../../db/schema.ts';
import type { Job } from '../../jobs.ts';
import type { CloudClock } from '../../ports/clock.ts';
import { dayText } from '../../web/visitor-words.ts';
import type { Letter } from '../mail/letter.ts';
import type { MailService } from '../mail/service.ts';
import { moneyText, offerName } from './price-texts.ts';
import { isGoneAtStripe } from './stripe-client.ts';

export const SEND_RECEIPT = 'send-receipt';

/** How far back the nightly look goes: Stripe tries a payment again for two weeks at most. */
const LOOK_BACK_SECONDS = 30 * 86_400;

export interface ReceiptsDeps {
  readonly database: CloudDatabase;
  readonly stripe: Stripe;
  readonly prices: BillingConfig['prices'];
  readonly mail: MailService;
  readonly now: CloudClock;
  readonly planUrl: string;
}

/** Receipts by mail, one for each payment that Stripe took. Of a payment only its number is kept; the amount stands in the mail alone. */
export function receiptJobs(deps: ReceiptsDeps): readonly Job[] {
  const { stripe, now } = deps;
  return [
    { name: SEND_RECEIPT, retries: 12, work: ({ invoice = '' }) => look(invoice) },
    { name: 'look-at-all-payments', retries: 3, schedule: '11 3 * * *', work: lookAtAll },
  ];

  async function look(id: string): Promise<void> {
    try {
      await write(deps, await stripe.invoices.retrieve(id));
    } catch (error) {
      if (!isGoneAtStripe(error)) throw error;
    }
  }

  /** Whatever reports were lost. */
  async function lookAtAll(): Promise<void> {
    const created = { gte: Math.floor(now() / 1_000) - LOOK_BACK_SECONDS };
    for await (const invoice of stripe.invoices.list({ status: 'paid', created, limit: 100 })) await write(deps, invoice);
  }
}

/** Nothing for what cost nothing, and for a customer that is not ours. */
async function write({ database, prices, mail, now, planUrl }: ReceiptsDeps, invoice: Stripe.Invoice): Promise<void> {
  const { id, status, amount_paid: amount } = invoice;
  const customer = typeof invoice.customer === 'string' ? invoice.customer : invoice.customer?.id;
  if (id === undefined || customer === undefined || status !== 'paid' || amount <= 0) return;
  await database.service.transaction(async (db) => {
    const [owner] = await db
      .select({ accountId: accounts.id, name: accounts.name, email: accounts.email })
      .from(subscriptions)
      .innerJoin(accounts, eq(accounts.id, subscriptions.accountId))
      .where(eq(subscriptions.customer, customer));
    if (!owner) return;
    const { accountId, name, email } = owner;
    const writtenAt = new Date(now());
    const isFirst = await db.insert(receipts).values({ invoice: id, accountId, writtenAt }).onConflictDoNothing().returning();
    if (isFirst.length > 0)
      await mail.post(db, { accountId, kind: 'receipt', to: email, letter: letterOf(invoice, { name, prices, planUrl }) });
  });
}

interface LetterFacts {
  readonly name: string;
  readonly prices: BillingConfig['prices'];
  readonly planUrl: string;
}

function letterOf(invoice: Stripe.Invoice, { name, prices, planUrl }: LetterFacts): Letter {
  const { currency, number, lines, total_taxes: taxes, status_transitions: times, created } = invoice;
  const tax = (taxes ?? []).reduce((sum, { amount }) => sum + amount, 0);
  // What is given back for an unused rest of a smaller plan stands on a line before; the last is what runs on.
  const line = lines.data.at(-1);
  const paidOn = dayText(dateOf(times.paid_at ?? created));
  const period = line ? `, for ${dayText(dateOf(line.period.start))} to ${dayText(dateOf(line.period.end))}` : '';
  return {
    subject: 'Session Desk: your receipt',
    paragraphs: [
      `Hello ${name},`,
      `We received ${moneyText(invoice.amount_paid, currency)} for ${planOf(line, prices)}${period}.`,
      [
        `Paid on ${paidOn} by way of Stripe.`,
        ...(tax > 0 ? [`Of this, ${moneyText(tax, currency)} is tax.`] : []),
        ...(number ? [`Invoice number ${number}.`] : []),
      ].join(' '),
    ],
    action: { label: 'See your plan', href: planUrl },
    after: ['The invoice itself, and all earlier ones, are behind “Card, invoices and cancelling” on that page.'],
  };
}

function planOf(line: Stripe.InvoiceLineItem | undefined, prices: BillingConfig['prices']): string {
  const known = line?.pricing?.price_details?.price;
  const price = typeof known === 'object' ? known.id : known;
  const names = Object.keys(offers) as Offer[]; // the keys of a literal
  const offer = names.find((each) => price !== undefined && prices[each] === price);
  return offer ? offerName(offer) : 'your plan';
}

function dateOf(seconds: number): Date {
  return new Date(seconds * 1_000);
}
