import { useEffect, useRef, useState } from 'react';
import type { Preferences } from '../../../shared/contract/preferences.ts';
import { cuesBetween } from '../../../shared/domain/clock/cues.ts';
import { openRun, type ClockSnapshot } from '../../../shared/domain/clock/snapshot.ts';
import type { Instant } from '../../../shared/domain/time.ts';
import type { Sounds } from './sound.ts';

/** Longer than two windows can lie apart in hearing the same cue. */
const SAME_CUE_FOR = 6_000;

/**
 * Sounds the cues that the time since the last look has passed; of several clock windows only one sounds.
 *
 * @returns whether the last one sounded elsewhere, since the chosen output was not there
 */
export function useCues(snapshot: ClockSnapshot, now: Instant, { sound }: Pick<Preferences['clock'], 'sound'>): boolean {
  const [isElsewhere, setElsewhere] = useState(false);
  const heard = useRef(now);
  const sounds = useSounds(sound.start.on || sound.windDown.on || sound.final.on || sound.over.on);
  useEffect(() => {
    const cues = cuesBetween(snapshot, heard.current, now);
    heard.current = now;
    for (const cue of cues) {
      if (!sounds.current?.canPlay()) continue;
      const name = `cue ${cue} ${openRun(snapshot)?.run.itemId}`;
      void navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
        if (!lock) return;
        const isThere = await sounds.current?.play(sound[cue].sound, sound.volume, sound.output);
        setElsewhere(isThere === false);
        await new Promise((resolve) => setTimeout(resolve, SAME_CUE_FOR));
      });
    }
  }, [snapshot, now, sound, sounds]);
  return isElsewhere;
}

/** The sounds, brought in once a cue is switched on: most clocks stay silent. */
function useSounds(isWanted: boolean): { readonly current: Sounds | null } {
  const sounds = useRef<Sounds | null>(null);
  useEffect(() => {
    if (!isWanted) return undefined;
    let isOver = false;
    const load = async (): Promise<void> => {
      const { createSounds } = await import('./sound.ts');
      if (!isOver) sounds.current = createSounds();
    };
    void load().catch(() => undefined); // out of reach just now: silent, as a cue that comes late would be
    return () => {
      isOver = true;
      sounds.current?.close();
      sounds.current = null;
    };
  }, [isWanted]);
  return sounds;
}
