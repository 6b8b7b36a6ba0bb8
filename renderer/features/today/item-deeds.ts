import type { ExpectedStatus } from '../../../shared/domain/clock/expected-day.ts';
import type { PlannedItem } from '../../../shared/domain/clock/snapshot.ts';

export type ItemDeed = 'open' | 'tookPlace' | 'noShow' | 'cancelled' | 'planned';

export interface ItemState {
  readonly kind: PlannedItem['kind'];
  readonly status: ExpectedStatus;
}

export interface OfferedDeed {
  readonly deed: ItemDeed;
  readonly label: string;
}

/** What makes sense for a line of the day, in the order of the menu. A mark is taken back where it was made. */
export function itemDeeds({ kind, status }: ItemState): readonly OfferedDeed[] {
  const open = { deed: 'open', label: 'Open' } as const;
  if (status === 'out') return [{ deed: 'planned', label: 'Plan it again' }, open];
  if (kind === 'break') return status === 'expected' ? [{ deed: 'cancelled', label: 'Leave out this break' }, open] : [open];
  const missed = [
    { deed: 'noShow', label: 'Mark as no-show' },
    { deed: 'cancelled', label: 'Mark as cancelled' },
  ] as const;
  switch (status) {
    case 'unmarked':
      return [{ deed: 'tookPlace', label: 'Took place as planned' }, ...missed, open];
    case 'expected':
    case 'done':
      return [...missed, open];
    case 'running':
      return [open];
    default:
      return status satisfies never;
  }
}
