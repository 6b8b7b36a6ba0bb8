import { useMutation } from '@tanstack/react-query';
import { useApi } from '../../app/api.ts';
import { notifyDone, notifyFailure } from '../../app/notify.tsx';
import { toPostInput, type PostFormValues } from './post-values.ts';
import { toProfileInput, type ProfileFormValues } from './profile-values.ts';

export interface SaveProfile {
  readonly identityId: string;
  readonly values: ProfileFormValues;
}

export interface SavePost {
  readonly identityId: string;
  /** Null makes a new one. */
  readonly id: string | null;
  readonly values: PostFormValues;
}

/** Saves pension profiles; adds, changes and removes posts. */
export function useProfileWrites() {
  const api = useApi();
  const undo = useMutation({
    mutationFn: (undoId: string) => api.pensionProfiles.undo.call({ undoId }),
    onError: notifyFailure,
  });

  const save = useMutation({
    mutationFn: ({ identityId, values }: SaveProfile) => api.pensionProfiles.save.call({ identityId, profile: toProfileInput(values) }),
    onSuccess: () => notifyDone('The pension profile is saved.'),
    // The values hold numbers of a person: they are not kept longer than the form.
    gcTime: 0,
  });

  const savePost = useMutation({
    mutationFn: ({ identityId, id, values }: SavePost) => {
      const post = toPostInput(values);
      return id === null ? api.pensionProfiles.addPost.call({ identityId, post }) : api.pensionProfiles.updatePost.call({ id, post });
    },
    onSuccess: ({ undoId }) => notifyDone('The post is saved.', { undo: () => undo.mutate(undoId) }),
  });

  const removePost = useMutation({
    mutationFn: (id: string) => api.pensionProfiles.removePost.call({ id }),
    onSuccess: ({ undoId }) => notifyDone('The post is removed.', { undo: () => undo.mutate(undoId) }),
    onError: notifyFailure,
  });

  return { save, savePost, removePost };
}
