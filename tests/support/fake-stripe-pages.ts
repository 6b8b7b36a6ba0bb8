import type Stripe from 'stripe';

type Subscription = Pick<Stripe.Subscription, 'id' | 'status' | 'cancel_at_period_end'>;

/** What a visitor can do at our Stripe. */
export interface StripeCounter {
  checkout(sessionId: string): Pick<Stripe.Checkout.Session, 'status' | 'success_url'> | undefined;
  /** Where the portal of a customer leads back to. */
  portal(customer: string): string | undefined;
  subscriptionsOf(customer: string): readonly Subscription[];
  pay(checkoutUrl: string): unknown;
  change(subscriptionId: string, traits: { readonly cancel_at_period_end: boolean }): unknown;
  renew(subscriptionId: string): unknown;
}

export interface StripePage {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly html: string;
}

/** The pages on which cards are entered and plans are cancelled, as plain as they can be. Null for what is no page. */
export function visit(counter: StripeCounter, method: string, { pathname }: URL): StripePage | null {
  const [, place, id = '', deed = ''] = pathname.split('/');
  if (place === 'pay') return checkoutPage(counter, method, id);
  if (place === 'portal') return portalPage(counter, method, id, deed);
  return null;
}

function checkoutPage(counter: StripeCounter, method: string, id: string): StripePage {
  const session = counter.checkout(id);
  if (session?.status !== 'open' || session.success_url === null) return page(404, 'This checkout is not open');
  if (method !== 'POST') return page(200, 'Checkout', button(`/pay/${id}`, 'Pay and subscribe'));
  counter.pay(id);
  return goTo(session.success_url);
}

function portalPage(counter: StripeCounter, method: string, customer: string, deed: string): StripePage {
  const back = counter.portal(customer);
  if (back === undefined) return page(404, 'No such customer');
  const [newest] = counter.subscriptionsOf(customer).toReversed();
  if (!newest) return page(200, 'Billing', link(back));
  if (method === 'POST') {
    if (deed === 'cancel') counter.change(newest.id, { cancel_at_period_end: true });
    else counter.renew(newest.id);
    return goTo(back);
  }
  const here = `/portal/${customer}`;
  const ways = [
    newest.status === 'past_due' ? button(`${here}/pay`, 'Pay what is due') : '',
    newest.cancel_at_period_end ? '' : button(`${here}/cancel`, 'Cancel the plan'),
    link(back),
  ];
  return page(200, 'Billing', ways.join(''));
}

function page(status: number, title: string, body = ''): StripePage {
  const html = `<!doctype html><html lang="en"><title>${title}</title><link rel="icon" href="data:,"><main><h1>${title}</h1>${body}</main></html>`;
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, html };
}

const goTo = (location: string): StripePage => ({ status: 303, headers: { location }, html: '' });
const button = (action: string, words: string): string => `<form method="post" action="${action}"><button>${words}</button></form>`;
const link = (back: string): string => `<p><a href="${back}">Back</a></p>`;
