import { html } from 'hono/html';
import { answer, type Route } from '../../web/routes.ts';

/** What the service is, for who comes by. */
export const aboutRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/',
    access: 'anyone',
    handle: (c, visitor) => {
      const main = html`<h1>Your day and your books, on your own computer</h1>
        <p>
          Session Desk keeps the clock in the room, your bookings, invoices and pension forms. All of it lies encrypted on your computer and
          works without us.
        </p>
        <p>An account is a choice. Your clients, sessions and invoices are not part of it.</p>
        <p class="ways">
          ${
            visitor
              ? html`<a class="button" href="/account">Your account</a>`
              : html`<a class="button" href="/sign-up">Create an account</a> <a href="/sign-in">Sign in</a>`
          }
        </p>`;
      return answer(c, 200, { title: 'A desk for who works alone', main }, visitor);
    },
  },
];
