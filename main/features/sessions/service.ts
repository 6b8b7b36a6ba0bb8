import type { ChangeTopic } from '../../../shared/contract/changes.ts';
import type { Store, WriteDb } from '../../db/store.ts';
import { createUndoList } from '../../db/undo-list.ts';
import type { Clock } from '../../ports/clock.ts';
import { createSessionEdits, type ChangedSessions, type SessionEdits } from './edits.ts';
import { createSessionLookup, type SessionLookup } from './lookup.ts';
import { createSessionReader } from './read.ts';
import { sessionImages } from './row-images.ts';

export interface SessionDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly announce: (topics: readonly ChangeTopic[]) => void;
  readonly newId: () => string;
}

export interface SessionService extends SessionLookup, SessionEdits {
  /**
   * Takes back one change whole, as long as none of its sessions changed since. The last 50 are kept until closing.
   *
   * @throws AppError NOTHING_TO_UNDO, SESSION_RUNNING
   */
  undo(undoId: string): void;
}

/** The clients' counts follow from the sessions. */
const topics = ['sessions', 'clients'] as const;

/** The schedule: look-ups in lookup.ts, changes in edits.ts, each change undone by the images of row-images.ts. */
export function createSessionService({ store, clock, announce, newId }: SessionDeps): SessionService {
  const reader = createSessionReader(store.read);
  const undoList = createUndoList(newId, sessionImages);

  function change(ids: readonly string[], work: (db: WriteDb) => void): ChangedSessions {
    const remember = store.write((db) => undoList.record(db, ids, () => work(db)));
    const undoId = remember();
    announce(topics);
    return { sessions: reader.byIds(ids), undoId };
  }

  function undo(undoId: string): void {
    const forget = store.write((db) => undoList.undo(db, undoId));
    forget();
    announce(topics);
  }

  return { ...createSessionLookup(reader, store.read, clock), ...createSessionEdits({ read: store.read, clock, newId, change }), undo };
}
