import { html } from 'hono/html';
import { planNames } from '../../../shared/domain/licence/plan-names.ts';
import { localDate, type Instant } from '../../../shared/domain/time.ts';
import { isAtLeast, plans, planTableOn, type GateLine, type Plan } from '../../../shared/domain/licence/plans.ts';
import type { Html } from '../../web/page.ts';
import { gateNames } from './plan-words.ts';
import type { SoldOffer } from './price-texts.ts';

/** What each plan has: from the one table that licences are made from. What is not built is said to be so. */
export function pricingPage(sold: readonly SoldOffer[], now: Instant, ways: Html): Html {
  const { lines, freeInvoicePdfsPerMonth } = planTableOn(localDate(new Date(now).toISOString().slice(0, 10)));
  const pdfs = (plan: Plan) => (plan === 'free' ? `${freeInvoicePdfsPerMonth} a month` : 'no limit');
  const rest = lines.filter(({ gate }) => gate !== 'unlimitedInvoicePdfs');
  return html`<h1>Plans</h1>
    <p>The app works without an account and without payment. A plan adds to it, and never decides over what is yours.</p>
    <div class="scroll" tabindex="0" role="region" aria-label="What each plan has">
      <table class="plans">
        <thead>
          <tr>
            <td></td>
            ${plans.map((plan) => html`<th scope="col">${planNames[plan]}</th>`)}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">Clock, schedule, calendar sync, organisations, bookings, backups, export</th>
            ${plans.map(() => html`<td>yes</td>`)}
          </tr>
          <tr>
            <th scope="row">Invoice PDFs</th>
            ${plans.map((plan) => html`<td>${pdfs(plan)}</td>`)}
          </tr>
          ${rest.filter(({ isBuilt }) => isBuilt).map(gateRow)}
        </tbody>
      </table>
    </div>
    <ul class="cards">
      ${plans.map((plan) => html`<li><strong>${planNames[plan]}</strong><span>${priceText(plan, sold)}</span></li>`)}
    </ul>
    <h2>Being built</h2>
    <p>Not there yet, and not charged for. ${comingText('plus', rest)} ${comingText('pro', rest)}</p>
    <h2>What is never limited</h2>
    <p>
      Reading, searching, printing, exporting, backing up, restoring and deleting what is there; the clock, the schedule and calendar sync.
      When a plan ends the app is Free again, and everything you entered stays where it is.
    </p>
    ${ways}`;
}

function gateRow({ gate, opensWith }: GateLine): Html {
  return html`<tr>
    <th scope="row">${gateNames[gate]}</th>
    ${plans.map((plan) => html`<td>${isAtLeast(plan, opensWith) ? 'yes' : '–'}</td>`)}
  </tr>`;
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
