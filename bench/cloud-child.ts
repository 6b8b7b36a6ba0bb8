/**
 * One server of the cloud's bench, in a process of its own: the whole service with a member and connected computers, or
 * a bare Hono route on the same database. It prints where it is, and ends when its input does.
 */
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { Pool } from 'pg';
import { createPasswords } from '../cloud/features/accounts/passwords.ts';
import { openDatabase } from '../cloud/db/database.ts';
import { accounts, devices, licences } from '../cloud/db/schema.ts';
import { cloudPath } from '../shared/contract/cloud/index.ts';
import { licensingValues, proofHeader, type LicensingCall } from '../shared/contract/cloud/device-fields.ts';
import { aCloud, type Cloud } from '../tests/support/a-cloud.ts';
import { aDevice, type Device } from '../tests/support/a-device.ts';
import { aMember, memberPassword } from '../tests/support/a-member.ts';

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
  /** Compares one password, and does nothing else. */
  readonly password: SentRequest;
}

const [, , kind, database = '', accountId = ''] = process.argv;
const { report, close } = kind === 'service' ? await startService() : await startBare();
process.stdout.write(`${JSON.stringify(report)}\n`);
process.stdin.resume().on('end', () => void close());

async function startService() {
  const cloud = await aCloud(await openDatabase({ kind: 'server', url: database }));
  const member = await aMember(cloud, 'ada@probe.example');
  const computers = await connectedComputers(cloud);
  const answer: ServiceChild = {
    url: cloud.url,
    email: member.email,
    accountId: member.id,
    refreshes: await refreshesOf(computers, cloud),
  };
  return { report: answer, close: () => cloud[Symbol.asyncDispose]() };
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
  const passwords = createPasswords();
  const hashed = await passwords.hash(memberPassword);
  const app = new Hono();
  app.get('/read/:id', async (c) => c.json((await pool.query('select * from accounts where id = $1', [c.req.param('id')])).rows));
  app.get('/password', async (c) => c.json(await passwords.verify(hashed, memberPassword)));
  const listening = Promise.withResolvers<number>();
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => listening.resolve(port));
  const url = `http://127.0.0.1:${await listening.promise}`;
  const get = (path: string): SentRequest => ({ url: `${url}${path}`, method: 'GET', headers: {}, body: '' });
  const answer: BareChild = { read: get(`/read/${accountId}`), password: get('/password') };
  const close = async (): Promise<void> => {
    await pool.end();
    server.close();
  };
  return { report: answer, close };
}
