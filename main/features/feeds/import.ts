import { eq } from 'drizzle-orm';
import type { Brake } from '../../../shared/domain/sync/compare.ts';
import { effectOf, type ImportEffect } from '../../../shared/domain/sync/effect.ts';
import type { EntryChange } from '../../../shared/domain/sync/entries.ts';
import { sessions } from '../../db/schema.ts';
import type { WriteDb } from '../../db/store.ts';
import { createItemWriter, createSessionWriter, type WriterOrder } from './import-writer.ts';

export interface ImportOrder extends WriterOrder {
  readonly changes: readonly EntryChange[];
  /** Keys of the ticked rows, as `keyOfChange` gives them. */
  readonly ticked: ReadonlySet<string>;
  readonly brake: Brake;
}

export interface ImportCount {
  readonly added: number;
  readonly moved: number;
  readonly changed: number;
  readonly removed: number;
}

/** The name of a row in the preview: the entry's own key, or the known one's when it is gone. */
export function keyOfChange({ incoming, known }: EntryChange): string {
  return incoming?.key ?? known?.key ?? '';
}

/** Carries out a confirmed preview. Call it inside one transaction; the feed's row must be there. */
export function importChanges(db: WriteDb, order: ImportOrder): ImportCount {
  const carryOut = createImporter(db, order);
  const counts = { added: 0, moved: 0, changed: 0, removed: 0 };
  for (const change of order.changes) {
    const ticked = change.selectable && order.ticked.has(keyOfChange(change));
    const effect = effectOf(change, ticked, order.brake);
    carryOut(effect);
    if (effect.do === 'add') counts.added += 1;
    else if (effect.do === 'remove') counts.removed += 1;
    else if (effect.do === 'follow') counts[change.group === 'moved' ? 'moved' : 'changed'] += 1;
  }
  return counts;
}

function createImporter(db: WriteDb, order: ImportOrder): (effect: ImportEffect) => void {
  const writer = createSessionWriter(db, order);
  const items = createItemWriter(db, order);
  return (effect) => {
    switch (effect.do) {
      case 'nothing':
        break;
      case 'remove':
        db.delete(sessions).where(eq(sessions.id, effect.sessionId)).run();
        items.forget(effect.oldKey);
        break;
      case 'markGone':
        items.markGone(effect.oldKey);
        break;
      case 'tie':
        items.remember(effect.entry, effect.oldKey, 'imported', effect.sessionId);
        break;
      case 'follow':
        writer.follow(effect.entry, effect.base, effect.sessionId);
        items.remember(effect.entry, effect.oldKey, 'imported', effect.sessionId);
        break;
      case 'add':
        items.remember(effect.entry, effect.oldKey, 'imported', writer.add(effect.entry));
        break;
      case 'decline':
        items.remember(effect.entry, null, 'declined', null);
        break;
      default:
        effect satisfies never;
    }
  };
}
