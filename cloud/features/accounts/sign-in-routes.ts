import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { html } from 'hono/html';
import { atLeast } from '../../web/at-least.ts';
import { FORM_FIELD, type FormGuard } from '../../web/form-guard.ts';
import { field, notice, type Html } from '../../web/page.ts';
import { answer, fieldOf, type Route, type SignedIn } from '../../web/routes.ts';
import type { Seal } from '../../web/seal.ts';
import type { Limits } from './limits.ts';
import { addressLimit } from './limits.ts';
import { passwordTexts } from './password-texts.ts';
import type { AccountService } from './service.ts';
import { waitText } from './wait-text.ts';

const HALF_A_YEAR = 182 * 86_400;

export interface SignInRouteDeps {
  readonly accounts: AccountService;
  readonly limits: Limits;
  readonly formGuard: FormGuard;
  readonly seal: Seal;
  readonly isSecure: boolean;
  readonly addressOf: (c: Context) => string;
}

/** Signing in, its second step, and the way back in for who forgot the password. */
export function signInRoutes(deps: SignInRouteDeps): readonly Route[] {
  const { accounts, formGuard, addressOf } = deps;
  const known = knownBrowsers(deps);
  return [
    { method: 'GET', path: '/sign-in', access: 'anyone', handle: (c, visitor) => showForm(c, visitor, {}) },
    { method: 'POST', path: '/sign-in', access: 'anyone', handle: signIn },
    { method: 'GET', path: '/sign-in/second-step', access: 'anyone', handle: (c, visitor) => showSecondStep(c, visitor, null) },
    { method: 'POST', path: '/sign-in/second-step', access: 'anyone', handle: secondStep },
  ];

  function showForm(
    c: Context,
    visitor: SignedIn | null,
    { problem, email = '' }: { problem?: string; email?: string },
    status: 200 | 400 | 429 = 200,
  ) {
    const next = safePath(c.req.query('next'));
    return answer(c, status, { title: 'Sign in', main: signInForm({ problem, email, next, token: formGuard.tokenFor(c) }) }, visitor);
  }

  async function signIn(c: Context, visitor: SignedIn | null) {
    const email = (await fieldOf(c, 'email')).trim();
    const password = await fieldOf(c, 'password');
    const next = safePath(await fieldOf(c, 'next'));
    const result = await accounts.signIn({
      email,
      password,
      address: addressOf(c),
      knownBrowser: known.of(c, email),
      headers: c.req.raw.headers,
    });
    if (result.outcome === 'later') return showForm(c, visitor, { problem: waitText(result.wait), email }, 429);
    if (result.outcome === 'wrong') return showForm(c, visitor, { problem: 'The address or the password is not right.', email }, 400);
    if (result.outcome === 'unconfirmed') {
      await accounts.sendConfirmation(email);
      return answer(c, 200, { title: 'Confirm your address', main: confirmFirst(email) }, visitor);
    }
    for (const cookie of result.cookies) c.header('set-cookie', cookie, { append: true });
    if (result.outcome === 'secondStep') return c.redirect(`/sign-in/second-step?next=${encodeURIComponent(next)}`, 303);
    known.remember(c, email);
    return c.redirect(next, 303);
  }

  function showSecondStep(c: Context, visitor: SignedIn | null, problem: string | null, status: 200 | 400 | 429 = 200) {
    const next = safePath(c.req.query('next'));
    return answer(c, status, { title: 'Second step', main: secondStepForm({ problem, next, token: formGuard.tokenFor(c) }) }, visitor);
  }

  async function secondStep(c: Context, visitor: SignedIn | null) {
    const wait = await deps.limits.begin([{ limit: addressLimit, text: `second step ${addressOf(c)}` }]);
    if (wait > 0) return showSecondStep(c, visitor, waitText(wait), 429);
    const cookies = await accounts.secondStep(await fieldOf(c, 'code'), c.req.raw.headers);
    if (!cookies) return showSecondStep(c, visitor, 'The code is not right, or the sign-in took too long. Try again, or begin anew.', 400);
    for (const cookie of cookies) c.header('set-cookie', cookie, { append: true });
    return c.redirect(safePath(await fieldOf(c, 'next')), 303);
  }
}

