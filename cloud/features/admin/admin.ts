import type { Context } from 'hono';
import type { Owner, Route } from '../../web/routes.ts';
import { announceRoutes, type AnnounceRouteDeps } from './announce-routes.ts';
import { createGrants, type GrantDeps, type Grants } from './grants.ts';
import { createLooking } from './looking.ts';
import { ownerRoutes, ownerSignInRoutes, type OwnerRouteDeps } from './owner-routes.ts';
import { createOwnerSignIns, type OwnerSignInDeps } from './owner-sign-ins.ts';

export interface AdminDeps extends GrantDeps, OwnerSignInDeps, AnnounceRouteDeps, Omit<OwnerRouteDeps, 'signIns' | 'looking' | 'grants'> {}

/** What the owner does for accounts, put together. Without an owner in the settings there is no such place. */
export function createAdmin(deps: AdminDeps): {
  readonly grants: Grants;
  readonly routes: readonly Route[];
  readonly ownerOf: (c: Context) => Promise<Owner | null>;
} {
  const [grants, signIns, looking] = [createGrants(deps), createOwnerSignIns(deps), createLooking(deps)];
  const whole = { ...deps, grants, signIns, looking };
  const routes = deps.owners.length > 0 ? [...ownerSignInRoutes(whole), ...ownerRoutes(whole), ...announceRoutes(whole)] : [];
  return { grants, routes, ownerOf: signIns.ownerOf };
}
