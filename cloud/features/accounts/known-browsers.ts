import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Seal } from '../../web/seal.ts';
import { networkOf } from '../../web/visitor.ts';
import { accountLimit, everybody, knownBrowserLimit, knownNetworkLimit, ofNetwork, secondStepLimit, type CountedKey } from './limits.ts';

const HALF_A_YEAR = 182 * 86_400;
/** As long as the first step counts. */
const TEN_MINUTES = 600;

/** A browser that has signed in to an account keeps a mark of it, so that strangers’ attempts do not slow its owner down; one that has done the first step keeps a mark of that. */
export interface KnownBrowsers {
  /** What an attempt to sign in is counted by. Known browsers are counted apart: whoever shares their network keeps nobody out. */
  keysFor(c: Context, email: string, purpose: 'sign-in' | 'owner'): readonly CountedKey[];
  /** What a browser keeps once it has signed in to the account of that address; each is new. */
  newMark(email: string): string;
  remember(c: Context, mark: string): void;
  /** What a code for the second step is counted by: the first step of this browser, or its network when there was none. */
  keysForCode(c: Context): readonly CountedKey[];
  /** The first step was right; the second is waited for. */
  rememberFirstStep(c: Context): void;
}

export interface KnownBrowsersDeps {
  readonly seal: Seal;
  readonly isSecure: boolean;
  readonly addressOf: (c: Context) => string;
}

export function createKnownBrowsers({ seal, isSecure, addressOf }: KnownBrowsersDeps): KnownBrowsers {
  const [name, firstStep] = isSecure ? ['__Host-known', '__Host-first-step'] : ['known', 'first-step'];
  const cookie = { path: '/', httpOnly: true, secure: isSecure, sameSite: 'Lax' } as const;
  const markOf = (id: string, email: string): string => seal.mark('known browser', `${id} ${email.toLowerCase()}`);
  return {
    keysFor(c, email, purpose) {
      const [id, mark] = (getCookie(c, name) ?? '').split('.');
      const isKnown = id && mark && seal.isMark('known browser', `${id} ${email.toLowerCase()}`, mark);
      const account = `${purpose} ${email.toLowerCase()}`;
      const inNetwork = { limit: knownNetworkLimit, text: `${account} ${networkOf(addressOf(c))}` };
      if (isKnown) return [{ limit: knownBrowserLimit, text: `${purpose} ${id}` }, inNetwork];
      return [ofNetwork(addressOf(c), purpose), { limit: accountLimit, text: account }, everybody];
    },
    newMark(email) {
      const id = randomBytes(16).toString('base64url');
      return `${id}.${markOf(id, email)}`;
    },
    remember: (c, mark) => setCookie(c, name, mark, { ...cookie, maxAge: HALF_A_YEAR }),
    keysForCode(c) {
      const [id, mark] = (getCookie(c, firstStep) ?? '').split('.');
      const isOurs = id && mark && seal.isMark('first step', id, mark);
      return [isOurs ? { limit: secondStepLimit, text: id } : ofNetwork(addressOf(c), 'second step')];
    },
    rememberFirstStep(c) {
      const id = randomBytes(16).toString('base64url');
      setCookie(c, firstStep, `${id}.${seal.mark('first step', id)}`, { ...cookie, maxAge: TEN_MINUTES });
    },
  };
}
