import { html } from 'hono/html';
import { planNames } from '../../../shared/domain/licence/plan-names.ts';
import { FORM_FIELD } from '../../web/form.ts';
import { choice, field, notice, type Html } from '../../web/page.ts';
import { table } from '../../web/table.ts';
import { dayText, momentText } from '../../web/visitor-words.ts';
import { auditTable } from '../accounts/record-routes.ts';
import type { Delivery } from '../mail/delivery.ts';
import type { Grants } from './grants.ts';
import type { Looking } from './looking.ts';

export type AccountFacts = NonNullable<Awaited<ReturnType<Looking['look']>>> & {
  readonly grants: Awaited<ReturnType<Grants['grantsOf']>>;
  readonly stopped: Awaited<ReturnType<Delivery['stoppedFor']>>;
};

/** An account as the owner sees it: that it is, what it was given, what became of mail, and what was done. No content. */
export function accountView(facts: AccountFacts, { said, token }: { readonly said: Html | null; readonly token: string }): Html {
  const { account, grants, mails, lines, stopped } = facts;
  return html`<h1>${account.name}</h1>
    ${said ?? ''}
    <p>
      ${account.email}, since ${dayText(account.createdAt)}; address ${account.emailVerified ? 'confirmed' : 'not confirmed'}, second step
      ${account.twoFactorEnabled ? 'on' : 'off'}.
    </p>
    ${stopped ? notice(`Not written to since ${dayText(stopped.since)}: mail ${stopped.reason === 'bounced' ? 'came back' : 'was reported as unwanted'}.`, 'problem') : ''}
    ${account.emailVerified ? '' : button('/owner/account/confirmation', 'Send the confirmation again', { id: account.id, token })}
    <h2>Given plans</h2>
    ${grants.length === 0 ? html`<p>None.</p>` : grantList(grants)}
    ${grants.some(({ endedAt }) => endedAt === null) ? button('/owner/account/grant-end', 'End the plan now', { id: account.id, token }) : ''}
    ${grantForm(account.id, token)}
    <h2>Emails</h2>
    ${mails.length === 0 ? html`<p>None in the last 30 days.</p>` : mailTable(mails)}
    <h2>Record</h2>
    ${auditTable(lines, 'its user')}
    <p><a href="/owner">Find another</a></p>`;
}

function grantList(grants: AccountFacts['grants']): Html {
  return html`<ul>
    ${grants.map(
      ({ plan, givenAt, endsAt, endedAt }) =>
        html`<li>${planNames[plan]} from ${dayText(givenAt)} until ${endedAt ? `${dayText(endedAt)} (ended)` : dayText(endsAt)}</li>`,
    )}
  </ul>`;
}

function grantForm(id: string, token: string): Html {
  return html`<form method="post" action="/owner/account/grant">
    <input type="hidden" name="${FORM_FIELD}" value="${token}" /><input type="hidden" name="id" value="${id}" />
    ${choice({
      name: 'plan',
      legend: 'Plan',
      options: [
        { value: 'plus', label: planNames.plus },
        { value: 'pro', label: planNames.pro },
      ],
      chosen: 'plus',
    })}
    ${field({ name: 'until', label: 'Until', type: 'date', autocomplete: 'off' })}
    <button type="submit">Give the plan</button>
  </form>`;
}

function mailTable(mails: AccountFacts['mails']): Html {
  const rows = mails.map(({ kind, state, delivery, writtenAt }) => [momentText(writtenAt), kind, delivery ?? state]);
  return table({ label: 'Emails', columns: ['When', 'What', 'State'], rows });
}

function button(action: string, label: string, { id, token }: { readonly id: string; readonly token: string }): Html {
  return html`<form method="post" action="${action}">
    <input type="hidden" name="${FORM_FIELD}" value="${token}" /><input type="hidden" name="id" value="${id}" />
    <button type="submit" class="quiet">${label}</button>
  </form>`;
}
