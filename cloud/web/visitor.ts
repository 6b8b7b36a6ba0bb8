import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/** What the server of HTTP hands over with a request. */
export interface Connection {
  readonly incoming: { readonly socket: { readonly remoteAddress?: string | undefined } };
}

/**
 * The visitor's address, as far as it can be believed: what the proxies of ours wrote, never what a visitor wrote before them.
 * For counting attempts in memory of the request only; it is kept nowhere.
 *
 * @param trustedProxies  how many proxies of ours stand in front; 0 takes the address of the connection
 */
export function addressOf(c: Context, trustedProxies: number): string {
  return believed(getConnInfo(c).remote.address, c.req.header('x-forwarded-for') ?? null, trustedProxies);
}

/** The same of a call, which has no context. */
export function addressOfCall({ headers }: Request, { incoming }: Connection, trustedProxies: number): string {
  return believed(incoming.socket.remoteAddress, headers.get('x-forwarded-for'), trustedProxies);
}

function believed(address: string | undefined, forwardedFor: string | null, trustedProxies: number): string {
  const connection = address ?? 'unknown';
  if (trustedProxies === 0) return connection;
  const named = (forwardedFor ?? '').split(',').map((part) => withoutPort(part.trim()));
  // Each proxy adds the address that it saw at the end: the first of ours saw the visitor.
  return named.at(-trustedProxies) || connection;
}

/** Some proxies write the port too, which differs with each connection. */
function withoutPort(address: string): string {
  return address.replace(/^\[(.*)\](:\d+)?$/, '$1').replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1');
}

/** An address as far as it stays the same for a household: an IPv6 address changes within its first half. */
export function networkOf(address: string): string {
  const plain = address
    .toLowerCase()
    .replace(/^::ffff:(?=\d+\.)/, '')
    .replace(/%.*$/, '');
  if (!plain.includes(':')) return plain;
  const [front = '', back] = plain.split('::');
  const groups = front.split(':').filter(Boolean);
  const missing = back === undefined ? 0 : 8 - groups.length - back.split(':').filter(Boolean).length;
  const whole = [...groups, ...Array.from({ length: missing }, () => '0'), ...(back ?? '').split(':').filter(Boolean)];
  return whole
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
