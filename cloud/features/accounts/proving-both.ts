import { eq } from 'drizzle-orm';
import { sessions } from '../../db/schema.ts';
import type { AccountDeps } from './account-deps.ts';
import { expected } from './expected.ts';

/** Both steps at once, for where a session is not what is wanted: that of the proof is ended again. */
export function createProvingBoth({ database, auth }: AccountDeps) {
  return { proveBoth };

  /** The account of an address whose password and code are right. Null when either is wrong, or there is no second step. */
  async function proveBoth(email: string, password: string, code: string): Promise<string | null> {
    const first = await expected(() => auth.api.signInEmail({ body: { email, password }, headers: new Headers(), returnHeaders: true }));
    if (!first) return null;
    if (!('twoFactorRedirect' in first.response)) {
      await endSessionOf(first.response.token);
      return null;
    }
    const cookie = first.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    const second = await expected(() => auth.api.verifyTOTP({ body: { code }, headers: new Headers({ cookie }) }));
    if (!second) return null;
    await endSessionOf(second.token);
    return second.user.id;
  }

  async function endSessionOf(token: string): Promise<void> {
    await database.service.delete(sessions).where(eq(sessions.token, token));
  }
}
