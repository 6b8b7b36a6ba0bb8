import { APIError } from 'better-auth/api';

/** Null for what better-auth refuses; a bug flies. */
export async function expected<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof APIError) return null;
    throw error;
  }
}
