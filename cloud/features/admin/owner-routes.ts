import type { Context } from 'hono';
import { html } from 'hono/html';
import { z } from 'zod';
import { fieldOf, FORM_FIELD } from '../../web/form.ts';
import type { FormGuard } from '../../web/form-guard.ts';
import { field, notice, problemList, type Html } from '../../web/page.ts';
import { answer, type Owner, type Route } from '../../web/routes.ts';
import type { KnownBrowsers } from '../accounts/known-browsers.ts';
import type { Limits } from '../accounts/limits.ts';
import { waitText } from '../accounts/wait-text.ts';
import { accountView } from './account-view.ts';
import type { Grants } from './grants.ts';
import type { Looking } from './looking.ts';
import type { OwnerSignIns } from './owner-sign-ins.ts';
import type { Delivery } from '../mail/delivery.ts';
import type { GivenUp, Jobs } from '../../jobs.ts';
import { momentText } from '../../web/visitor-words.ts';
import type { CloudClock } from '../../ports/clock.ts';

const LONGEST_GRANT_MS = 3 * 366 * 86_400_000;

const onlyOfAge =
  'Nothing was given: Plus and Pro are for who is 18 or older, and this account has not said so. Its user can say it under “Name and email”.';

export interface OwnerRouteDeps {
  readonly formGuard: FormGuard;
  readonly limits: Limits;
  readonly known: KnownBrowsers;
  readonly signIns: OwnerSignIns;
  readonly looking: Looking;
  readonly grants: Grants;
  readonly delivery: Pick<Delivery, 'stoppedFor'>;
  readonly jobs: Pick<Jobs, 'givenUp'>;
  /** The account of an address whose password and code of the authenticator are right; null otherwise. */
  readonly proveBoth: (email: string, password: string, code: string) => Promise<string | null>;
  readonly sendConfirmation: (email: string) => Promise<void>;
  readonly now: CloudClock;
}

/** The way in for the owner: address, password and code in one step, each time. */
export function ownerSignInRoutes({ formGuard, limits, known, signIns, proveBoth }: OwnerRouteDeps): readonly Route[] {
  return [
    { method: 'GET', path: '/owner/sign-in', access: 'anyone', handle: (c) => show(c, null) },
    { method: 'POST', path: '/owner/sign-in', access: 'anyone', handle: signIn },
    { method: 'POST', path: '/owner/sign-out', access: 'owner', handle: signOut },
  ];

  function show(c: Context, problem: string | null, { email = '', status = 200 }: { email?: string; status?: 200 | 400 | 429 } = {}) {
    const main = html`<h1>Sign in as the owner</h1>
      ${problem ? notice(problem, 'problem') : ''}
      <form method="post" action="/owner/sign-in">
        <input type="hidden" name="${FORM_FIELD}" value="${formGuard.tokenFor(c)}" />
        ${field({ name: 'email', label: 'Email', type: 'email', value: email, autocomplete: 'username' })}
        ${field({ name: 'password', label: 'Password', type: 'password', autocomplete: 'current-password' })}
        ${field({ name: 'code', label: 'Code of the authenticator', autocomplete: 'one-time-code', keys: 'digits' })}
        <button type="submit">Sign in</button>
      </form>`;
    return answer(c, status, { title: 'Sign in as the owner', main }, null);
  }

  async function signIn(c: Context) {
    const email = (await fieldOf(c, 'email')).trim().toLowerCase();
    const keys = known.keysFor(c, email, 'owner');
    const wait = await limits.begin(keys);
    if (wait > 0) return show(c, waitText(wait), { email, status: 429 });
    const accountId = await proveBoth(email, await fieldOf(c, 'password'), (await fieldOf(c, 'code')).replaceAll(' ', ''));
    // The same words for a wrong code and for somebody who is not the owner.
    if (!accountId || !(await signIns.begin(c, accountId)))
      return show(c, 'The address, the password or the code is not right.', { email, status: 400 });
    await limits.succeeded(keys);
    known.remember(c, known.newMark(email));
    return c.redirect('/owner', 303);
  }

  async function signOut(c: Context) {
    await signIns.end(c);
    return c.redirect('/owner/sign-in', 303);
  }
}

