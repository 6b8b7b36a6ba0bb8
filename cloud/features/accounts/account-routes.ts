import type { Context } from 'hono';
import { html } from 'hono/html';
import { z } from 'zod';
import { accountRooms } from '../../web/account-rooms.ts';
import { fieldOf, FORM_FIELD } from '../../web/form.ts';
import type { FormGuard } from '../../web/form-guard.ts';
import { notice, type Html } from '../../web/page.ts';
import { answer, type Route, type SignedIn } from '../../web/routes.ts';
import { dayText, momentText } from '../../web/visitor-words.ts';
import type { Agreeing } from '../privacy/agreeing.ts';
import { newWordsNote } from '../privacy/agreeing-routes.ts';
import type { AccountService } from './service.ts';

export interface AccountRouteDeps {
  readonly accounts: AccountService;
  readonly formGuard: FormGuard;
  readonly deletionDueAt: (accountId: string) => Promise<Date | null>;
  /** Which of the terms and the privacy page changed since an account read them. */
  readonly newWordsFor: Agreeing['newTo'];
}

/** What an account sees of itself. */
export function accountRoutes({ accounts, formGuard, deletionDueAt, newWordsFor }: AccountRouteDeps): readonly Route[] {
  return [
    { method: 'GET', path: '/account', access: 'account', handle: overview },
    { method: 'GET', path: '/account/sign-ins', access: 'account', handle: (c, account) => signIns(c, account, '') },
    { method: 'POST', path: '/account/sign-ins/end', access: 'account', handle: endOne },
    { method: 'POST', path: '/account/sign-ins/end-all', access: 'account', handle: endAll },
    { method: 'POST', path: '/account/sign-out', access: 'account', handle: signOut },
  ];

  async function overview(c: Context, account: SignedIn) {
    const due = await deletionDueAt(account.accountId);
    const newWords = newWordsNote(await newWordsFor(account.accountId), formGuard.tokenFor(c));
    const main = html`<h1>${account.name}</h1>
      ${due ? goesNotice(due) : ''} ${newWords}
      <p>${account.email}</p>
      <ul class="doors">
        ${accountRooms.slice(1).map(
          ({ path, name, what }) =>
            html`<li>
              <a href="${path}"><strong>${name}</strong><span>${what}</span></a>
            </li>`,
        )}
      </ul>
      <form method="post" action="/account/sign-out">
        <input type="hidden" name="${FORM_FIELD}" value="${formGuard.tokenFor(c)}" />
        <button type="submit" class="quiet">Sign out</button>
      </form>`;
    return answer(c, 200, { title: 'Your account', main }, account);
  }

  async function signIns(c: Context, account: SignedIn, said: Html | string, status: 200 | 404 = 200) {
    const list = await accounts.sessionsOf(account.accountId);
    const token = formGuard.tokenFor(c);
    const main = html`<h1>Where you are signed in</h1>
      ${said}
      <p>Do you not know one of them? Sign it out, then <a href="/account/security">change your password</a>.</p>
      <ul class="cards">
        ${list.map((session) => sessionCard(session, { isThis: session.id === account.sessionId, token }))}
      </ul>
      ${endAllForm(token)}`;
    return answer(c, status, { title: 'Where you are signed in', main }, account);
  }

  async function endOne(c: Context, account: SignedIn) {
    const sessionId = await fieldOf(c, 'session');
    const isEnded = z.uuid().safeParse(sessionId).success && (await accounts.endSession(account.accountId, sessionId));
    return isEnded ? signIns(c, account, notice('Signed out there.', 'done')) : signIns(c, account, noSuchSignIn, 404);
  }

  async function endAll(c: Context, account: SignedIn) {
    await accounts.endAllSessions(account.accountId);
    return c.redirect('/sign-in', 303);
  }

  async function signOut(c: Context, account: SignedIn) {
    await accounts.endSession(account.accountId, account.sessionId);
    return c.redirect('/', 303);
  }
}

/** One that ended and one of another account are the same to whoever asks. */
const noSuchSignIn = notice('There is no such sign-in. It may have ended already; nothing was changed.', 'problem');

function goesNotice(due: Date): Html {
  return html`<p class="notice">
    This account will be deleted on <strong>${dayText(due)}</strong>. <a href="/account/data">Keep the account</a>
  </p>`;
}

function endAllForm(token: string): Html {
  return html`<form method="post" action="/account/sign-ins/end-all">
      <input type="hidden" name="${FORM_FIELD}" value="${token}" />
      <button type="submit" class="quiet">Sign out everywhere</button>
    </form>
    <p class="hint">
      That ends the sign-ins of browsers. Computers that use your plan stay connected; release them under
      <a href="/account/devices">Computers</a>.
    </p>`;
}

interface SessionFacts {
  readonly id: string;
  /** As `browserName` says it. */
  readonly userAgent: string | null;
  readonly begunAt: Date;
  readonly lastSeenAt: Date;
}

function sessionCard({ id, userAgent, begunAt, lastSeenAt }: SessionFacts, { isThis, token }: { isThis: boolean; token: string }): Html {
  return html`<li>
    <strong>${userAgent ?? 'Unknown browser'}${isThis ? ' (this one)' : ''}</strong>
    <span>Last seen ${momentText(lastSeenAt)}. Signed in ${momentText(begunAt)}.</span>
    ${
      isThis
        ? ''
        : html`<form method="post" action="/account/sign-ins/end">
            <input type="hidden" name="${FORM_FIELD}" value="${token}" /><input type="hidden" name="session" value="${id}" />
            <button type="submit" class="quiet">Sign out there<span class="hidden">: ${userAgent ?? 'Unknown browser'}</span></button>
          </form>`
    }
  </li>`;
}
