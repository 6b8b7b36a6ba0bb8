import { notifyFailure } from '../../app/notify.tsx';
import type { SessionWrites } from '../calendar/use-session-writes.ts';
import type { DayRow } from './day-rows.ts';
import type { ItemDeed } from './item-deeds.ts';

export type DeedTarget = Pick<DayRow, 'itemId' | 'plannedStart' | 'plannedEnd'>;

export interface DeedWays extends Pick<SessionWrites, 'setStatus' | 'correctActual'> {
  readonly onOpen: (itemId: string) => void;
}

/** Does what was chosen in the menu of a line. */
export function carryOutDeed({ setStatus, correctActual, onOpen }: DeedWays, target: DeedTarget, deed: ItemDeed): void {
  const session = { id: target.itemId };
  switch (deed) {
    case 'open':
      onOpen(target.itemId);
      return;
    case 'tookPlace':
      correctActual.mutate({ session, startedAt: target.plannedStart, finishedAt: target.plannedEnd }, { onError: notifyFailure });
      return;
    case 'noShow':
    case 'cancelled':
    case 'planned':
      setStatus.mutate({ session, status: deed });
      return;
    default:
      deed satisfies never;
  }
}
