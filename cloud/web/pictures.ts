import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { html } from 'hono/html';
import type { Asset } from './assets.ts';
import type { Html } from './page.ts';

const names = ['clock', 'today-light', 'today-dark'] as const;
const pathOf = (name: (typeof names)[number]): string => `/pictures/${name}.png`;

/** What pages show of the running app: `npm run pictures` takes them into the folder beside this file. */
export function readPictures(): readonly Asset[] {
  return names.map((name) => ({
    path: pathOf(name),
    type: 'image/png',
    body: Uint8Array.from(readFileSync(join(import.meta.dirname, pathOf(name)))),
    keepSeconds: 86_400,
  }));
}

/** The clock as it hangs in a dim room. */
export function pictureOfClock(): Html {
  return html`<figure class="shot">
    <img
      src="${pathOf('clock')}"
      width="720"
      height="405"
      alt="The clock: Y., deep tissue, 36 minutes left, ends 14:45, and a bar that fills."
    />
    <figcaption>The clock in the room. Y. is a client’s initial.</figcaption>
  </figure>`;
}

/** The first screen of the app, in the visitor's own colours. */
export function pictureOfToday(): Html {
  return html`<figure class="shot">
    <picture>
      <source srcset="${pathOf('today-dark')}" media="(prefers-color-scheme: dark)" />
      <img
        src="${pathOf('today-light')}"
        width="1120"
        height="690"
        alt="The screen “Today”: the next session begins in 9 minutes; later sessions stand beside it, earlier ones below with their actual times."
      />
    </picture>
    <figcaption>“Today” on the desk, with invented clients.</figcaption>
  </figure>`;
}
