/**
 * One server of the cloud's bench, in a process of its own: the whole service with a member and connected computers, or
 * a bare Hono route on the same database. It prints where it is, for each line of its input what it has measured by then,
 * and ends when its input does.
 */
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { Pool } from 'pg';
import { createPasswords, type Passwords } from '../cloud/features/accounts/passwords.ts';
import { openDatabase } from '../cloud/db/database.ts';
import { accounts, devices, licences } from '../cloud/db/schema.ts';
import { cloudPath } from '../shared/contract/cloud/index.ts';
import { licensingValues, proofHeader, type LicensingCall } from '../shared/contract/cloud/device-fields.ts';
import { aCloud, type Cloud } from '../tests/support/a-cloud.ts';
import { aDevice, type Device } from '../tests/support/a-device.ts';
import { aMember } from '../tests/support/a-member.ts';

/** As many as ask in a round of the bench: each asks once, as on a day. */
const COMPUTERS = 2_000;

/** A request that may be sent any number of times. */
export interface SentRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface ServiceChild {
  readonly url: string;
  readonly email: string;
  readonly accountId: string;
  /** One of each computer. */
  readonly refreshes: readonly SentRequest[];
}

export interface BareChild {
  readonly read: SentRequest;
}

/** What a sign-in took of the service, in ms. */
export interface SignInTimes {
  /** From the request's first line to the answer's last byte. */
  readonly whole: number;
  /** Of that, for the comparison of the password. */
  readonly password: number;
}

const [, , kind, database = '', accountId = ''] = process.argv;
const print = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`);
const { report, measured, close } = kind === 'service' ? await startService() : await startBare();
print(report);
process.stdin.on('data', () => print(measured)).on('end', () => void close());

async function startService() {
  const { passwords, measured } = watchedSignIns();
  const cloud = await aCloud(await openDatabase({ kind: 'server', url: database }), { passwords });
  const member = await aMember(cloud, 'ada@probe.example');
  const computers = await connectedComputers(cloud);
  const answer: ServiceChild = {
    url: cloud.url,
    email: member.email,
    accountId: member.id,
    refreshes: await refreshesOf(computers, cloud),
  };
  return { report: answer, measured, close: () => cloud[Symbol.asyncDispose]() };
}

/** Measures the sign-ins that come one after the other; of those that come together, what they take cannot be told apart. */
function watchedSignIns(): { readonly passwords: Passwords; readonly measured: readonly SignInTimes[] } {
  const measured: SignInTimes[] = [];
  const passwords = createPasswords();
  let [began, password] = [0, 0];
  const isSignIn = (message: unknown): boolean => {
    const { request } = message as { request: IncomingMessage }; // both channels name it so
    return request.method === 'POST' && request.url === '/sign-in';
  };
  subscribe('http.server.request.start', (message) => {
    if (isSignIn(message)) began = performance.now();
  });
  subscribe('http.server.response.finish', (message) => {
    if (isSignIn(message)) measured.push({ whole: performance.now() - began, password });
  });
  return {
    measured,
    passwords: {
      ...passwords,
      async verify(...asked) {
        const asking = performance.now();
        const isRight = await passwords.verify(...asked);
        password = performance.now() - asking;
        return isRight;
      },
    },
  };
}

interface Computer {
  readonly accountId: string;
  readonly device: Device;
}

/** Each of an account of its own. How a computer is connected is tested elsewhere. */
async function connectedComputers({ url, database: { service: db } }: Cloud): Promise<readonly Computer[]> {
  const owners = await db
    .insert(accounts)
    .values(Array.from({ length: COMPUTERS }, (_, index) => ({ name: 'Ada', email: `ada-${index}@probe.example`, emailVerified: true })))
    .returning({ id: accounts.id });
  const computers = owners.map(({ id }) => ({ accountId: id, device: aDevice(url) }));
  const seen = { label: 'Linux', appVersion: '1.0.0', plan: 'free', addedAt: new Date(0), lastSeenAt: new Date(0) } as const;
  await db.insert(devices).values(computers.map(({ accountId, device }) => ({ accountId, key: device.deviceKey, ...seen })));
  await db.insert(licences).values(owners.map(({ id }) => ({ accountId: id })));
  return computers;
}

/** As the app sends it on most days: proven by the key that came with the licence of its first. */
async function refreshesOf(computers: readonly Computer[], { url }: Cloud): Promise<readonly SentRequest[]> {
  const refreshes: SentRequest[] = [];
  for (const { accountId, device } of computers) {
    const call: LicensingCall = { accountId, deviceKey: device.deviceKey, appVersion: '1.0.0', plan: 'free' };
    // The clock of this service stands still: one challenge does for all.
    const { challenge } = await device.client.licence.challenge();
    const first = await device.refresh(accountId);
    if (first.outcome !== 'licence' || first.accessKey === null) throw new Error('a computer got no licence');
    refreshes.push({
      url: `${url}${cloudPath}/licence/refresh`,
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        [proofHeader]: device.keyedProof(first.accessKey, challenge, 'licence.refresh', licensingValues(call)),
      },
      body: JSON.stringify({ json: call }),
    });
  }
  return refreshes;
}

async function startBare() {
  const pool = new Pool({ connectionString: database, max: 20 });
  const app = new Hono();
  app.get('/read/:id', async (c) => c.json((await pool.query('select * from accounts where id = $1', [c.req.param('id')])).rows));
  const listening = Promise.withResolvers<number>();
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => listening.resolve(port));
  const url = `http://127.0.0.1:${await listening.promise}`;
  const answer: BareChild = { read: { url: `${url}/read/${accountId}`, method: 'GET', headers: {}, body: '' } };
  const close = async (): Promise<void> => {
    await pool.end();
    server.close();
  };
  return { report: answer, measured: [], close };
}
