import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** What stands between the computer and the internet. */
export type ProxyManner =
  | { readonly does: 'pass' }
  /** As many offices have it. */
  | { readonly does: 'ask'; readonly user: string; readonly password: string }
  | { readonly does: 'refuse' }
  | { readonly does: 'hangUp' }
  /** Answers everything itself: the page on which a hotel wants to be paid. */
  | { readonly does: 'portal'; readonly page: string };

export interface Proxy {
  /** With a name and password, where it asks for them. */
  address(user?: string, password?: string): string;
  /** What was asked for, in order. */
  readonly asked: readonly string[];
  /** From now on, also for whoever had a tunnel. */
  turn(manner: ProxyManner): void;
}

/**
 * A real HTTP proxy on 127.0.0.1, for plain requests and for tunnels; gone after the test.
 *
 * @param target  where everything is passed on to, whatever host was named
 */
export async function aProxy(target: { readonly port: number }, first: ProxyManner = { does: 'pass' }): Promise<Proxy> {
  const asked: string[] = [];
  let manner = first;
  const open = new Set<Socket>();

  function isLetIn({ headers }: IncomingMessage): boolean {
    if (manner.does !== 'ask') return true;
    return headers['proxy-authorization'] === `Basic ${Buffer.from(`${manner.user}:${manner.password}`).toString('base64')}`;
  }

  function tunnel(socket: Socket, page: string | null): void {
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    if (page === null) {
      const onwards = connect(target.port, '127.0.0.1');
      socket.pipe(onwards).pipe(socket);
      for (const end of [socket, onwards]) end.on('error', () => end.destroy());
    } else {
      const head = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: ${page.length}\r\n\r\n`;
      socket.once('data', () => socket.end(head + page));
    }
  }

  const server = createServer((wanted: IncomingMessage, answer: ServerResponse) => {
    asked.push(`${wanted.method} ${wanted.url}`);
    if (manner.does === 'hangUp') return wanted.socket.destroy();
    if (manner.does === 'refuse') return answer.writeHead(403).end('Not allowed here');
    if (!isLetIn(wanted)) return answer.writeHead(407, { 'proxy-authenticate': 'Basic realm="office"' }).end();
    if (manner.does === 'portal') return answer.writeHead(200, { 'content-type': 'text/html' }).end(manner.page);
    const { pathname } = new URL(wanted.url ?? '');
    return wanted.pipe(
      request({ host: '127.0.0.1', port: target.port, path: pathname, method: wanted.method, headers: wanted.headers }, (given) => {
        answer.writeHead(given.statusCode ?? 502, given.headers);
        given.pipe(answer);
      }),
    );
  });
  server.on('connect', (wanted: IncomingMessage, socket: Socket) => {
    asked.push(`CONNECT ${wanted.url}`);
    if (manner.does === 'hangUp') socket.destroy();
    else if (manner.does === 'refuse') socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    else if (!isLetIn(wanted)) socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="office"\r\n\r\n');
    else tunnel(socket, manner.does === 'portal' ? manner.page : null);
  });
  server.on('connection', (socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  const { port } = server.address() as AddressInfo; // a listening TCP server has a port
  return {
    address: (user, password) => `http://${user === undefined ? '' : `${user}:${password}@`}127.0.0.1:${port}`,
    asked,
    turn: (next) => {
      manner = next;
      for (const socket of open) socket.destroy();
    },
  };
}
