import { setTimeout } from 'node:timers/promises';

/** What some work comes to, or `otherwise` when it takes longer. The work itself goes on. */
export async function atMost<T, U>(ms: number, work: Promise<T>, otherwise: U): Promise<T | U> {
  const over = new AbortController();
  try {
    return await Promise.race([work, setTimeout(ms, otherwise, { signal: over.signal })]);
  } finally {
    over.abort();
  }
}
