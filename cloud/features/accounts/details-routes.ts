import type { Context } from 'hono';
import { html } from 'hono/html';
import { z } from 'zod';
import { fieldOf, FORM_FIELD } from '../../web/form.ts';
import type { FormGuard } from '../../web/form-guard.ts';
import { choice, field, notice, problemList, type Html } from '../../web/page.ts';
import { answer, type Route, type SignedIn } from '../../web/routes.ts';
import { ages, type Age } from './own-age.ts';
import type { AccountService } from './service.ts';
import { waitText } from './wait-text.ts';

export interface DetailsRouteDeps {
  readonly accounts: AccountService;
  readonly formGuard: FormGuard;
}

interface Shown {
  readonly said?: Html;
  /** What comes back as it was typed. */
  readonly typed?: { readonly name?: string; readonly email?: string };
  readonly problems?: Readonly<Record<string, string>>;
}

/** The name and the address of an account. */
export function detailsRoutes({ accounts, formGuard }: DetailsRouteDeps): readonly Route[] {
  return [
    { method: 'GET', path: '/account/details', access: 'account', handle: (c, account) => show(c, account, {}) },
    { method: 'POST', path: '/account/details/name', access: 'account', handle: changeName },
    { method: 'POST', path: '/account/details/age', access: 'account', handle: sayAge },
    { method: 'POST', path: '/account/details/email', access: 'account', handle: askNewAddress },
    { method: 'POST', path: '/account/details/email/stop', access: 'account', handle: stop },
  ];

  async function show(c: Context, account: SignedIn, { said, typed = {}, problems = {} }: Shown, status: 200 | 400 | 429 = 200) {
    const waiting = await accounts.waitingAddress(account.accountId);
    const [token, age] = [formGuard.tokenFor(c), await accounts.ageOf(account.accountId)];
    const main = html`<h1>Name and email</h1>
      ${said ?? ''} ${problemList(problems)} ${nameForm(typed.name ?? account.name, problems['name'], token)} ${ageForm(age, token)}
      <h2>Email</h2>
      <p>Your account has the address <strong>${account.email}</strong>.</p>
      ${waiting ? waitingForm(waiting, token) : ''} ${emailForm(typed.email ?? '', problems, token)}`;
    return answer(c, status, { title: 'Name and email', main }, account);
  }

  async function changeName(c: Context, account: SignedIn) {
    const name = (await fieldOf(c, 'name')).trim();
    if (name === '' || name.length > 100)
      return show(c, account, { typed: { name }, problems: { name: 'Enter your name, in at most 100 characters.' } }, 400);
    await accounts.changeName(account.accountId, name);
    return show(c, { ...account, name }, { said: notice('Your name is changed.', 'done') });
  }

  async function sayAge(c: Context, account: SignedIn) {
    const said = await fieldOf(c, 'age');
    const age = ages.find((one) => one === said);
    if (!age) return show(c, account, { said: notice('Choose your age. Nothing was changed.', 'problem') }, 400);
    await accounts.sayAge(account.accountId, age);
    return show(c, account, { said: notice('Your age is changed.', 'done') });
  }

  async function askNewAddress(c: Context, account: SignedIn) {
    const email = (await fieldOf(c, 'email')).trim();
    const typed = { email };
    if (!z.email().safeParse(email).success)
      return show(c, account, { typed, problems: { email: 'Enter an email address like name@example.org.' } }, 400);
    const password = await fieldOf(c, 'current');
    const result = await accounts.askNewAddress({ account, next: email, password, headers: c.req.raw.headers });
    if (result.outcome === 'later') return show(c, account, { typed, said: notice(waitText(result.wait), 'problem') }, 429);
    if (result.outcome === 'wrongPassword')
      return show(c, account, { typed, problems: { current: 'The password is not right. Nothing was changed.' } }, 400);
    if (result.outcome === 'same') return show(c, account, { said: notice('This is your address already.', 'done') });
    const said = `We have sent an email to ${email}. Your address changes once you have confirmed it there.`;
    return show(c, account, { said: notice(said, 'done') });
  }

  async function stop(c: Context, account: SignedIn) {
    await accounts.stopNewAddress(account.accountId);
    return show(c, account, { said: notice('Your address stays as it is.', 'done') });
  }
}

