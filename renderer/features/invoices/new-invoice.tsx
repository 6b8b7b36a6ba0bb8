import { Select } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { Identity } from '../../../shared/contract/identities.ts';
import { useApi } from '../../app/api.ts';
import { FormDrawer } from '../../ui/form-drawer.tsx';
import { OrganisationSelect } from '../organisations/organisation-select.tsx';

export interface NewInvoiceProps {
  /** The one that is proposed; null for none. */
  readonly organisationId: string | null;
  readonly onClose: () => void;
}

/** Asks who bills whom, and opens the empty draft. */
export function NewInvoice({ organisationId, onClose }: NewInvoiceProps): ReactNode {
  const api = useApi();
  const navigate = useNavigate();
  const identities = useQuery(api.identities.list.queryOptions({ input: { archived: false } }));
  const [chosen, setChosen] = useState<{ readonly organisation: string | null; readonly identity: string | null }>({
    organisation: organisationId,
    identity: null,
  });
  const [isAsked, setAsked] = useState(false);
  const isMissing = isAsked && chosen.organisation === null;
  const identityId = chosen.identity ?? identities.data?.[0]?.id ?? null;
  const make = useMutation({
    mutationFn: (input: { organisationId: string; identityId: string }) => api.invoices.draftByHand.call(input),
    onSuccess: ({ invoice }) => void navigate({ to: '/invoices/$invoiceId', params: { invoiceId: invoice.id } }),
  });
  const words = identities.data?.length === 0 ? withoutProfile : withProfile;
  const submit = (): void => {
    setAsked(true);
    if (words === withoutProfile) void navigate({ to: '/settings/practice' });
    else if (chosen.organisation !== null && identityId !== null) make.mutate({ organisationId: chosen.organisation, identityId });
  };
  return (
    <FormDrawer
      opened
      title="New invoice"
      {...words}
      busy={make.isPending}
      error={make.error}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onClose={onClose}
    >
      <OrganisationSelect
        label="Organisation"
        placeholder="Who pays"
        data-autofocus
        value={chosen.organisation}
        error={isMissing && 'Choose who pays'}
        onChange={(organisation) => setChosen({ ...chosen, organisation })}
      />
      <IdentityField identities={identities.data ?? []} value={identityId} onChange={(identity) => setChosen({ ...chosen, identity })} />
    </FormDrawer>
  );
}

const withProfile = { lead: 'Work that stands in your bookings is billed under To invoice.', submitLabel: 'Make the draft' };
const withoutProfile = { lead: 'First enter who you trade as, in the practice profile.', submitLabel: 'Open the practice profile' };

interface IdentityFieldProps {
  readonly identities: readonly Identity[];
  readonly value: string | null;
  readonly onChange: (identityId: string | null) => void;
}

/** Asked only of those who trade under several names. */
function IdentityField({ identities, value, onChange }: IdentityFieldProps): ReactNode {
  if (identities.length < 2) return null;
  return (
    <Select
      label="Identity"
      allowDeselect={false}
      data={identities.map(({ id, name, tradingName }) => ({ value: id, label: tradingName === '' ? name : tradingName }))}
      value={value}
      onChange={onChange}
    />
  );
}
