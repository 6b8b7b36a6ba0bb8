import type { RouterUtils } from '@orpc/tanstack-query';
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { ConnectionState } from './connect-socket.ts';
import type { Client } from './client.ts';
import type { Connection } from './connect.ts';

/** Everything the core offers to this window as query and mutation options: `useQuery(api.clients.list.queryOptions({ input }))`. */
export type Api = RouterUtils<Client>;

export const ApiContext = createContext<Api | null>(null);

/** The core, for screens and hooks; feature components get data and callbacks instead. */
export function useApi(): Api {
  const api = useContext(ApiContext);
  if (!api) throw new Error('useApi outside ApiContext');
  return api;
}

export const ConnectionContext = createContext<Connection | null>(null);

/** The way to the core: for files, for clock pages and for whether calls get through. */
export function useConnection(): Connection {
  const connection = useContext(ConnectionContext);
  if (!connection) throw new Error('useConnection outside ConnectionContext');
  return connection;
}

export function useConnectionState(): ConnectionState {
  const { state } = useConnection();
  return useSyncExternalStore(state.listen, state.get);
}
