import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { openStore } from '../../main/db/open-store.ts';
import { createSystemClock } from '../../main/node/system-clock.ts';
import { createSmtpMailer } from '../../main/node/smtp.ts';
import { openMailProfile } from '../support/mail-profile.ts';
import { aMailDesk, signUp } from '../support/mail-desk.ts';
import { mailServer, type MailServer, type MailServerOptions } from '../support/mail-server.ts';
import { createKeptLog } from '../support/vault-harness.ts';
import { eventually } from '../support/eventually.ts';

const script = join(import.meta.dirname, '../support/mail-runner.ts');

interface Killed {
  readonly server: MailServer;
  /** Resolves once the process is gone. */
  kill(): Promise<void>;
}

/** A profile whose outbox holds one message, and a process that sends it, which is killed by `moment`. */
async function killedWhile(options: (kill: () => Promise<void>) => MailServerOptions, moment?: (killed: Killed) => Promise<void>) {
  let child: ChildProcess | null = null;
  const gone = Promise.withResolvers<void>();
  const kill = async (): Promise<void> => {
    child?.kill('SIGKILL');
    await gone.promise;
  };
  const server = await mailServer(options(kill));
  const desk = aMailDesk({ mailer: createSmtpMailer({ limits: { connectMs: 500 } }) });
  signUp(desk, { port: 1 });
  const invoice = await desk.invoice();
  const { id } = desk.send(invoice);
  await eventually(() => expect(desk.mail.get(id).state).toBe('failed'));
  // The account goes to the real server while nothing runs that could use it.
  desk.reopen({ ...createSmtpMailer(), handOver: () => new Promise(() => undefined) });
  signUp(desk, server);
  desk.profile.close();

  child = fork(script, [desk.folder, desk.key.toString('hex'), server.ca], { stdio: 'inherit' });
  child.once('exit', () => gone.resolve());
  await once(child, 'message');
  await moment?.({ server, kill });
  await gone.promise;

  /** The next start of the app: what it finds, and what it then does. */
  const restart = async () => {
    const store = openStore({ file: desk.file, key: desk.key });
    const found = store.read.get<{ state: string }>(`SELECT state FROM mail_messages`);
    const profile = openMailProfile({
      ...desk,
      store,
      clock: createSystemClock(),
      log: createKeptLog(),
      mailer: createSmtpMailer({ ca: server.ca }),
    });
    profile.mail.online();
    await vi.waitFor(() => expect(['handedOver', 'unknown']).toContain(profile.mail.get(id).state), { timeout: 8_000 });
    const { state } = profile.mail.get(id);
    const { sentOn } = profile.invoices.get(invoice.id);
    profile.close();
    store.close();
    await server[Symbol.asyncDispose]();
    return { found: Object.values(found ?? {})[0], state, isMarkedSent: sentOn !== null, taken: server.accepted.length };
  };
  return restart();
}

test('killed before the server asks for the message: it goes at the next start, once', async () => {
  let isFirst = true;
  const outcome = await killedWhile((kill) => ({
    onRcptTo: (_to, _session, done) => {
      if (isFirst) void kill();
      else done();
      isFirst = false;
    },
  }));

  expect(outcome).toEqual({ found: 'failed', state: 'handedOver', isMarkedSent: true, taken: 1 });
});

test('killed at the first byte of the message: nobody knows, and nothing is sent again', async () => {
  const outcome = await killedWhile((kill) => ({ onFirstBytes: () => void kill(), onMessage: kill }));

  expect(outcome).toMatchObject({ found: 'handingOver', state: 'unknown', isMarkedSent: false });
  expect(outcome.taken).toBeLessThanOrEqual(1);
});

test('killed after the server has taken the message and before its answer: nobody knows, and nothing is sent again', async () => {
  expect(await killedWhile((kill) => ({ onMessage: kill }))).toEqual({
    found: 'handingOver',
    state: 'unknown',
    isMarkedSent: false,
    taken: 1,
  });
});

test('killed at any moment: the server has it at most once, and the state never says more than is so', async () => {
  for (const ms of [0, 5, 15, 30, 60, 120]) {
    const outcome = await killedWhile(
      () => ({}),
      async ({ kill }) => {
        await after(ms);
        await kill();
      },
    );

    expect(outcome.taken, `after ${ms} ms`).toBeLessThanOrEqual(1);
    expect(outcome.state === 'unknown' || outcome.taken === 1, `after ${ms} ms`).toBe(true);
    expect(outcome.isMarkedSent, `after ${ms} ms`).toBe(outcome.state === 'handedOver');
  }
}, 60_000);
