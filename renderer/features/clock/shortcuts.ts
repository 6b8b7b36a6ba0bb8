import { minutes, seconds, type DurationMs } from '../../../shared/domain/time.ts';

export interface Shortcut {
  readonly id: string;
  /** As printed. */
  readonly cap: string;
  /** `KeyboardEvent.key`, lower case. */
  readonly keys: readonly string[];
  readonly label: string;
  readonly run: () => void;
}

export interface ShortcutDeeds {
  readonly start: () => void;
  readonly next: () => void;
  readonly finish: () => void;
  readonly nudge: (by: DurationMs) => void;
  readonly undo: () => void;
  readonly chooseEnd: () => void;
  readonly hide: () => void;
  readonly full: () => void;
  readonly dim: () => void;
  readonly mute: () => void;
  readonly say: () => void;
  readonly help: () => void;
  readonly leave: () => void;
}

/** Every key of the clock, in the order of the help. */
export function clockShortcuts(deeds: ShortcutDeeds): readonly Shortcut[] {
  const { nudge } = deeds;
  const key = (id: string, cap: string, label: string, run: () => void, keys: readonly string[] = [cap.toLowerCase()]): Shortcut => ({
    id,
    cap,
    keys,
    label,
    run,
  });
  return [
    key('start', 'Space', 'Start, pause, go on', deeds.start, [' ']),
    key('next', 'N', 'Finish what is over and start the next', deeds.next),
    key('finish', 'E', 'End the session', deeds.finish),
    key('longer', '+', 'A minute longer', () => nudge(minutes(1)), ['+', '=']),
    key('shorter', '−', 'A minute shorter', () => nudge(minutes(-1)), ['-', '_']),
    key('bitLonger', '↑', '15 seconds longer, also by the wheel', () => nudge(seconds(15)), ['arrowup']),
    key('bitShorter', '↓', '15 seconds shorter', () => nudge(seconds(-15)), ['arrowdown']),
    key('chooseEnd', 'C', 'Choose the end after a late start', deeds.chooseEnd),
    key('undo', 'U', 'Undo', deeds.undo),
    key('hide', 'H', 'Hide or show names, everywhere', deeds.hide),
    key('full', 'F', 'Full screen', deeds.full),
    key('dim', 'D', 'Dim in steps', deeds.dim),
    key('mute', 'M', 'Sound off or on', deeds.mute),
    key('say', 'A', 'Read the clock aloud', deeds.say),
    key('help', '?', 'These keys', deeds.help),
    key('leave', 'Esc', 'Leave full screen; again, let other windows in front', deeds.leave, ['escape']),
  ];
}

/** The shortcut that a key press means; none with Ctrl, Alt or Meta held. */
export function shortcutOf(
  shortcuts: readonly Shortcut[],
  press: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey'>,
): Shortcut | null {
  if (press.ctrlKey || press.altKey || press.metaKey) return null;
  return shortcuts.find(({ keys }) => keys.includes(press.key.toLowerCase())) ?? null;
}
