import { APIError } from 'better-auth/api';

/** Whether better-auth refused what was asked; what it could not find out is another matter. */
function isRefusal(error: unknown): error is APIError {
  return error instanceof APIError && error.statusCode < 500;
}

/** Null for what better-auth refuses; a bug flies, and so does a database that is away. */
export async function expected<T>(work: () => Promise<T>): Promise<T | null> {
  const done = await unlessLocked(work);
  return done === 'locked' ? null : done;
}

/** The same, where better-auth may take nothing for a while. */
export async function unlessLocked<T>(work: () => Promise<T>): Promise<T | 'locked' | null> {
  try {
    return await work();
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return error.statusCode === 429 ? 'locked' : null;
  }
}
