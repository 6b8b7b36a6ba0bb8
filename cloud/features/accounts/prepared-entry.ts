import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import type { BetterAuthPlugin } from 'better-auth';
import { z } from 'zod';

/**
 * Makes a session and its cookie as better-auth's own way in makes them, while the password is compared. For our own code
 * alone: it has no path. What it makes lets nobody in until the session is written.
 */
export function preparedEntry() {
  return {
    id: 'prepared-entry',
    endpoints: {
      prepareEntry: createAuthEndpoint({ method: 'POST', body: z.object({ accountId: z.string() }) }, async (ctx) => {
        const { accountId: id } = ctx.body;
        const session = await ctx.context.internalAdapter.createSession(id, false);
        // Nothing of the account but its session goes into the cookie.
        const user = { id, name: '', email: '', emailVerified: true, createdAt: session.createdAt, updatedAt: session.updatedAt };
        await setSessionCookie(ctx, { session, user }, false);
      }),
    },
  } satisfies BetterAuthPlugin;
}
