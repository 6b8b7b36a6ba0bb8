export type SqlValue = string | number | bigint | null | Uint8Array;

/** One statement, run once for each row of values. */
export interface RowStatement {
  readonly sql: string;
  readonly rows: readonly (readonly SqlValue[])[];
}

/** A question whose answer goes into a digest. */
export interface DigestQuery {
  readonly sql: string;
  readonly params: readonly unknown[];
}

/** A large change of the store, in one transaction. */
export interface AsideWork {
  /** What the digest must be before anything is written; null for whatever it is. */
  readonly expected: string | null;
  readonly statements: readonly RowStatement[];
  /** Asked before the first statement where a digest is expected, else after the last. */
  readonly digested: readonly DigestQuery[];
}

/**
 * `stoodAside`: something else was to be written first; `changed`: the digest was another; `refused`: the tables refused a row.
 * Unless it was written, the store is as it was.
 */
export type AsideOutcome =
  | { readonly outcome: 'written'; readonly digest: string }
  | { readonly outcome: 'stoodAside' | 'changed' | 'refused' };

/** The store that is written, which stays open meanwhile. */
export interface AsideTarget {
  readonly file: string;
  /** 32 bytes; wiped once they were handed on. */
  readonly key: Buffer;
  /** Calls back before each write of the open store; returns what stops it. */
  readonly beforeWrite: (heard: () => void) => () => void;
}

/** Writes in a thread of its own with a connection of its own, so that windows and the clock are answered meanwhile. */
export interface AsideWriter {
  /** @throws the signal's reason, AppError of the disk; then nothing was written */
  write(
    target: AsideTarget,
    work: AsideWork,
    watch: { readonly signal: AbortSignal; readonly onProgress: (done: number, total: number) => void },
  ): Promise<AsideOutcome>;
}
