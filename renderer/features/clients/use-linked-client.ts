import { skipToken, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Client } from '../../../shared/contract/clients.ts';
import { useApi, type Api } from '../../app/api.ts';

const PAGE = 200;

export interface LinkedClient {
  /** The client that the address names, once found. */
  readonly client: Client | null;
  /** Takes the client out of the address. */
  readonly leave: () => void;
}

/** The search of the app leads to a client by `?client=`. */
export function useLinkedClient(): LinkedClient {
  const api = useApi();
  const navigate = useNavigate();
  const { client: id } = useSearch({ strict: false });
  const found = useQuery({
    queryKey: [...api.clients.key(), 'linked', id],
    queryFn: id === undefined ? skipToken : () => findClient(api, id),
  });
  return { client: found.data ?? null, leave: () => void navigate({ to: '/clients', search: {}, replace: true }) };
}

/** Page by page, as the list is asked by name and not by id. */
async function findClient(api: Api, id: string): Promise<Client | null> {
  for (let offset = 0; ; offset += PAGE) {
    const { clients, total } = await api.clients.list.call({ search: '', archived: true, offset, limit: PAGE });
    const match = clients.find((client) => client.id === id);
    if (match || offset + PAGE >= total) return match ?? null;
  }
}
