import { skipToken, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Client } from '../../../shared/contract/clients.ts';
import { useApi } from '../../app/api.ts';
import { useLeaveWhenGone } from '../../app/use-leave-when-gone.ts';

export interface LinkedClient {
  /** The client that the address names, once found. */
  readonly client: Client | null;
  /** Takes the client out of the address. */
  readonly leave: () => void;
}

/** The search of the app leads to a client by `?client=`; a client that is gone is said and left. */
export function useLinkedClient(): LinkedClient {
  const api = useApi();
  const navigate = useNavigate();
  const { client: id } = useSearch({ strict: false });
  const found = useQuery(api.clients.get.queryOptions({ input: id === undefined ? skipToken : { id }, retry: false }));
  const leave = (): void => void navigate({ to: '/clients', search: {}, replace: true });
  useLeaveWhenGone(found.error, leave);
  return { client: found.data ?? null, leave };
}
