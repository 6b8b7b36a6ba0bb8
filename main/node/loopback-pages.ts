import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { allow, createPages, type Pages, type PagesDeps } from './pages.ts';

const INVITATION_BODY = 1024;

/** The pages with what only a browser needs: trading the one-time token of an address for a session. */
export function createLoopbackPages(deps: PagesDeps): Pages {
  const pages = createPages(deps);
  pages.post('/session', bodyLimit({ maxSize: INVITATION_BODY }), async (c) => {
    const session = deps.sessions.redeem(await tokenOf(c));
    return session ? c.json({ session: session.token }) : c.body(null, 401);
  });
  /** Whether a session still holds, for a page whose socket was dropped. */
  pages.get('/session', allow(deps.sessions, 'dashboard', 'clock'), (c) => c.body(null, 204));
  /** The dashboard opens a clock page, which gets a lesser session of its own. */
  pages.post('/session/handover', allow(deps.sessions, 'dashboard'), (c) => c.json({ token: deps.sessions.invite('clock') }));
  return pages;
}

async function tokenOf(c: Context): Promise<string> {
  const body: unknown = await c.req.json().catch(() => null);
  const token = typeof body === 'object' && body !== null && 'token' in body ? body.token : null;
  return typeof token === 'string' ? token.slice(0, 64) : '';
}
