import { issuedSinceQuery } from './features/invoices/store.ts';
import { createPlanService, type PlanDeps, type PlanService } from './features/plans/service.ts';
import type { ProfileDeps } from './profile-deps.ts';

/** What may be made anew: by the plan, and by what was issued this month. */
export function createPlans({ store, clock, isSample }: ProfileDeps, asking: Pick<PlanDeps, 'zone' | 'standing'>): PlanService {
  const issuedSince: PlanDeps['issuedSince'] = (from) => issuedSinceQuery(store.read, from).all().map(({ at }) => at); // prettier-ignore
  return createPlanService({ ...asking, clock, isSample, issuedSince });
}
