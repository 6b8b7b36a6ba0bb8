import { html } from 'hono/html';
import { answer, type Route } from '../../web/routes.ts';

export interface HealthDeps {
  readonly isDatabaseThere: () => Promise<boolean>;
  /** True once the service has been told to stop: it finishes what it has, and wants nothing new. */
  readonly isStopping: () => boolean;
}

/** For whoever watches the service: `/health` says that the process lives, `/ready` that it can take work. */
export function healthRoutes({ isDatabaseThere, isStopping }: HealthDeps): readonly Route[] {
  return [
    { method: 'GET', path: '/health', access: 'anyone', handle: (c) => c.json({ alive: true }) },
    {
      method: 'GET',
      path: '/ready',
      access: 'anyone',
      handle: async (c) => {
        const database = await isDatabaseThere();
        const ready = database && !isStopping();
        return c.json({ ready, database, stopping: isStopping() }, ready ? 200 : 503);
      },
    },
    {
      method: 'GET',
      path: '/status',
      access: 'anyone',
      handle: async (c, visitor) => {
        const isUp = await isDatabaseThere();
        const main = html`<h1>Status</h1>
          <p class="notice${isUp ? ' done' : ''}">
            ${isUp ? 'Everything works.' : 'The database does not answer. Signing in will not work until it does.'}
          </p>
          <p>The app on your computer works whatever is said here: your records are with you.</p>`;
        return answer(c, isUp ? 200 : 503, { title: 'Status', main }, visitor);
      },
    },
  ];
}
