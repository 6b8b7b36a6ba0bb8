/** Of Node, or of Electron, which asks by the proxies that the system is set to. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface PlainRequest {
  readonly fetch: Fetch;
  readonly url: string;
  readonly signal: AbortSignal;
  /** Text to hand over, with the headers that belong to it; without, the address is only read. */
  readonly post?: { readonly body: string; readonly headers: Readonly<Record<string, string>> };
}

/**
 * Asks with no cookie, no referrer, nothing kept, and headers that are the same on every computer. A redirect is an answer
 * of somebody else. The length of what is handed over is the network's to say: Electron's refuses one that is set.
 *
 * @throws whatever the network says; the signal's reason
 */
export function fetchPlainly({ fetch, url, signal, post }: PlainRequest): Promise<Response> {
  return fetch(url, {
    signal,
    redirect: 'error',
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
    ...(post === undefined ? {} : { method: 'POST', body: post.body }),
    headers: { 'user-agent': 'SessionDesk', accept: '*/*', 'accept-language': '*', ...post?.headers },
  });
}
