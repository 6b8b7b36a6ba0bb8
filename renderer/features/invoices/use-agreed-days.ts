import { useQuery } from '@tanstack/react-query';
import type { InvoiceBrief } from '../../../shared/contract/invoices.ts';
import { useApi } from '../../app/api.ts';

/** Days to pay by the terms with an organisation, else by the identity's usual ones; null while they are not known. */
export function useAgreedDays({ organisation, identity }: Pick<InvoiceBrief, 'organisation' | 'identity'>): number | null {
  const api = useApi();
  const found = useQuery(api.organisations.get.queryOptions({ input: { id: organisation.id } }));
  const identities = useQuery(api.identities.list.queryOptions({ input: { archived: true } }));
  if (!found.data) return null;
  const usual = identities.data?.find(({ id }) => id === identity.id)?.terms;
  return (found.data.terms ?? usual)?.paymentDays ?? null;
}
