import type { Context } from 'hono';
import { html } from 'hono/html';
import { fieldOf, FORM_FIELD } from '../../web/form.ts';
import type { FormGuard } from '../../web/form-guard.ts';
import { notice, tick, type Html } from '../../web/page.ts';
import { answer, told, type Route, type SignedIn } from '../../web/routes.ts';
import { dayText } from '../../web/visitor-words.ts';
import { categoryNames, type MailChoice, type MailChoices } from './choices.ts';
import type { Delivery } from './delivery.ts';
import { chosenCategories } from './kinds.ts';

export interface MailRouteDeps {
  readonly choices: MailChoices;
  readonly delivery: Delivery;
  readonly formGuard: FormGuard;
}

/** What an account is written about, and the way out of it from a mail. */
export function mailRoutes({ choices, delivery, formGuard }: MailRouteDeps): readonly Route[] {
  return [
    { method: 'GET', path: '/account/mail', access: 'account', handle: (c, account) => show(c, account, null) },
    { method: 'POST', path: '/account/mail', access: 'account', handle: choose },
    { method: 'POST', path: '/account/mail/again', access: 'account', handle: writeAgain },
    { method: 'GET', path: '/unsubscribe', access: 'signed', handle: showLeave },
    { method: 'POST', path: '/unsubscribe', access: 'signed', handle: leave },
  ];

  async function show(c: Context, account: SignedIn, said: string | null) {
    const list = await choices.choicesOf(account.accountId);
    const stopped = await delivery.stoppedFor(account.email);
    const main = html`<h1>Emails to you</h1>
      ${said ? notice(said, 'done') : ''} ${stopped ? stoppedForm(stopped, { email: account.email, token: formGuard.tokenFor(c) }) : ''}
      <p>
        Emails about signing in, your address, your licence, payments and changes of the terms always come: they belong to having an
        account. The others come only if you tick them.
      </p>
      <form method="post" action="/account/mail">
        <input type="hidden" name="${FORM_FIELD}" value="${formGuard.tokenFor(c)}" />
        ${lockedTick('Signing in and your account')} ${lockedTick('Licence and payments')}
        ${lockedTick('Changes of the terms and of the privacy page')} ${list.map(choiceTick)}
        <button type="submit">Save</button>
      </form>`;
    return answer(c, 200, { title: 'Emails to you', main }, account);
  }

  async function choose(c: Context, account: SignedIn) {
    for (const category of categoryNames())
      await choices.choose(account.accountId, category, (await fieldOf(c, category)) === 'yes', 'page');
    return show(c, account, 'Saved.');
  }

  async function writeAgain(c: Context, account: SignedIn) {
    await delivery.writeAgain(account.email);
    return show(c, account, 'We write to your address again.');
  }

  /** A page with a button: a program that follows links must not decide for the reader. */
  function showLeave(c: Context) {
    const token = c.req.query('token') ?? '';
    const who = choices.whoLeaves(token);
    if (!who) return answer(c, 404, notOurs, null);
    const main = html`<h1>Stop these emails?</h1>
      <p>They are those under “${chosenCategories[who.category].title}”. Emails that belong to your account still come.</p>
      <form method="post" action="/unsubscribe?token=${token}">
        <button type="submit">Stop these emails</button>
      </form>`;
    return answer(c, 200, { title: 'Stop these emails?', main }, null);
  }

  /** Mail programs send `List-Unsubscribe=One-Click` here (RFC 8058), our own page an empty form. The link itself is the proof. */
  async function leave(c: Context) {
    const way = (await fieldOf(c, 'List-Unsubscribe')) === 'One-Click' ? 'oneClick' : 'link';
    if (!(await choices.unsubscribe(c.req.query('token') ?? '', way))) return answer(c, 404, notOurs, null);
    const main = html`<h1>These emails stop</h1>
      <p>You can choose them again under <a href="/account/mail">Emails to you</a>.</p>`;
    return answer(c, 200, { title: 'Emails stopped', main }, null);
  }
}

const notOurs = told('This link is not complete', 'Open the link of the email as it is, or sign in and choose under “Emails to you”.', {
  label: 'Emails to you',
  href: '/account/mail',
});

function stoppedForm(
  { reason, since }: { readonly reason: 'bounced' | 'complained'; readonly since: Date },
  { email, token }: { readonly email: string; readonly token: string },
): Html {
  const why = reason === 'bounced' ? 'An email of ours came back from it' : 'An email of ours was reported as unwanted there';
  return html`<form method="post" action="/account/mail/again">
    <input type="hidden" name="${FORM_FIELD}" value="${token}" />
    ${notice(`We do not write to ${email} since ${dayText(since)}. ${why}. Links for a new password would not arrive either.`, 'problem')}
    <p>Use <a href="/account/details">another address</a>, or let us write to this one again.</p>
    <button type="submit" class="quiet">Write to it again</button>
  </form>`;
}

function choiceTick({ category, isOn, chosenAt, wording }: MailChoice): Html {
  return html`<div>
    ${tick({ name: category, label: wording, isTicked: isOn })}
    ${chosenAt ? html`<p class="hint">${isOn ? 'You said yes' : 'You said no'} on ${dayText(chosenAt)}.</p>` : ''}
  </div>`;
}

function lockedTick(label: string): Html {
  return html`<label class="tick"
    ><input type="checkbox" checked disabled /><span>${label} <span class="hint">(always)</span></span></label
  >`;
}
