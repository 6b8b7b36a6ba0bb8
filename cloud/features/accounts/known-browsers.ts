import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Seal } from '../../web/seal.ts';
import { accountLimit, everybody, knownBrowserLimit, ofNetwork, type CountedKey } from './limits.ts';

const HALF_A_YEAR = 182 * 86_400;

/** A browser that has signed in to an account keeps a mark of it, so that strangers' attempts do not slow its owner down. */
export interface KnownBrowsers {
  /** What an attempt to sign in is counted by. A known browser is counted by itself alone: whoever shares its network keeps nobody out. */
  keysFor(c: Context, email: string, purpose?: string): readonly CountedKey[];
  remember(c: Context, email: string): void;
}

export interface KnownBrowsersDeps {
  readonly seal: Seal;
  readonly isSecure: boolean;
  readonly addressOf: (c: Context) => string;
}

export function createKnownBrowsers({ seal, isSecure, addressOf }: KnownBrowsersDeps): KnownBrowsers {
  const name = isSecure ? '__Host-known' : 'known';
  const markOf = (id: string, email: string): string => seal.mark('known browser', `${id} ${email.toLowerCase()}`);
  return {
    keysFor(c, email, purpose = '') {
      const [id, mark] = (getCookie(c, name) ?? '').split('.');
      const isKnown = id && mark && seal.isMark('known browser', `${id} ${email.toLowerCase()}`, mark);
      if (isKnown) return [{ limit: knownBrowserLimit, text: `${purpose} ${id}`.trim() }];
      return [ofNetwork(addressOf(c), purpose), { limit: accountLimit, text: `${purpose} ${email.toLowerCase()}`.trim() }, everybody];
    },
    remember(c, email) {
      const id = randomBytes(16).toString('base64url');
      setCookie(c, name, `${id}.${markOf(id, email)}`, {
        path: '/',
        httpOnly: true,
        secure: isSecure,
        sameSite: 'Lax',
        maxAge: HALF_A_YEAR,
      });
    },
  };
}
