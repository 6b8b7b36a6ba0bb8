import { once } from 'node:events';
import { createServer } from 'node:net';
import PostalMime from 'postal-mime';
import { expect, test, vi } from 'vitest';
import { createSmtpMailer } from '../../main/node/smtp.ts';
import { hours, localDate, minutes } from '../../shared/domain/time.ts';
import { leaksInFolder } from '../support/canaries.ts';
import { aMailDesk, signUp, type MailDesk } from '../support/mail-desk.ts';
import { pdfBytes } from '../support/mail-profile.ts';
import { mailServer, refusal, type MailServer, type MailServerOptions } from '../support/mail-server.ts';
import { eventually } from '../support/eventually.ts';

const limits = { connectMs: 3_000, greetingMs: 600, silenceMs: 900 };

interface Post extends AsyncDisposable {
  readonly desk: MailDesk;
  readonly server: MailServer;
}

/** A desk whose account is on a real server that is trusted. */
async function aPost(options: MailServerOptions = {}): Promise<Post> {
  const server = await mailServer(options);
  const desk = aMailDesk({ mailer: createSmtpMailer({ limits, ca: server.ca }) });
  signUp(desk, server);
  return { desk, server, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}

/** Waits until a message is in the state. */
async function becomes(desk: MailDesk, id: string, state: string): Promise<void> {
  await vi.waitFor(() => expect(desk.mail.get(id).state).toBe(state), { timeout: 8_000 });
}

const attention = ({ mail }: MailDesk): number => mail.attention().count;

test('an invoice goes out with its stored PDF, and reads as sent only once the server has it', async () => {
  const answer = Promise.withResolvers<void>();
  await using post = await aPost({ onMessage: () => answer.promise });
  const { desk, server } = post;
  const invoice = await desk.invoice();

  const { id, state } = desk.send(invoice);
  await becomes(desk, id, 'handingOver');
  const sentOnBefore = desk.profile.invoices.get(invoice.id).sentOn;
  answer.resolve();
  await becomes(desk, id, 'handedOver');
  const mail = await PostalMime.parse(Buffer.from(server.accepted[0] ?? '', 'latin1'));

  expect([state, sentOnBefore, desk.profile.invoices.get(invoice.id).sentOn]).toEqual(['queued', null, '2026-11-24']);
  expect(mail).toMatchObject({
    from: { name: 'Ada Moss', address: 'ann@example.com' },
    to: [{ address: 'accounts@river.example' }],
    subject: `Invoice ${invoice.number} from Ada Moss`,
  });
  expect(mail.attachments).toMatchObject([{ filename: `Invoice ${invoice.number}.pdf`, mimeType: 'application/pdf' }]);
  expect(Buffer.from(mail.attachments[0]?.content as ArrayBuffer)).toEqual(pdfBytes);
  expect(attention(desk)).toBe(0);
});

/** What a server does, and where the message stands then. `again` tells whether it is tried again by itself. */
const faults: readonly (readonly [string, MailServerOptions, { state: string; problem: string | null; again: boolean; user: boolean }])[] = [
  ['asks to come back later', { onRcptTo: (_to, _session, done) => done(refusal(451, '4.7.1 Greylisted')) }, { state: 'failed', problem: 'busy', again: true, user: false }],
  ['refuses the recipient', { onRcptTo: (_to, _session, done) => done(refusal(550, '5.1.1 No such user')) }, { state: 'refused', problem: 'recipientRefused', again: false, user: true }],
  ['refuses the whole message', { onMessage: () => { throw refusal(554, '5.7.1 Spam'); } }, { state: 'refused', problem: 'rejected', again: false, user: true }],
  ['answers 4xx to the whole message', { onMessage: () => { throw refusal(452, '4.3.1 Full'); } }, { state: 'failed', problem: 'busy', again: true, user: false }],
  ['refuses the password', { onAuth: (_auth, _session, done) => done(refusal(535, '5.7.8 No')) }, { state: 'failed', problem: 'wrongPassword', again: false, user: true }],
  ['hangs up in the middle', { onFirstBytes: (server) => server.drop(), onMessage: (server) => server.drop() }, { state: 'unknown', problem: null, again: false, user: true }],
  ['takes the message and never answers', { onMessage: () => new Promise(() => undefined) }, { state: 'unknown', problem: null, again: false, user: true }],
]; // prettier-ignore

test.each(faults)('a server that %s leaves the outbox right', async (_, options, { state, problem, again, user }) => {
  await using post = await aPost(options);
  const { desk, server } = post;
  const invoice = await desk.invoice();

  const { id } = desk.send(invoice);
  await becomes(desk, id, state);

  const message = desk.mail.get(id);
  expect([message.problem, message.retryAt !== null, attention(desk) === 1]).toEqual([problem, again, user]);
  expect(desk.profile.invoices.get(invoice.id).sentOn).toBeNull();
  expect(server.accepted).toEqual([]);
});

test('a certificate that nobody vouches for gets neither password nor message, and waits for the user', async () => {
  await using server = await mailServer();
  const desk = aMailDesk({ mailer: createSmtpMailer({ limits }) });
  signUp(desk, server);

  const { id } = desk.send(await desk.invoice());
  await becomes(desk, id, 'failed');

  expect(desk.mail.get(id)).toMatchObject({ problem: 'certificate', retryAt: null });
  expect([server.signIns, server.accepted]).toEqual([[], []]);
});

test('offline it waits, never reads as sent, survives a restart, and goes once there is a connection', async () => {
  const closed = createServer().listen(0, '127.0.0.1');
  await once(closed, 'listening');
  const { port } = closed.address() as { port: number };
  closed.close();
  const desk = aMailDesk({ mailer: createSmtpMailer({ limits }) });
  signUp(desk, { port });
  const invoice = await desk.invoice();

  const { id } = desk.send(invoice);
  await becomes(desk, id, 'failed');
  const offline = desk.mail.get(id);
  await using server = await mailServer();
  desk.reopen(createSmtpMailer({ limits, ca: server.ca }));
  const restarted = desk.mail.get(id);
  signUp(desk, server);
  desk.mail.online();
  await becomes(desk, id, 'handedOver');

  expect([offline.problem, offline.retryAt, desk.profile.invoices.get(invoice.id).sentOn]).toEqual([
    'unreachable',
    desk.clock.now() + minutes(1),
    '2026-11-24',
  ]);
  expect([restarted.state, server.accepted.length]).toEqual(['failed', 1]);
});

test('waits grow by themselves, without anyone pressing anything', async () => {
  let tries = 0;
  await using post = await aPost({
    onRcptTo: (_to, _session, done) => {
      tries += 1;
      done(tries < 3 ? refusal(451, '4.7.1 Greylisted') : null);
    },
  });
  const { desk, server } = post;
  const { id } = desk.send(await desk.invoice());
  await becomes(desk, id, 'failed');

  desk.clock.advance(minutes(1));
  await eventually(() => expect(tries).toBe(2));
  await becomes(desk, id, 'failed');
  desk.clock.advance(minutes(4));
  expect(tries).toBe(2);
  desk.clock.advance(minutes(1));
  await becomes(desk, id, 'handedOver');

  expect(server.accepted).toHaveLength(1);
});

test('after a wrong password nothing else is tried until the account is corrected; then all goes', async () => {
  await using post = await aPost();
  const { desk, server } = post;
  signUp(desk, server, { password: 'wrong horse' });
  const [first, second] = [desk.send(await desk.invoice()), desk.send(await desk.invoice())];
  await becomes(desk, first.id, 'failed');
  desk.mail.online();
  desk.clock.advance(hours(30));

  expect(server.signIns).toHaveLength(1);
  expect([
    desk.mail.get(second.id).state,
    desk.mail.list({ show: 'all', invoiceId: null, formId: null, bookingId: null, offset: 0, limit: 10 }).held,
  ]).toEqual(['queued', 'accountRefused']);
  desk.clock.advance(minutes(1));
  signUp(desk, server);
  await becomes(desk, first.id, 'handedOver');
  await becomes(desk, second.id, 'handedOver');
  expect(server.accepted).toHaveLength(2);
});

test('two windows cannot send the same invoice twice: the second is told', async () => {
  await using post = await aPost();
  const { desk, server } = post;
  const invoice = await desk.invoice();
  const about = { kind: 'invoice', invoiceId: invoice.id } as const;
  const words = desk.words(about);

  const { id } = desk.mail.send(words, { after: null });
  expect(() => desk.mail.send(words, { after: null })).toThrow(expect.objectContaining({ code: 'MAIL_SENT_MEANWHILE' }));
  await becomes(desk, id, 'handedOver');
  expect(() => desk.mail.send(words, { after: null })).toThrow(expect.objectContaining({ code: 'MAIL_SENT_MEANWHILE' }));
  const again = desk.mail.send(words, { after: id });
  await becomes(desk, again.id, 'handedOver');

  const ids = server.accepted.map((mail) => /^Message-ID: (.*)$/imu.exec(mail)?.[1]);
  expect(new Set(ids).size).toBe(2);
});

test('a message of which nobody knows keeps others from going until the user has said what became of it', async () => {
  let isMute = true;
  await using post = await aPost({ onMessage: () => (isMute ? new Promise(() => undefined) : undefined) });
  const { desk, server } = post;
  const invoice = await desk.invoice();
  const { id } = desk.send(invoice);
  await becomes(desk, id, 'unknown');
  isMute = false;

  expect(() => desk.send(invoice)).toThrow(expect.objectContaining({ code: 'MAIL_UNSETTLED' }));
  expect(desk.mail.get(id).can).toEqual({ retry: false, withdraw: false, found: true, missed: true, sendAgain: false });
  desk.mail.missed(id);
  const again = desk.send(invoice);
  await becomes(desk, again.id, 'handedOver');
  expect(server.accepted).toHaveLength(1);
});

test('a message that is withdrawn, or whose invoice is made void, while it waits is not sent', async () => {
  const desk = aMailDesk({ mailer: createSmtpMailer({ limits }) });
  signUp(desk, { port: 1 });
  const [invoice, other] = [await desk.invoice(), await desk.invoice()];
  const [first, second] = [desk.send(invoice), desk.send(other)];
  await becomes(desk, first.id, 'failed');
  await becomes(desk, second.id, 'failed');

  desk.mail.withdraw(first.id);
  desk.profile.invoices.void(other.id, 'a mistake');
  await using server = await mailServer();
  desk.reopen(createSmtpMailer({ limits, ca: server.ca }));
  signUp(desk, server);
  desk.mail.online();
  await becomes(desk, second.id, 'withdrawn');

  expect([desk.mail.get(first.id).state, server.accepted]).toEqual(['withdrawn', []]);
  expect(() => desk.mail.retry(first.id)).toThrow(expect.objectContaining({ code: 'MAIL_PASSED' }));
});

test('a PDF that is no longer what was issued is not sent', async () => {
  await using post = await aPost();
  const { desk, server } = post;
  desk.mail.removeAccount();
  const invoice = await desk.invoice();
  const issuedPdf = desk.profile.invoices.issuedPdf(invoice.id);
  signUp(desk, { port: 1 });
  const { id } = desk.send(invoice);
  await becomes(desk, id, 'failed');

  desk.store.write((db) => {
    db.run('DROP TRIGGER invoice_pdfs_are_fixed');
    db.run(`UPDATE invoice_pdfs SET pdf = x'${Buffer.concat([issuedPdf, Buffer.from(' ')]).toString('hex')}'`);
  });
  signUp(desk, server);
  desk.mail.online();
  await becomes(desk, id, 'refused');

  expect([desk.mail.get(id).problem, server.accepted]).toEqual(['attachmentDamaged', []]);
});

test('an invoice without an account stays where it is, and can be taken to another mail app', async () => {
  const desk = aMailDesk({ mailer: createSmtpMailer({ limits }) });
  const invoice = await desk.invoice();
  const words = desk.words({ kind: 'invoice', invoiceId: invoice.id });

  expect(() => desk.mail.send(words, { after: null })).toThrow(expect.objectContaining({ code: 'MAIL_NO_ACCOUNT' }));
  const pieces: Buffer[] = [];
  for await (const { base64 } of desk.mail.draft(words)) pieces.push(Buffer.from(base64, 'base64'));
  const draft = await PostalMime.parse(Buffer.concat(pieces));
  desk.mail.sentMyself(
    { kind: 'invoice', invoiceId: invoice.id },
    desk.profile.invoices.get(invoice.id).issuedOn ?? (words.about.kind as never),
  );

  expect(draft.headers.find(({ key }) => key === 'x-unsent')?.value).toBe('1');
  expect(draft).toMatchObject({ from: { address: 'ann@example.com' }, to: [{ address: 'accounts@river.example' }] });
  expect(desk.profile.invoices.get(invoice.id).sentOn).toBe('2026-11-03');
});

test('names and texts that are made to add headers or recipients add none', async () => {
  await using server = await mailServer();
  const evil = 'River\u2028Bcc: evil@example.net \u202E';
  const desk = aMailDesk({ mailer: createSmtpMailer({ limits, ca: server.ca }), organisation: { name: evil } });
  signUp(desk, server);
  desk.mail.saveText({
    name: 'invoice',
    reader: 'organisation',
    subject: 'For {organisation}',
    body: '{organisation}\n\nBcc: a@example.net\n.\nRCPT TO:<b@example.net>',
  });
  const { id } = desk.send(await desk.invoice());
  await becomes(desk, id, 'handedOver');
  const mail = await PostalMime.parse(Buffer.from(server.accepted[0] ?? '', 'latin1'));

  expect(server.recipients).toEqual(['accounts@river.example']);
  expect(mail.headers.filter(({ key }) => key === 'bcc')).toEqual([]);
  expect(mail.subject).toBe('For River Bcc: evil@example.net');
  expect(mail.text).toContain('RCPT TO:<b@example.net>');
});

const bounce = (headerId: string): string =>
  [
    'From: MAILER-DAEMON@example.com', 'Subject: Undelivered', 'Content-Type: multipart/report; report-type=delivery-status; boundary=b', '',
    '--b', 'Content-Type: text/plain', '', 'Sorry.', '--b', 'Content-Type: message/delivery-status', '',
    'Reporting-MTA: dns; example.com', '', 'Final-Recipient: rfc822; accounts@river.example', 'Action: failed', 'Status: 5.1.1', '',
    '--b', 'Content-Type: text/rfc822-headers', '', `Message-ID: ${headerId}`, '', '--b--', '',
  ].join('\r\n'); // prettier-ignore

test('a bounce that is pasted marks its message, once, and the invoice can be sent again to another address', async () => {
  await using post = await aPost();
  const { desk, server } = post;
  const invoice = await desk.invoice();
  const { id } = desk.send(invoice);
  await becomes(desk, id, 'handedOver');
  const report = bounce(/^Message-ID: (<.*>)/imu.exec(server.accepted[0] ?? '')?.[1] ?? '');

  const read = await desk.mail.readReport({ text: report }, null);
  const repeated = await desk.mail.readReport({ text: report }, null);
  const asked = attention(desk);
  const returned = desk.profile.invoices.get(invoice.id);
  desk.clock.advance(hours(24));
  const again = desk.mail.send(desk.words({ kind: 'again', messageId: id }, { to: ['pay@river.example'] }), { after: id });
  await becomes(desk, again.id, 'handedOver');

  expect(read).toMatchObject({ kind: 'report', changed: true, message: { id, state: 'bounced' } });
  expect([returned.state, returned.sentOn, returned.returnedOn]).toEqual(['returned', '2026-11-24', '2026-11-24']);
  expect(desk.profile.invoices.get(invoice.id)).toMatchObject({ state: 'sent', sentOn: '2026-11-25', returnedOn: null });
  expect(repeated).toMatchObject({ kind: 'report', changed: false });
  expect(desk.mail.get(id).reports).toMatchObject([{ address: 'accounts@river.example', action: 'failed' }]);
  expect([asked, attention(desk), server.recipients]).toEqual([1, 0, ['accounts@river.example', 'pay@river.example']]);
});

test('a report about an earlier message leaves an invoice that was sent anew as it is', async () => {
  await using post = await aPost();
  const { desk } = post;
  const invoice = await desk.invoice();
  const { id: first } = desk.send(invoice);
  await becomes(desk, first, 'handedOver');
  desk.clock.advance(minutes(1)); // ids of one moment have no order
  const { id: second } = desk.send(invoice);
  await becomes(desk, second, 'handedOver');

  await desk.mail.readReport({ text: bounce('') }, first);

  expect(desk.mail.get(first).state).toBe('bounced');
  expect(desk.profile.invoices.get(invoice.id)).toMatchObject({ state: 'sent', returnedOn: null });
});

test('a report about a message does not mark an invoice that the user has noted as sent another way since', async () => {
  await using post = await aPost();
  const { desk } = post;
  const [noted, before] = [await desk.invoice(), await desk.invoice()];
  desk.profile.invoices.markSent(before.id, localDate('2026-11-24'));
  desk.clock.advance(hours(1));
  const messages = [noted, before].map((invoice) => desk.send(invoice).id);
  for (const id of messages) await becomes(desk, id, 'handedOver');
  desk.clock.advance(hours(1));
  desk.profile.invoices.markSent(noted.id, localDate('2026-11-24'));

  for (const id of messages) await desk.mail.readReport({ text: bounce('') }, id);

  expect(messages.map((id) => desk.mail.get(id).state)).toEqual(['bounced', 'bounced']);
  expect(desk.profile.invoices.get(noted.id)).toMatchObject({ state: 'sent', returnedOn: null });
  expect(desk.profile.invoices.get(noted.id).history.map(({ what }) => what)).not.toContain('returned');
  expect(desk.profile.invoices.get(before.id)).toMatchObject({ state: 'returned', returnedOn: '2026-11-24' });
});

test('a report that names no message offers those to the address, and other mail changes nothing', async () => {
  await using post = await aPost();
  const { desk } = post;
  const { id } = desk.send(await desk.invoice());
  await becomes(desk, id, 'handedOver');
  const report = bounce('').replace('Message-ID: ', 'X-Nothing: 1');

  const read = await desk.mail.readReport({ text: report }, null);
  const chosen = await desk.mail.readReport({ text: report }, id);

  expect(read).toMatchObject({ kind: 'report', message: null, changed: false, candidates: [{ id }] });
  expect(chosen).toMatchObject({ kind: 'report', changed: true, message: { state: 'bounced' } });
  expect(await desk.mail.readReport({ text: 'Thank you for your invoice' }, null)).toMatchObject({ kind: 'other' });
});

test('no password, address or text of a message stands in a file or a log', async () => {
  await using post = await aPost();
  const { desk } = post;
  const { id } = desk.send(await desk.invoice(), { body: 'canary body text 4711', to: ['canary-recipient@river.example'] });
  await becomes(desk, id, 'handedOver');
  const canaries = {
    password: 'correct horse',
    sender: 'ann@example.com',
    to: 'canary-recipient@river.example',
    body: 'canary body text 4711',
  };

  expect(JSON.stringify(desk.log.entries)).not.toMatch(/correct horse|@|canary/u);
  desk.close();
  expect(leaksInFolder(desk.folder, canaries)).toEqual([]);
});
