import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Stripe from 'stripe';
import type { BillingConfig, Offer } from '../../cloud/billing-config.ts';
import { instant, type Instant } from '../../shared/domain/time.ts';
import { visit } from './fake-stripe-pages.ts';

const DAY = 86_400;
const lengths: Readonly<Record<Offer, number>> = {
  plusMonthly: 30 * DAY,
  plusYearly: 365 * DAY,
  proMonthly: 30 * DAY,
  proYearly: 365 * DAY,
};
const amounts: Readonly<Record<Offer, number>> = { plusMonthly: 600, plusYearly: 6_000, proMonthly: 1_200, proYearly: 12_000 };
const prices: Readonly<Record<Offer, string>> = {
  plusMonthly: 'price_plusMonthly',
  plusYearly: 'price_plusYearly',
  proMonthly: 'price_proMonthly',
  proYearly: 'price_proYearly',
};

/** What the product reads of Stripe's objects, and what makes them look like themselves; checked against Stripe's own types. */
type FakeCustomer = Pick<Stripe.Customer, 'id' | 'object' | 'email' | 'metadata' | 'livemode'>;
type FakeSession = Pick<
  Stripe.Checkout.Session,
  'id' | 'object' | 'customer' | 'client_reference_id' | 'status' | 'url' | 'success_url' | 'livemode'
> & { readonly offer: Offer };
type FakeItem = Pick<Stripe.SubscriptionItem, 'id' | 'object' | 'current_period_start' | 'current_period_end'> & {
  readonly price: Pick<Stripe.Price, 'id' | 'object'>;
};
type FakeSubscription = Pick<
  Stripe.Subscription,
  'id' | 'object' | 'status' | 'created' | 'cancel_at_period_end' | 'cancel_at' | 'ended_at' | 'livemode' | 'metadata'
> & { readonly customer: string; readonly items: { readonly object: 'list'; readonly data: readonly FakeItem[] } };
type FakeInvoice = Pick<
  Stripe.Invoice,
  | 'object'
  | 'customer'
  | 'status'
  | 'auto_advance'
  | 'metadata'
  | 'number'
  | 'created'
  | 'amount_paid'
  | 'currency'
  | 'total_taxes'
  | 'livemode'
> & {
  readonly id: string;
  readonly of: string;
  readonly status_transitions: Pick<Stripe.Invoice.StatusTransitions, 'paid_at'>;
  readonly lines: { readonly object: 'list'; readonly data: readonly FakeLine[] };
};
type FakeLine = Pick<Stripe.InvoiceLineItem, 'id' | 'object' | 'period'> & {
  readonly pricing: { readonly price_details: { readonly price: string } };
};
type FakeEvent = Pick<Stripe.Event, 'id' | 'object' | 'type' | 'created' | 'livemode' | 'api_version'> & {
  readonly data: { readonly object: FakeSubscription | FakeSession | FakeInvoice };
};

export type Fault = 'tooMany' | 'broken' | 'silent' | 'cut';

/** A Stripe of our own on a real port: it remembers, keeps its own time, signs what it reports, and fails when told to. */
export interface FakeStripe extends AsyncDisposable {
  readonly config: BillingConfig;
  /** What was asked, such as `POST /v1/customers`, in order. */
  readonly asked: readonly string[];
  /** The requests whole: line, headers and body. */
  readonly heard: readonly string[];
  readonly customers: ReadonlyMap<string, FakeCustomer>;
  readonly events: readonly FakeEvent[];
  /** The next requests fail, one fault each. */
  fail(...faults: readonly Fault[]): void;
  /** The next request is answered as things stand when it comes, but only once it is let go. */
  hold(): HeldAnswer;
  /** A customer that bought before, without the pages. */
  addCustomer(email: string): string;
  subscribe(customer: string, offer: Offer): string;
  /** The visitor pays on the checkout page. @returns the subscription's id */
  pay(checkoutUrl: string): string;
  change(subscriptionId: string, traits: Partial<FakeSubscription>, type?: FakeEvent['type']): FakeEvent;
  /** A payment does not go through; it will be tried again. */
  failPayment(subscriptionId: string): FakeEvent;
  /** What it does by itself as time goes by, up to the present: charges what renews, tries again what failed, ends what ends. */
  catchUp(): void;
  /** The subscriptions that money was taken for after they began, one for each time. */
  readonly charges: readonly string[];
  /** The next period begins, paid. */
  renew(subscriptionId: string): FakeEvent;
  /** Changes the price, as the portal does. */
  switchTo(subscriptionId: string, offer: Offer): FakeEvent;
  subscription(subscriptionId: string): FakeSubscription;
  subscriptionsOf(customer: string): readonly FakeSubscription[];
  /** Sends an event to the service, signed. @returns the status of its answer */
  deliver(to: string, event: FakeEvent, signing?: Signing): Promise<number>;
}

