import type { Implementer } from '../../rpc.ts';
import type { PlanService } from './service.ts';

export function createPlansRouter(os: Implementer, plans: () => PlanService) {
  return { look: os.plans.look.handler(() => plans().look()) };
}
