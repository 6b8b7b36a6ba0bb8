import type { Context } from 'hono';
import { html } from 'hono/html';
import { fieldOf, FORM_FIELD } from '../../web/form.ts';
import type { FormGuard } from '../../web/form-guard.ts';
import { field, notice, problemList, tick, type Html } from '../../web/page.ts';
import { answer, type Route, type SignedIn } from '../../web/routes.ts';
import { dayText } from '../../web/visitor-words.ts';
import { ofPasswordAgain, sensitiveLimit, type Limits } from '../accounts/limits.ts';
import { waitText } from '../accounts/wait-text.ts';
import type { CopyKey } from './copy-key.ts';
import { GRACE_DAYS, type Deletion } from './deletion.ts';

export interface RightsRouteDeps {
  readonly formGuard: FormGuard;
  readonly limits: Limits;
  readonly isPassword: (password: string, headers: Headers) => Promise<boolean>;
  readonly deletion: Deletion;
  readonly copyKey: CopyKey;
  readonly makeCopy: (accountId: string) => Promise<Buffer | null>;
}

interface Shown {
  readonly said?: Html;
  /** By the id of the field. */
  readonly problems?: Readonly<Record<string, string>>;
  readonly isSure?: boolean;
}

/** A copy of everything, and the end of the account. Both ask for the password once more. */
export function rightsRoutes({ formGuard, limits, isPassword, deletion, copyKey, makeCopy }: RightsRouteDeps): readonly Route[] {
  return [
    { method: 'GET', path: '/account/data', access: 'account', handle: (c, account) => show(c, account, {}) },
    { method: 'POST', path: '/account/data/copy', access: 'account', handle: copy },
    { method: 'POST', path: '/account/data/delete', access: 'account', handle: ask },
    { method: 'POST', path: '/account/data/keep', access: 'account', handle: keep },
    {
      method: 'GET',
      path: '/copy-key.pem',
      access: 'anyone',
      handle: (c) => c.body(copyKey.publicKey, 200, { 'content-type': 'application/x-pem-file' }),
    },
  ];

  async function show(c: Context, account: SignedIn, { said, problems = {}, isSure = false }: Shown, status: 200 | 400 | 429 = 200) {
    const due = await deletion.dueAt(account.accountId);
    const token = formGuard.tokenFor(c);
    const main = html`<h1>Your data</h1>
      ${said ?? ''} ${problemList(problems)} ${due ? keepForm(due, token) : ''} ${copyForm(problems, token)}
      ${due ? '' : deleteForm(problems, { isSure, token })}`;
    return answer(c, status, { title: 'Your data', main }, account);
  }

  async function copy(c: Context, account: SignedIn) {
    const refused = await refusal(c, account, 'password-for-copy');
    if (refused) return refused;
    const zip = await makeCopy(account.accountId);
    if (!zip) return c.redirect('/sign-in', 303);
    return c.body(Uint8Array.from(zip), 200, {
      'content-type': 'application/zip',
      'content-disposition': 'attachment; filename="session-desk-account.zip"',
    });
  }

  async function ask(c: Context, account: SignedIn) {
    if ((await fieldOf(c, 'sure')) !== 'yes')
      return show(c, account, { problems: { sure: 'Tick that you want the account to be deleted. Nothing was changed.' } }, 400);
    const refused = await refusal(c, account, 'password-for-deletion');
    if (refused) return refused;
    const due = await deletion.ask(account.accountId);
    const main = html`<h1>Your account will be deleted</h1>
      <p>That is on <strong>${dayText(due)}</strong>. You are signed out everywhere.</p>
      <p>If you change your mind, open the link in the email that we have sent you, or sign in: there you can keep the account.</p>`;
    return answer(c, 200, { title: 'Your account will be deleted', main }, null);
  }

  async function keep(c: Context, account: SignedIn) {
    const isKept = await deletion.stop(account.accountId, null);
    if (isKept) return show(c, account, { said: notice('Your account stays.', 'done') });
    const isOver = (await deletion.dueAt(account.accountId)) !== null;
    return show(c, account, { said: isOver ? notice(tooLate, 'problem') : notice('Your account was not to be deleted.', 'done') });
  }

  /** Null for the right password. How often a copy or the end is asked for has a limit of its own, right or wrong. */
  async function refusal(c: Context, account: SignedIn, field: string): Promise<Response | null> {
    const asked = ofPasswordAgain(account.accountId);
    const wait = await limits.begin([{ limit: sensitiveLimit, text: `rights ${account.accountId}` }, asked]);
    const isSure = (await fieldOf(c, 'sure')) === 'yes';
    if (wait > 0) return show(c, account, { said: notice(waitText(wait), 'problem'), isSure }, 429);
    if (await isPassword(await fieldOf(c, 'current'), c.req.raw.headers)) {
      await limits.succeeded([asked]);
      return null;
    }
    return show(c, account, { problems: { [field]: 'The password is not right. Nothing was changed.' }, isSure }, 400);
  }
}

