/**
 * One server of the cloud's bench, in a process of its own: the whole service with a member and a connected computer, or
 * a bare Hono route on the same database. It prints where it is, and ends when its input does.
 */
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { Pool } from 'pg';
import { createPasswords } from '../cloud/features/accounts/passwords.ts';
import { openDatabase } from '../cloud/db/database.ts';
import { cloudPath } from '../shared/contract/cloud/index.ts';
import { licensingValues, proofHeader, type LicensingCall } from '../shared/contract/cloud/device-fields.ts';
import { aCloud } from '../tests/support/a-cloud.ts';
import { aDevice } from '../tests/support/a-device.ts';
import { aMember, memberPassword } from '../tests/support/a-member.ts';

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
  readonly refresh: SentRequest;
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
  const device = aDevice(cloud.url);
  const asked = await device.ask();
  if (asked.outcome !== 'asked') throw new Error('the computer was told to wait');
  await member.browser.send('/connect', { code: asked.code }, '/connect/confirm');
  const call: LicensingCall = { accountId: member.id, deviceKey: device.deviceKey, appVersion: '1.0.0', plan: 'free' };
  const { challenge } = await device.client.licence.challenge();
  // The clock of this service stands still: one challenge does for all.
  const proof = device.proof(challenge, 'licence.refresh', licensingValues(call));
  const refresh: SentRequest = {
    url: `${cloud.url}${cloudPath}/licence/refresh`,
    method: 'POST',
    headers: { 'content-type': 'application/json', [proofHeader]: proof },
    body: JSON.stringify({ json: call }),
  };
  const answer: ServiceChild = { url: cloud.url, email: member.email, accountId: member.id, refresh };
  return { report: answer, close: () => cloud[Symbol.asyncDispose]() };
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
