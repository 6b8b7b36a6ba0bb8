import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Server as PlainServer } from 'node:net';
import { onTestFinished } from 'vitest';
import type { LicenceServerStandIn } from './a-licence-server.ts';

const never = new AbortController().signal;

/** A request as it arrived. */
export interface Captured {
  readonly method: string | undefined;
  readonly path: string | undefined;
  /** Names and values in turn, in the order in which they were sent. */
  readonly headers: readonly string[];
  readonly body: unknown;
}

/** The service over a real port: it answers as the stand-in does, and keeps what arrived, byte for byte. */
export async function capturing(standIn: LicenceServerStandIn): Promise<{ readonly url: string; readonly captured: Captured[] }> {
  const captured: Captured[] = [];
  const url = await served((request, response) => {
    void (async () => {
      const body: unknown = JSON.parse(await textOf(request));
      captured.push({ method: request.method, path: request.url, headers: request.rawHeaders, body });
      const { json } = body as { json: never };
      const sign = () => '';
      const answers: Readonly<Record<string, () => unknown>> = {
        '/rpc/devices/ask': () => standIn.ask(json, never),
        '/rpc/devices/look': () => ({ outcome: 'connected', accountId: '4f7a86a2-7f3a-4a55-9d62-0e53c9a4b002' }),
        '/rpc/licence/challenge': () => ({ challenge: 'a-challenge' }),
        '/rpc/licence/refresh': () => ({ outcome: 'licence', token: standIn.token(), isStale: false, accessKey: standIn.accessKey }),
        '/rpc/licence/release': () => standIn.release(json, sign, never),
      };
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ json: await answers[request.url ?? '']?.() }));
    })();
  });
  return { url, captured };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

/** A web server that answers everything alike. */
export const served = (answer: RequestListener): Promise<string> => listening(createServer(answer));

/** The address of a server on 127.0.0.1; gone after the test. */
export async function listening(server: Server | PlainServer): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    if ('closeAllConnections' in server) server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
