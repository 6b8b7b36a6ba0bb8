import type { ContractRouterClient } from '@orpc/contract';
import type { RouterUtils } from '@orpc/tanstack-query';
import { createContext, useContext } from 'react';
import type { contract } from '../../shared/contract/index.ts';

/** Everything the core offers to this window. */
export type CoreClient = ContractRouterClient<typeof contract>;
/** The same as query and mutation options: `useQuery(api.clients.list.queryOptions({ input }))`. */
export type Api = RouterUtils<CoreClient>;

export const ApiContext = createContext<Api | null>(null);

/** The core, for screens and hooks; feature components get data and callbacks instead. */
export function useApi(): Api {
  const api = useContext(ApiContext);
  if (!api) throw new Error('useApi outside ApiContext');
  return api;
}

/** Hands a chosen file to the core and answers with the id under which it is held. */
export type Upload = (file: File) => Promise<string>;

export const UploadContext = createContext<Upload | null>(null);

export function useUpload(): Upload {
  const upload = useContext(UploadContext);
  if (!upload) throw new Error('useUpload outside UploadContext');
  return upload;
}
