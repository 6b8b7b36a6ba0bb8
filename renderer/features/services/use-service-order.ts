import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Service } from '../../../shared/contract/services.ts';
import { useApi } from '../../app/api.ts';
import { notifyFailure } from '../../app/notify.tsx';
import { inOrder } from './list-order.ts';

/** Puts services in the user's order; the lists show it at once, and what was stored once that is known. */
export function useServiceOrder() {
  const api = useApi();
  const queries = useQueryClient();
  const lists = { queryKey: api.services.list.key() };
  return useMutation({
    mutationFn: (ids: readonly string[]) => api.services.reorder.call({ ids: [...ids] }),
    onMutate: (ids) => queries.setQueriesData<readonly Service[]>(lists, (old) => old && inOrder(old, ids)),
    onError: (error) => {
      notifyFailure(error);
      void queries.invalidateQueries(lists);
    },
  });
}
