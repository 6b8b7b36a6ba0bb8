import { AppError } from '../../../shared/errors/app-error.ts';
import type { RowImages } from '../../db/undo-list.ts';
import { deletePost, findPost, findProfile, postYears, savePost, type PostRow, type PostYearRow } from './profiles-store.ts';

interface PostImage {
  readonly post: PostRow;
  readonly years: readonly PostYearRow[];
}

export const postImages: RowImages<PostImage> = {
  take: (db, id) => {
    const post = findPost(db, id);
    return post && { post, years: postYears(db, id) };
  },
  put: (db, id, image) => {
    if (image) savePost(db, image.post, image.years);
    else deletePost(db, id);
  },
  canPut: (db, { post }) => findProfile(db, post.identityId) !== null,
  refusal: (id) => new AppError('NOTHING_TO_UNDO', { postId: id }),
};
