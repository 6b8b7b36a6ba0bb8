import type { Context } from 'hono';
import { html, raw } from 'hono/html';
import { renderSVG } from 'uqr';
import { FORM_FIELD, type FormGuard } from '../../web/form-guard.ts';
import { field, notice, type Html } from '../../web/page.ts';
import { answer, fieldOf, type Route, type SignedIn } from '../../web/routes.ts';
import { passwordTexts } from './password-texts.ts';
import type { SecondFactorStart } from './own-security.ts';
import type { AccountService } from './service.ts';

export interface SecurityRouteDeps {
  readonly accounts: AccountService;
  readonly formGuard: FormGuard;
}

/** The password and the second step of an account. Each change asks for the password again. */
export function securityRoutes({ accounts, formGuard }: SecurityRouteDeps): readonly Route[] {
  return [
    { method: 'GET', path: '/account/security', access: 'account', handle: (c, account) => show(c, account, null) },
    { method: 'POST', path: '/account/security/password', access: 'account', handle: changePassword },
    { method: 'POST', path: '/account/security/second-step', access: 'account', handle: beginSecondStep },
    { method: 'POST', path: '/account/security/second-step/confirm', access: 'account', handle: confirmSecondStep },
    { method: 'POST', path: '/account/security/second-step/off', access: 'account', handle: endSecondStep },
  ];

  function show(c: Context, account: SignedIn, said: Html | null, status: 200 | 400 = 200) {
    const main = html`<h1>Password and second step</h1>
      ${said ?? ''} ${passwordForm(formGuard.tokenFor(c))}
      ${account.hasSecondFactor ? offForm(formGuard.tokenFor(c)) : onForm(formGuard.tokenFor(c))}`;
    return answer(c, status, { title: 'Password and second step', main }, account);
  }

  async function changePassword(c: Context, account: SignedIn) {
    const [current, next] = [await fieldOf(c, 'current'), await fieldOf(c, 'password')];
    const problem = accounts.passwordProblem(next, account.email);
    if (problem) return show(c, account, notice(passwordTexts[problem], 'problem'), 400);
    const cookies = await accounts.changePassword({ accountId: account.accountId, current, next, headers: c.req.raw.headers });
    if (!cookies) return show(c, account, notice('The present password is not right. Nothing was changed.', 'problem'), 400);
    keep(c, cookies);
    return show(c, account, notice('Your password is changed, and your other devices are signed out.', 'done'));
  }

  async function beginSecondStep(c: Context, account: SignedIn) {
    const begun = await accounts.beginSecondFactor(await fieldOf(c, 'current'), c.req.raw.headers);
    if (!begun) return show(c, account, notice('The password is not right. Nothing was changed.', 'problem'), 400);
    return answer(c, 200, { title: 'Set up the second step', main: setUp(begun, formGuard.tokenFor(c)) }, account);
  }

  async function confirmSecondStep(c: Context, account: SignedIn) {
    const cookies = await accounts.confirmSecondFactor({
      accountId: account.accountId,
      code: await fieldOf(c, 'code'),
      headers: c.req.raw.headers,
    });
    if (!cookies)
      return show(c, account, notice('The code was not right, so the second step is not on. Please set it up again.', 'problem'), 400);
    keep(c, cookies);
    return show(
      c,
      { ...account, hasSecondFactor: true },
      notice('The second step is on. You will be asked for a code at each sign-in.', 'done'),
    );
  }

  async function endSecondStep(c: Context, account: SignedIn) {
    const request = { accountId: account.accountId, password: await fieldOf(c, 'current'), headers: c.req.raw.headers };
    const cookies = await accounts.endSecondFactor(request);
    if (!cookies) return show(c, account, notice('The password is not right. The second step is still on.', 'problem'), 400);
    keep(c, cookies);
    return show(c, { ...account, hasSecondFactor: false }, notice('The second step is off.', 'done'));
  }
}

function keep(c: Context, cookies: readonly string[]): void {
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true });
}

function passwordForm(token: string): Html {
  return html`<h2>Password</h2>
    <form method="post" action="/account/security/password">
      <input type="hidden" name="${FORM_FIELD}" value="${token}" />
      ${field({ id: 'current-password', name: 'current', label: 'Present password', type: 'password', autocomplete: 'current-password' })}
      ${field({ name: 'password', label: 'New password', type: 'password', autocomplete: 'new-password' })}
      <button type="submit">Change the password</button>
    </form>`;
}

function onForm(token: string): Html {
  return html`<h2>Second step</h2>
    <p>With it a stolen password is not enough: each sign-in also asks for a code of an authenticator app.</p>
    <form method="post" action="/account/security/second-step">
      <input type="hidden" name="${FORM_FIELD}" value="${token}" />
      ${field({ id: 'password-for-second-step', name: 'current', label: 'Your password', type: 'password', autocomplete: 'current-password' })}
      <button type="submit">Set up the second step</button>
    </form>`;
}

function offForm(token: string): Html {
  return html`<h2>Second step</h2>
    <p>It is on: each sign-in asks for a code.</p>
    <form method="post" action="/account/security/second-step/off">
      <input type="hidden" name="${FORM_FIELD}" value="${token}" />
      ${field({ id: 'password-for-second-step', name: 'current', label: 'Your password', type: 'password', autocomplete: 'current-password' })}
      <button type="submit" class="quiet">Turn the second step off</button>
    </form>`;
}

function setUp({ uri, recoveryCodes }: SecondFactorStart, token: string): Html {
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  return html`<h1>Set up the second step</h1>
    <ol>
      <li>
        <p>Scan this with an authenticator app, or type the key into it.</p>
        <div class="code" role="img" aria-label="The key as a picture for an authenticator app">${raw(renderSVG(uri))}</div>
        <p class="key"><code>${secret}</code></p>
      </li>
      <li>
        <p>Keep these recovery codes where you keep other papers. Each lets you in once when you have no authenticator.</p>
        <ul class="codes">
          ${recoveryCodes.map((code) => html`<li><code>${code}</code></li>`)}
        </ul>
      </li>
      <li>
        <form method="post" action="/account/security/second-step/confirm">
          <input type="hidden" name="${FORM_FIELD}" value="${token}" />
          ${field({ name: 'code', label: 'The six digits that the app shows now', autocomplete: 'one-time-code', inputmode: 'numeric' })}
          <button type="submit">Turn it on</button>
        </form>
      </li>
    </ol>`;
}
