import { Checkbox, Select, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { BankLineView } from '../../../shared/contract/bank.ts';
import type { InvoiceBrief } from '../../../shared/contract/invoices.ts';
import { formatMoney } from '../../../shared/domain/money.ts';
import { useApi } from '../../app/api.ts';
import { LoadingRows } from '../../ui/loading-rows.tsx';
import { OrganisationSelect } from '../organisations/organisation-select.tsx';
import { shareOut } from './share-out.ts';
import type { ConfirmedMatch } from './use-bank-writes.ts';

/** What the user says a line has paid; what is missing is null. */
export interface OwnChoice {
  readonly organisationId: string | null;
  readonly identityId: string | null;
  readonly invoices: readonly InvoiceBrief[];
}

export const noChoice: OwnChoice = { organisationId: null, identityId: null, invoices: [] };

/** The choice as it is confirmed; null while something is missing. */
export function ownMatchOf({ key, amount }: BankLineView, { organisationId, identityId, invoices }: OwnChoice): ConfirmedMatch | null {
  if (organisationId === null || identityId === null) return null;
  return { key, organisationId, identityId, allocations: shareOut(amount, invoices) };
}

export interface OwnMatchProps {
  readonly choice: OwnChoice;
  /** Confirm was pressed before there was anything to confirm. */
  readonly isAsked: boolean;
  readonly onChange: (choice: OwnChoice) => void;
}

/** The user's own choice: an organisation, and those of its open invoices that were paid; the rest is on account. */
export function OwnMatch({ choice, isAsked, onChange }: OwnMatchProps): ReactNode {
  const api = useApi();
  const identities = useQuery(api.identities.list.queryOptions({ input: { archived: false } })).data ?? [];
  const onlyIdentity = identities.length === 1 ? (identities[0]?.id ?? null) : null;
  const { organisationId, identityId } = choice;
  return (
    <Stack gap="sm">
      <OrganisationSelect
        label="Organisation"
        withArchived
        value={organisationId}
        error={isAsked && organisationId === null ? 'Choose who paid' : null}
        onChange={(chosen) => onChange({ organisationId: chosen, identityId: identityId ?? onlyIdentity, invoices: [] })}
      />
      {identities.length > 1 && (
        <Select
          label="Paid to"
          data={identities.map(({ id, name, tradingName }) => ({ value: id, label: tradingName === '' ? name : tradingName }))}
          value={identityId}
          error={isAsked && identityId === null ? 'Choose which of you was paid' : null}
          onChange={(chosen) => onChange({ ...choice, identityId: chosen, invoices: [] })}
        />
      )}
      {organisationId !== null && identityId !== null && (
        <InvoiceTicks
          organisationId={organisationId}
          identityId={identityId}
          ticked={choice.invoices}
          onChange={(invoices) => onChange({ ...choice, invoices })}
        />
      )}
    </Stack>
  );
}

interface InvoiceTicksProps {
  readonly organisationId: string;
  readonly identityId: string;
  readonly ticked: readonly InvoiceBrief[];
  readonly onChange: (ticked: readonly InvoiceBrief[]) => void;
}

/** What an organisation owes, the oldest first. */
function InvoiceTicks({ organisationId, identityId, ticked, onChange }: InvoiceTicksProps): ReactNode {
  const api = useApi();
  const input = { view: 'owing' as const, organisationId, identityId, from: null, to: null, search: '', offset: 0, limit: 200 };
  const list = useQuery(api.invoices.list.queryOptions({ input }));
  if (!list.data) return <LoadingRows rows={3} />;
  const owing = list.data.invoices.toReversed();
  if (owing.length === 0) return <p>Nothing is open there: all of it would be on account.</p>;
  return (
    <Checkbox.Group
      label="Invoices that were paid"
      description="The oldest is paid first; what is left is on account."
      value={ticked.map(({ id }) => id)}
      onChange={(ids) => onChange(owing.filter(({ id }) => ids.includes(id)))}
    >
      <Stack gap="xs" mt="xs">
        {owing.map(({ id, number, dueOn, balance }) => (
          <Checkbox key={id} value={id} label={`${number ?? ''} · due ${dueOn ?? ''} · ${formatMoney(balance)} open`} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
