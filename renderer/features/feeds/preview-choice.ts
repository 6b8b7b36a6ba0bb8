import type { GroupTake, PreviewChoice, PreviewGroup, PreviewItem } from '../../../shared/contract/feeds.ts';

export type PreviewGroupName = PreviewItem['group'];

/** A row that the user ticked or unticked by itself. */
interface OwnTick {
  readonly wanted: boolean;
  readonly group: PreviewGroupName;
  /** As the preview has it. */
  readonly suggested: boolean;
}

/** What the user wants of a preview: a word for whole groups, and the rows that differ from it. */
export interface Choice {
  readonly groups: Readonly<Partial<Record<PreviewGroupName, GroupTake>>>;
  /** By key. */
  readonly rows: ReadonlyMap<string, OwnTick>;
}

/** A preview starts with the ticks it came with. */
export const freshChoice: Choice = { groups: {}, rows: new Map() };

export function isTicked(choice: Choice, { key, group, ticked, selectable }: PreviewItem): boolean {
  return selectable && (choice.rows.get(key)?.wanted ?? isTaken(choice, group, ticked));
}

/** The choice after one row was tapped. */
export function toggleRow(choice: Choice, item: PreviewItem): Choice {
  const { key, group, ticked } = item;
  const wanted = !isTicked(choice, item);
  const rows = new Map(choice.rows);
  if (wanted === isTaken(choice, group, ticked)) rows.delete(key);
  else rows.set(key, { wanted, group, suggested: ticked });
  return { ...choice, rows };
}

/** The choice after a group's own box was tapped: all of it, or none when all was ticked. */
export function toggleGroup(choice: Choice, group: PreviewGroup): Choice {
  const take = groupTick(choice, group) === 'all' ? 'none' : 'all';
  const others = [...choice.rows].filter(([, row]) => row.group !== group.group);
  return { groups: { ...choice.groups, [group.group]: take }, rows: new Map(others) };
}

export type GroupTick = 'all' | 'some' | 'none';

export function groupTick(choice: Choice, group: PreviewGroup): GroupTick {
  const count = countIn(choice, group);
  if (count === 0) return 'none';
  return count === group.selectable ? 'all' : 'some';
}

/** How many ticked rows bring something in, and how many take something away. */
export function countTicks(choice: Choice, groups: readonly PreviewGroup[]): { readonly brought: number; readonly removed: number } {
  const sum = (counted: readonly PreviewGroup[]): number => counted.reduce((total, group) => total + countIn(choice, group), 0);
  return { brought: sum(groups.filter(({ group }) => group !== 'gone')), removed: sum(groups.filter(({ group }) => group === 'gone')) };
}

/**
 * The choice after the preview was read anew: rows keep the ticks of the user, as far as they may still be ticked.
 *
 * @param items  the rows with an own tick as they are now
 */
export function keepTicks(choice: Choice, items: readonly PreviewItem[]): Choice {
  const kept = items.flatMap(({ key, group, ticked, selectable }) => {
    const row = choice.rows.get(key);
    return row && selectable ? [[key, { ...row, group, suggested: ticked }] as const] : [];
  });
  return { ...choice, rows: new Map(kept.filter(([, { wanted, group, suggested }]) => wanted !== isTaken(choice, group, suggested))) };
}

/** The choice as the contract takes it. */
export function previewChoice({ groups, rows }: Choice): PreviewChoice {
  const keysWith = (wanted: boolean): readonly string[] => [...rows].filter(([, row]) => row.wanted === wanted).map(([key]) => key);
  return { groups, ticked: keysWith(true), unticked: keysWith(false) };
}

/** What stands for a row without a tick of its own. */
function isTaken({ groups }: Choice, group: PreviewGroupName, suggested: boolean): boolean {
  const take = groups[group] ?? 'suggested';
  return take === 'suggested' ? suggested : take === 'all';
}

function countIn(choice: Choice, { group, selectable, ticked }: PreviewGroup): number {
  const take = choice.groups[group] ?? 'suggested';
  const byTake = { suggested: ticked, all: selectable, none: 0 }[take];
  const own = [...choice.rows.values()].filter((row) => row.group === group);
  return own.reduce((count, { wanted, suggested }) => count + Number(wanted) - Number(isTaken(choice, group, suggested)), byTake);
}
