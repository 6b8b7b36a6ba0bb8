import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterEach, expect, test } from 'vitest';
import { openDatabase } from '../../cloud/db/database.ts';
import { aPostgres } from '../support/a-postgres.ts';
import { freePort } from '../support/free-port.ts';
import { cloudProcess } from '../support/cloud-process.ts';
import { confirmAddress } from '../support/confirm-address.ts';
import { mailServer } from '../support/mail-server.ts';
import { createVisitor } from '../support/a-visitor.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'session-desk-cloud-'));
  folders.push(folder);
  return folder;
}

test('with nothing set it runs on a folder, mails into its outbox, ends in good order, and knows everybody again afterwards', async () => {
  const [folder, port] = [newFolder(), await freePort()];
  const environment = { CLOUD_FOLDER: join(folder, 'cloud'), CLOUD_PORT: String(port) };
  const first = cloudProcess(environment);
  await first.listening;
  const visitor = createVisitor(`http://127.0.0.1:${port}`);
  expect((await visitor.get('/ready')).status).toBe(200);
  const typed = { name: 'Ada Probe', email: 'ada@probe.example', password: 'seven quiet harbours', age: 'age18', agreed: 'yes' };
  expect((await visitor.send('/sign-up', typed)).status).toBe(200);
  const outbox = join(folder, 'cloud', 'outbox');
  while (readdirSync(outbox).length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
  const mail = readFileSync(join(outbox, readdirSync(outbox)[0] ?? ''), 'utf8')
    .replaceAll('=\r\n', '')
    .replaceAll('=3D', '=');
  const token = /\/confirm\?token=([\w.-]+)/.exec(mail)?.[1] ?? '';
  first.child.kill('SIGTERM');
  expect(await first.ended).toBe(0);
  expect(first.said.out).toContain('"stopped"');

  const second = cloudProcess(environment);
  await second.listening;
  expect((await confirmAddress(visitor, `/confirm?token=${token}`)).text).toContain('confirmed');
  expect((await visitor.send('/sign-in', { email: typed.email, password: typed.password })).location).toBe('/account');
  second.child.kill('SIGKILL');
  await second.ended;

  const third = cloudProcess(environment);
  await third.listening;
  expect((await visitor.get('/account')).text).toContain('Ada Probe');
  third.child.kill('SIGTERM');
  expect(await third.ended).toBe(0);
  expect(statSync(join(folder, 'cloud', 'secret')).mode & 0o777).toBe(0o600);
  expect(statSync(join(folder, 'cloud', 'database')).mode & 0o777).toBe(0o700);
}, 120_000);

test('half set up for production it does not start, says what is missing, and makes nothing', async () => {
  const folder = join(newFolder(), 'cloud');
  const { ended, said } = cloudProcess({ CLOUD_MODE: 'production', CLOUD_FOLDER: folder });
  expect(await ended).toBe(1);
  expect(said.err).toContain('CLOUD_SECRET is wanted');
  expect(existsSync(folder)).toBe(false);
});

test('two instances share sessions, limits and jobs, and what one was doing when it was killed is done by the other', async () => {
  await using postgres = await aPostgres();
  const url = await postgres.newDatabase();
  const never = Promise.withResolvers<void>();
  let messages = 0;
  const mailAccepted = Promise.withResolvers<void>();
  await using smtp = await mailServer({
    authOptional: true,
    hideSTARTTLS: true,
    onMessage: async () => {
      messages += 1;
      if (messages === 1) await never.promise; // the first instance waits for an answer until it is killed
      else mailAccepted.resolve();
    },
  });
  const [folder, ports] = [newFolder(), [await freePort(), await freePort()]];
  const [one = '', other = ''] = ports.map((port) => `http://127.0.0.1:${port}`);
  const shared = {
    CLOUD_FOLDER: folder,
    CLOUD_URL: one,
    DATABASE_URL: url,
    MAIL_SMTP_URL: `smtp://localhost:${smtp.port}`,
    MAIL_FROM: 'Session Desk <desk@desk.example>',
  };
  const begin = async (port: number | undefined) => {
    const instance = cloudProcess({ ...shared, CLOUD_PORT: String(port) });
    await instance.listening;
    return instance;
  };

  const first = await begin(ports[0]);
  const visitor = createVisitor(one);
  const typed = { name: 'Ada Probe', email: 'ada@probe.example', password: 'seven quiet harbours', age: 'age18', agreed: 'yes' };
  await visitor.send('/sign-up', typed);
  await expect.poll(() => messages, { timeout: 30_000, interval: 50 }).toBe(1);
  const second = await begin(ports[1]);
  first.child.kill('SIGKILL');
  await first.ended;
  // As if half a minute had gone by since the first one was heard of.
  const database = await openDatabase({ kind: 'server', url });
  const silent = await database.service.execute(
    sql`update jobs.job set heartbeat_on = now() - interval '31 seconds' where state = 'active' returning name`,
  );
  expect(silent.rows).toEqual([{ name: 'send-mail' }]);
  await mailAccepted.promise;
  await expect.poll(() => smtp.accepted.length, { timeout: 10_000, interval: 50 }).toBe(1);
  await database.service.execute(sql`update accounts set email_verified = true`);
  await database.close();

  const third = await begin(ports[0]);
  const { email, password } = typed;
  expect((await visitor.send(`${other}/sign-in`, { email, password })).status).toBe(303);
  expect((await visitor.get(`${one}/account`)).text).toContain('Ada Probe');
  const stranger = createVisitor(one);
  const guesses: number[] = [];
  for (const place of [one, other, one, other, one, other, one])
    guesses.push((await stranger.send(`${place}/sign-in`, { email, password: 'not this one at all' })).status);
  expect(guesses).toEqual([400, 400, 400, 400, 400, 429, 429]);
  for (const { child } of [second, third]) child.kill('SIGTERM');
  expect(await Promise.all([second.ended, third.ended])).toEqual([0, 0]);
}, 120_000);
