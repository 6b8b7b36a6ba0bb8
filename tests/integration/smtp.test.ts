import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { hostname } from 'node:os';
import PostalMime from 'postal-mime';
import { expect, test } from 'vitest';
import { createSmtpMailer, type SmtpMailerDeps } from '../../main/node/smtp.ts';
import type { HandOverRequest, MailAccount } from '../../main/ports/mailer.ts';
import type { HandOver } from '../../shared/domain/mail/hand-over.ts';
import { pdfName } from '../../shared/domain/mail/attachment-name.ts';
import { headerText } from '../../shared/domain/mail/header-text.ts';
import { aMail, aMailbox, anAccount } from '../support/a-mail.ts';
import { mailServer, mailUser, refusal, type MailServer } from '../support/mail-server.ts';
import { eventually } from '../support/eventually.ts';

/** Short, so that silence is noticed soon. */
const limits: NonNullable<SmtpMailerDeps['limits']> = { connectMs: 3_000, greetingMs: 600, silenceMs: 900 };

function handOver(server: MailServer, account: Partial<MailAccount> = {}, request: Partial<HandOverRequest> = {}): Promise<HandOver> {
  return createSmtpMailer({ limits, ca: server.ca }).handOver({
    account: anAccount(server, account),
    mail: aMail(),
    beforeData: () => 'send',
    signal: new AbortController().signal,
    ...request,
  });
}

/** A message of some megabytes: more than sockets hold. */
const large = aMail({ attachments: [{ name: 'a.pdf', pdf: new Uint8Array(24_000_000) }] });

test.each(['tls', 'startTls'] as const)('a message is handed over with %s, and arrives as it was written', async (security) => {
  await using server = await mailServer({ secure: security === 'tls' });
  const outcome = await handOver(server, { security });
  const mail = await PostalMime.parse(Buffer.from(server.accepted[0] ?? '', 'latin1'));

  expect(outcome).toEqual({ outcome: 'handedOver', reply: '250 2.0.0 Ok: queued as 4F1B', serverMessageId: null, refused: [] });
  expect(server.accepted).toHaveLength(1);
  expect(mail).toMatchObject({
    messageId: '<019a0b1c-0000-7000-8000-000000000001@example.com>',
    date: '2026-11-18T11:06:40.000Z',
    from: { name: 'Dr Zoë Müller', address: 'ann@example.com' },
    to: [{ name: 'River Surgery', address: 'accounts@river.example' }],
    subject: 'Invoice 2026-0042 from Dr Zoë Müller',
  });
  expect(mail.text?.trimEnd()).toBe('Dear Accounts,\n\nPlease find attached invoice 2026-0042 for £850.00.\n.\nKind regards');
  expect(mail.attachments).toMatchObject([
    { filename: 'Rechnung Zoë 李 2026-0042.pdf', mimeType: 'application/pdf', disposition: 'attachment' },
  ]);
  expect(Buffer.from(mail.attachments[0]?.content as ArrayBuffer).toString('utf8')).toBe('%PDF-1.7\n%âãÏÓ\n');
});

test('neither the computer’s name nor this program’s is told', async () => {
  await using server = await mailServer();
  await handOver(server);

  expect(server.greetings).toEqual(['[127.0.0.1]']);
  expect(server.accepted[0]).not.toMatch(/nodemailer|x-mailer|user-agent/iu);
  expect(server.accepted[0]).not.toContain(hostname());
});

test('the server waits for the message when its caller is asked, once, and has seen none of it', async () => {
  await using server = await mailServer();
  const seen: number[] = [];
  await handOver(server, {}, { beforeData: () => (seen.push(server.dataBytes()), 'send') });

  expect(seen).toEqual([0]);
});

test('a message that its caller stops is not sent', async () => {
  await using server = await mailServer();

  expect(await handOver(server, {}, { beforeData: () => 'stop' })).toEqual({ outcome: 'failed', problem: 'cancelled', reply: null });
  await eventually(() => expect(server.connections()).toBe(0));
  // Not even a QUIT, which the server would take for the beginning of the message.
  expect([server.dataBytes(), server.accepted]).toEqual([0, []]);
});

test('a message whose state could not be stored is not sent, and the fault is not hidden', async () => {
  await using server = await mailServer();
  const beforeData = (): never => {
    throw new Error('disk full');
  };

  await expect(handOver(server, {}, { beforeData })).rejects.toThrow('disk full');
  expect(server.accepted).toEqual([]);
});

test('a wrong password is told, with nothing sent', async () => {
  await using server = await mailServer();
  const outcome = await handOver(server, { signIn: { ...mailUser, password: 'wrong horse' } });

  expect(outcome).toEqual({ outcome: 'failed', problem: 'wrongPassword', reply: expect.stringContaining('535') });
  expect(JSON.stringify(outcome)).not.toContain('wrong horse');
  expect(server.accepted).toEqual([]);
});

