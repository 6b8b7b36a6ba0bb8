import type { ChangeTopic } from '../../../shared/contract/changes.ts';
import { createLatest } from '../../latest.ts';

export interface ChangeService {
  /** Called by services after their transaction has committed. */
  announce(topics: readonly ChangeTopic[]): void;
  /** Topics gathered since the last event; begins silent. */
  watch(signal: AbortSignal | undefined): AsyncGenerator<{ topics: readonly ChangeTopic[] }, void, void>;
  /** Calls `react` after each announcement, at once and in order; returns what ends it. */
  listen(react: (topics: readonly ChangeTopic[]) => void): () => void;
}

export function createChangeService(): ChangeService {
  const latest = createLatest<readonly ChangeTopic[]>((waiting, newer) => [...new Set([...waiting, ...newer])]);
  const listeners = new Set<(topics: readonly ChangeTopic[]) => void>();

  function announce(topics: readonly ChangeTopic[]): void {
    latest.publish(topics);
    for (const react of listeners) react(topics);
  }

  async function* watch(signal: AbortSignal | undefined) {
    for await (const topics of latest.subscribe(signal, () => [])) yield { topics };
  }

  function listen(react: (topics: readonly ChangeTopic[]) => void): () => void {
    listeners.add(react);
    return () => listeners.delete(react);
  }

  return { announce, watch, listen };
}
