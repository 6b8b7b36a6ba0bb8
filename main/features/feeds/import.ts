import { eq, sql } from 'drizzle-orm';
import type { ImportEffect } from '../../../shared/domain/sync/effect.ts';
import { sessions } from '../../db/schema.ts';
import type { WriteDb } from '../../db/store.ts';
import { createItemWriter, createSessionWriter, type WriterOrder } from './import-writer.ts';

/**
 * Carries out a plan. Call it inside one transaction; the feed's row must be there.
 *
 * @returns the ids of the sessions that it made
 */
export function carryOut(db: WriteDb, effects: readonly ImportEffect[], order: WriterOrder): readonly string[] {
  const writer = createSessionWriter(db, order);
  const items = createItemWriter(db, order);
  const removal = db
    .delete(sessions)
    .where(eq(sessions.id, sql.placeholder('id')))
    .prepare();
  const made: string[] = [];
  const apply = (effect: ImportEffect): void => {
    switch (effect.do) {
      case 'nothing':
        break;
      case 'remove':
        removal.run({ id: effect.sessionId });
        items.forget(effect.oldKey);
        break;
      case 'markGone':
        items.markGone(effect.oldKey);
        break;
      case 'see':
        items.see(effect.key);
        break;
      case 'tie':
        items.remember(effect.entry, effect.oldKey, 'imported', effect.sessionId);
        break;
      case 'follow':
        writer.follow(effect);
        items.remember(effect.entry, effect.oldKey, 'imported', effect.sessionId);
        break;
      case 'add': {
        const sessionId = writer.add(effect.entry);
        made.push(sessionId);
        items.remember(effect.entry, effect.oldKey, 'imported', sessionId);
        break;
      }
      case 'decline':
        items.remember(effect.entry, null, 'declined', null);
        break;
      default:
        effect satisfies never;
    }
  };
  for (const effect of effects) apply(effect);
  return made;
}