export interface HeldAnswer {
  readonly isMade: Promise<void>;
  letGo(): void;
}

export interface Signing {
  readonly secret?: string;
  readonly signedAt?: Instant;
  /** What is sent instead of what was signed. */
  readonly body?: string;
}

export async function fakeStripe(now: () => Instant): Promise<FakeStripe> {
  const customers = new Map<string, FakeCustomer>();
  const sessions = new Map<string, FakeSession>();
  const subscriptions = new Map<string, FakeSubscription>();
  const invoices = new Map<string, FakeInvoice>();
  const events: FakeEvent[] = [];
  const charges: string[] = [];
  const asked: string[] = [];
  const heard: string[] = [];
  const faults: Fault[] = [];
  const holds: { readonly made: PromiseWithResolvers<void>; readonly gone: PromiseWithResolvers<void> }[] = [];
  /** Where the portal leads back to, by customer. */
  const portals = new Map<string, string>();
  const answered = new Map<string, unknown>();
  const secretKey = 'sk_test_fake';
  const webhookSecret = 'whsec_fake';
  const sdk = new Stripe(secretKey);
  let count = 0;
  // Of one length, so that none is found within another.
  const id = (kind: string): string => `${kind}_${String((count += 1)).padStart(14, '0')}`;
  const seconds = (): number => Math.floor(now() / 1_000);

  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', origin);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const form = new URLSearchParams(Buffer.concat(chunks).toString());
    const page = visit({ checkout, portal, subscriptionsOf, pay, change, renew }, request.method ?? '', url);
    if (page) return void response.writeHead(page.status, page.headers).end(page.html);
    const name = `${request.method} ${url.pathname.replace(/_\w+$/, '_…')}`;
    asked.push(name);
    heard.push(`${request.method} ${request.url}\n${JSON.stringify(request.headers)}\n${form}`);
    const fault = faults.shift();
    if (fault === 'cut') return void request.socket.destroy();
    if (fault === 'silent') return; // never answered: the client gives up
    if (fault) return send(response, fault === 'tooMany' ? 429 : 500, error(fault === 'tooMany' ? 'rate_limit' : 'api_error'));
    if (request.headers.authorization !== `Bearer ${secretKey}`) return send(response, 401, error('invalid_request_error'));
    const key = request.headers['idempotency-key'];
    const known = typeof key === 'string' ? answered.get(key) : undefined;
    const hold = holds.shift();
    const result = known ?? resultOf(request.method ?? '', url, form);
    if (typeof key === 'string' && request.method === 'POST' && result) answered.set(key, result);
    hold?.made.resolve();
    await hold?.gone.promise;
    send(response, result ? 200 : 404, result ?? error('invalid_request_error'));
  }

  function resultOf(method: string, url: URL, form: URLSearchParams): object | null {
    const [, , group, second = ''] = url.pathname.split('/');
    if (method === 'POST' && group === 'customers') return second ? updateCustomer(second, form) : newCustomer(form);
    if (method === 'POST' && group === 'checkout') return newSession(form);
    if (method === 'POST' && group === 'billing_portal') return newPortal(form);
    if (method === 'GET' && group === 'prices') return priceOf(second);
    if (method === 'POST' && group === 'subscriptions') return updateSubscription(second, form);
    if (method === 'POST' && group === 'invoices') return updateInvoice(second, form);
    if (method === 'GET' && group === 'invoices') return second ? (invoices.get(second) ?? null) : invoicesIn(url);
    if (method === 'DELETE' && group === 'customers') return removeCustomer(second);
    return method === 'GET' && group === 'subscriptions' ? page(url) : null;
  }

  function newCustomer(form: URLSearchParams): FakeCustomer {
    const account = form.get('metadata[account]') ?? '';
    const made = {
      id: id('cus'),
      object: 'customer',
      email: form.get('email'),
      metadata: { account },
      livemode: false,
    } satisfies FakeCustomer;
    customers.set(made.id, made);
    return made;
  }

  function updateCustomer(customer: string, form: URLSearchParams): FakeCustomer | null {
    const known = customers.get(customer);
    if (!known) return null;
    const next = { ...known, email: form.get('email') ?? known.email };
    customers.set(customer, next);
    return next;
  }

  /** With its subscriptions, as Stripe does. */
  function removeCustomer(customer: string): Pick<Stripe.DeletedCustomer, 'id' | 'object' | 'deleted'> | null {
    if (!customers.delete(customer)) return null;
    for (const one of subscriptions.values())
      if (one.customer === customer) change(one.id, { status: 'canceled', ended_at: seconds() }, 'customer.subscription.deleted');
    return { id: customer, object: 'customer', deleted: true };
  }

  function updateSubscription(subscriptionId: string, form: URLSearchParams): FakeSubscription | null {
    const known = subscriptions.get(subscriptionId);
    if (!known || known.status === 'canceled') return null;
    change(known.id, { cancel_at_period_end: form.get('cancel_at_period_end') === 'true', metadata: metadataOf(known, form) });
    return subscription(known.id);
  }

  function updateInvoice(invoiceId: string, form: URLSearchParams): FakeInvoice | null {
    const known = invoices.get(invoiceId);
    if (!known) return null;
    const next = { ...known, auto_advance: form.get('auto_advance') === 'true', metadata: metadataOf(known, form) };
    invoices.set(invoiceId, next);
    return next;
  }

  function invoicesIn({ searchParams: wanted }: URL): object {
    const [customer, since] = [wanted.get('customer'), Number(wanted.get('created[gte]') ?? 0)];
    const data = [...invoices.values()].filter(
      (one) => one.status === wanted.get('status') && (customer === null || one.customer === customer) && one.created >= since,
    );
    return { object: 'list', data, has_more: false, url: '/v1/invoices' };
  }

  /** For the period that a subscription is in; of a tax of 20 %, which its price holds. */
  function invoiceFor(subscriptionId: string, item = subscription(subscriptionId).items.data[0]): FakeInvoice {
    const { customer } = subscription(subscriptionId);
    const offer = offerOf(item?.price.id ?? '') ?? 'plusMonthly';
    const period = { start: item?.current_period_start ?? seconds(), end: item?.current_period_end ?? seconds() };
    const made = {
      id: id('in'),
      object: 'invoice',
      customer,
      status: 'open',
      auto_advance: true,
      metadata: {},
      number: `DESK-${String(count).padStart(4, '0')}`,
      created: seconds(),
      amount_paid: 0,
      currency: 'gbp',
      total_taxes: [
        {
          amount: amounts[offer] / 6,
          tax_behavior: 'inclusive',
          tax_rate_details: null,
          taxability_reason: 'standard_rated',
          taxable_amount: null,
          type: 'tax_rate_details',
        },
      ],
      livemode: false,
      of: subscriptionId,
      status_transitions: { paid_at: null },
      lines: {
        object: 'list',
        data: [{ id: id('il'), object: 'line_item', period, pricing: { price_details: { price: prices[offer] } } }],
      },
    } satisfies FakeInvoice;
    invoices.set(made.id, made);
    return made;
  }

  function payInvoice(invoice: FakeInvoice): void {
    const offer = offerOf(invoice.lines.data[0]?.pricing.price_details.price ?? '') ?? 'plusMonthly';
    const paid = { ...invoice, status: 'paid', amount_paid: amounts[offer], status_transitions: { paid_at: seconds() } } as const;
    invoices.set(paid.id, paid);
    report('invoice.paid', paid);
  }

  function newSession(form: URLSearchParams): FakeSession | null {
    const customer = form.get('customer') ?? '';
    const offer = offerOf(form.get('line_items[0][price]') ?? '');
    if (!customers.has(customer) || !offer || form.get('mode') !== 'subscription') return null;
    const sessionId = id('cs');
    const made = {
      id: sessionId,
      object: 'checkout.session',
      customer,
      client_reference_id: form.get('client_reference_id'),
      status: 'open',
      url: `${origin}/pay/${sessionId}`,
      success_url: form.get('success_url'),
      livemode: false,
      offer,
    } satisfies FakeSession;
    sessions.set(sessionId, made);
    return made;
  }

  function newPortal(form: URLSearchParams): object | null {
    const customer = form.get('customer') ?? '';
    if (!customers.has(customer)) return null;
    portals.set(customer, form.get('return_url') ?? '');
    return { id: id('bps'), object: 'billing_portal.session', url: `${origin}/portal/${customer}` };
  }

  function priceOf(price: string): Pick<Stripe.Price, 'id' | 'object' | 'unit_amount' | 'currency'> | null {
    const offer = offerOf(price);
    return offer ? { id: price, object: 'price', unit_amount: amounts[offer], currency: 'gbp' } : null;
  }

  /** Newest first, in pages, as Stripe does. */
  function page(url: URL): object {
    const customer = url.searchParams.get('customer');
    const all = [...subscriptions.values()].filter((one) => customer === null || one.customer === customer).toReversed();
    const after = all.findIndex((one) => one.id === url.searchParams.get('starting_after')) + 1;
    const limit = Math.min(2, Number(url.searchParams.get('limit') ?? 10)); // small pages, so that there are several
    const data = all.slice(after, after + limit);
    return { object: 'list', data, has_more: after + limit < all.length, url: '/v1/subscriptions' };
  }

  function report(type: FakeEvent['type'], object: FakeSubscription | FakeSession | FakeInvoice): FakeEvent {
    const event = {
      id: id('evt'),
      object: 'event',
      type,
      created: seconds(),
      livemode: false,
      api_version: Stripe.API_VERSION,
      data: { object },
    } satisfies FakeEvent;
    events.push(event);
    return event;
  }

  function subscription(subscriptionId: string): FakeSubscription {
    const found = subscriptions.get(subscriptionId);
    if (!found) throw new Error(`no ${subscriptionId}`);
    return found;
  }

  function change(subscriptionId: string, traits: Partial<FakeSubscription>, type: FakeEvent['type'] = 'customer.subscription.updated') {
    const next = { ...subscription(subscriptionId), ...traits };
    subscriptions.set(subscriptionId, next);
    return report(type, next);
  }

  function subscribe(customer: string, offer: Offer): FakeSubscription {
    const made = {
      id: id('sub'),
      object: 'subscription',
      status: 'active',
      created: seconds(),
      cancel_at_period_end: false,
      cancel_at: null,
      ended_at: null,
      livemode: false,
      metadata: {},
      customer,
      items: { object: 'list', data: [itemFor(offer, seconds())] },
    } satisfies FakeSubscription;
    subscriptions.set(made.id, made);
    return made;
  }

  function pay(checkoutUrl: string): string {
    const session = checkout(checkoutUrl.split('/').at(-1) ?? '');
    if (session?.status !== 'open') throw new Error('this checkout is not open');
    sessions.set(session.id, { ...session, status: 'complete' });
    const made = subscribe(typeof session.customer === 'string' ? session.customer : '', session.offer);
    payInvoice(invoiceFor(made.id));
    report('customer.subscription.created', made);
    report('checkout.session.completed', { ...session, status: 'complete' });
    return made.id;
  }

  const checkout = (sessionId: string): FakeSession | undefined => sessions.get(sessionId);
  const portal = (customer: string): string | undefined => portals.get(customer);
  const subscriptionsOf = (customer: string) => [...subscriptions.values()].filter((one) => one.customer === customer);

  const itemFor = (offer: Offer, start: number): FakeItem => ({
    id: id('si'),
    object: 'subscription_item',
    current_period_start: start,
    current_period_end: start + lengths[offer],
    price: { id: prices[offer], object: 'price' },
  });

  function renew(subscriptionId: string): FakeEvent {
    const [item] = subscription(subscriptionId).items.data;
    const offer = offerOf(item?.price.id ?? '') ?? 'plusMonthly';
    const next = itemFor(offer, item?.current_period_end ?? seconds());
    const due = [...invoices.values()].find((invoice) => invoice.of === subscriptionId && invoice.status === 'open');
    payInvoice(due ?? invoiceFor(subscriptionId, next));
    return change(subscriptionId, { status: 'active', items: { object: 'list', data: [next] } });
  }

  function catchUp(): void {
    for (const { id: subscriptionId } of subscriptions.values()) {
      const isOver = () => (subscription(subscriptionId).items.data[0]?.current_period_end ?? Infinity) <= seconds();
      while (subscription(subscriptionId).status === 'active' && isOver()) {
        if (subscription(subscriptionId).cancel_at_period_end)
          change(subscriptionId, { status: 'canceled', ended_at: seconds() }, 'customer.subscription.deleted');
        else {
          charges.push(subscriptionId);
          renew(subscriptionId);
        }
      }
    }
    for (const invoice of [...invoices.values()].filter(({ status, auto_advance: isTried }) => status === 'open' && isTried)) {
      charges.push(invoice.of);
      payInvoice(invoice);
      change(invoice.of, { status: 'active' });
    }
  }

  return {
    catchUp,
    charges,
    failPayment(subscriptionId) {
      invoiceFor(subscriptionId);
      return change(subscriptionId, { status: 'past_due' });
    },
    config: { secretKey, webhookSecret, prices, api: new URL(origin), answersWithinMs: 8_000 },
    asked,
    heard,
    customers,
    events,
    addCustomer: (email) => newCustomer(new URLSearchParams({ email })).id,
    subscribe: (customer, offer) => subscribe(customer, offer).id,
    fail: (...more) => void faults.push(...more),
    hold() {
      const [made, gone] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      holds.push({ made, gone });
      return { isMade: made.promise, letGo: gone.resolve };
    },
    pay,
    change,
    renew,
    switchTo: (subscriptionId, offer) => change(subscriptionId, { items: { object: 'list', data: [itemFor(offer, seconds())] } }),
    subscription,
    subscriptionsOf,
    async deliver(to, event, { secret = webhookSecret, signedAt = now(), body } = {}) {
      const payload = JSON.stringify(event);
      const signature = sdk.webhooks.generateTestHeaderString({ payload, secret, timestamp: Math.floor(instant(signedAt) / 1_000) });
      const headers = { 'content-type': 'application/json', 'stripe-signature': signature };
      const response = await fetch(`${to}/webhooks/stripe`, { method: 'POST', headers, body: body ?? payload });
      return response.status;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function offerOf(price: string): Offer | null {
  const names = Object.keys(prices) as Offer[];
  return names.find((offer) => prices[offer] === price) ?? null;
}

/** An empty value removes a key, as at Stripe. */
function metadataOf({ metadata }: { readonly metadata: Stripe.Metadata | null }, form: URLSearchParams): Stripe.Metadata {
  const given = [...form].flatMap(([name, value]) => {
    const key = /^metadata\[(.*)\]$/.exec(name)?.[1];
    return key === undefined ? [] : [[key, value] as const];
  });
  const all = Object.fromEntries([...Object.entries(metadata ?? {}), ...given]);
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
}

function error(type: string): object {
  return { error: { type, message: 'told to fail', ...(type === 'invalid_request_error' ? { code: 'resource_missing' } : {}) } };
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', 'request-id': 'req_fake' }).end(JSON.stringify(body));
}
