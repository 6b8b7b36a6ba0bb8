import type { Context } from 'hono';
import { html } from 'hono/html';
import { z } from 'zod';
import { seconds } from '../../../shared/domain/time.ts';
import { atLeast } from '../../web/at-least.ts';
import { fieldOf, FORM_FIELD } from '../../web/form.ts';
import type { FormGuard } from '../../web/form-guard.ts';
import { field, notice, problemList, type Html } from '../../web/page.ts';
import { answer, type Route, type SignedIn } from '../../web/routes.ts';
import { CODE_LOCK } from './auth.ts';
import type { KnownBrowsers } from './known-browsers.ts';
import { isFlooded, ofNetwork, type Limits } from './limits.ts';
import { passwordHint, passwordTexts } from './password-texts.ts';
import type { AccountService } from './service.ts';
import { waitText } from './wait-text.ts';

export interface SignInRouteDeps {
  readonly accounts: AccountService;
  readonly limits: Limits;
  readonly formGuard: FormGuard;
  readonly known: KnownBrowsers;
  readonly addressOf: (c: Context) => string;
}

/** Signing in, its second step, and the way back in for who forgot the password. */
export function signInRoutes({ accounts, formGuard, limits, known }: SignInRouteDeps): readonly Route[] {
  return [
    { method: 'GET', path: '/sign-in', access: 'anyone', handle: (c, visitor) => showForm(c, visitor, {}) },
    { method: 'POST', path: '/sign-in', access: 'anyone', handle: signIn },
    { method: 'GET', path: '/sign-in/second-step', access: 'anyone', handle: (c, visitor) => showSecondStep(c, visitor, null) },
    { method: 'POST', path: '/sign-in/second-step', access: 'anyone', handle: secondStep },
  ];

  async function showForm(
    c: Context,
    visitor: SignedIn | null,
    { problem, email = '' }: { problem?: string; email?: string },
    status: 200 | 400 | 429 = 200,
  ) {
    const next = await nextOf(c);
    return answer(c, status, { title: 'Sign in', main: signInForm({ problem, email, next, token: formGuard.tokenFor(c) }) }, visitor);
  }

  async function signIn(c: Context, visitor: SignedIn | null) {
    const email = (await fieldOf(c, 'email')).trim();
    const password = await fieldOf(c, 'password');
    const next = await nextOf(c);
    const signingIn = accounts.signIn({ email, password, keys: known.keysFor(c, email, 'sign-in'), headers: c.req.raw.headers });
    const mark = known.newMark(email); // made while it is waited for
    const result = await signingIn;
    if (result.outcome === 'later') return showForm(c, visitor, { problem: waitText(result.wait), email }, 429);
    if (result.outcome === 'wrong') return showForm(c, visitor, { problem: 'The email address or the password is not right.', email }, 400);
    if (result.outcome === 'unconfirmed') {
      if (!(await isFlooded(limits, email, 'confirm'))) await accounts.sendConfirmation(email);
      return answer(c, 200, { title: 'Confirm your address', main: confirmFirst(email) }, visitor);
    }
    for (const cookie of result.cookies) c.header('set-cookie', cookie, { append: true });
    if (result.outcome === 'secondStep') known.rememberFirstStep(c);
    else known.remember(c, mark);
    return c.redirect(result.outcome === 'secondStep' ? `/sign-in/second-step?next=${encodeURIComponent(next)}` : next, 303);
  }

  async function showSecondStep(c: Context, visitor: SignedIn | null, problem: string | null, status: 200 | 400 | 429 = 200) {
    const next = await nextOf(c);
    const isRecovery = c.req.query('with') === 'recovery-code';
    return answer(
      c,
      status,
      { title: 'Second step', main: secondStepForm({ problem, next, isRecovery, token: formGuard.tokenFor(c) }) },
      visitor,
    );
  }

  async function secondStep(c: Context, visitor: SignedIn | null) {
    const keys = known.keysForCode(c);
    const wait = await limits.begin(keys);
    if (wait > 0) return showSecondStep(c, visitor, waitText(wait), 429);
    const done = await accounts.secondStep(await fieldOf(c, 'code'), c.req.raw.headers);
    if (done === 'locked') return showSecondStep(c, visitor, waitText(seconds(CODE_LOCK.seconds)), 429);
    if (!done)
      return showSecondStep(c, visitor, 'The code is not right, or it took too long. Enter the code that shows now, or start again.', 400);
    for (const cookie of done.cookies) c.header('set-cookie', cookie, { append: true });
    known.remember(c, known.newMark(done.email));
    await limits.succeeded(keys);
    return c.redirect(await nextOf(c), 303);
  }
}

