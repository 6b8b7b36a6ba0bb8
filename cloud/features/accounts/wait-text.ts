import type { DurationMs } from '../../../shared/domain/time.ts';

/** "Please wait a minute": rounded up, for people. */
export function waitText(wait: DurationMs): string {
  const seconds = Math.ceil(wait / 1_000);
  if (seconds <= 60)
    return `There were too many attempts. Please wait ${seconds === 1 ? 'a second' : `${seconds} seconds`}, then try again.`;
  return `There were too many attempts. Please wait ${Math.ceil(seconds / 60)} minutes, then try again.`;
}
