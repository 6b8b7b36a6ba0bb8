import { html } from 'hono/html';
import { planNames } from '../../../shared/domain/licence/plan-names.ts';
import { localDate, type Instant } from '../../../shared/domain/time.ts';
import { plans, planTableOn, type GateLine, type Plan } from '../../../shared/domain/licence/plans.ts';
import type { Html } from '../../web/page.ts';
import { gateNames } from './plan-words.ts';
import type { SoldOffer } from './price-texts.ts';

/** What each plan has: from the one table that licences are made from. What is not built is said to be so. */
export function pricingPage(sold: readonly SoldOffer[], now: Instant, ways: Html): Html {
  const { lines, freeInvoicePdfsPerMonth } = planTableOn(localDate(new Date(now).toISOString().slice(0, 10)));
  const rest = lines.filter(({ gate }) => gate !== 'unlimitedInvoicePdfs');
  const facts = { freeInvoicePdfsPerMonth, rest };
  return html`<h1>Plans</h1>
    <p class="lead">The app works without an account and without payment. A plan lets it make more; it never decides over what is there.</p>
    <ul class="plans">
      ${plans.map(
        (plan) =>
          html`<li>
            <h2>${planNames[plan]}</h2>
            <p class="price">${priceText(plan, sold)}</p>
            <ul>
              ${contentsOf(plan, facts).map((text) => html`<li>${text}</li>`)}
            </ul>
          </li>`,
      )}
    </ul>
    ${ways}
    <section class="promise" aria-labelledby="never">
      <h2 id="never">What is never limited</h2>
      <p>
        Reading, searching, printing, exporting, backing up, restoring and deleting what is there; the clock, the schedule, calendar sync,
        organisations and bookings. When a plan ends the app is Free again, and everything you entered stays where it is.
      </p>
    </section>
    <h2>Paying and cancelling</h2>
    <p>
      You pay at Stripe, where your card is entered; it is never seen here. The price is the whole of what you pay: where tax is owed, it is
      in it. A plan renews by itself each month or each year, at its price, until you cancel it. You can cancel at any time, under Your
      plan: it then runs to the end of the time that is paid for, and nothing more is charged.
    </p>
    <h2>Being built</h2>
    <p>Not there yet, and not charged for. ${comingText('plus', rest)} ${comingText('pro', rest)}</p>`;
}

interface PlanFacts {
  readonly freeInvoicePdfsPerMonth: number;
  readonly rest: readonly GateLine[];
}

/** What a plan has over the one before it. */
function contentsOf(plan: Plan, { freeInvoicePdfsPerMonth, rest }: PlanFacts): readonly string[] {
  if (plan === 'free')
    return [
      'The clock and the schedule',
      'Calendar sync',
      'Organisations and bookings',
      'Backups and export',
      `${freeInvoicePdfsPerMonth} invoice PDFs a month`,
    ];
  const built = rest.filter(({ opensWith, isBuilt }) => isBuilt && opensWith === plan).map(({ gate }) => gateNames[gate]);
  if (plan === 'plus') return ['Everything in Free', gateNames.unlimitedInvoicePdfs, ...built];
  return ['Everything in Plus', ...(built.length > 0 ? built : ['What it will add is being built'])];
}

function comingText(plan: Plan, lines: readonly GateLine[]): string {
  const coming = lines.filter(({ opensWith, isBuilt }) => !isBuilt && opensWith === plan).map(({ gate }) => gateNames[gate]);
  return coming.length === 0 ? '' : `${planNames[plan]}: ${coming.join('; ')}.`;
}

function priceText(plan: Plan, sold: readonly SoldOffer[]): string {
  if (plan === 'free') return 'Nothing to pay.';
  const offered = sold.filter((offer) => offer.plan === plan);
  if (offered.length === 0) return 'Not sold yet.';
  return `${offered.map(({ text }) => text ?? 'The price is shown at the checkout').join(', or ')}.`;
}
