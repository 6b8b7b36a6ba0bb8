import type { NodemailerError } from 'nodemailer/lib/errors';
import { expect, test } from 'vitest';
import { failedHandOver, problemOf } from './smtp-outcome.ts';

const anError = (change: Partial<NodemailerError>): NodemailerError => Object.assign(new Error(change.message ?? 'failed'), change);

test.each([
  [{ code: 'ESOCKET', originalCode: 'CERT_HAS_EXPIRED' }, 'certificate'],
  [{ code: 'ETLS', originalCode: 'DEPTH_ZERO_SELF_SIGNED_CERT' }, 'certificate'],
  [{ code: 'ESOCKET', originalCode: 'ERR_TLS_CERT_ALTNAME_INVALID' }, 'certificate'],
  [{ code: 'ESOCKET', originalCode: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' }, 'certificate'],
  [{ code: 'ESOCKET', originalCode: 'ECONNREFUSED' }, 'unreachable'],
  [{ code: 'ESOCKET', originalCode: 'ENETUNREACH' }, 'unreachable'],
  [{ code: 'ESOCKET', originalCode: 'ECONNRESET' }, 'dropped'],
  [{ code: 'EDNS', originalCode: 'ENOTFOUND' }, 'nameUnknown'],
  [{ code: 'ETIMEDOUT', command: 'CONN' }, 'timedOut'],
  [{ code: 'ETLS', command: 'STARTTLS', responseCode: 502 }, 'noTls'],
  [{ code: 'ETLS', command: 'STARTTLS', responseCode: 454 }, 'busy'],
  [{ code: 'EAUTH', command: 'AUTH PLAIN', responseCode: 535, response: '535 5.7.8 bad' }, 'wrongPassword'],
  [{ code: 'EENVELOPE', command: 'MAIL FROM', responseCode: 530, response: '530 5.7.0 sign in' }, 'signInRefused'],
  [{ code: 'EMESSAGE', command: 'DATA', responseCode: 552 }, 'tooLarge'],
] as const)('%j is %s', (error, problem) => {
  expect(problemOf(anError(error))).toBe(problem);
});

test('without a reply, only a message of which the last part is out is unknown', () => {
  const lost = anError({ code: 'ECONNECTION' });

  expect((['nothing', 'part', 'all'] as const).map((sent) => failedHandOver(lost, sent).outcome)).toEqual(['failed', 'failed', 'unknown']);
});

test('a reply decides, however much is out, and 503 is the session’s fault', () => {
  const answered = (responseCode: number): string =>
    failedHandOver(anError({ code: 'EMESSAGE', command: 'DATA', responseCode }), 'all').outcome;

  expect([450, 421, 503, 550, 554].map(answered)).toEqual(['failed', 'failed', 'failed', 'refused', 'refused']);
});
