import { useInfiniteQuery } from '@tanstack/react-query';
import type { PreviewItem } from '../../../shared/contract/feeds.ts';
import { useApi } from '../../app/api.ts';
import type { PreviewGroupName } from './preview-choice.ts';

/** More rows than this are fetched and shown on request. */
export const pageRows = 100;

/** The rows of one group so far, by start. They stay as they are until the names are read anew. */
export function usePreviewRows(previewId: string, group: PreviewGroupName) {
  const api = useApi();
  const query = useInfiniteQuery(
    api.feeds.previewRows.infiniteOptions({
      input: (offset: number) => ({ previewId, rows: { group, offset, limit: pageRows } }),
      initialPageParam: 0,
      getNextPageParam: (last: readonly PreviewItem[], _pages, offset: number) => (last.length < pageRows ? null : offset + pageRows),
      staleTime: Infinity,
    }),
  );
  return { ...query, rows: query.data?.pages.flat() ?? [] };
}