interface Asked {
  readonly email?: string;
  readonly problems?: Readonly<Record<string, string>>;
  /** How long to wait before it is asked again. */
  readonly wait?: string | undefined;
}

/** Why a new password was not taken. */
interface Refused {
  readonly problem?: string;
  readonly wait?: string;
}

/** Forgotten passwords. */
export function resetRoutes({ accounts, limits, formGuard, known, addressOf }: SignInRouteDeps): readonly Route[] {
  return [
    { method: 'GET', path: '/forgot', access: 'anyone', handle: (c, visitor) => showAsk(c, visitor, {}) },
    { method: 'POST', path: '/forgot', access: 'anyone', handle: ask },
    { method: 'GET', path: '/reset', access: 'anyone', handle: (c, visitor) => showReset(c, visitor, c.req.query('token') ?? '', {}) },
    { method: 'POST', path: '/reset', access: 'anyone', handle: reset },
  ];

  function showAsk(c: Context, visitor: SignedIn | null, { email = '', problems = {}, wait }: Asked, status: 200 | 400 | 429 = 200) {
    const main = askForm({ email, problems, wait, token: formGuard.tokenFor(c) });
    return answer(c, status, { title: 'Forgotten password', main }, visitor);
  }

  async function ask(c: Context, visitor: SignedIn | null) {
    const email = (await fieldOf(c, 'email')).trim();
    if (!z.email().safeParse(email).success)
      return showAsk(c, visitor, { email, problems: { email: 'Enter an email address like name@example.org.' } }, 400);
    const wait = await limits.begin([ofNetwork(addressOf(c), 'forgot')]);
    if (wait > 0) return showAsk(c, visitor, { email, wait: waitText(wait) }, 429);
    await atLeast(400, async () => {
      if (!(await isFlooded(limits, email, 'forgot'))) await accounts.askReset(email);
    });
    const main = html`<h1>Check your email</h1>
      <p>If <strong>${email}</strong> has an account, we have sent an email to it. The link in it works for one hour.</p>
      <p>Nothing after a few minutes? Look in your junk folder, or <a href="/forgot">enter the address again</a>.</p>`;
    return answer(c, 200, { title: 'Check your email', main }, visitor);
  }

  function showReset(c: Context, visitor: SignedIn | null, token: string, shown: Refused, status: 200 | 400 | 429 = 200) {
    return answer(
      c,
      status,
      { title: 'New password', main: resetForm({ ...shown, resetToken: token, token: formGuard.tokenFor(c) }) },
      visitor,
    );
  }

  async function reset(c: Context, visitor: SignedIn | null) {
    const token = await fieldOf(c, 'token');
    const password = await fieldOf(c, 'password');
    const problem = accounts.passwordProblem(password, '');
    if (problem) return showReset(c, visitor, token, { problem: passwordTexts[problem] }, 400);
    const wait = await limits.begin([ofNetwork(addressOf(c), 'reset')]);
    if (wait > 0) return showReset(c, visitor, token, { wait: waitText(wait) }, 429);
    const email = await accounts.resetPassword(token, password);
    const isDone = email !== null;
    // Whoever has the mailbox gets in at once, however many strangers try meanwhile.
    if (isDone) known.remember(c, known.newMark(email));
    const main = isDone
      ? html`<h1>Your password is changed</h1>
          <p>You were signed out everywhere. Sign in with the new password.</p>
          <p class="ways"><a class="button" href="/sign-in">Sign in</a></p>`
      : html`<h1>This link no longer works</h1>
          <p>It works for one hour, and once.</p>
          <p class="ways"><a class="button" href="/forgot">Send a new link</a></p>`;
    return answer(c, isDone ? 200 : 400, { title: isDone ? 'Password changed' : 'Link no longer works', main }, visitor);
  }
}

