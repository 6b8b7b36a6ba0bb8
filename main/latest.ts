/** Hands values to any number of readers; a slow reader gets only the newest (or the merged) one. */
export interface Latest<T> {
  publish(value: T): void;
  /**
   * Yields until the signal aborts; everything is released when the reader leaves.
   * `first` is asked once reading has begun, so that nothing published meanwhile is missed.
   */
  subscribe(signal: AbortSignal | undefined, first?: () => T): AsyncGenerator<T, void, void>;
}

/**
 * @param merge  combines a value that was not read yet with a newer one; without it the newer wins
 */
export function createLatest<T>(merge: (waiting: T, newer: T) => T = (_, newer) => newer): Latest<T> {
  const readers = new Set<(value: T) => void>();

  async function* subscribe(signal: AbortSignal | undefined, first?: () => T): AsyncGenerator<T, void, void> {
    let waiting: { value: T } | null = null;
    let wake: (() => void) | null = null;
    const receive = (value: T): void => {
      waiting = { value: waiting ? merge(waiting.value, value) : value };
      wake?.();
    };
    const stop = (): void => wake?.();
    readers.add(receive);
    signal?.addEventListener('abort', stop);
    try {
      if (first) yield first();
      while (!signal?.aborted) {
        if (waiting) {
          const { value }: { value: T } = waiting;
          waiting = null;
          yield value;
        } else {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
          wake = null;
        }
      }
    } finally {
      readers.delete(receive);
      signal?.removeEventListener('abort', stop);
    }
  }

  return {
    publish: (value) => readers.forEach((receive) => receive(value)),
    subscribe,
  };
}
