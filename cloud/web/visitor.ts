import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/**
 * The visitor's address, as far as it can be believed: what the proxies of ours wrote, never what a visitor wrote before them.
 * For counting attempts in memory of the request only; it is kept nowhere.
 *
 * @param trustedProxies  how many proxies of ours stand in front; 0 takes the address of the connection
 */
export function addressOf(c: Context, trustedProxies: number): string {
  const connection = getConnInfo(c).remote.address ?? 'unknown';
  if (trustedProxies === 0) return connection;
  const named = (c.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim());
  // Each proxy adds the address that it saw at the end: the first of ours saw the visitor.
  return named.at(-trustedProxies) || connection;
}
