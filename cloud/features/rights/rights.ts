import type { Route } from '../../web/routes.ts';
import { createCopyKey } from './copy-key.ts';
import { makeCopy, type CopyDeps } from './copying.ts';
import { keepRoutes, rightsRoutes, type RightsRouteDeps } from './routes.ts';

export interface RightsDeps extends Omit<RightsRouteDeps, 'copyKey' | 'makeCopy'>, Omit<CopyDeps, 'key'> {
  readonly secret: string;
}

/** A copy of everything, and the end of an account, put together. */
export function createRights(deps: RightsDeps): readonly Route[] {
  const copyKey = createCopyKey(deps.secret);
  return [
    ...rightsRoutes({ ...deps, copyKey, makeCopy: (accountId) => makeCopy(accountId, { ...deps, key: copyKey }) }),
    ...keepRoutes(deps),
  ];
}