/** Where the link of a mail to a new address leads. */
export function newAddressRoutes({ accounts, formGuard }: DetailsRouteDeps): readonly Route[] {
  return [
    { method: 'GET', path: '/new-address', access: 'anyone', handle: showConfirm },
    { method: 'POST', path: '/new-address', access: 'anyone', handle: confirm },
  ];

  /** A page with a button: programs that look into mails follow links, and must not change an account by that. */
  function showConfirm(c: Context, visitor: SignedIn | null) {
    const main = html`<h1>Use your new address?</h1>
      <p>From then on you sign in with it, and our emails go there.</p>
      <form method="post" action="/new-address">
        <input type="hidden" name="${FORM_FIELD}" value="${formGuard.tokenFor(c)}" />
        <input type="hidden" name="token" value="${c.req.query('token') ?? ''}" />
        <button type="submit">Use this address</button>
      </form>`;
    return answer(c, 200, { title: 'Use your new address?', main }, visitor);
  }

  async function confirm(c: Context, visitor: SignedIn | null) {
    const isDone = await accounts.confirmNewAddress(await fieldOf(c, 'token'));
    const main = isDone
      ? html`<h1>Your address is changed</h1>
          <p>Sign in with the new one from now on.</p>
          <p class="ways"><a class="button" href="/account">Your account</a></p>`
      : html`<h1>This link no longer works</h1>
          <p>It works for 24 hours, and once. Your account keeps the address it has.</p>
          <p class="ways"><a class="button" href="/account/details">Name and email</a></p>`;
    return answer(c, isDone ? 200 : 400, { title: isDone ? 'Address changed' : 'Link no longer works', main }, visitor);
  }
}

function nameForm(name: string, problem: string | undefined, token: string): Html {
  return html`<h2>Name</h2>
    <form method="post" action="/account/details/name">
      <input type="hidden" name="${FORM_FIELD}" value="${token}" />
      ${field({ name: 'name', label: 'What we call you', value: name, autocomplete: 'name', problem })}
      <button type="submit">Change the name</button>
    </form>`;
}

function ageForm(age: Age | null, token: string): Html {
  return html`<h2>Age</h2>
    <form method="post" action="/account/details/age">
      <input type="hidden" name="${FORM_FIELD}" value="${token}" />
      ${choice({
        name: 'age',
        legend: 'Your age',
        options: [
          { value: 'age18', label: 'I am 18 or older' },
          { value: 'age13', label: 'I am 13 to 17: the clock only' },
        ],
        chosen: age ?? '',
      })}
      <button type="submit">Change the age</button>
    </form>`;
}

function waitingForm(waiting: string, token: string): Html {
  return html`<form method="post" action="/account/details/email/stop">
    <input type="hidden" name="${FORM_FIELD}" value="${token}" />
    <p>We have sent an email to <strong>${waiting}</strong>. It becomes your address once you have confirmed it there.</p>
    <button type="submit" class="quiet">Keep the address I have</button>
  </form>`;
}

function emailForm(email: string, problems: Readonly<Record<string, string>>, token: string): Html {
  return html`<form method="post" action="/account/details/email">
    <input type="hidden" name="${FORM_FIELD}" value="${token}" />
    ${field({ name: 'email', label: 'New email', type: 'email', value: email, autocomplete: 'email', problem: problems['email'] })}
    ${field({
      name: 'current',
      label: 'Your password',
      type: 'password',
      autocomplete: 'current-password',
      problem: problems['current'],
    })}
    <button type="submit">Send a link to the new address</button>
  </form>`;
}
