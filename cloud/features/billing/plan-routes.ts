import type { Context } from 'hono';
import { html } from 'hono/html';
import { planNames } from '../../../shared/domain/licence/plan-names.ts';
import { offers, type Offer } from '../../billing-config.ts';
import type { CloudDatabase } from '../../db/database.ts';
import type { CloudLog } from '../../log.ts';
import type { CloudClock } from '../../ports/clock.ts';
import { fieldOf, FORM_FIELD } from '../../web/form.ts';
import type { FormGuard } from '../../web/form-guard.ts';
import { notice, type Html } from '../../web/page.ts';
import { answer, type Route, type SignedIn } from '../../web/routes.ts';
import { dayText } from '../../web/visitor-words.ts';
import type { HeldPlan } from '../licence/held-plan.ts';
import type { Licences } from '../licence/licences.ts';
import { ageOf } from '../accounts/own-age.ts';
import { deletionDueAt } from '../rights/pending-deletion.ts';
import type { Buying } from './buying.ts';
import { customerOf } from './customers.ts';
import { offerName, type SoldOffer } from './price-texts.ts';
import { pricingPage } from './pricing-page.ts';
import { isStripeTrouble } from './stripe-client.ts';
import type { Subscriptions } from './subscriptions.ts';
import { appLink } from '../licence/app-link.ts';

/** What there is once Stripe's keys are given. */
export interface Selling {
  readonly buying: Buying;
  readonly subscriptions: Subscriptions;
  readonly soldOffers: () => Promise<readonly SoldOffer[]>;
}

export interface PlanRouteDeps {
  readonly database: CloudDatabase;
  readonly licences: Licences;
  readonly formGuard: FormGuard;
  readonly log: CloudLog;
  readonly now: CloudClock;
  /** Null as long as nothing is sold. */
  readonly selling: Selling | null;
}

/** The plans, and what an account has, buys and pays. */
export function planRoutes({ database, licences, formGuard, log, now, selling }: PlanRouteDeps): readonly Route[] {
  const shown: readonly Route[] = [
    { method: 'GET', path: '/pricing', access: 'anyone', handle: (c, visitor) => showPricing(c, visitor, { selling, now }) },
    { method: 'GET', path: '/account/plan', access: 'account', handle: (c, account) => plan(c, account, null) },
  ];
  if (selling === null) return shown;
  return [
    ...shown,
    { method: 'POST', path: '/account/plan/buy', access: 'account', handle: (c, account) => toStripe(c, account, () => buy(c, account)) },
    {
      method: 'POST',
      path: '/account/plan/manage',
      access: 'account',
      handle: (c, account) => toStripe(c, account, () => selling.buying.portal(account)),
    },
    { method: 'GET', path: '/account/plan/back', access: 'account', handle: back },
  ];

  async function plan(c: Context, account: SignedIn, problem: string | null, status: 200 | 503 = 200) {
    const standing = await standingOf({ database, licences }, account);
    const sold = selling && (await selling.soldOffers());
    const main = planPage({ ...standing, sold, problem, token: formGuard.tokenFor(c), now: now() });
    return answer(c, status, { title: 'Your plan', main }, account);
  }

  async function buy(c: Context, account: SignedIn): Promise<string | null> {
    const offer = await fieldOf(c, 'offer');
    return isOffer(offer) && selling ? selling.buying.checkout(account, offer) : null;
  }

  /** Says where the way leads before it leaves: cards are entered at Stripe, and nowhere here. */
  async function toStripe(c: Context, account: SignedIn, way: () => Promise<string | null>) {
    try {
      const url = await way();
      if (url === null) return await plan(c, account, 'That is not possible now. This is how your plan stands.');
      return answer(c, 200, { title: 'On to Stripe', main: onToStripe(url) }, account);
    } catch (error) {
      if (!isStripeTrouble(error)) throw error;
      log.error('stripe failed', error, { request: c.get('requestId') });
      return plan(c, account, 'Stripe does not answer. Nothing was bought or changed; please try again in a few minutes.', 503);
    }
  }

  /** Back from Stripe. Coming here grants nothing: Stripe is asked. */
  async function back(c: Context, account: SignedIn) {
    const known = await database.asAccount(account.accountId, (db) => customerOf(db, account.accountId));
    try {
      if (known) await selling?.subscriptions.look(known.customer);
    } catch (error) {
      if (!isStripeTrouble(error)) throw error;
      return plan(c, account, 'Stripe does not answer yet. What you paid will show here by itself.', 503);
    }
    return c.redirect('/account/plan', 303);
  }
}