test.each([
  [534, '5.7.9 Application-specific password required', 'signInRefused'],
  [535, '5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant', 'signInRefused'],
  [454, '4.7.0 Temporary authentication failure', 'busy'],
] as const)('a sign-in that is answered with %d %s is %s, and may be tried again', async (code, words, problem) => {
  await using server = await mailServer({ onAuth: (_auth, _session, callback) => callback(refusal(code, words)) });

  expect(await handOver(server)).toMatchObject({ outcome: 'failed', problem });
});

test('a certificate that nobody vouches for ends everything before the password', async () => {
  for (const security of ['tls', 'startTls'] as const) {
    await using server = await mailServer({ secure: security === 'tls' });
    const stranger = createSmtpMailer({ limits });
    const account = anAccount(server, { security });

    expect(await stranger.test(account, new AbortController().signal)).toMatchObject({ outcome: 'failed', problem: 'certificate' });
    expect(server.signIns).toEqual([]);
  }
});

test('a certificate of another name ends everything before the password', async () => {
  await using server = await mailServer({ host: 'other.example' });

  expect(await handOver(server)).toMatchObject({ outcome: 'failed', problem: 'certificate' });
  expect(server.signIns).toEqual([]);
});

test('a server that offers no protection gets neither password nor message', async () => {
  await using server = await mailServer({ hideSTARTTLS: true, allowInsecureAuth: true, disabledCommands: ['STARTTLS'] });

  expect(await handOver(server)).toMatchObject({ outcome: 'failed', problem: 'noTls' });
  expect([server.signIns, server.accepted]).toEqual([[], []]);
});

test('a server that turns every connection away is not the message’s fault', async () => {
  await using server = await mailServer({ onConnect: (_session, callback) => callback(refusal(554, '5.7.1 Your network is blocked')) });

  expect(await handOver(server)).toMatchObject({ outcome: 'failed', problem: 'rejected' });
});

test('a port that speaks another way is told apart from a server that is not there', async () => {
  await using server = await mailServer();
  await using plain = await listening((socket) => void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));

  expect(await handOver(server, { security: 'tls' })).toMatchObject({ outcome: 'failed', problem: 'notUnderstood' });
  expect(await handOver(server, { port: plain.port })).toMatchObject({ outcome: 'failed', problem: 'notUnderstood' });
});

test('a port where nothing listens, and a name that does not exist, are told', async () => {
  await using server = await mailServer();
  const closed = await listening(() => undefined);
  await closed[Symbol.asyncDispose]();

  expect(await handOver(server, { port: closed.port })).toEqual({ outcome: 'failed', problem: 'unreachable', reply: null });
  expect(await handOver(server, { host: 'mail.invalid' })).toEqual({ outcome: 'failed', problem: 'nameUnknown', reply: null });
});

test('a server that says nothing, or hangs up at once, is told', async () => {
  await using server = await mailServer();
  await using silent = await listening(() => undefined);
  await using rude = await listening((socket) => void socket.destroy());

  expect(await handOver(server, { port: silent.port })).toEqual({ outcome: 'failed', problem: 'timedOut', reply: null });
  expect(await handOver(server, { port: rude.port })).toEqual({ outcome: 'failed', problem: 'dropped', reply: null });
});

test.each([
  ['the sender', 'onMailFrom', 550, 'refused', 'senderRefused'],
  ['the sender for now', 'onMailFrom', 451, 'failed', 'busy'],
  ['the recipient', 'onRcptTo', 550, 'refused', 'recipientRefused'],
  ['the recipient for now', 'onRcptTo', 450, 'failed', 'busy'],
] as const)('a server that refuses %s (%s %d) is answered with %s', async (_, event, code, outcome, problem) => {
  await using server = await mailServer({
    [event]: (_address: unknown, _session: unknown, callback: (error: Error) => void) => callback(refusal(code, 'No')),
  });
  let asked = 0;

  expect(await handOver(server, {}, { beforeData: () => ((asked += 1), 'send') })).toMatchObject({ outcome, problem, reply: `${code} No` });
  expect([asked, server.accepted]).toEqual([0, []]);
});

test('a recipient that is refused among others is named, and the others get the message', async () => {
  await using server = await mailServer({
    onRcptTo: ({ address }, _session, callback) => callback(address.startsWith('gone') ? refusal(550, '5.1.1 No such user') : null),
  });
  const mail = aMail({ copyTo: [aMailbox('gone@river.example')] });

  expect(await handOver(server, {}, { mail })).toMatchObject({
    outcome: 'handedOver',
    refused: [{ address: 'gone@river.example', reply: '550 5.1.1 No such user' }],
  });
  expect(server.accepted).toHaveLength(1);
});

test('a message that is larger than the server takes is refused, announced or not', async () => {
  for (const hideSize of [false, true]) {
    await using server = await mailServer({ size: 500, hideSize });

    expect(await handOver(server)).toMatchObject({ outcome: 'refused', problem: 'tooLarge' });
    expect(server.accepted).toEqual([]);
  }
});

test.each([
  [451, '4.3.0 Try again later', 'failed', 'busy'],
  [421, '4.3.2 Closing', 'failed', 'busy'],
  [554, '5.7.1 Message rejected as spam', 'refused', 'rejected'],
] as const)('a message that is answered with %d after its end is %s', async (code, words, outcome, problem) => {
  await using server = await mailServer({
    onMessage: () => {
      throw refusal(code, words);
    },
  });

  expect(await handOver(server)).toMatchObject({ outcome, problem, reply: `${code} ${words}` });
});

