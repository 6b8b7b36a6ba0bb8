import { Readable } from 'node:stream';
import type { HandOver } from '../../shared/domain/mail/hand-over.ts';
import { headerText } from '../../shared/domain/mail/header-text.ts';
import type { HandOverRequest, MailAccount, Mailer, MailTest, OutgoingMail } from '../ports/mailer.ts';
import { composeMail } from './compose-mail.ts';
import { failedHandOver, problemOf, refusedRecipients, replyOf, type SentPart } from './smtp-outcome.ts';
import { openSession, smtpLimits, type SessionOptions, type SmtpLimits, type SmtpSession } from './smtp-session.ts';

export interface SmtpMailerDeps {
  /** Limits that differ from `smtpLimits`. */
  readonly limits?: Partial<SmtpLimits>;
  /** Certificates to trust instead of the built-in ones (PEM). */
  readonly ca?: string;
}

/**
 * The user's own mail server. Every connection is protected and its certificate checked; one connection per message.
 *
 * @see tests/integration/smtp.test.ts for every fault and what is said about it
 */
export function createSmtpMailer({ limits, ca }: SmtpMailerDeps = {}): Mailer {
  const optionsFor = (signal: AbortSignal): SessionOptions => ({ limits: { ...smtpLimits, ...limits }, ca, signal });
  return {
    handOver: (request) => handOver(request, optionsFor(request.signal)),
    test: (account, signal) => testAccount(account, optionsFor(signal)),
    draft: (mail) => composeMail(mail, { as: 'draft' }),
  };
}

async function testAccount(account: MailAccount, options: SessionOptions): Promise<MailTest> {
  try {
    const session = await openSession(account, options);
    session.leave();
    return { outcome: 'ready' };
  } catch (error) {
    if (options.signal.aborted) return { outcome: 'failed', problem: 'cancelled', reply: null };
    return { outcome: 'failed', problem: problemOf(asMailError(error)), reply: replyOf(asMailError(error)) };
  }
}

async function handOver(request: HandOverRequest, options: SessionOptions): Promise<HandOver> {
  const bytes = await composeMail(request.mail, { as: 'message' });
  const message = watchedStream(bytes, request.beforeData);
  let session: SmtpSession | null = null;
  try {
    session = await openSession(request.account, options);
    const answer = await session.send(envelopeOf(request.mail, bytes.length), message.stream);
    session.leave();
    return {
      outcome: 'handedOver',
      reply: headerText(answer.response),
      serverMessageId: answer.serverMessageId ?? null,
      refused: refusedRecipients(answer.rejectedErrors ?? []),
    };
  } catch (error) {
    // Not QUIT: in the middle of a message the server would take it for a part of the message.
    session?.drop();
    message.stream.destroy();
    message.throwFault();
    const sent = message.sent();
    const isStopped = options.signal.aborted || message.isStopped();
    if (!isStopped) return failedHandOver(asMailError(error), sent);
    return sent === 'all' ? { outcome: 'unknown', problem: 'cancelled' } : { outcome: 'failed', problem: 'cancelled', reply: null };
  }
}

function envelopeOf({ from, to, copyTo }: OutgoingMail, size: number): { from: string; to: string[]; size: number } {
  return { from: from.address, to: [...new Set([...to, ...copyTo].map(({ address }) => address))], size };
}

interface WatchedStream {
  readonly stream: Readable;
  sent(): SentPart;
  isStopped(): boolean;
  /** Throws what `beforeData` has thrown: a bug or a full disk, not an outcome of sending. */
  throwFault(): void;
}

const CHUNK = 16 * 1024;

/**
 * The message as a stream that is read only once the server waits for it, and that knows how far it was read.
 * The library ends the message with its last dot after the last piece: before that the server cannot take it.
 */
function watchedStream(bytes: Buffer, beforeData: HandOverRequest['beforeData']): WatchedStream {
  let [next, sent, isStopped] = [0, 'nothing' as SentPart, false];
  let fault: { readonly error: unknown } | null = null;
  const mayBegin = (): boolean => {
    try {
      isStopped = beforeData() === 'stop';
    } catch (error) {
      fault = { error };
    }
    return fault === null && !isStopped;
  };
  const stream = new Readable({
    highWaterMark: CHUNK,
    read: () => {
      if (sent === 'nothing' && !mayBegin()) {
        stream.destroy(new Error('stopped before the message was sent'));
        return;
      }
      const piece = bytes.subarray(next, next + CHUNK);
      next += piece.length;
      sent = next >= bytes.length ? 'all' : 'part';
      stream.push(piece.length === 0 ? null : piece);
    },
  });
  const throwFault = (): void => {
    if (fault !== null) throw fault.error;
  };
  return { stream, sent: () => sent, isStopped: () => isStopped, throwFault };
}

/** The mail library rejects with errors alone; anything else is still one. */
function asMailError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