function standingOf({ database, licences }: Pick<PlanRouteDeps, 'database' | 'licences'>, { accountId }: SignedIn) {
  return database.asAccount(accountId, async (db) => ({
    held: await licences.planOf(db, accountId),
    known: await customerOf(db, accountId),
    goesAt: await deletionDueAt(db, accountId),
    isAdult: (await ageOf(db, accountId)) === 'age18',
  }));
}

interface PlanFacts extends Awaited<ReturnType<typeof standingOf>> {
  /** Null as long as nothing is sold. */
  readonly sold: readonly SoldOffer[] | null;
  readonly problem: string | null;
  readonly token: string;
  readonly now: number;
}

function planPage({ held, known, goesAt, isAdult, sold, problem, token, now }: PlanFacts): Html {
  const isRunning = known !== null && ['active', 'pastDue', 'ending'].includes(known.state) && held.plan !== 'free';
  const offered = isAdult ? offerForms(sold ?? [], token) : adultsOnly;
  return html`<h1>Your plan</h1>
    ${problem ? notice(problem, 'problem') : ''}
    <p>You have <strong>${planNames[held.plan]}</strong>. ${standingText(held, now)}</p>
    ${goesAt ? leavingText(goesAt) : ''} ${known && sold ? manageForm(token) : ''} ${isRunning || goesAt ? '' : offered}
    <p class="ways">
      <a href="${appLink}">Open Session Desk</a> <a href="/pricing">What each plan has</a> <a href="/account/devices">Your computers</a>
    </p>`;
}

async function showPricing(c: Context, visitor: SignedIn | null, { selling, now }: Pick<PlanRouteDeps, 'selling' | 'now'>) {
  const sold = (await selling?.soldOffers()) ?? [];
  const ways = html`<p class="ways">
    <a class="button" href="${visitor ? '/account/plan' : '/sign-up'}">${visitor ? 'Your plan' : 'Create an account'}</a>
  </p>`;
  const description = 'What Session Desk costs, what each plan has, and what is never limited.';
  return answer(c, 200, { title: 'Plans', main: pricingPage(sold, now(), ways), description, isWide: true }, visitor);
}

function isOffer(text: string): text is Offer {
  return Object.hasOwn(offers, text);
}

function standingText({ plan, state, periodEndsAt }: HeldPlan, now: number): string {
  const day = periodEndsAt === null ? '' : dayText(new Date(periodEndsAt));
  if (plan === 'free') return '';
  if (state === 'pastDue') return 'The last payment did not go through; it will be tried again. Please look at your card.';
  if (state === 'active') return day ? `It renews on ${day}.` : '';
  const isOver = periodEndsAt === null || periodEndsAt <= now;
  return isOver ? 'It has ended: the app is Free again.' : `It ends on ${day} and does not renew.`;
}

function leavingText(goesAt: Date): Html {
  return html`<p>
    Your account will be deleted on ${dayText(goesAt)}. Until then nothing renews, nothing is charged, and no plan is sold. You may
    <a href="/account/data">keep the account</a>.
  </p>`;
}

const adultsOnly: Html = html`<p>
  Plus and Pro are for the work that is invoiced, and are sold from the age of 18. The clock is Free at any age. You told us that you are
  younger; if that has changed, <a href="/account/details">say so in your details</a>.
</p>`;

function manageForm(token: string): Html {
  return html`<form method="post" action="/account/plan/manage">
    <input type="hidden" name="${FORM_FIELD}" value="${token}" />
    <button type="submit" class="quiet">Card, invoices and cancelling</button>
  </form>`;
}

function offerForms(sold: readonly SoldOffer[], token: string): Html {
  if (sold.length === 0) return html`<p>Plus and Pro cannot be bought yet.</p>`;
  return html`<h2>Choose a plan</h2>
    <ul class="cards">
      ${sold.map(
        ({ offer, text }) =>
          html`<li>
            <strong>${offerName(offer)}</strong>
            <span>${text ? `${text}, all in.` : 'The price is shown at the checkout.'} ${renewalText(offer)}</span>
            <form method="post" action="/account/plan/buy">
              <input type="hidden" name="${FORM_FIELD}" value="${token}" /><input type="hidden" name="offer" value="${offer}" />
              <button type="submit">Choose this<span class="hidden">: ${offerName(offer)}</span></button>
            </form>
          </li>`,
      )}
    </ul>`;
}

function renewalText(offer: Offer): string {
  return `It renews each ${offers[offer].billed === 'monthly' ? 'month' : 'year'} until you cancel.`;
}

function onToStripe(url: string): Html {
  return html`<h1>On to Stripe</h1>
    <p>Payments are made at Stripe. Your card is entered there, and never seen by Session Desk.</p>
    <p class="ways">
      <a class="button" href="${url}" rel="noreferrer">Continue to Stripe</a> <a href="/account/plan">Back to your plan</a>
    </p>`;
}
