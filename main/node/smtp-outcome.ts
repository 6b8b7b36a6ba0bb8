import type { NodemailerError } from 'nodemailer/lib/errors';
import type { HandOver, MailProblem, RefusedRecipient } from '../../shared/domain/mail/hand-over.ts';
import { headerText } from '../../shared/domain/mail/header-text.ts';

/** How much of the message the server may have when an attempt ends. */
export type SentPart = 'nothing' | 'part' | 'all';

/**
 * What a failed attempt means for the message. A reply of the server always decides; without one, a message of which the
 * last part is not out cannot have been taken, and one that is out completely is unknown.
 */
export function failedHandOver(error: NodemailerError, sent: SentPart): Exclude<HandOver, { outcome: 'handedOver' }> {
  const problem = problemOf(error);
  const reply = replyOf(error);
  if (error.responseCode === undefined && sent === 'all') return { outcome: 'unknown', problem };
  return { outcome: isFinal(error, problem) ? 'refused' : 'failed', problem, reply };
}

/** The problem behind an error of the mail library (nodemailer 10.6: `code`, `originalCode`, `command`, `responseCode`). */
export function problemOf(error: NodemailerError): MailProblem {
  if (isCertificateError(error)) return 'certificate';
  if (isSignInError(error)) return signInProblem(error);
  const { code = '', command = '', responseCode = 0, response = '' } = error;
  if (isTlsRefusal(error)) return 'noTls';
  if (responseCode >= 400) return replyProblem(command, responseCode, response);
  return LIBRARY_PROBLEMS.get(code) ?? transportProblem(error);
}

/** A 4xx to STARTTLS is a server that is busy. */
function isTlsRefusal({ command, message, responseCode = 0 }: NodemailerError): boolean {
  return (command === 'STARTTLS' || message.includes('STARTTLS')) && Math.floor(responseCode / 100) !== 4;
}

function isSignInError({ code, command }: NodemailerError): boolean {
  return code === 'EAUTH' || code === 'ENOAUTH' || command?.startsWith('AUTH') === true;
}

/** The server's words on one line, without anything that is not text; null when it said nothing. */
export function replyOf({ response }: NodemailerError): string | null {
  const reply = headerText(response ?? '');
  return reply === '' ? null : reply;
}

export function refusedRecipients(errors: readonly NodemailerError[]): readonly RefusedRecipient[] {
  return errors.map((error) => ({ address: error.recipient ?? '', reply: replyOf(error) ?? '' }));
}

const LIBRARY_PROBLEMS: ReadonlyMap<string, MailProblem> = new Map([
  ['EDNS', 'nameUnknown'],
  ['EPROTOCOL', 'notUnderstood'],
  ['ETIMEDOUT', 'timedOut'],
  ['EENVELOPE', 'recipientRefused'],
  ['EMESSAGE', 'tooLarge'],
]);

function transportProblem({ code, originalCode, message }: NodemailerError): MailProblem {
  const cause = originalCode ?? code ?? '';
  if (/^(?:ENOTFOUND|EAI_AGAIN)$/u.test(cause)) return 'nameUnknown';
  if (/^(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL)$/u.test(cause)) return 'unreachable';
  if (/wrong version number|packet length|EPROTO/iu.test(`${message} ${cause}`)) return 'notUnderstood';
  if (/timed? ?out/iu.test(message)) return 'timedOut';
  return code === 'ETLS' ? 'noTls' : 'dropped';
}

function isCertificateError({ code, originalCode, message }: NodemailerError): boolean {
  return CERTIFICATE.test(code ?? '') || CERTIFICATE.test(originalCode ?? '') || /certificate/iu.test(message);
}

const CERTIFICATE = /CERT|ALTNAME|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|CRL/u;

/** 534 and 535 5.7.x beyond the password: the account, not the password, is what is refused. */
function signInProblem({ responseCode, response = '', code }: NodemailerError): MailProblem {
  if (responseCode === undefined) return code === 'EAUTH' || code === 'ENOAUTH' ? 'noSignIn' : 'dropped';
  if (responseCode >= 400 && responseCode < 500) return 'busy';
  const isDisabled = responseCode === 534 || /\b5\.7\.(?:9|14|57|139)\b|disabled|web browser|application-specific/iu.test(response);
  return isDisabled ? 'signInRefused' : 'wrongPassword';
}

function replyProblem(command: string, responseCode: number, response: string): MailProblem {
  if (responseCode < 500) return 'busy';
  if (responseCode === 552 || /\b5\.3\.4\b/u.test(response)) return 'tooLarge';
  if (responseCode === 530) return 'signInRefused';
  if (command === 'MAIL FROM') return 'senderRefused';
  return command === 'RCPT TO' ? 'recipientRefused' : 'rejected';
}

/** A 5xx about this message is final. One about the connection or signing in is not the message's fault. */
function isFinal({ responseCode = 0, code, command = '' }: NodemailerError, problem: MailProblem): boolean {
  if (problem === 'tooLarge' || (code === 'EENVELOPE' && responseCode === 0)) return true;
  return /^(?:MAIL FROM|RCPT TO|DATA)/u.test(command) && problem !== 'signInRefused' && responseCode >= 500 && responseCode !== 503;
}
