import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import type { BetterAuthPlugin } from 'better-auth';
import { z } from 'zod';
import type { Owner } from './auth-adapter.ts';

/**
 * Makes a session and its cookie as better-auth's own way in makes them, for an owner whose password is being compared. For
 * our own code alone: it has no path. What it makes lets nobody in until the session is written.
 */
export function preparedEntry() {
  return {
    id: 'prepared-entry',
    endpoints: {
      prepareEntry: createAuthEndpoint({ method: 'POST', body: z.object({ owner: z.custom<Owner>() }) }, async (ctx) => {
        const user = ctx.body.owner;
        const session = await ctx.context.internalAdapter.createSession(user.id, false);
        await setSessionCookie(ctx, { session, user }, false);
      }),
    },
  } satisfies BetterAuthPlugin;
}
