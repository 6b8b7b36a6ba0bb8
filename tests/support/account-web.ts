import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cloudPath } from '../../shared/contract/cloud/index.ts';
import { instant, type DurationMs, type Instant } from '../../shared/domain/time.ts';
import { accountId, aLicenceServer, type LicenceServerStandIn } from './a-licence-server.ts';

/** What answers in place of the account's service. */
export type Manner = 'well' | 'nobody' | 'fault' | 'portal' | 'redirect';

/** The account's service by a real port, whose answers a test sets; signed by a key of its own. */
export interface AccountWeb {
  readonly url: string;
  readonly service: LicenceServerStandIn;
  /** What arrived and was answered, by the last part of its path. */
  readonly calls: readonly string[];
  /** How often the place was asked that a redirect names. */
  readonly misled: number;
  /** How it answers from now on. */
  answer(manner: Manner): void;
  now(): Instant;
  /** Its clock goes on. */
  wait(length: DurationMs): void;
  close(): Promise<void>;
}

export async function anAccountWeb(start: Instant): Promise<AccountWeb> {
  let now = start;
  let manner: Manner = 'well';
  let misled = 0;
  const calls: string[] = [];
  const service = aLicenceServer(() => now);
  const server = createServer((request, response) => void take(request, response));

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '';
    if (path === '/elsewhere') misled += 1;
    if (manner === 'nobody') return void request.socket.destroy();
    if (manner === 'fault') return void response.writeHead(500, { 'content-type': 'text/plain' }).end('Internal Server Error');
    if (manner === 'portal')
      return void response.writeHead(200, { 'content-type': 'text/html' }).end('<title>Welcome to the hotel</title>');
    if (manner === 'redirect') return void response.writeHead(307, { location: '/elsewhere' }).end();
    const name = path.slice(cloudPath.length + 1);
    const { json } = JSON.parse(await textOf(request)) as { json: never };
    calls.push(name);
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ json: await answerOf(name, json) }));
  }

  /** Proofs are the matter of the service's own tests. */
  async function answerOf(name: string, input: never): Promise<unknown> {
    switch (name) {
      case 'devices/ask':
        return service.ask(input, never);
      case 'devices/look':
        return service.nextLook ?? (service.isEntered ? connected() : { outcome: 'waiting' });
      case 'licence/challenge':
        return { challenge: 'a-challenge' };
      case 'licence/refresh':
        return service.nextRefresh?.(input) ?? { outcome: 'licence', token: service.token(), isStale: false, accessKey: null };
      default:
        return { outcome: 'released' };
    }
  }

  const connected = () => ({ outcome: 'connected', accountId: service.traits.accountId ?? accountId });

  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo; // a listening TCP server has a port
  return {
    url: `http://127.0.0.1:${port}`,
    service,
    calls,
    get misled() {
      return misled;
    },
    answer: (next) => void (manner = next),
    now: () => now,
    wait: (length) => void (now = instant(now + length)),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const never = new AbortController().signal;

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}
