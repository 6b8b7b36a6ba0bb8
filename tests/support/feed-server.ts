import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { OwnCertificate } from './own-certificate.ts';

/** A real server on 127.0.0.1, gone when the test's scope ends. */
export interface FeedServer extends AsyncDisposable {
  readonly port: number;
  /** Requests so far, in order. */
  readonly seen: readonly { readonly path: string; readonly headers: Readonly<Record<string, string | string[] | undefined>> }[];
}

export async function feedServer(listener: RequestListener, certificate?: OwnCertificate): Promise<FeedServer> {
  const seen: { path: string; headers: Record<string, string | string[] | undefined> }[] = [];
  const handle: RequestListener = (request, response) => {
    seen.push({ path: request.url ?? '', headers: request.headers });
    listener(request, response);
  };
  const server: Server =
    certificate === undefined ? createServer(handle) : createTlsServer({ key: certificate.key, cert: certificate.cert }, handle);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo; // a listening TCP server has a port
  return {
    port,
    seen,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
