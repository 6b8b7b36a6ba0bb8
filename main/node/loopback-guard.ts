import type { IncomingMessage } from 'node:http';

/**
 * Why a request to the loopback server is refused, as an HTTP status; null lets it through.
 * Other sites reach this port as well: by their scripts, by a name that they point at 127.0.0.1, or from another port.
 *
 * @param origin  our own, `http://127.0.0.1:4321`
 */
export function refusal(request: Pick<IncomingMessage, 'method' | 'headers'>, origin: string): 403 | 405 | null {
  const { host, origin: from, 'sec-fetch-site': site, upgrade } = request.headers;
  if (host !== new URL(origin).host) return 403;
  if (from !== undefined && from !== origin) return 403;
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return 403;
  if (request.method !== 'GET' && request.method !== 'POST') return 405;
  const changesThings = request.method === 'POST' || upgrade !== undefined;
  return changesThings && from === undefined ? 403 : null;
}