test('a connection that ends in the middle of a message means that it was not taken', async () => {
  await using server = await mailServer({ onFirstBytes: ({ drop }) => drop() });
  const outcome = await handOver(server, {}, { mail: large });

  expect(outcome).toEqual({ outcome: 'failed', problem: 'dropped', reply: null });
  expect(server.accepted).toEqual([]);
});

test('a message that was taken, and whose answer got lost, is unknown', async () => {
  await using server = await mailServer({ onMessage: ({ drop }) => drop() });

  expect(await handOver(server)).toEqual({ outcome: 'unknown', problem: 'dropped' });
  expect(server.accepted).toHaveLength(1);
});

test('a message that was taken, and whose answer never comes, is unknown', async () => {
  const answer = Promise.withResolvers<void>();
  await using server = await mailServer({ onMessage: () => answer.promise });
  const outcome = await handOver(server);
  answer.resolve();

  expect(outcome).toEqual({ outcome: 'unknown', problem: 'timedOut' });
});

test('stopping before the message is sent is certain; stopping after it is not', async () => {
  const early = new AbortController();
  const late = new AbortController();
  await using slow = await mailServer({ onMailFrom: () => early.abort() });
  await using taken = await mailServer({ onMessage: () => late.abort() });

  expect(await handOver(slow, {}, { signal: early.signal })).toEqual({ outcome: 'failed', problem: 'cancelled', reply: null });
  expect(await handOver(taken, {}, { signal: late.signal })).toEqual({ outcome: 'unknown', problem: 'cancelled' });
  expect(await handOver(taken, {}, { signal: AbortSignal.abort() })).toEqual({ outcome: 'failed', problem: 'cancelled', reply: null });
});

test('hostile names, subjects and file names stay what they are: no header, no recipient more', async () => {
  await using server = await mailServer();
  const hostile = 'A"\r\nBcc: thief@evil.example\r\n\r\n<b>x</b>,thief@evil.example';
  const mail = aMail({
    from: aMailbox('ann@example.com', hostile),
    to: [aMailbox('accounts@river.example', hostile)],
    subject: headerText(hostile),
    attachments: [{ name: pdfName(hostile), pdf: new Uint8Array(3) }],
  });
  const outcome = await handOver(server, {}, { mail });
  const arrived = await PostalMime.parse(Buffer.from(server.accepted[0] ?? '', 'latin1'));

  expect(outcome).toMatchObject({ outcome: 'handedOver', refused: [] });
  expect(arrived.headers.map(({ key }) => key).toSorted()).toEqual([
    'content-type',
    'date',
    'from',
    'message-id',
    'mime-version',
    'subject',
    'to',
  ]);
  expect(arrived.to).toEqual([{ name: headerText(hostile), address: 'accounts@river.example' }]);
  expect(arrived.attachments).toHaveLength(1);
  expect(server.recipients).toEqual(['accounts@river.example']);
});

test('every attempt at the same message sends the same bytes', async () => {
  await using server = await mailServer();
  await handOver(server);
  await handOver(server);

  expect(server.accepted[1]).toBe(server.accepted[0]);
});

test('a test of the account signs in and sends nothing', async () => {
  await using server = await mailServer();
  const mailer = createSmtpMailer({ limits, ca: server.ca });
  const signal = new AbortController().signal;

  expect(await mailer.test(anAccount(server), signal)).toEqual({ outcome: 'ready' });
  expect(await mailer.test(anAccount(server, { signIn: { userName: 'bob', password: 'x' } }), signal)).toMatchObject({
    problem: 'wrongPassword',
  });
  expect(server.signIns).toEqual(['ann@example.com:correct horse', 'bob:x']);
  expect(server.accepted).toEqual([]);
});

test('a server without sign-in is told when the account has one, and used when it has none', async () => {
  await using server = await mailServer({ authOptional: true, disabledCommands: ['AUTH'] });

  expect(await handOver(server)).toMatchObject({ outcome: 'failed', problem: 'noSignIn' });
  expect(await handOver(server, { signIn: null })).toMatchObject({ outcome: 'handedOver' });
});

test('a draft opens with the PDF and is marked as not sent', async () => {
  const bytes = await createSmtpMailer().draft(aMail({ copyTo: [aMailbox('b@river.example', 'Ä, "B" <x@y.example>')] }));
  const mail = await PostalMime.parse(bytes);

  expect(mail.headers).toContainEqual({ key: 'x-unsent', originalKey: 'X-Unsent', value: '1' });
  expect(mail.cc).toEqual([{ name: 'Ä, "B" <x@y.example>', address: 'b@river.example' }]);
  expect(mail.attachments).toMatchObject([{ filename: 'Rechnung Zoë 李 2026-0042.pdf' }]);
});

async function listening(onSocket: (socket: Socket) => void): Promise<AsyncDisposable & { readonly port: number }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined); // clients that hang up are what is tested
    onSocket(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
