/** A browser without a screen: keeps cookies, follows nothing by itself, and sends forms with the mark that the page carried. */
export interface Visitor {
  get(path: string): Promise<Page>;
  /** Loads the page, then sends its form to `to` (the page itself when not given). */
  send(page: string, fields: Readonly<Record<string, string>>, to?: string): Promise<Page>;
  /** Sends a form as another site could: with whatever is given, and nothing else. */
  post(path: string, fields: Readonly<Record<string, string>>, headers?: Readonly<Record<string, string>>): Promise<Page>;
  /** Sends a body as it is, as a program does. */
  tell(path: string, body: string, headers: Readonly<Record<string, string>>): Promise<Page>;
  readonly cookies: Map<string, string>;
}

export interface Page {
  readonly status: number;
  readonly location: string | null;
  readonly html: string;
  /** The words of the page's main part, without markup. */
  readonly text: string;
  readonly headers: Headers;
  readonly bytes: Buffer;
}

/**
 * @param address  the network address that the proxy in front saw; one of its own for each visitor
 * @param always  headers that it sends with every request
 */
export function createVisitor(
  url: string,
  address = `192.0.2.${1 + Math.floor(Math.random() * 250)}`,
  always: Readonly<Record<string, string>> = {},
): Visitor {
  const cookies = new Map<string, string>();

  async function ask(path: string, init: RequestInit = {}): Promise<Page> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = {
      'x-forwarded-for': address,
      ...always,
      ...(cookie ? { cookie } : {}),
      ...(init.headers as Record<string, string> | undefined),
    };
    const response = await fetch(new URL(path, url), { redirect: 'manual', ...init, headers });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /max-age=0/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    const bytes = Buffer.from(await response.arrayBuffer());
    const html = bytes.toString();
    return {
      status: response.status,
      location: response.headers.get('location'),
      html,
      text: wordsOf(html),
      headers: response.headers,
      bytes,
    };
  }

  const post: Visitor['post'] = (path, fields, headers = {}) =>
    ask(path, { method: 'POST', body: new URLSearchParams(fields), headers: { ...headers } });

  return {
    cookies,
    get: (path) => ask(path),
    async send(page, fields, to = page) {
      const { html } = await ask(page);
      const form = /name="form" value="([^"]*)"/.exec(html)?.[1] ?? '';
      return post(to, { form, ...fields }, { origin: new URL(url).origin });
    },
    post,
    tell: (path, body, headers) => ask(path, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } }),
  };
}

function wordsOf(html: string): string {
  const main = /<main[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1] ?? '';
  return main
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
