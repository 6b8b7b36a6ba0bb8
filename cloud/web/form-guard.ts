import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Seal } from './seal.ts';

declare module 'hono' {
  interface ContextVariableMap {
    /** The cookie that this request's forms belong to, when one was given out. */
    formCookie: string;
  }
}

/** Keeps other sites from sending our forms in a visitor's name. */
export interface FormGuard {
  /** The value for the hidden field; gives the visitor the cookie that it belongs to. */
  tokenFor(c: Context): string;
  /** Whether a form that came in was made for this visitor, and sent from our own pages. */
  accepts(c: Context, token: string): boolean;
}

export function createFormGuard({ publicUrl, seal }: { readonly publicUrl: URL; readonly seal: Seal }): FormGuard {
  const isSecure = publicUrl.protocol === 'https:';
  const cookie = isSecure ? '__Host-form' : 'form';

  return {
    tokenFor(c) {
      const known = c.get('formCookie') ?? getCookie(c, cookie);
      const visitor = known && /^[\w-]{22}$/.test(known) ? known : randomBytes(16).toString('base64url');
      if (visitor !== known) setCookie(c, cookie, visitor, { path: '/', httpOnly: true, secure: isSecure, sameSite: 'Lax' });
      c.set('formCookie', visitor);
      return seal.mark('form', visitor);
    },
    accepts(c, token) {
      const visitor = getCookie(c, cookie);
      const origin = c.req.header('origin');
      return visitor !== undefined && (origin === undefined || origin === publicUrl.origin) && seal.isMark('form', visitor, token);
    },
  };
}
