import type { ChangeTopic } from '../../../shared/contract/changes.ts';
import type { PensionPost, PensionProfile, PostValues } from '../../../shared/contract/pension-profiles.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ReadDb, Store, WriteDb } from '../../db/store.ts';
import { createUndoList } from '../../db/undo-list.ts';
import type { Clock } from '../../ports/clock.ts';
import { postImages } from './post-images.ts';
import { deletePost, findPost, findProfile, savePost, type PostRow } from './profiles-store.ts';

export interface PostDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly announce: (topics: readonly ChangeTopic[]) => void;
  readonly newId: () => string;
  /** @throws AppError PENSION_PROFILE_MISSING */
  readonly profile: (identityId: string) => PensionProfile;
}

export interface ChangedPost {
  readonly profile: PensionProfile;
  readonly undoId: string;
}

/** Other work in the scheme, recorded and no more. */
export interface Posts {
  /** @throws AppError PENSION_PROFILE_MISSING */
  addPost(identityId: string, values: PostValues): ChangedPost;
  /** @throws AppError NOT_FOUND */
  updatePost(id: string, values: PostValues): ChangedPost;
  /** @throws AppError NOT_FOUND */
  removePost(id: string): ChangedPost;
  /** @throws AppError NOTHING_TO_UNDO */
  undo(undoId: string): void;
}

export function createPosts({ store, clock, announce, newId, profile }: PostDeps): Posts {
  const undoList = createUndoList(newId, postImages);

  /** @param work  returns whose post it is */
  function change(id: string, work: (db: WriteDb) => string): ChangedPost {
    const { identityId, file } = store.write((db) => {
      let owner = '';
      const filed = undoList.record(db, [id], () => (owner = work(db)));
      return { identityId: owner, file: filed };
    });
    const undoId = file();
    announce(['pension']);
    return { profile: profile(identityId), undoId };
  }

  function addPost(identityId: string, values: PostValues): ChangedPost {
    const id = newId();
    return change(id, (db) => {
      if (!findProfile(db, identityId)) throw new AppError('PENSION_PROFILE_MISSING', { identityId });
      savePost(db, { id, identityId, ...fieldsOf(values), createdAt: clock.now() }, values.years);
      return identityId;
    });
  }

  function updatePost(id: string, values: PostValues): ChangedPost {
    return change(id, (db) => {
      const before = requirePost(db, id);
      savePost(db, { ...before, ...fieldsOf(values) }, values.years);
      return before.identityId;
    });
  }

  function removePost(id: string): ChangedPost {
    return change(id, (db) => {
      const { identityId } = requirePost(db, id);
      deletePost(db, id);
      return identityId;
    });
  }

  function undo(undoId: string): void {
    store.write((db) => undoList.undo(db, undoId))();
    announce(['pension']);
  }

  return { addPost, updatePost, removePost, undo };
}

/** Named one by one, so that nothing else that came with the input reaches the table. */
function fieldsOf({ kind, employer, employerCode, startsOn, endsOn }: PostValues): Omit<PensionPost, 'id' | 'years'> {
  return { kind, employer, employerCode, startsOn, endsOn };
}

function requirePost(db: ReadDb, id: string): PostRow {
  const row = findPost(db, id);
  if (!row) throw new AppError('NOT_FOUND', { postId: id });
  return row;
}
