import { setImmediate } from 'node:timers/promises';
import type { Steps } from '../shared/domain/steps.ts';

/**
 * Runs steps one after the other and lets everything else have its turn in between, so that windows and the clock are
 * answered while a large calendar is compared.
 *
 * @throws the signal's reason, between two steps
 */
export async function finishInSlices<T>(steps: Steps<T>, signal?: AbortSignal): Promise<T> {
  for (;;) {
    signal?.throwIfAborted();
    const { done, value } = steps.next();
    if (done === true) return value;
    await setImmediate();
  }
}