/** Where the visitor was going: as the link said, then as the form keeps it. */
async function nextOf(c: Context): Promise<string> {
  return safePath(c.req.method === 'POST' ? await fieldOf(c, 'next') : c.req.query('next'));
}

/** Only a place of our own: never another site, however it is written. */
function safePath(path: string | undefined): string {
  return path && /^\/[\w/-]*$/.test(path) && !path.startsWith('//') ? path : '/account';
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
    <p class="ways"><a href="/forgot">Forgotten your password?</a> <a href="/sign-up">Create an account</a></p>`;
}

interface SecondStepFacts {
  readonly problem: string | null;
  readonly next: string;
  /** Whether one of the codes on paper is asked for: letters, where the authenticator shows digits. */
  readonly isRecovery: boolean;
  readonly token: string;
}

function secondStepForm({ problem, next, isRecovery, token }: SecondStepFacts): Html {
  const here = `/sign-in/second-step?next=${encodeURIComponent(next)}`;
  return html`<h1>${isRecovery ? 'Enter a recovery code' : 'Enter your code'}</h1>
    ${problem ? notice(problem, 'problem') : ''}
    <form method="post" action="/sign-in/second-step${isRecovery ? '?with=recovery-code' : ''}">
      <input type="hidden" name="${FORM_FIELD}" value="${token}" />
      <input type="hidden" name="next" value="${next}" />
      ${
        isRecovery
          ? field({ name: 'code', label: 'Recovery code', hint: 'One of those that you kept. Each works once.', autocomplete: 'off' })
          : field({
              name: 'code',
              label: 'Code',
              hint: 'The six digits that your authenticator app shows now.',
              autocomplete: 'one-time-code',
              keys: 'digits',
            })
      }
      <button type="submit">Continue</button>
    </form>
    <p class="ways">
      ${isRecovery ? html`<a href="${here}">Use the authenticator app</a>` : html`<a href="${here}&with=recovery-code">Use a recovery code</a>`}
      <a href="/sign-in">Start again</a>
    </p>`;
}

function askForm({ email, problems, wait, token }: Required<Asked> & { readonly token: string }): Html {
  return html`<h1>Forgotten your password?</h1>
    ${wait ? notice(wait, 'problem') : problemList(problems)}
    <p>Enter the email address of your account. We send a link there to choose a new password.</p>
    <form method="post" action="/forgot" novalidate>
      <input type="hidden" name="${FORM_FIELD}" value="${token}" />
      ${field({ name: 'email', label: 'Email', type: 'email', value: email, autocomplete: 'username', problem: problems['email'] })}
      <button type="submit">Send the link</button>
    </form>
    <p><a href="/sign-in">Back to signing in</a></p>`;
}

function resetForm({ problem, wait, resetToken, token }: Refused & { readonly resetToken: string; readonly token: string }): Html {
  return html`<h1>Choose a new password</h1>
    ${wait ? notice(wait, 'problem') : problemList(problem ? { password: problem } : {})}
    <form method="post" action="/reset">
      <input type="hidden" name="${FORM_FIELD}" value="${token}" /><input type="hidden" name="token" value="${resetToken}" />
      ${field({
        name: 'password',
        label: 'New password',
        type: 'password',
        hint: passwordHint,
        autocomplete: 'new-password',
        problem: problem ?? undefined,
      })}
      <button type="submit">Use this password</button>
    </form>`;
}

function confirmFirst(email: string): Html {
  return html`<h1>Confirm your address first</h1>
    <p>We have sent another email to <strong>${email}</strong>. Open the link in it, then sign in.</p>
    <p class="ways"><a class="button" href="/sign-in">Sign in</a></p>`;
}
