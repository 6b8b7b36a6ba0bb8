import type { OpenStore } from '../main/db/open-store.ts';

interface BareStatement {
  all(...values: unknown[]): unknown[];
  raw(): BareStatement;
}

/**
 * A statement past the query builder, on the connection that the service uses, prepared once; rows as arrays, the
 * quickest the driver has.
 */
export function bareStatement({ read }: OpenStore, text: string, params: readonly unknown[]): () => unknown[] {
  const { $client } = read as unknown as { readonly $client: { prepare(sql: string): BareStatement } }; // Drizzle keeps the connection here
  const statement = $client.prepare(text).raw();
  return () => statement.all(...params);
}

/** Both in turns, so that neither has the quieter minutes. @returns the ms of each run of both */
export function alternate(rounds: number, ours: () => unknown, peer: () => unknown): readonly [readonly number[], readonly number[]] {
  const times: readonly [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    times[0].push(timed(ours));
    times[1].push(timed(peer));
  }
  return times;
}

function timed(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}
