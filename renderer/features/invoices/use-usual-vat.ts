import { useQuery } from '@tanstack/react-query';
import type { InvoiceBrief } from '../../../shared/contract/invoices.ts';
import type { VatTreatment } from '../../../shared/domain/invoices/model.ts';
import { useApi } from '../../app/api.ts';

/** How new lines of an identity are treated for VAT; null while it is not known. */
export function useUsualVat({ identity }: Pick<InvoiceBrief, 'identity'>): VatTreatment | null {
  const api = useApi();
  const settings = useQuery(api.invoiceSettings.get.queryOptions({ input: { identityId: identity.id } }));
  return settings.data?.vat ?? null;
}
