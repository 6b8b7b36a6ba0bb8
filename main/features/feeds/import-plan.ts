import type { PreviewChoice } from '../../../shared/contract/feeds.ts';
import { mapInSteps, type Steps } from '../../../shared/domain/steps.ts';
import type { ComparisonResult } from '../../../shared/domain/sync/compare.ts';
import { effectOf, type ImportEffect } from '../../../shared/domain/sync/effect.ts';
import type { EntryChange } from '../../../shared/domain/sync/entries.ts';

export interface ImportCount {
  readonly added: number;
  readonly moved: number;
  readonly changed: number;
  readonly removed: number;
}

export interface ImportPlan {
  /** In the order of the preview; those that do nothing are left out. */
  readonly effects: readonly ImportEffect[];
  readonly counts: ImportCount;
}

/** The name of a row in the preview: the entry's own key, or the known one's when it is gone. */
export function keyOfChange({ incoming, known }: EntryChange): string {
  return incoming?.key ?? known?.key ?? '';
}

/** Says what each row of a comparison will do, given what the user chose. */
export function* planImport({ changes, brake }: ComparisonResult, choice: PreviewChoice): Steps<ImportPlan> {
  const isTicked = tickReader(choice);
  const counts = { added: 0, moved: 0, changed: 0, removed: 0 };
  const effects = yield* mapInSteps(changes, (change) => {
    const effect = effectOf(change, isTicked(change), brake);
    if (effect.do === 'add') counts.added += 1;
    else if (effect.do === 'remove') counts.removed += 1;
    else if (effect.do === 'follow') counts[change.group === 'moved' ? 'moved' : 'changed'] += 1;
    return effect;
  });
  return { effects: effects.filter((effect) => effect.do !== 'nothing'), counts };
}

/** The tick of a row: its own, or what was said of its group; never on a row that may not be ticked. */
function tickReader({ groups, ticked, unticked }: PreviewChoice): (change: EntryChange) => boolean {
  const on = new Set(ticked);
  const off = new Set(unticked);
  return (change) => {
    if (!change.selectable || change.group === 'same') return false;
    const key = keyOfChange(change);
    if (on.has(key) || off.has(key)) return on.has(key);
    const take = groups[change.group] ?? 'suggested';
    return take === 'suggested' ? change.ticked : take === 'all';
  };
}