const tooLate = 'The thirty days are over. Your account is being deleted, and cannot be kept any more.';

/** Where the link of a mail about the end of an account leads; it works without signing in. */
export function keepRoutes({ formGuard, deletion }: Pick<RightsRouteDeps, 'formGuard' | 'deletion'>): readonly Route[] {
  return [
    { method: 'GET', path: '/keep-account', access: 'anyone', handle: showKeep },
    { method: 'POST', path: '/keep-account', access: 'anyone', handle: keep },
  ];

  function showKeep(c: Context, visitor: SignedIn | null) {
    const main = html`<h1>Keep your account?</h1>
      <p>It stays as it was. You sign in as before.</p>
      <form method="post" action="/keep-account">
        <input type="hidden" name="${FORM_FIELD}" value="${formGuard.tokenFor(c)}" />
        <input type="hidden" name="token" value="${c.req.query('token') ?? ''}" />
        <button type="submit">Keep my account</button>
      </form>`;
    return answer(c, 200, { title: 'Keep your account', main }, visitor);
  }

  async function keep(c: Context, visitor: SignedIn | null) {
    const who = deletion.whoStays(await fieldOf(c, 'token'));
    const isKept = who !== null && (await deletion.stop(who.accountId, who.askedAt));
    const main = isKept
      ? html`<h1>Your account stays</h1>
          <p class="ways"><a class="button" href="/sign-in">Sign in</a></p>`
      : html`<h1>There is nothing to stop</h1>
          <p>The account stays already, or its thirty days are over. Sign in to see which.</p>
          <p class="ways"><a class="button" href="/sign-in">Sign in</a></p>`;
    return answer(c, isKept ? 200 : 400, { title: isKept ? 'Your account stays' : 'Nothing to stop', main }, visitor);
  }
}

function copyForm(problems: Readonly<Record<string, string>>, token: string): Html {
  return html`<h2>Take a copy</h2>
    <p>Everything that is kept about your account, as JSON and CSV in one ZIP, with a signed list of its files.</p>
    <form method="post" action="/account/data/copy">
      <input type="hidden" name="${FORM_FIELD}" value="${token}" />
      ${field({ id: 'password-for-copy', name: 'current', label: 'Your password', type: 'password', autocomplete: 'current-password', problem: problems['password-for-copy'] })}
      <button type="submit">Download everything</button>
    </form>
    <p>Is something wrong in it? <a href="/account/details">Correct your name or email</a>.</p>`;
}

function deleteForm(
  problems: Readonly<Record<string, string>>,
  { isSure, token }: { readonly isSure: boolean; readonly token: string },
): Html {
  return html`<h2>Delete the account</h2>
    <p>
      You are signed out at once, and a plan that you pay for does not renew any more. ${GRACE_DAYS} days later everything is deleted; until
      then you can change your mind. What is on your computer stays with you.
    </p>
    <form method="post" action="/account/data/delete">
      <input type="hidden" name="${FORM_FIELD}" value="${token}" />
      ${tick({ name: 'sure', label: 'I want my account to be deleted', isTicked: isSure, problem: problems['sure'] })}
      ${field({ id: 'password-for-deletion', name: 'current', label: 'Your password', type: 'password', autocomplete: 'current-password', problem: problems['password-for-deletion'] })}
      <button type="submit" class="grave">Delete my account</button>
    </form>`;
}

function keepForm(due: Date, token: string): Html {
  return html`<h2>Your account is to be deleted</h2>
    <p>On <strong>${dayText(due)}</strong> everything about it goes.</p>
    <form method="post" action="/account/data/keep">
      <input type="hidden" name="${FORM_FIELD}" value="${token}" />
      <button type="submit">Keep my account</button>
    </form>`;
}
