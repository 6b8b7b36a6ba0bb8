import { useQuery } from '@tanstack/react-query';
import type { PlanLook } from '../../../shared/contract/plans.ts';
import type { Gate } from '../../../shared/domain/licence/plans.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import { useApi } from '../../app/api.ts';
import { useNow } from '../../app/now.ts';
import { useZone } from '../../app/profile.ts';
import type { GateLook } from './plan-words.ts';

/** What the plan opens today; asked for anew when a day begins. */
export function usePlanLook() {
  const api = useApi();
  const today = dayOf(useNow(60_000), useZone());
  const queryKey = [...api.plans.look.queryKey({ input: {} }), today];
  return useQuery(api.plans.look.queryOptions({ input: {}, queryKey }));
}

/** How it stands with one kind; null while that is not known, and then nothing is said of it. */
export function useGate(gate: Gate): (GateLook & Pick<PlanLook, 'freeInvoicePdfsPerMonth'>) | null {
  const { data } = usePlanLook();
  const found = data?.gates.find((candidate) => candidate.gate === gate);
  return data && found ? { ...found, freeInvoicePdfsPerMonth: data.freeInvoicePdfsPerMonth } : null;
}
