import { html } from 'hono/html';
import { answer, type Route } from '../../web/routes.ts';
import { table } from '../../web/table.ts';
import { retentions } from './retention.ts';

/** What is kept and why, and what is agreed to. The words say what the code does; their version is that of `words`. */
export const privacyRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/privacy',
    access: 'anyone',
    handle: (c, visitor) => answer(c, 200, { title: 'Privacy', main: privacyPage() }, visitor),
  },
  {
    method: 'GET',
    path: '/terms',
    access: 'anyone',
    handle: (c, visitor) => answer(c, 200, { title: 'Terms', main: termsPage() }, visitor),
  },
];

function privacyPage() {
  return html`<h1>Privacy</h1>
    <p>
      What you do in the app stays on your computer: clients, sessions, bookings, invoices, pension forms and documents are no part of an
      account.
    </p>
    <h2>What an account keeps, how long and why</h2>
    ${table({
      label: 'What is kept',
      columns: ['What', 'How long', 'Why'],
      rows: retentions.map(({ what, howLong, why }) => [what, howLong, why]),
    })}
    <h2>Who else is told</h2>
    <p>
      Stripe, when you buy a plan: your address and a number for your account. Your card is entered at Stripe and never seen here. Whoever
      carries our mail sees your address and the mail. The app tells us four things about each computer that uses your plan: the account’s
      number, the computer’s key, the version of the app and the plan.
    </p>
    <h2>Cookies</h2>
    <p>
      Three, and only where they are needed: one keeps you signed in, one shows that a form is yours, one tells that this browser has signed
      in before. None follows you elsewhere; no page loads anything from another company.
    </p>
    <h2>Counting visits</h2>
    <p>
      Visits of our open pages are counted without keeping your address, and by nobody but us. You may
      <a href="/privacy/visits">say no to it</a>.
    </p>
    <h2>Your rights</h2>
    <p>
      You may see, correct, take with you and have removed what is kept about you: signed in, under <a href="/account/data">Your data</a>. A
      copy comes at once; deletion takes 30 days, in which you can change your mind and nothing is charged. At its end Stripe removes you as
      a customer, too, and keeps what the law asks of a payment. If you are not content with our answer, you may turn to the Information
      Commissioner’s Office (ico.org.uk).
    </p>`;
}

function termsPage() {
  return html`<h1>Terms</h1>
    <p>
      The account is for one person. Keep its password to yourself, and tell the truth about your age: 13 for the clock, 18 for the locum’s
      side.
    </p>
    <p>The app helps with sums and dates and is no advice on pension, tax or law: look at what it makes before you send it.</p>
    <p>What you enter in the app is yours, stays readable and can be taken out without an account and without a licence.</p>
    <p>Do not try to get into accounts of others, or to overload the service.</p>`;
}
