import { vi } from 'vitest';

/** A build machine may be busy; what comes is seen within some milliseconds all the same. */
const LONGEST_MS = 20_000;

/** Looks again and again until the check holds, and says with its own words what did not come. */
export function eventually<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: LONGEST_MS });
}
