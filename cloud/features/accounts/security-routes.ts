import type { Context } from 'hono';
import { html, raw } from 'hono/html';
import { renderSVG } from 'uqr';
import { fieldOf, FORM_FIELD } from '../../web/form.ts';
import type { FormGuard } from '../../web/form-guard.ts';
import { field, notice, problemList, type Html } from '../../web/page.ts';
import { answer, told, type AccountRoute, type Route, type SignedIn } from '../../web/routes.ts';
import { ofPasswordAgain, type Limits } from './limits.ts';
import { passwordHint, passwordTexts } from './password-texts.ts';
import type { SecondFactorStart } from './own-security.ts';
import type { AccountService } from './service.ts';
import { waitText } from './wait-text.ts';

export interface SecurityRouteDeps {
  readonly accounts: AccountService;
  readonly limits: Limits;
  readonly formGuard: FormGuard;
}

interface Shown {
  readonly said?: Html;
  /** By the id of the field. */
  readonly problems?: Readonly<Record<string, string>>;
}

/** The password and the second step of an account. Each change asks for the password again. */
export function securityRoutes({ accounts, limits, formGuard }: SecurityRouteDeps): readonly Route[] {
  return [
    { method: 'GET', path: '/account/security', access: 'account', handle: (c, account) => show(c, account, {}) },
    // Where password managers lead who wants to change a password.
    { method: 'GET', path: '/.well-known/change-password', access: 'anyone', handle: (c) => c.redirect('/account/security') },
    { method: 'POST', path: '/account/security/password', access: 'account', handle: slowly(limits, changePassword) },
    { method: 'POST', path: '/account/security/second-step', access: 'account', handle: slowly(limits, beginSecondStep) },
    { method: 'POST', path: '/account/security/second-step/confirm', access: 'account', handle: confirmSecondStep },
    { method: 'POST', path: '/account/security/second-step/off', access: 'account', handle: slowly(limits, endSecondStep) },
  ];

  function show(c: Context, account: SignedIn, { said, problems = {} }: Shown, status: 200 | 400 = 200) {
    const main = html`<h1>Password and second step</h1>
      ${said ?? ''} ${problemList(problems)} ${passwordForm(account.email, problems, formGuard.tokenFor(c))}
      ${(account.hasSecondFactor ? offForm : onForm)(problems['password-for-second-step'], formGuard.tokenFor(c))}`;
    return answer(c, status, { title: 'Password and second step', main }, account);
  }

  async function changePassword(c: Context, account: SignedIn) {
    const [current, next] = [await fieldOf(c, 'current'), await fieldOf(c, 'password')];
    const problem = accounts.passwordProblem(next, account.email);
    if (problem) return show(c, account, { problems: { password: passwordTexts[problem] } }, 400);
    const cookies = await accounts.changePassword({ accountId: account.accountId, current, next, headers: c.req.raw.headers });
    if (!cookies)
      return show(c, account, { problems: { 'current-password': 'The current password is not right. Nothing was changed.' } }, 400);
    keep(c, cookies);
    return show(c, account, { said: notice('Your password is changed, and you are signed out everywhere else.', 'done') });
  }

  async function beginSecondStep(c: Context, account: SignedIn) {
    const begun = await accounts.beginSecondFactor(await fieldOf(c, 'current'), c.req.raw.headers);
    if (!begun)
      return show(c, account, { problems: { 'password-for-second-step': 'The password is not right. Nothing was changed.' } }, 400);
    return answer(c, 200, { title: 'Set up the second step', main: setUp(begun, formGuard.tokenFor(c)) }, account);
  }

  async function confirmSecondStep(c: Context, account: SignedIn) {
    const cookies = await accounts.confirmSecondFactor({
      accountId: account.accountId,
      code: await fieldOf(c, 'code'),
      headers: c.req.raw.headers,
    });
    if (!cookies) return answer(c, 400, { title: 'Set up the second step', main: tryAgain(formGuard.tokenFor(c)) }, account);
    keep(c, cookies);
    const said = notice('The second step is on. You will be asked for a code at each sign-in.', 'done');
    return show(c, { ...account, hasSecondFactor: true }, { said });
  }

  async function endSecondStep(c: Context, account: SignedIn) {
    const request = { accountId: account.accountId, password: await fieldOf(c, 'current'), headers: c.req.raw.headers };
    const cookies = await accounts.endSecondFactor(request);
    if (!cookies)
      return show(c, account, { problems: { 'password-for-second-step': 'The password is not right. The second step is still on.' } }, 400);
    keep(c, cookies);
    return show(c, { ...account, hasSecondFactor: false }, { said: notice('The second step is off.', 'done') });
  }
}

