import type { Context } from 'hono';
import { html } from 'hono/html';
import { z } from 'zod';
import { FORM_FIELD, type FormGuard } from '../../web/form-guard.ts';
import { field, notice, type Html } from '../../web/page.ts';
import { answer, fieldOf, type Route, type SignedIn } from '../../web/routes.ts';
import type { AccountService } from './service.ts';
import { waitText } from './wait-text.ts';

export interface DetailsRouteDeps {
  readonly accounts: AccountService;
  readonly formGuard: FormGuard;
}

/** The name and the address of an account. */
export function detailsRoutes({ accounts, formGuard }: DetailsRouteDeps): readonly Route[] {
  return [
    { method: 'GET', path: '/account/details', access: 'account', handle: (c, account) => show(c, account, null) },
    { method: 'POST', path: '/account/details/name', access: 'account', handle: changeName },
    { method: 'POST', path: '/account/details/email', access: 'account', handle: askNewAddress },
    { method: 'POST', path: '/account/details/email/stop', access: 'account', handle: stop },
  ];

  async function show(c: Context, account: SignedIn, said: Html | null, status: 200 | 400 | 429 = 200) {
    const waiting = await accounts.waitingAddress(account.accountId);
    const token = formGuard.tokenFor(c);
    const main = html`<h1>Name and address</h1>
      ${said ?? ''} ${nameForm(account.name, token)}
      <h2>Email</h2>
      <p>Your account has the address <strong>${account.email}</strong>.</p>
      ${waiting ? waitingForm(waiting, token) : ''} ${emailForm(token)}`;
    return answer(c, status, { title: 'Name and address', main }, account);
  }

  async function changeName(c: Context, account: SignedIn) {
    const name = (await fieldOf(c, 'name')).trim();
    if (name === '' || name.length > 100)
      return show(c, account, notice('Please say what we may call you, in at most 100 characters.', 'problem'), 400);
    await accounts.changeName(account.accountId, name);
    return show(c, { ...account, name }, notice('Your name is changed.', 'done'));
  }

  async function askNewAddress(c: Context, account: SignedIn) {
    const next = (await fieldOf(c, 'email')).trim();
    if (!z.email().safeParse(next).success)
      return show(c, account, notice('Please check the address: it should look like name@example.org.', 'problem'), 400);
    const password = await fieldOf(c, 'current');
    const result = await accounts.askNewAddress({ account, next, password, headers: c.req.raw.headers });
    if (result.outcome === 'later') return show(c, account, notice(waitText(result.wait), 'problem'), 429);
    if (result.outcome === 'wrongPassword')
      return show(c, account, notice('The password is not right. Nothing was changed.', 'problem'), 400);
    if (result.outcome === 'same') return show(c, account, notice('This is your address already.', 'done'));
    return show(c, account, notice(`We have written to ${next}. Your address changes when you follow the link in that mail.`, 'done'));
  }

  async function stop(c: Context, account: SignedIn) {
    await accounts.stopNewAddress(account.accountId);
    return show(c, account, notice('Your address stays as it is.', 'done'));
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
    const main = html`<h1>Your new address</h1>
      <p>From now on you sign in with it, and our mail goes there.</p>
      <form method="post" action="/new-address">
        <input type="hidden" name="${FORM_FIELD}" value="${formGuard.tokenFor(c)}" />
        <input type="hidden" name="token" value="${c.req.query('token') ?? ''}" />
        <button type="submit">Use this address</button>
      </form>`;
    return answer(c, 200, { title: 'Your new address', main }, visitor);
  }

  async function confirm(c: Context, visitor: SignedIn | null) {
    const isDone = await accounts.confirmNewAddress(await fieldOf(c, 'token'));
    const main = isDone
      ? html`<h1>Your address is changed</h1>
          <p>Sign in with the new one from now on.</p>
          <p><a class="button" href="/account">Your account</a></p>`
      : html`<h1>This link does not work any more</h1>
          <p>It works for 24 hours, once. Ask for a new one under <a href="/account/details">Name and address</a>.</p>`;
    return answer(c, isDone ? 200 : 400, { title: isDone ? 'Address changed' : 'Link too old', main }, visitor);
  }
}

function nameForm(name: string, token: string): Html {
  return html`<h2>Name</h2>
    <form method="post" action="/account/details/name">
      <input type="hidden" name="${FORM_FIELD}" value="${token}" />
      ${field({ name: 'name', label: 'What we may call you', value: name, autocomplete: 'name' })}
      <button type="submit">Change the name</button>
    </form>`;
}

function waitingForm(waiting: string, token: string): Html {
  return html`<form method="post" action="/account/details/email/stop">
    <input type="hidden" name="${FORM_FIELD}" value="${token}" />
    <p>We have written to <strong>${waiting}</strong>. It becomes your address when you follow the link in that mail.</p>
    <button type="submit" class="quiet">Keep the present address</button>
  </form>`;
}

function emailForm(token: string): Html {
  return html`<form method="post" action="/account/details/email">
    <input type="hidden" name="${FORM_FIELD}" value="${token}" />
    ${field({ name: 'email', label: 'New address', type: 'email', autocomplete: 'email' })}
    ${field({ name: 'current', label: 'Your password', type: 'password', autocomplete: 'current-password' })}
    <button type="submit">Write to the new address</button>
  </form>`;
}
