import type { NodemailerError } from 'nodemailer/lib/errors';
import SMTPConnection, { type SMTPConnectionSendInfo, type SMTPEnvelope } from 'nodemailer/lib/smtp-connection';
import type { Readable } from 'node:stream';
import type { MailAccount } from '../ports/mailer.ts';

/** Times in milliseconds. */
export interface SmtpLimits {
  readonly connectMs: number;
  readonly greetingMs: number;
  /** Silence of the server: also how long its answer to a message may take (RFC 5321 §4.5.3.2.6 allows ten minutes). */
  readonly silenceMs: number;
}

export const smtpLimits: SmtpLimits = { connectMs: 20_000, greetingMs: 20_000, silenceMs: 300_000 };

export interface SessionOptions {
  readonly limits: SmtpLimits;
  /** Certificates to trust instead of the built-in ones (PEM). */
  readonly ca: string | undefined;
  readonly signal: AbortSignal;
}

/** One signed-in connection to a mail server. */
export interface SmtpSession {
  send(envelope: SMTPEnvelope, message: Readable): Promise<SMTPConnectionSendInfo>;
  /** Takes leave of the server. */
  leave(): void;
  /** Ends the connection at once. */
  drop(): void;
}

/**
 * Connects, protected by TLS from the start or after STARTTLS, with the certificate checked against the server's name,
 * and signs in. The password is sent only behind both.
 *
 * @throws NodemailerError with what went wrong; the signal's reason when it was aborted
 */
export async function openSession(account: MailAccount, { limits, ca, signal }: SessionOptions): Promise<SmtpSession> {
  signal.throwIfAborted();
  const connection = new SMTPConnection({
    host: account.host,
    port: account.port,
    secure: account.security === 'tls',
    requireTLS: true,
    // Neither the name of this computer nor its address in the local network (RFC 5321 §4.1.3 allows a literal).
    name: '[127.0.0.1]',
    connectionTimeout: limits.connectMs,
    greetingTimeout: limits.greetingMs,
    dnsTimeout: limits.connectMs,
    socketTimeout: limits.silenceMs,
    socketCloseTimeout: 1_000,
    tls: { rejectUnauthorized: true, minVersion: 'TLSv1.2', ...(ca === undefined ? {} : { ca }) },
  });
  // Ends the listening to the caller's signal, which may live longer than many messages.
  const over = new AbortController();
  const lost = lossOf(connection, signal, over.signal);
  const drop = (): void => {
    over.abort();
    connection.close();
  };
  try {
    await Promise.race([called((done) => connection.connect((error) => done(error ?? null, true))), lost]);
    if (!connection.secure) throw Object.assign(new Error('STARTTLS was not used'), { code: 'ETLS', command: 'STARTTLS' });
    await Promise.race([signIn(connection, account), lost]);
  } catch (error) {
    drop();
    throw error;
  }
  return {
    send: (envelope, message) => Promise.race([called<SMTPConnectionSendInfo>((done) => connection.send(envelope, message, done)), lost]),
    leave: () => {
      over.abort();
      connection.quit();
    },
    drop,
  };
}

function signIn(connection: SMTPConnection, { signIn: credentials }: MailAccount): Promise<boolean> {
  if (credentials === null) return Promise.resolve(true);
  if (!connection.allowsAuth) throw Object.assign(new Error('the server offers no sign-in'), { code: 'ENOAUTH' });
  return called((done) => connection.login({ user: credentials.userName, pass: credentials.password }, (error) => done(error, true)));
}

/** Rejects when the connection fails; closes it and rejects when the signal is aborted; never resolves. */
function lossOf(connection: SMTPConnection, signal: AbortSignal, over: AbortSignal): Promise<never> {
  const lost = new Promise<never>((_resolve, reject) => {
    // Later errors of a connection that is being closed say nothing new, but must have a listener.
    connection.on('error', reject);
    // What the library answers to the call that was waiting says more than that the connection is gone: it comes first.
    connection.once('end', () => setImmediate(() => reject(signal.aborted ? abortError(signal) : closedError())));
    const stop = (): void => {
      reject(abortError(signal));
      connection.close();
    };
    signal.addEventListener('abort', stop, { once: true, signal: over });
  });
  // Whoever waits sees the rejection; when nobody does, it is no bug.
  lost.catch(() => undefined);
  return lost;
}

function abortError(signal: AbortSignal): Error {
  return signal.reason instanceof Error ? signal.reason : new Error('aborted');
}

function closedError(): NodemailerError {
  return Object.assign(new Error('Connection closed unexpectedly'), { code: 'ECONNECTION', command: 'CONN' });
}

type Done<T> = (error: NodemailerError | null, result: T) => void;

function called<T>(work: (done: Done<T>) => void): Promise<T> {
  return new Promise((resolve, reject) =>
    work((error, result) => (error === null || error === undefined ? resolve(result) : reject(error))),
  );
}