/** Forgotten passwords. */
export function resetRoutes({ accounts, limits, formGuard, addressOf }: SignInRouteDeps): readonly Route[] {
  return [
    { method: 'GET', path: '/forgot', access: 'anyone', handle: (c, visitor) => showAsk(c, visitor, null) },
    { method: 'POST', path: '/forgot', access: 'anyone', handle: ask },
    { method: 'GET', path: '/reset', access: 'anyone', handle: (c, visitor) => showReset(c, visitor, c.req.query('token') ?? '', null) },
    { method: 'POST', path: '/reset', access: 'anyone', handle: reset },
  ];

  function showAsk(c: Context, visitor: SignedIn | null, problem: string | null, status: 200 | 429 = 200) {
    return answer(c, status, { title: 'Forgotten password', main: askForm({ problem, token: formGuard.tokenFor(c) }) }, visitor);
  }

  async function ask(c: Context, visitor: SignedIn | null) {
    const wait = await limits.begin([{ limit: addressLimit, text: `forgot ${addressOf(c)}` }]);
    if (wait > 0) return showAsk(c, visitor, waitText(wait), 429);
    const email = (await fieldOf(c, 'email')).trim();
    await atLeast(400, () => accounts.askReset(email));
    const main = html`<h1>Look into your mail</h1>
      <p>If <strong>${email}</strong> has an account, we have written to it. The link in the mail works for one hour.</p>`;
    return answer(c, 200, { title: 'Look into your mail', main }, visitor);
  }

  function showReset(c: Context, visitor: SignedIn | null, token: string, problem: string | null, status: 200 | 400 = 200) {
    return answer(
      c,
      status,
      { title: 'New password', main: resetForm({ problem, resetToken: token, token: formGuard.tokenFor(c) }) },
      visitor,
    );
  }

  async function reset(c: Context, visitor: SignedIn | null) {
    const token = await fieldOf(c, 'token');
    const password = await fieldOf(c, 'password');
    const problem = accounts.passwordProblem(password, '');
    if (problem) return showReset(c, visitor, token, passwordTexts[problem], 400);
    const isDone = await accounts.resetPassword(token, password);
    const main = isDone
      ? html`<h1>Your password is new</h1>
          <p>All devices were signed out. Sign in with the new password.</p>
          <p><a class="button" href="/sign-in">Sign in</a></p>`
      : html`<h1>This link does not work any more</h1>
          <p>It works for one hour, once. <a href="/forgot">Ask for a new one</a>.</p>`;
    return answer(c, isDone ? 200 : 400, { title: isDone ? 'Password changed' : 'Link too old', main }, visitor);
  }
}

/** Only a place of our own: never another site, however it is written. */
function safePath(path: string | undefined): string {
  return path && /^\/[\w/-]*$/.test(path) && !path.startsWith('//') ? path : '/account';
}

/** A browser that has signed in to an account keeps a mark of it, so that strangers' attempts do not slow its owner down. */
function knownBrowsers({ seal, isSecure }: SignInRouteDeps) {
  const name = isSecure ? '__Host-known' : 'known';
  const markOf = (id: string, email: string): string => seal.mark('known browser', `${id} ${email.toLowerCase()}`);
  return {
    of(c: Context, email: string): string | null {
      const [id, mark] = (getCookie(c, name) ?? '').split('.');
      return id && mark && seal.isMark('known browser', `${id} ${email.toLowerCase()}`, mark) ? id : null;
    },
    remember(c: Context, email: string): void {
      const id = randomBytes(16).toString('base64url');
      setCookie(c, name, `${id}.${markOf(id, email)}`, {
        path: '/',
        httpOnly: true,
        secure: isSecure,
        sameSite: 'Lax',
        maxAge: HALF_A_YEAR,
      });
    },
  };
}

function signInForm({ problem, email, next, token }: { problem: string | undefined; email: string; next: string; token: string }): Html {
  return html`<h1>Sign in</h1>
    ${problem ? notice(problem, 'problem') : ''}
    <form method="post" action="/sign-in">
      <input type="hidden" name="${FORM_FIELD}" value="${token}" />
      <input type="hidden" name="next" value="${next}" />
      ${field({ name: 'email', label: 'Email', type: 'email', value: email, autocomplete: 'username' })}
      ${field({ name: 'password', label: 'Password', type: 'password', autocomplete: 'current-password' })}
      <button type="submit">Sign in</button>
    </form>
    <p><a href="/forgot">Forgotten your password?</a></p>
    <p>No account yet? <a href="/sign-up">Create one</a></p>`;
}

function secondStepForm({ problem, next, token }: { problem: string | null; next: string; token: string }): Html {
  return html`<h1>Second step</h1>
    ${problem ? notice(problem, 'problem') : ''}
    <form method="post" action="/sign-in/second-step">
      <input type="hidden" name="${FORM_FIELD}" value="${token}" />
      <input type="hidden" name="next" value="${next}" />
      ${field({ name: 'code', label: 'Code', hint: 'The six digits of your authenticator, or one of your recovery codes.', autocomplete: 'one-time-code' })}
      <button type="submit">Go on</button>
    </form>
    <p><a href="/sign-in">Begin anew</a></p>`;
}

function askForm({ problem, token }: { problem: string | null; token: string }): Html {
  return html`<h1>Forgotten your password?</h1>
    <p>Tell us your address, and we write to it.</p>
    ${problem ? notice(problem, 'problem') : ''}
    <form method="post" action="/forgot">
      <input type="hidden" name="${FORM_FIELD}" value="${token}" />
      ${field({ name: 'email', label: 'Email', type: 'email', autocomplete: 'username' })}
      <button type="submit">Write to me</button>
    </form>`;
}

function resetForm({ problem, resetToken, token }: { problem: string | null; resetToken: string; token: string }): Html {
  return html`<h1>Choose a new password</h1>
    ${problem ? notice(problem, 'problem') : ''}
    <form method="post" action="/reset">
      <input type="hidden" name="${FORM_FIELD}" value="${token}" /><input type="hidden" name="token" value="${resetToken}" />
      ${field({ name: 'password', label: 'New password', type: 'password', autocomplete: 'new-password' })}
      <button type="submit">Use this password</button>
    </form>`;
}

function confirmFirst(email: string): Html {
  return html`<h1>Confirm your address first</h1>
    <p>We have written to <strong>${email}</strong> again. Follow the link in the mail, then sign in.</p>`;
}
