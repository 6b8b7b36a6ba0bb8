import type { Context } from 'hono';
import { html } from 'hono/html';
import type { Operator } from '../../config.ts';
import type { Html } from '../../web/page.ts';
import { answer, type Route, type SignedIn } from '../../web/routes.ts';
import { table } from '../../web/table.ts';
import { dayText } from '../../web/visitor-words.ts';
import { grounds, retentions } from './retention.ts';
import { words, type WordedDocument } from './words.ts';

/** What is kept and why, and what is agreed to. The words say what the code does; a change of them is a new version in `words`. */
export function privacyRoutes(operator: Operator | null): readonly Route[] {
  return [
    { method: 'GET', path: '/privacy', access: 'anyone', handle: show('Privacy', 'privacy', () => privacyPage(operator)) },
    { method: 'GET', path: '/terms', access: 'anyone', handle: show('Terms', 'terms', () => termsPage(operator)) },
  ];
}

function show(title: string, document: WordedDocument, main: () => Html) {
  return (c: Context, visitor: SignedIn | null) => {
    const version = html`<p class="hint">Version of ${dayText(new Date(words[document].version))}</p>`;
    const description =
      document === 'privacy'
        ? 'What an account of Session Desk keeps, how long and why.'
        : 'What is agreed to with an account of Session Desk.';
    return answer(c, 200, { title, main: html`${main()} ${version}`, description, isWide: document === 'privacy' }, visitor);
  };
}

function privacyPage(operator: Operator | null) {
  return html`<h1>Privacy</h1>
    <p>
      What you do in the app stays on your computer: clients, sessions, bookings, invoices, pension forms and documents are no part of an
      account.
    </p>
    <h2>Who answers for it</h2>
    ${whoAnswers(operator)}
    <h2>What an account keeps, how long and why</h2>
    ${table({
      label: 'What is kept',
      columns: ['What', 'How long', 'Why', 'On what ground'],
      rows: retentions.map(({ what, howLong, why, ground }) => [what, howLong, why, grounds[ground]]),
    })}
    <p>
      News, and questions about what to build next, are sent with your consent alone; every such mail has a link that ends them. Payment is
      kept by Stripe as long as the law asks.
    </p>
    <h2>Who else is told</h2>
    <p>
      Stripe, when you buy a plan: your address, a new one when you change it, and a number for your account. Your card is entered at Stripe
      and never seen here. Whoever carries our mail sees your address, your name and the mail. Whoever hosts the service, and whoever keeps
      its backups and its log, holds them for us and does with them what we say. Any of them may work outside the United Kingdom, under the
      contracts that the law asks for; you may ask us for a copy of them, and for their names. Nothing is sold, and nobody advertises.
    </p>
    <p>
      The app tells us four things about each computer that uses your plan: the account’s number, the computer’s key, the version of the app
      and the plan. Which system it runs on is told by the browser in which you connect it.
    </p>
    ${cookiesAndVisits()}
    <h2>How it is kept safe</h2>
    <p>
      Everything travels encrypted. Of a password only a hash is kept (argon2id), and the key of a second step only sealed. On most pages of
      your account the database itself shows the rows of your account and no others; for some work, such as signing in, a new address,
      buying and deletion, our program alone keeps to them. The owner of the service signs in apart, with a second step, sees your name,
      your address and whether it is confirmed, the day of your sign-up, whether your second step is on, your given plans, what became of
      mail to you and the record, never what was written; each look stands in the record that you can read.
    </p>
    ${yourRights()}
    <h2>Changes of this page</h2>
    <p>
      When it says something new that matters, we write to every account, and the page of your account says what changed until you have read
      it. Which versions you read, and when, is kept with your account.
    </p>`;
}

function whoAnswers(operator: Operator | null): Html {
  if (operator === null) return html`<p>This copy of the service runs for development: nobody offers it.</p>`;
  const { name, contact } = operator;
  return html`<p>${name}. Questions about what is kept, and requests, go to <a href="mailto:${contact}">${contact}</a>.</p>`;
}

function cookiesAndVisits(): Html {
  return html`<h2>Cookies</h2>
    <p>
      Only where they are needed: one keeps you signed in, until 30 days after your last visit; one shows that a form is yours, until the
      browser is closed; one tells for half a year that this browser has signed in before; and two hold the time between the password and
      the second step, at most ten minutes. None follows you elsewhere; no page loads anything from another company.
    </p>
    <h2>Counting visits</h2>
    <p>
      Visits of our open pages are counted without keeping your address, and by nobody but us. You may
      <a href="/privacy/visits">say no to it</a>.
    </p>`;
}

function yourRights(): Html {
  return html`<h2>Your rights</h2>
    <p>
      You may see, correct, take with you and have removed what is kept about you: signed in, under
      <a href="/account/data">Your data</a> and <a href="/account/details">Name and email</a>. A copy comes at once; deletion takes 30 days,
      in which you can change your mind and nothing is charged. Then what was kept goes at once but for the record, which holds nothing of
      you, and backups and the log within 35 days. At its end Stripe removes you as a customer, too, and keeps what the law asks of a
      payment.
    </p>
    <p>
      You may object to what we keep for our own interest, and take back a consent: under <a href="/account/mail">Emails to you</a>, on the
      page about <a href="/privacy/visits">visits</a>, or by writing to us. You may also ask us to keep but not to use something for a
      while: until it is put right, or until we have answered an objection. We answer within 30 days.
    </p>
    <p>
      If something is not as it should be, please complain to us first, at the address above: we say within 30 days that we have it, look
      into it, and tell you what came of it. You may turn to the Information Commissioner’s Office (ico.org.uk) at any time.
    </p>
    <p>An account is for who is 13 or older; the locum’s side for who is 18 or older.</p>`;
}

function termsPage(operator: Operator | null) {
  return html`<h1>Terms</h1>
    ${operator ? html`<p>The service is offered by ${operator.name}.</p>` : ''}
    <p>
      The account is for one person. Keep its password to yourself, and tell the truth about your age: 13 for the clock, 18 for the locum’s
      side.
    </p>
    <p>The app helps with sums and dates and is no advice on pension, tax or law: look at what it makes before you send it.</p>
    <p>What you enter in the app is yours, stays readable and can be taken out without an account and without a licence.</p>
    <p>Do not try to get into accounts of others, or to overload the service.</p>
    <p>
      When these terms change, we write to every account, and the page of your account says what changed until you have read it. Nothing
      that you made or bought is taken away by that.
    </p>`;
}
