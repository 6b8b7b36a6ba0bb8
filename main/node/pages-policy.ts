import { randomBytes } from 'node:crypto';

/** A fresh value for the style elements of one page; never reused. */
export function newNonce(): string {
  return randomBytes(18).toString('base64url');
}

/**
 * What a page may load and run; the same for the desktop and the browser shell.
 *
 * @param nonce  lets the page's own style elements in, and no others
 * @param sockets  origin of the WebSocket, `ws://127.0.0.1:4321`; null where frames go through a port
 */
export function contentPolicy(nonce: string, sockets: string | null): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob:",
    "font-src 'self'",
    `connect-src 'self'${sockets ? ` ${sockets}` : ''}`,
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    'trusted-types default',
    "require-trusted-types-for 'script'",
  ].join('; ');
}

/** Headers of every answer: nothing is kept, guessed, embedded or told to others. */
export const answerHeaders: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), midi=(), payment=(), usb=()',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
};
