import { setTimeout } from 'node:timers/promises';

/**
 * Does a piece of work and answers no sooner than `leastMs` after it began, so that the time tells nothing about what was found.
 * A failure takes as long.
 */
export async function atLeast<T>(leastMs: number, work: () => Promise<T>): Promise<T> {
  const [result] = await Promise.allSettled([work(), setTimeout(leastMs)]);
  if (result.status === 'rejected') throw result.reason;
  return result.value;
}