/** One count for all that asks for the password here: who has found somebody signed in cannot guess it. */
function slowly(limits: Limits, handle: AccountRoute['handle']): AccountRoute['handle'] {
  return async (c, account) => {
    const keys = [ofPasswordAgain(account.accountId)];
    const wait = await limits.begin(keys);
    const back = { label: 'Back to password and second step', href: '/account/security' };
    if (wait > 0) return answer(c, 429, told('Please wait', `${waitText(wait)} Nothing was changed.`, back), account);
    const done = await handle(c, account);
    if (done.status === 200) await limits.succeeded(keys);
    return done;
  };
}

function keep(c: Context, cookies: readonly string[]): void {
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true });
}

function passwordForm(email: string, problems: Readonly<Record<string, string>>, token: string): Html {
  return html`<h2>Password</h2>
    <form method="post" action="/account/security/password">
      <input type="hidden" name="${FORM_FIELD}" value="${token}" />
      ${/* Tells password managers whose password it is. */ html`<input type="email" autocomplete="username" value="${email}" hidden />`}
      ${field({
        id: 'current-password',
        name: 'current',
        label: 'Current password',
        type: 'password',
        autocomplete: 'current-password',
        problem: problems['current-password'],
      })}
      ${field({
        name: 'password',
        label: 'New password',
        type: 'password',
        hint: passwordHint,
        autocomplete: 'new-password',
        problem: problems['password'],
      })}
      <button type="submit">Change the password</button>
    </form>`;
}

function onForm(problem: string | undefined, token: string): Html {
  return html`<h2>Second step at sign-in</h2>
    <p>
      With it a stolen password is not enough: each sign-in also asks for six digits that an authenticator app shows. It is also called
      two-factor or two-step sign-in.
    </p>
    <form method="post" action="/account/security/second-step">
      <input type="hidden" name="${FORM_FIELD}" value="${token}" />
      ${secondStepPassword(problem)}
      <button type="submit">Set up the second step</button>
    </form>`;
}

function offForm(problem: string | undefined, token: string): Html {
  return html`<h2>Second step at sign-in</h2>
    <p>It is on: each sign-in asks for a code of your authenticator app.</p>
    <form method="post" action="/account/security/second-step/off">
      <input type="hidden" name="${FORM_FIELD}" value="${token}" />
      ${secondStepPassword(problem)}
      <button type="submit" class="grave">Turn the second step off</button>
    </form>`;
}

function secondStepPassword(problem: string | undefined): Html {
  return field({
    id: 'password-for-second-step',
    name: 'current',
    label: 'Your password',
    type: 'password',
    autocomplete: 'current-password',
    problem,
  });
}

function setUp({ uri, recoveryCodes }: SecondFactorStart, token: string): Html {
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  return html`<h1>Set up the second step</h1>
    <h2>1. Add it to your authenticator app</h2>
    <p>Scan this with the app on your phone, or type the key into it.</p>
    <div class="code" role="img" aria-label="The key below as a picture that an authenticator app scans">${raw(renderSVG(uri))}</div>
    <p class="key"><code>${secret}</code></p>
    <h2>2. Keep your recovery codes</h2>
    <p>Print or write them down now: they are not shown again. Each lets you in once when you are without your phone.</p>
    <ul class="codes">
      ${recoveryCodes.map((code) => html`<li><code>${code}</code></li>`)}
    </ul>
    <h2>3. Show that it works</h2>
    ${codeForm(token)}`;
}

/** The key is not shown again: it is in the app, and counts until another one is made. */
function tryAgain(token: string): Html {
  const problem = 'The code is not right. Codes change every half minute: enter the one that the app shows now.';
  return html`<h1>Set up the second step</h1>
    ${problemList({ code: problem })}
    <p>The second step is not on yet. What you added to your authenticator app still counts, and so do the recovery codes.</p>
    ${codeForm(token, problem)}
    <p><a href="/account/security">Begin again with a new key</a></p>`;
}

function codeForm(token: string, problem?: string): Html {
  return html`<form method="post" action="/account/security/second-step/confirm">
    <input type="hidden" name="${FORM_FIELD}" value="${token}" />
    ${field({ name: 'code', label: 'The six digits that the app shows now', autocomplete: 'one-time-code', keys: 'digits', problem })}
    <button type="submit">Turn it on</button>
  </form>`;
}
