import { hours, minutes, plus, type DurationMs, type Instant } from '../time.ts';
import type { MailProblem } from './hand-over.ts';

/** The waits after the first, second, … failure; five days in all, as mail servers themselves try (RFC 5321 §4.5.4.1). */
const WAITS: readonly DurationMs[] = [
  minutes(1),
  minutes(5),
  minutes(15),
  hours(1),
  hours(3),
  hours(6),
  hours(12),
  hours(24),
  hours(24),
  hours(24),
  hours(24),
];

/**
 * Trying again changes nothing until the user has changed the account, whichever message it is; a wrong password tried
 * often locks it. A name that is not found is not among them: that is what being offline looks like.
 */
export const accountProblems = [
  'wrongPassword',
  'signInRefused',
  'noSignIn',
  'certificate',
  'noTls',
] as const satisfies readonly MailProblem[];

/** The connection, not the server or the message: all may be well as soon as the computer is online again. */
export const connectionProblems = ['unreachable', 'nameUnknown', 'timedOut', 'dropped'] as const satisfies readonly MailProblem[];

const NEEDS_CHANGE: ReadonlySet<MailProblem> = new Set([...accountProblems, 'cancelled', 'attachmentDamaged']);

/**
 * When a message that was not handed over is tried again by itself.
 *
 * @param failures how often it has failed, this time included; >= 1
 * @returns null when it waits for the user: the account must change first, or five days have passed
 */
export function nextAttemptAt(failedAt: Instant, failures: number, problem: MailProblem): Instant | null {
  const wait = WAITS[failures - 1];
  return wait === undefined || NEEDS_CHANGE.has(problem) ? null : plus(failedAt, wait);
}
