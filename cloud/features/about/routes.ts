import { html } from 'hono/html';
import { localDate } from '../../../shared/domain/time.ts';
import { planTableOn } from '../../../shared/domain/licence/plans.ts';
import type { CloudClock } from '../../ports/clock.ts';
import type { Html } from '../../web/page.ts';
import { pictureOfClock, pictureOfToday } from '../../web/pictures.ts';
import { answer, type Route } from '../../web/routes.ts';

/** What the product is, for who comes by. */
export function aboutRoutes({ now }: { readonly now: CloudClock }): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/',
      access: 'anyone',
      handle: (c, visitor) => {
        const description =
          'A desktop app for health practitioners who work alone: the clock in the treatment room, bookings, invoices and NHS pension forms. Encrypted on your own computer; works offline.';
        const { freeInvoicePdfsPerMonth } = planTableOn(localDate(new Date(now()).toISOString().slice(0, 10)));
        const main = firstPage({ isKnown: visitor !== null, freeInvoices: freeInvoicePdfsPerMonth });
        return answer(c, 200, { title: 'The clock in the room, and the paperwork after it', main, description, isWide: true }, visitor);
      },
    },
  ];
}

function firstPage({ isKnown, freeInvoices }: { readonly isKnown: boolean; readonly freeInvoices: number }): Html {
  return html`<div class="hero">
      <div>
        <h1>The clock in the treatment room, and the paperwork after it</h1>
        <p class="lead">
          Session Desk is a desktop app for health practitioners who work alone. It shows how long is left and who is next, reads your
          booking calendar, and makes your invoices and NHS pension forms. Everything is encrypted on your own computer and works offline.
        </p>
        <p class="ways">
          <a class="button" href="/pricing">See the plans</a>
          ${isKnown ? html`<a href="/account">Your account</a>` : html`<a href="/sign-up">Create an account</a>`}
        </p>
      </div>
      ${pictureOfClock()}
    </div>
    <section class="promise" aria-labelledby="free">
      <h2 id="free">What Free never limits</h2>
      <p>
        The clock, the schedule, calendar sync, organisations and bookings. And reading, searching, printing, exporting, backing up and
        deleting what is there: with a plan, without one, and after one has ended.
      </p>
      <p>Free makes ${freeInvoices} invoices a month. Plus makes as many as you like, sends reminders and makes pension forms.</p>
    </section>
    <h2>What it does</h2>
    <ul class="columns">
      ${deeds.map(
        ([name, what]) =>
          html`<li>
            <h3>${name}</h3>
            <p>${what}</p>
          </li>`,
      )}
    </ul>
    ${pictureOfToday()}
    <h2>What the account is for</h2>
    <p>
      You can use the app without one. An account holds your plan, and lets up to three of your computers use it. Your clients, sessions,
      notes and invoices are no part of it: they stay on your computer. <a href="/privacy">What an account keeps</a>
    </p>`;
}

const deeds = [
  [
    'The clock',
    'Full screen, in a window, or small and on top of everything. It shows initials instead of names, and is right after sleep, a crash and both nights on which the clocks change.',
  ],
  [
    'Your bookings',
    'Paste the calendar address of your booking platform. A preview shows what is new, moved and gone before anything is imported. Only first names, times and lengths are read.',
  ],
  [
    'Invoices',
    'Checked as you type for what the law asks, numbered without gaps, sent from your own mail account, and matched to the payments of your bank.',
  ],
  [
    'The NHS pension of GP locums',
    'Form A and Form B filled in, every figure with its source, and a countdown of the ten weeks for each piece of work.',
  ],
] as const;
