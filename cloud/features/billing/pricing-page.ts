import { html } from 'hono/html';
import { localDate, type Instant } from '../../../shared/domain/time.ts';
import { plans, planTableOn, type GateLine, type Plan } from '../../../shared/domain/licence/plans.ts';
import type { Html } from '../../web/page.ts';
import { gateNames, planNames } from './plan-words.ts';
import type { SoldOffer } from './price-texts.ts';

/** What each plan has: from the one table that licences are made from. What is not built is said to be so. */
export function pricingPage(sold: readonly SoldOffer[], now: Instant, ways: Html): Html {
  const { lines, freeInvoicePdfsPerMonth } = planTableOn(localDate(new Date(now).toISOString().slice(0, 10)));
  const pdfs = (plan: Plan) => (plan === 'free' ? `${freeInvoicePdfsPerMonth} a month` : 'without limit');
  const rest = lines.filter(({ gate }) => gate !== 'unlimitedInvoicePdfs');
  return html`<h1>Plans</h1>
    <p>The app works without an account and without payment. A plan adds to it, and never decides over what is yours.</p>
    <div class="scroll" tabindex="0" role="region" aria-label="What each plan has">
      <table>
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
          ${rest.map(gateRow)}
          <tr>
            <th scope="row">Price</th>
            ${plans.map((plan) => html`<td>${priceCell(plan, sold)}</td>`)}
          </tr>
        </tbody>
      </table>
    </div>
    <h2>What is never limited</h2>
    <p>
      Reading, searching, printing, exporting, backing up, restoring and deleting what is there; the clock, the schedule and calendar sync.
      When a plan ends the app is Free again, and everything you entered stays where it is.
    </p>
    ${ways}`;
}

function gateRow({ gate, opensWith, isBuilt }: GateLine): Html {
  const has = (plan: Plan) => plans.indexOf(plan) >= plans.indexOf(opensWith);
  return html`<tr>
    <th scope="row">${gateNames[gate]}${isBuilt ? '' : html` <span class="hint">(being built)</span>`}</th>
    ${plans.map((plan) => html`<td>${has(plan) ? (isBuilt ? 'yes' : 'later') : '–'}</td>`)}
  </tr>`;
}

function priceCell(plan: Plan, sold: readonly SoldOffer[]): string {
  if (plan === 'free') return 'nothing';
  const offered = sold.filter((offer) => offer.plan === plan);
  if (offered.length === 0) return 'not sold yet';
  return offered.map(({ text }) => text ?? 'shown at the checkout').join(', or ');
}
