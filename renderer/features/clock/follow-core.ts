import type { Carrier } from '../../app/carrier.ts';
import type { ClockClient } from '../../app/clock-link.ts';
import type { ClockModel } from './clock-model.ts';

const AGAIN_AFTER = 1_000;

/**
 * Brings what the core tells into the model, anew after each lost connection and each unlock.
 * While the connection is lost the last day stays; when the profile is locked it goes.
 *
 * @returns what ends it
 */
export function followCore(
  { client, state: link }: { readonly client: ClockClient } & Pick<Carrier, 'state'>,
  model: Pick<ClockModel, 'tell'>,
): () => void {
  let connected = new AbortController();
  let opened = new AbortController();

  function follow(): void {
    model.tell({ link: link.get() });
    // What was under way at a drop has failed by itself; to call it off would need the connection.
    if (link.get() !== 'open') return;
    connected.abort();
    opened.abort();
    connected = new AbortController();
    void lasting(connected.signal, followVault);
  }

  async function followVault(signal: AbortSignal): Promise<void> {
    let shown = '';
    model.tell({ info: await client.app.info({}, { signal }) });
    for await (const status of await client.vault.watchState({}, { signal })) {
      const profile = status.state === 'open' ? `open ${status.sample}` : 'closed';
      if (profile === shown) continue;
      shown = profile;
      opened.abort();
      opened = new AbortController();
      if (status.state === 'open') followProfile(opened.signal);
      else model.tell({ isOpen: false, state: null });
    }
  }

  function followProfile(signal: AbortSignal): void {
    void lasting(signal, async () => {
      for await (const state of await client.clock.watch({}, { signal })) {
        // What was on its way when the profile was locked must not come back onto the glass.
        if (!signal.aborted) model.tell({ isOpen: true, state });
      }
    });
    void lasting(signal, async () => {
      const changes = await client.changes.watch({}, { signal });
      const fetchPreferences = async (): Promise<void> => model.tell({ preferences: (await client.preferences.get({}, { signal })).clock });
      await fetchPreferences();
      for await (const { topics } of changes) if (topics.includes('preferences')) await fetchPreferences();
    });
  }

  /** Tries again for as long as it is wanted and can be: a stream may end although its connection holds. */
  async function lasting(signal: AbortSignal, follow: (signal: AbortSignal) => Promise<void>): Promise<void> {
    while (!signal.aborted && link.get() === 'open') {
      await follow(signal).catch(() => undefined); // aborted, locked or cut off: the next try or the next vault status tells
      if (!signal.aborted) await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER));
    }
  }

  const stopListening = link.listen(follow);
  follow();
  return () => {
    stopListening();
    connected.abort();
    opened.abort();
  };
}
