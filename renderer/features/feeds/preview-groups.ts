import { previewGroups, type Preview, type PreviewItem } from '../../../shared/contract/feeds.ts';

export type PreviewGroupName = PreviewItem['group'];

export interface PreviewGroup {
  readonly name: PreviewGroupName;
  /** By start, never empty. */
  readonly items: readonly PreviewItem[];
  /** Keys of the rows that may be ticked. */
  readonly selectable: readonly string[];
}

/** The rows in the order New, Moved, Changed, Gone, Skipped; groups without rows are left out. */
export function groupItems(items: readonly PreviewItem[]): readonly PreviewGroup[] {
  return previewGroups.flatMap((name) => {
    const members = items.filter((item) => item.group === name);
    if (members.length === 0) return [];
    return [{ name, items: members, selectable: members.filter((item) => item.selectable).map((item) => item.key) }];
  });
}

/** The ticks a fresh preview starts with. */
export function initialTicks({ items }: Pick<Preview, 'items'>): ReadonlySet<string> {
  return new Set(items.filter((item) => item.ticked && item.selectable).map((item) => item.key));
}

/** The ticks after one row was tapped. */
export function toggleTick(ticks: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(ticks);
  if (!next.delete(key)) next.add(key);
  return next;
}

/** The ticks after a group's own box was tapped: all of it, or none when all were ticked. */
export function toggleGroup(ticks: ReadonlySet<string>, { selectable }: PreviewGroup): ReadonlySet<string> {
  const next = new Set(ticks);
  const isFull = selectable.every((key) => next.has(key));
  for (const key of selectable) {
    if (isFull) next.delete(key);
    else next.add(key);
  }
  return next;
}

export type GroupTick = 'all' | 'some' | 'none';

export function groupTick(ticks: ReadonlySet<string>, { selectable }: PreviewGroup): GroupTick {
  const count = selectable.filter((key) => ticks.has(key)).length;
  if (count === 0) return 'none';
  return count === selectable.length ? 'all' : 'some';
}

/** The ticks that still exist after the preview was read anew; rows that became selectable start as the preview says. */
export function keepTicks(ticks: ReadonlySet<string>, before: Pick<Preview, 'items'>, after: Pick<Preview, 'items'>): ReadonlySet<string> {
  const known = new Set(before.items.filter((item) => item.selectable).map((item) => item.key));
  const isTicked = (item: PreviewItem): boolean => (known.has(item.key) ? ticks.has(item.key) : item.ticked);
  return new Set(after.items.filter((item) => item.selectable && isTicked(item)).map((item) => item.key));
}

/** How many ticked rows bring something in, and how many take something away. */
export function countTicks(
  items: readonly PreviewItem[],
  ticks: ReadonlySet<string>,
): { readonly brought: number; readonly removed: number } {
  const ticked = items.filter((item) => ticks.has(item.key));
  const removed = ticked.filter((item) => item.group === 'gone').length;
  return { brought: ticked.length - removed, removed };
}
