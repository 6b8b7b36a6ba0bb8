import { minutes, seconds, type DurationMs } from '../../../shared/domain/time.ts';

export interface Shortcut {
  readonly id: ShortcutId;
  /** As printed. */
  readonly cap: string;
  /** `KeyboardEvent.key`, lower case. */
  readonly keys: readonly string[];
  readonly label: string;
  readonly run: () => void;
}

/** Every key of the clock, in the order of the help; where the cap is not the key, the keys follow. */
const table = [
  ['start', 'Space', 'Start, pause, go on', ' '],
  ['next', 'N', 'Start the next, finishing what is over'],
  ['finish', 'E', 'End the session'],
  ['longer', '+', 'A minute longer', '+', '='],
  ['shorter', '−', 'A minute shorter', '-', '_'],
  ['muchLonger', 'Page ↑', '5 minutes longer', 'pageup'],
  ['muchShorter', 'Page ↓', '5 minutes shorter', 'pagedown'],
  ['bitLonger', '↑', '15 seconds longer, also by the wheel', 'arrowup'],
  ['bitShorter', '↓', '15 seconds shorter', 'arrowdown'],
  ['chooseEnd', 'C', 'Choose the end after a late start'],
  ['undo', 'U', 'Undo'],
  ['hide', 'H', 'Hide or show names, everywhere'],
  ['full', 'F', 'Full screen'],
  ['dim', 'D', 'Dim in steps'],
  ['mute', 'M', 'Sound off or on'],
  ['hold', 'T', 'Mini clock: let clicks reach it or go through'],
  ['say', 'A', 'Read the clock aloud'],
  ['help', '?', 'These keys'],
  ['leave', 'Esc', 'Leave full screen; again, let other windows in front', 'escape'],
] as const;

export type ShortcutId = (typeof table)[number][0];
/** The six that move the end are made from `nudge`. */
type Nudge = 'longer' | 'shorter' | 'muchLonger' | 'muchShorter' | 'bitLonger' | 'bitShorter';
export type ShortcutDeeds = Readonly<Record<Exclude<ShortcutId, Nudge>, () => void>> & { readonly nudge: (by: DurationMs) => void };

const nudges: Readonly<Record<Nudge, DurationMs>> = {
  longer: minutes(1),
  shorter: minutes(-1),
  muchLonger: minutes(5),
  muchShorter: minutes(-5),
  bitLonger: seconds(15),
  bitShorter: seconds(-15),
};

export function clockShortcuts(deeds: ShortcutDeeds): readonly Shortcut[] {
  return table.map(([id, cap, label, ...keys]) => ({
    id,
    cap,
    label,
    keys: keys.length > 0 ? keys : [cap.toLowerCase()],
    run: isNudge(id) ? () => deeds.nudge(nudges[id]) : deeds[id],
  }));
}

function isNudge(id: ShortcutId): id is Nudge {
  return id in nudges;
}

/** The shortcut that a key press means; none with Ctrl, Alt or Meta held. */
export function shortcutOf(
  shortcuts: readonly Shortcut[],
  press: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey'>,
): Shortcut | null {
  if (press.ctrlKey || press.altKey || press.metaKey) return null;
  return shortcuts.find(({ keys }) => keys.includes(press.key.toLowerCase())) ?? null;
}
