import { useEffect, useRef } from 'react';
import type { Preferences } from '../../../shared/contract/preferences.ts';
import { cuesBetween } from '../../../shared/domain/clock/cues.ts';
import { openRun, type ClockSnapshot } from '../../../shared/domain/clock/snapshot.ts';
import type { Instant } from '../../../shared/domain/time.ts';
import type { Sounds } from './sound.ts';

/** Longer than two windows can lie apart in hearing the same cue. */
const SAME_CUE_FOR = 6_000;

/** Sounds the cues that the time since the last look has passed; of several clock windows only one sounds. */
export function useCues(snapshot: ClockSnapshot, now: Instant, { sound }: Pick<Preferences['clock'], 'sound'>, sounds: Sounds): void {
  const heard = useRef(now);
  useEffect(() => {
    const cues = cuesBetween(snapshot, heard.current, now);
    heard.current = now;
    for (const cue of cues) {
      if (cue === 'start' || !sounds.canPlay()) continue;
      const name = `cue ${cue} ${openRun(snapshot)?.run.itemId}`;
      void navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
        if (!lock) return;
        sounds.play(sound[cue].sound, sound.volume);
        await new Promise((resolve) => setTimeout(resolve, SAME_CUE_FOR));
      });
    }
  }, [snapshot, now, sound, sounds]);
}
