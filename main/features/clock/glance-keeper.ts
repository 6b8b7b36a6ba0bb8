import type { ClockState } from '../../../shared/contract/clock.ts';
import { glanceOf, type Glance } from '../../../shared/domain/clock/glance.ts';
import { createZoneFormat, type ZoneFormat } from '../../../shared/domain/clock/zone-format.ts';
import type { ZoneId } from '../../../shared/domain/time.ts';
import type { Clock } from '../../ports/clock.ts';

export interface GlanceDeps {
  readonly clock: Clock;
  readonly isWanted: () => boolean;
  /** Told when the words change; null while they are not wanted, and at the end. */
  readonly show: (glance: Glance | null) => void;
}

/** Keeps the few words of the tray true: at each newer state of the day, and when a minute or a phase is over. */
export function createGlanceKeeper({ clock, isWanted, show }: GlanceDeps) {
  let cancelTimer = (): void => undefined;
  let shown = '';
  let isClosed = false;
  let present: ClockState | null = null;
  let format: { readonly zone: ZoneId; readonly words: ZoneFormat } | null = null;

  /** Dear to make, and asked for every minute: it is made anew only after the zone has changed. */
  function formatFor(zone: ZoneId): ZoneFormat {
    if (format?.zone !== zone) format = { zone, words: createZoneFormat(zone) };
    return format.words;
  }

  function look(): void {
    if (isClosed || !present) return;
    cancelTimer();
    const { glance, nextChangeAt } = glanceOf(present, clock.now(), formatFor(present.zone));
    const wanted = isWanted() ? glance : null;
    if (shown !== (wanted?.full ?? '')) show(wanted);
    shown = wanted?.full ?? '';
    if (nextChangeAt !== null) cancelTimer = clock.at(nextChangeAt, look);
  }

  return {
    follow(state: ClockState): void {
      present = state;
      look();
    },
    /** After the settings changed. */
    look,
    close(): void {
      isClosed = true;
      cancelTimer();
      show(null);
    },
  };
}