/** Finding an account, and what may be done for it. */
export function ownerRoutes(deps: OwnerRouteDeps): readonly Route[] {
  const { formGuard, looking, grants, delivery, jobs, sendConfirmation, now } = deps;
  return [
    { method: 'GET', path: '/owner', access: 'owner', handle: (c) => search(c, null) },
    { method: 'POST', path: '/owner/find', access: 'owner', handle: find },
    { method: 'GET', path: '/owner/account', access: 'owner', handle: (c) => show(c, c.req.query('id') ?? '', null) },
    { method: 'POST', path: '/owner/account/grant', access: 'owner', handle: give },
    { method: 'POST', path: '/owner/account/grant-end', access: 'owner', handle: end },
    { method: 'POST', path: '/owner/account/confirmation', access: 'owner', handle: confirmAgain },
  ];

  async function search(c: Context, problem: string | null, email = '') {
    const main = searchPage({ problem, email, givenUp: await jobs.givenUp(), token: formGuard.tokenFor(c) });
    return answer(c, problem ? 404 : 200, { title: 'Find an account', main }, 'owner');
  }

  async function find(c: Context, owner: Owner) {
    const email = await fieldOf(c, 'email');
    const id = await looking.find(owner, email);
    return id ? c.redirect(`/owner/account?id=${id}`, 303) : search(c, 'No account has this address.', email);
  }

  async function show(c: Context, id: string, said: Html | null, status: 200 | 400 = 200) {
    const seen = z.uuid().safeParse(id).success ? await looking.look(id) : null;
    if (!seen) return search(c, 'There is no such account.');
    const facts = { ...seen, grants: await grants.grantsOf(id), stopped: await delivery.stoppedFor(seen.account.email) };
    return answer(c, status, { title: 'An account', main: accountView(facts, { said, token: formGuard.tokenFor(c) }) }, 'owner');
  }

  async function give(c: Context) {
    const [id, plan, until] = [await fieldOf(c, 'id'), await fieldOf(c, 'plan'), await fieldOf(c, 'until')];
    const endsAt = z.iso.date().safeParse(until).success ? new Date(`${until}T23:59:59Z`) : null;
    const isSound = endsAt !== null && endsAt.getTime() > now() && endsAt.getTime() < now() + LONGEST_GRANT_MS;
    if ((plan !== 'plus' && plan !== 'pro') || !isSound)
      return show(c, id, notice('Choose a plan, and a day within three years.', 'problem'), 400);
    if (!(await looking.look(id))) return search(c, 'There is no such account.');
    if (!(await grants.give(id, plan, endsAt))) return show(c, id, notice(onlyOfAge, 'problem'), 400);
    return show(c, id, notice('Given. Its user was told by mail.', 'done'));
  }

  async function end(c: Context) {
    const id = await fieldOf(c, 'id');
    const isEnded = z.uuid().safeParse(id).success && (await grants.end(id));
    return show(c, id, notice(isEnded ? 'Ended. Its user was told by mail.' : 'None was running.', 'done'));
  }

  async function confirmAgain(c: Context) {
    const id = await fieldOf(c, 'id');
    const seen = z.uuid().safeParse(id).success ? await looking.look(id) : null;
    if (!seen) return search(c, 'There is no such account.');
    if (seen.account.emailVerified) return show(c, id, notice('Its address is confirmed already.', 'done'));
    await sendConfirmation(seen.account.email);
    return show(c, id, notice('The mail is on its way.', 'done'));
  }
}

interface SearchFacts {
  readonly problem: string | null;
  readonly email: string;
  readonly givenUp: readonly GivenUp[];
  readonly token: string;
}

function searchPage({ problem, email, givenUp, token }: SearchFacts): Html {
  return html`<h1>Find an account</h1>
    ${problemList(problem ? { email: problem } : {})}
    <form method="post" action="/owner/find">
      <input type="hidden" name="${FORM_FIELD}" value="${token}" />
      ${field({ name: 'email', label: 'Email', type: 'email', value: email, autocomplete: 'off', problem: problem ?? undefined })}
      <button type="submit">Find</button>
    </form>
    <p>Every look is written into the record that its user reads.</p>
    ${givenUp.length > 0 ? workGivenUp(givenUp) : ''}
    <form method="post" action="/owner/sign-out">
      <input type="hidden" name="${FORM_FIELD}" value="${token}" />
      <button type="submit" class="quiet">Sign out</button>
    </form>`;
}

/** Kinds and counts alone: what the work was about is no matter of the owner. */
function workGivenUp(givenUp: readonly GivenUp[]): Html {
  return html`<h2>Work that was given up</h2>
    ${notice('It was tried often and did not succeed. The log says why, under “job given up”; docs/runbooks/cloud.md says what to do.', 'problem')}
    <ul>
      ${givenUp.map(({ job, count, lastAt }) => html`<li>${job}: ${count}, last on ${momentText(lastAt)}</li>`)}
    </ul>`;
}
